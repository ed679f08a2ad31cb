"""What is odd about a file's rows, as a frame: by row, then in the order in which a row is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import polars as pl

from callprogram.domain.imports import Problem, Severity

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


@dataclass(frozen=True, eq=False)
class Problems(Sequence[Problem]):
    """What is odd about a file's rows, in their order; a value is made of a line only where it is asked for."""

    frame: pl.DataFrame

    def __post_init__(self) -> None:
        """Put the lines in order."""
        object.__setattr__(self, "frame", self.frame.sort("row", "place", maintain_order=True))

    def __len__(self) -> int:
        """How many there are."""
        return self.frame.height

    @overload
    def __getitem__(self, place: int) -> Problem: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Problem]: ...
    def __getitem__(self, place: int | slice) -> Problem | Sequence[Problem]:
        """The problem at a place."""
        if isinstance(place, slice):
            return list(map(_problem, self.frame[place].iter_rows()))
        return _problem(self.frame.row(range(len(self))[place]))

    def __iter__(self) -> Iterator[Problem]:
        """Each in turn."""
        return map(_problem, self.frame.iter_rows())

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same problems."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # it equals tuples, whose hash it does not know


def _problem(line: tuple[int, int, str, str, str, str]) -> Problem:
    row, _, column, value, message, severity = line
    return Problem(row, column, value, message, Severity(severity))
