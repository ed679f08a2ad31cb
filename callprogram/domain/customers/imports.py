"""Imports: what a CRM file said, row by row, and what became of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import datetime
from enum import StrEnum
from operator import attrgetter

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.left_out import NotCustomer, UnusedColumn
from callprogram.domain.words.dates import counted


class Severity(StrEnum):
    """Whether a row could not be used, or only looks odd."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one column, however many rows have it; `values` are the cells of the first few rows.

    `rows` count the file's lines of data from 1; `column` is a header, nothing for what is wrong with whole rows.
    """

    column: str
    message: str
    severity: Severity
    rows: tuple[int, ...]
    values: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """How a file was read; `header_row` counts its rows from 1, `mapping` gives the headers that fill each field.

    `system` is where the file comes from, if its headers show it; `offered` are headers that may fill a field, for a
    person to decide; `unused` are the columns that nothing was made of; `lists` is what the file lists where that is
    something else than customers, `digest` tells its bytes from all others.
    """

    file: str
    encoding: str
    delimiter: str
    header_row: int
    headers: tuple[str, ...]
    mapping: Mapping[str, tuple[str, ...]]
    system: str | None = None
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unused: tuple[UnusedColumn, ...] = ()
    lists: str = ""
    digest: str = ""

    @property
    def in_words(self) -> tuple[str, ...]:
        """What somebody should know of the file as a whole before they bring it in."""
        what = f"{self.file} lists {self.lists}, not customers: whoever stands in a row is taken for a customer."
        return (what,) if self.lists else ()

    @property
    def ignored_headers(self) -> tuple[str, ...]:
        """The headers that fill nothing."""
        used = {header for headers in self.mapping.values() for header in headers}
        return tuple(header for header in self.headers if header not in used)


@dataclass(frozen=True)
class ImportProfile:
    """How exports with these headers are read, as somebody has said: the headers of each field, and the region."""

    id: int
    name: str
    headers: tuple[str, ...]
    mapping: Mapping[str, tuple[str, ...]]
    region: str
    saved_at: datetime
    saved_by: str
    used_at: datetime | None = None


def profile_for(profiles: Iterable[ImportProfile], headers: Iterable[str]) -> ImportProfile | None:
    """The profile saved last for a file with the same headers, in whatever order and however they are spaced."""
    wanted = same_headers(headers)
    fitting = (each for each in profiles if each.headers == wanted)
    return max(fitting, key=lambda each: (each.saved_at, each.id), default=None)


def same_headers(headers: Iterable[str]) -> tuple[str, ...]:
    """What is the same for headers that differ only in their order, in capitals or in spaces."""
    return tuple(sorted(set(map(_plain, headers))))


def outgrown(profiles: Iterable[ImportProfile], headers: Iterable[str]) -> str:
    """What is said where no profile fits a file, but one has most of its columns; empty where none has."""
    wanted = {*same_headers(headers)}
    near = [each for each in profiles if 2 * len(wanted & {*each.headers}) > max(len(wanted), len(each.headers))]
    if any({*each.headers} == wanted for each in near) or not near:
        return ""
    nearest = max(near, key=lambda each: (len(wanted & {*each.headers}), each.saved_at, each.id))
    return f"Not read as saved under “{nearest.name}”, whose columns have changed: {_changes_of(nearest, headers)}."


def lacking(mapping: Mapping[str, Iterable[str]], headers: Iterable[str]) -> tuple[str, ...]:
    """The headers that a mapping takes and a file does not have."""
    there = set(same_headers(headers))
    return tuple(header for names in mapping.values() for header in names if _plain(header) not in there)


def with_chosen(saved: Mapping[str, Sequence[str]], chosen: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """A saved mapping with what somebody chooses for this file: a header chosen for one field fills no other."""
    taken = {_plain(header) for names in chosen.values() for header in names}
    left = {field: tuple(name for name in names if _plain(name) not in taken) for field, names in saved.items()}
    return left | {field: tuple(names) for field, names in chosen.items()}


def _changes_of(profile: ImportProfile, headers: Iterable[str]) -> str:
    """Which columns are gone since a profile was saved, and which are new."""
    now = {_plain(header): header for header in headers}
    before = {_plain(header): header for names in profile.mapping.values() for header in names}
    gone = [f"{before.get(header, header)} is missing" for header in profile.headers if header not in now]
    new = [f"{header} is new" for name, header in now.items() if name not in profile.headers]
    return ", ".join([*gone, *new])


def _plain(header: str) -> str:
    return " ".join(header.casefold().split())


@dataclass(frozen=True)
class Reading:
    """A file read: a customer for each good row (ids are 0), the problems, and the rows refused with their cells.

    `rows` are the good ones, the refused ones and those that are no customers.
    """

    source: Source
    rows: int
    customers: Sequence[Customer]
    problems: Sequence[Problem]
    rejects: tuple[tuple[tuple[str, ...], str], ...]
    not_customers: tuple[NotCustomer, ...] = ()


def rows_needing(problems: Iterable[Problem]) -> int:
    """How many rows somebody should look at."""
    return len({row for problem in problems for row in problem.rows})


def rows_in_words(problem: Problem, names: Mapping[int, str] | None = None) -> str:
    """Where a problem is: `row 3, Acme “555-01”, row 8 and 20 more`; `names` are those of the rows' customers."""
    first = [
        ", ".join(filter(None, (f"row {row:,}", (names or {}).get(row, "")))) + (f" “{value}”" if value else "")
        for row, value in zip(problem.rows, problem.values, strict=False)
    ]
    more = len(problem.rows) - len(first)
    return ", ".join(first) + (f" and {more:,} more" if more else "")


@dataclass(frozen=True)
class Import:
    """One file brought in, and what its rows did; once it is let go, nobody knows what customers were before it.

    `digest` tells its bytes from all others.
    """

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
    let_go_at: datetime | None = None
    digest: str = ""


SAMPLES = "Sample customers"  # the file that made-up customers come from; no file of anybody's is called so
CHANGED_SINCE, JOINED = "a later import changed them", "they were joined with another customer"
ON_HOLD = "they are on legal hold"
LASTING = frozenset({CHANGED_SINCE, JOINED, ON_HOLD})  # what makes a customer of one import that of another


@dataclass(frozen=True)
class Samples:
    """How many made-up customers there are, and how many calls and promises were made with them."""

    customers: int = 0
    calls: int = 0
    promises: int = 0

    def __add__(self, other: "Samples") -> "Samples":
        """Both together."""
        return Samples(*(one + another for one, another in zip(astuple(self), astuple(other), strict=True)))


def samples_in_words(samples: Samples) -> str:
    """`83 sample customers, and with them 2 calls and 1 promise`."""
    made = [counted(many, what) for many, what in ((samples.calls, "call"), (samples.promises, "promise")) if many]
    return counted(samples.customers, "sample customer") + (f", and with them {' and '.join(made)}" if made else "")


def is_answers(found: Import) -> bool:
    """Whether an import was a list of wanted numbers that came back filled in, and no export of the CRM's."""
    return "reference" in found.mapping


def brought_in_before(imports: Iterable[Import], digest: str) -> Import | None:
    """The import of this very file where others came after it."""
    stands = sorted((each for each in imports if not each.undone_at), key=attrgetter("id"), reverse=True)
    before = next((each for each in stands if digest and each.digest == digest), None)
    return before if before not in stands[:1] else None


def tell_where_people_are(imports: Iterable[Import]) -> bool:
    """Whether a file that was brought in says who people are and where, as one of companies does not."""
    files = (each.mapping.keys() for each in imports if not each.undone_at and each.file != SAMPLES)
    return any("contact" in fields and fields & {"state", "city", "postal_code"} for fields in files)


@dataclass(frozen=True)
class Traces:
    """What an import left: the ids of customers it made and of those it changed, and who must stay as they are, why."""

    made: Sequence[int]
    changed: Sequence[int]
    staying: Mapping[Customer, str]


@dataclass(frozen=True)
class Undone:
    """An import taken back: how many customers went and were set back, and whom it had to leave, with the reason."""

    found: Import
    removed: int
    restored: int
    left: Mapping[Customer, str]


def what_it_did(created: int, updated: int, unchanged: int) -> str:
    """What an import did or would do, without what it did not: “5 new, 2 changed”."""
    counts = {"new": created, "changed": updated, "as before": unchanged}
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) or "nothing new"


@dataclass(frozen=True)
class Totals:
    """How many customers a file has, how many can be called, and how many have only numbers that may be wrong.

    Whoever must not be called counts among the customers and those `refusing` alone.
    """

    customers: int = 0
    callable: int = 0
    doubtful: int = 0
    refusing: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        """Both together."""
        return Totals(*(one + another for one, another in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Changes:
    """What an import would do: customers to add, customers to save as they become, and how many rows did nothing.

    `whose` has by a row's place the id of the known customer that it is about, or, counted down from -1, which of
    those created. `joined` are the customers that several rows are about, by the place of the first. `vanished` are
    the ids of customers that this export had the last time and has no more. `erased` are the rows of whom somebody
    erased, each with its marks; they do nothing unless they are brought back. `fields` are by the id of each of those
    updated what differs of them, `differing` counts in how many each does, `filled` where nothing was known before;
    `namesakes` are new ones called like somebody with another id, `standing` rows with nothing odd but what was before.
    """

    created: Sequence[Customer]
    updated: Sequence[Customer]
    unchanged: int
    merged: int
    totals: Totals = field(default=Totals(), compare=False)
    whose: Mapping[int, int] = field(default_factory=dict, compare=False)
    joined: Sequence[tuple[int, Customer]] = field(default=(), compare=False)
    vanished: Sequence[int] = ()
    erased: Mapping[int, frozenset[str]] = field(default_factory=dict, compare=False)
    is_brought_back: bool = field(default=False, compare=False)
    as_of: str = field(default="", compare=False)
    differing: Mapping[str, int] = field(default_factory=dict, compare=False)
    fields: Mapping[int, tuple[str, ...]] = field(default_factory=dict, compare=False)
    filled: Mapping[str, int] = field(default_factory=dict, compare=False)
    namesakes: int = field(default=0, compare=False)
    standing: Collection[int] | None = field(default=None, compare=False)
