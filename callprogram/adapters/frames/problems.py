"""What is odd about a file's rows, as a frame: by row, then in the order in which a row is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import polars as pl

from callprogram.domain.customers.imports import Problem, Severity

ODDITIES = pl.Schema(
    {
        "row": pl.UInt32,
        "place": pl.UInt32,
        "column": pl.String,
        "value": pl.String,
        "message": pl.String,
        "severity": pl.String,
    }
)
_KIND = ("column", "message", "severity")
_VALUES = 3  # that are shown of a kind


@dataclass(frozen=True, eq=False)
class Problems(Sequence[Problem]):
    """What is odd about a file's rows, each kind once: what could not be used first, then what most rows have."""

    frame: pl.DataFrame

    @cached_property
    def _kinds(self) -> pl.DataFrame:
        lines = self.frame.sort("row", "place", maintain_order=True)
        kinds = lines.group_by(_KIND, maintain_order=True).agg("row", pl.col("value").head(_VALUES))
        order = pl.col("severity") != Severity.ERROR, -pl.col("row").list.len().cast(pl.Int64)
        return kinds.sort(order, maintain_order=True)

    def __len__(self) -> int:
        """How many there are."""
        return self._kinds.height

    @overload
    def __getitem__(self, place: int) -> Problem: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Problem]: ...
    def __getitem__(self, place: int | slice) -> Problem | Sequence[Problem]:
        """The problem at a place."""
        if isinstance(place, slice):
            return list(map(_problem, self._kinds[place].iter_rows()))
        return _problem(self._kinds.row(range(len(self))[place]))

    def __iter__(self) -> Iterator[Problem]:
        """Each in turn."""
        return map(_problem, self._kinds.iter_rows())

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same problems."""
        return isinstance(other, Sequence) and list(self) == list(other)


def _problem(kind: tuple[str, str, str, list[int], list[str]]) -> Problem:
    column, message, severity, rows, values = kind
    return Problem(column, message, Severity(severity), tuple(rows), tuple(values))
