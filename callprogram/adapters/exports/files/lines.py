"""The records of a file that is quoted as RFC 4180 says, by their bytes, so that those read before are known again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from callprogram.adapters.exports.files.rows import UnsoundError
from callprogram.adapters.exports.files.sources import Content, blocks, stream

_QUOTE, _LINE_FEED, _RETURN = b'"\n\r'
_LONGEST = 4 << 20  # bytes of a record, as many as are parsed at once


@dataclass(frozen=True)
class Lines:
    """Where each record of a file begins, and at last where the file ends; and the hash of each record's bytes."""

    content: Content
    begins: NDArray[np.int64]
    hashes: pl.Series

    def some(self, places: NDArray[np.intp]) -> bytes:
        """The bytes of the records at these places, one behind the other."""
        begins, ends = self.begins[places], self.begins[places + 1]
        with stream(self.content, 0) as file:
            return b"".join(map(file.read_at, (ends - begins).tolist(), begins.tolist()))


def cut(content: Content, start: int, delimiter: str) -> Lines:
    """The records of a file from a byte on; raises UnsoundError as `records_in`."""
    found = list(records_in(blocks(content, start), delimiter))
    begins = np.cumsum(np.concatenate([[start], *(lengths for lengths, _ in found)]))
    return Lines(content, begins, pl.concat([pl.Series(dtype=pl.UInt64), *(hashes for _, hashes in found)]))


def records_in(blocks: Iterable[bytes], delimiter: str) -> Iterator[tuple[NDArray[np.int64], pl.Series]]:
    """The lengths and the hashes of records, some at a time.

    Raises UnsoundError unless lines end in LF or CRLF, no byte is zero, and each quotation mark opens a cell, closes
    one, or is one of a pair.
    """
    left = b""
    for block in blocks:
        data = left + block
        ends = _ends(data, delimiter)
        left = data[ends[-1] :]
        yield np.diff(ends), _hashes(data, ends)
        if len(left) > _LONGEST:
            raise UnsoundError("a record is longer than records are")
    if left:
        whole = left + delimiter.encode() + b"\n"  # a file ends as a cell does
        if _ends(whole, delimiter)[-1] != len(whole):
            raise UnsoundError("a quotation mark is never closed")
        yield np.array([len(left)]), _hashes(left, np.array([0, len(left)]))


def _ends(data: bytes, delimiter: str) -> NDArray[np.int64]:
    """Nought, and where records end: at line ends before which every quotation mark has another one."""
    every = np.frombuffer(data, np.uint8)
    low, marks = np.flatnonzero(every <= _RETURN), np.flatnonzero(every == _QUOTE)
    breaks = low[every[low] == _LINE_FEED]
    ends = np.concatenate([[0], 1 + breaks[np.searchsorted(marks, breaks) % 2 == 0]])
    _require_sound(every, low[low < ends[-1]], marks[marks < ends[-1]], delimiter)
    return ends


def _require_sound(every: NDArray[np.uint8], low: NDArray[np.int64], marks: NDArray[np.int64], delimiter: str) -> None:
    around = np.zeros(256, np.bool_)
    around[[ord(delimiter), _LINE_FEED, _RETURN, _QUOTE]] = True
    opening, closing = marks[::2], marks[1::2]
    returns = low[every[low] == _RETURN]
    before = around[every[np.maximum(opening, 1) - 1]]  # of the first byte that byte: a record begins there
    if not (before.all() and around[every[closing + 1]].all() and every[low].all()):
        raise UnsoundError("quotation marks are not as they should be, or a byte is zero")
    if not (every[returns + 1] == _LINE_FEED).all():
        raise UnsoundError("line ends are not as they should be")


def _hashes(data: bytes, ends: NDArray[np.int64]) -> pl.Series:
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(data)]
    return pl.Series(pa.LargeBinaryArray.from_buffers(pa.large_binary(), len(ends) - 1, buffers)).hash()
