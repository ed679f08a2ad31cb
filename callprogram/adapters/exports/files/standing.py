"""Rows that stand in a file byte for byte as an earlier import has read them, so that only the others are looked at."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import polars as pl

from callprogram.adapters.exports.columns.marks import FIRST
from callprogram.adapters.exports.files.rows import FOOTER, ROW, Layout, Rows, UnsoundError, framed
from callprogram.adapters.frames.customers import AlreadyRead

_MOST = 0.8  # of a file, below which it is looked at row by row

Apart = Callable[[pl.DataFrame], pl.Series]  # why a row is no customer, none for a customer; empty where all are


@dataclass(frozen=True)
class Standing:
    """The numbers and hashes of rows that stand as before, and the other rows; `columns` reads some of all rows."""

    numbers: pl.Series
    hashes: pl.Series
    others: Sequence[pl.DataFrame]
    columns: Callable[[Collection[str]], Iterator[pl.DataFrame]]


def standing_as_before(rows: Rows, before: AlreadyRead, find_apart: Apart, marked: Collection[str]) -> Standing | None:
    """The rows as they stand beside those before; none where that is not certain, or would save little.

    The first rows and the last may be no customers where they stand, so they are looked at in any case.
    """
    if rows.records is None or not before.rows.height:
        return None
    hashes = before.hashes_of(rows.records.hashes)
    number = pl.int_range(1, len(hashes) + 1, dtype=pl.UInt32, eager=True)
    is_known = hashes.is_not_null() & (number > FIRST) & (number + FOOTER <= len(hashes))
    if is_known.sum() < _MOST * len(hashes):
        return None
    with suppress(UnsoundError):
        others = list(rows.records.some((~is_known).arg_true().to_numpy()))
        known = (
            each.filter(is_known.gather(each[ROW] - 1)) for each in (rows.records.columns(marked) if marked else ())
        )
        if _are_rows(others, rows.layout, is_known) and not any(map(_names_any, map(find_apart, known))):
            return Standing(number.filter(is_known), hashes.filter(is_known), others, rows.records.columns)
    return None


def _are_rows(records: Sequence[pl.DataFrame], layout: Layout, is_known: pl.Series) -> bool:
    """Whether each of the records that are not known is a row, and nothing that a report has added or left blank."""
    rows = framed((each.drop(ROW) for each in records), layout)
    return sum(each.height for each in rows) == len(is_known) - is_known.sum()


def _names_any(why: pl.Series) -> bool:
    return why.null_count() < len(why)
