"""Imports: what a CRM file said, row by row, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import datetime
from enum import StrEnum

from callprogram.domain.customers import Customer


class Severity(StrEnum):
    """Whether a row could not be used, or only looks odd."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row; `row` counts the file's lines of data from 1, `column` is its header."""

    row: int
    column: str
    value: str
    message: str
    severity: Severity


@dataclass(frozen=True)
class Source:
    """How a file was read; `header_row` counts its rows from 1, `mapping` gives the headers that fill each field.

    `system` is where the file comes from, if its headers show it; `offered` are headers that may fill a field, for a
    person to decide.
    """

    file: str
    encoding: str
    delimiter: str
    header_row: int
    headers: tuple[str, ...]
    mapping: Mapping[str, tuple[str, ...]]
    system: str | None = None
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ignored_headers(self) -> tuple[str, ...]:
        """The headers that fill nothing."""
        used = {header for headers in self.mapping.values() for header in headers}
        return tuple(header for header in self.headers if header not in used)


@dataclass(frozen=True)
class Reading:
    """A file read: a customer for each good row (ids are 0), the problems, and the rows refused with their cells."""

    source: Source
    rows: int
    customers: Sequence[Customer]
    problems: Sequence[Problem]
    rejects: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True)
class Import:
    """One file brought in, and what its rows did."""

    id: int
    file: str
    imported_at: datetime
    imported_by: str
    encoding: str
    delimiter: str
    header_row: int
    mapping: Mapping[str, tuple[str, ...]]
    rows: int
    created: int
    updated: int
    unchanged: int
    merged: int
    rejected: int
    vanished: int = 0
    undone_at: datetime | None = None


@dataclass(frozen=True)
class Traces:
    """What an import left: customers it made, those it changed as they were before, and why some must stay by id."""

    made: tuple[Customer, ...]
    before: tuple[Customer, ...]
    used_since: Mapping[int, str]
    changed_since: Mapping[int, str]


@dataclass(frozen=True)
class Undone:
    """An import taken back: how many customers went and were set back, and whom it had to leave, with the reason."""

    found: Import
    removed: int
    restored: int
    left: Mapping[Customer, str]


@dataclass(frozen=True)
class Totals:
    """How many customers a file has, how many can be called, and how many have only numbers that may be wrong."""

    customers: int = 0
    callable: int = 0
    doubtful: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        """Both together."""
        return Totals(*(one + another for one, another in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Changes:
    """What an import would do: customers to add, customers to save as they become, and how many rows did nothing.

    `whose` has by a row's place the id of the known customer that it is about, or, counted down from -1, which of
    those created. `vanished` are the ids of customers that this export had the last time and has no more.
    """

    created: Sequence[Customer]
    updated: Sequence[Customer]
    unchanged: int
    merged: int
    totals: Totals = field(default=Totals(), compare=False)
    whose: Mapping[int, int] = field(default_factory=dict, compare=False)
    vanished: Sequence[int] = ()
    as_of: str = field(default="", compare=False)
