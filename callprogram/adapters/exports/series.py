"""Columns made anew: empty ones, and ones with other values at some places."""

from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray


def nothing(height: int) -> pl.Series:
    """A column of text in which nothing stands."""
    return pl.Series([None], dtype=pl.String).new_from_index(0, height)


def put(column: pl.Series, places: pl.Series, values: pl.Series) -> pl.Series:
    """The column, of whatever kind, with values at some places."""
    if not len(places):
        return column
    height = len(column)
    sources = pl.Series(range(height, height + len(places)), dtype=pl.UInt32)
    return column.append(values).gather(pl.arange(0, height, eager=True).cast(pl.UInt32).scatter(places, sources))


def lists_of(values: pl.Series, counts: NDArray[np.int64]) -> pl.Series:
    """A column of lists: the values in their order, so many for each row."""
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
    array = values.to_arrow(compat_level=pl.CompatLevel.oldest())
    # Made of its buffers, for `pa.array` would load pandas.
    lists = pa.Array.from_buffers(pa.large_list(array.type), len(counts), [None, pa.py_buffer(ends)], children=[array])
    return pl.Series(_Offered(lists))


@dataclass(frozen=True)
class _Offered:
    """An array by what both libraries share alone: where polars knows one of pyarrow's, it loads all its functions."""

    array: pa.Array

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        schema, array = self.array.__arrow_c_array__(requested_schema)
        return schema, array
