"""The rows of a file as frames of text, some at a time: what both ways to read a file give."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from callprogram.adapters.exports.files import reports
from callprogram.adapters.exports.files.table import Table

ROW = "\nrow"  # the column of the row's number; no header has a line break
_AT_ONCE = 20_000
FOOTER = 50  # the most rows that are looked at for what a report has added


class UnsoundError(Exception):
    """The file has to be read row by row."""


@dataclass(frozen=True)
class Layout:
    """How a file is laid out; `header` are the cells of its header as they stand, `headers` the same, all different."""

    delimiter: str
    header_row: int
    header: tuple[str, ...]
    headers: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A file's sound rows, numbered from 1, each frame a column for each header; `first` shows what is in them.

    `refused` has by its number each row that cannot be trusted, with why; `mended` says what was mended in a row.
    `is_damaged` is a file whose letters have to be looked at. `records` are those of a file that may be read in part.
    """

    layout: Layout
    first: Sequence[tuple[str, ...]]
    frames: Callable[[], Iterator[pl.DataFrame]]
    refused: Mapping[int, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    mended: Mapping[int, str] = field(default_factory=dict)
    is_damaged: bool = False
    records: "Records | None" = None


class Records(Protocol):
    """The records of a file, by their places from 0; as many as there are rows where nothing but rows stands in it."""

    @property
    def hashes(self) -> pl.Series:
        """The hash of each record's bytes."""
        ...

    def some(self, places: NDArray[np.intp]) -> Iterator[pl.DataFrame]:
        """The records at these places as rows of these numbers, whatever they are."""
        ...

    def columns(self, headers: Collection[str]) -> Iterator[pl.DataFrame]:
        """Some columns of every record, numbered as rows are."""
        ...


def rows_of(table: Table) -> Rows:
    """A table's rows."""
    layout = Layout(table.delimiter, table.header_row, table.headers, table.headers)
    refused = {number: (table.rows[number - 1], why) for number, why in table.refused.items()}
    return Rows(layout, table.rows, lambda: _frames(table), refused, table.mended)


def framed(
    frames: Iterable[pl.DataFrame], layout: Layout, below: Sequence[reports.Cells] = ()
) -> Iterator[pl.DataFrame]:
    """Frames of all of a file's rows, without blank ones and what a report has added, numbered.

    `below` are the narrower rows that were found behind all others once the frames are through.
    """
    held, number = pl.DataFrame(), 0
    for frame in frames:
        following = _filled(frame, layout)
        if following.height < FOOTER:  # too few to tell whether they are the footer alone
            held = pl.concat([held, following]) if held.height else following
            continue
        if held.height:
            yield (rows := _numbered(_without_totals(held), number))
            number += rows.height
        held = following
    last = _without_totals(_footless(held, layout, below)) if held.height else held
    if last.height:
        yield _numbered(last, number)


def _numbered(frame: pl.DataFrame, before: int) -> pl.DataFrame:
    return frame.with_row_index(ROW, before + 1)


def _filled(frame: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    """A frame without the rows that say nothing and those that repeat the header, with the titles above that."""
    first = pl.col(layout.headers[0])
    odd = _places(frame, ~first.str.contains(r"^[\p{L}\p{N}]") | (first == layout.header[0]))
    return _without(frame, reports.repeated(odd, frame.row, layout.header))


def _without_totals(frame: pl.DataFrame) -> pl.DataFrame:
    """A frame without totals, counts and titles of groups among its rows."""
    firsts = [pl.when(pl.col(name) != "").then(pl.col(name)) for name in frame.columns[: reports.MARGIN]]
    maybe = _places(frame, pl.coalesce(firsts).str.contains(reports.MAYBE_TOTAL))
    return _without(frame, reports.added(maybe, frame.row))


def _places(frame: pl.DataFrame, which: pl.Expr) -> pl.Series:
    return frame.select(which.arg_true()).to_series()


def _without(frame: pl.DataFrame, places: Collection[int]) -> pl.DataFrame:
    return frame.with_row_index(ROW).filter(~pl.col(ROW).is_in(list(places))).drop(ROW) if places else frame


def _footless(frame: pl.DataFrame, layout: Layout, below: Sequence[reports.Cells]) -> pl.DataFrame:
    """The last frame without what a report has added; raises UnsoundError where a row `below` is a customer's."""
    added = reports.footer_of([*frame.tail(FOOTER).rows(), *below], len(layout.headers)) - len(below)
    if added < 0:
        raise UnsoundError("a row is not as wide as the header")
    return frame.head(frame.height - added)


def _frames(table: Table) -> Iterator[pl.DataFrame]:
    schema = {ROW: pl.UInt32} | dict.fromkeys(table.headers, pl.String)
    sound = [(number, *cells) for number, cells in enumerate(table.rows, 1) if number not in table.refused]
    for start in range(0, len(sound), _AT_ONCE):
        yield pl.DataFrame(sound[start : start + _AT_ONCE], schema, orient="row")
