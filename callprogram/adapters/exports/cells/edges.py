"""Which cells of a column `values.plain` may change, told by their first and last bytes and their lengths alone.

A million cells are looked at in the time in which a few thousand are read; those that it names are read.
"""

import re
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from callprogram.adapters.exports.cells.values import AROUND, BLANK

_WITHIN = re.compile(  # in UTF-8 the space that breaks no line, and what nobody sees within a word
    rb"\xc2[\xa0\xad]|\xd8\x9c|\xe1\xa0\x8e|\xe2(?:\x80[\x8b\x8e\x8f\xaa-\xae]|\x81[\xa0-\xa4\xa6-\xa9]|\xa0\x80)|\xef\xbb\xbf"
)
_BEYOND_ASCII = 0x80
_QUOTED = "'="


def odd_cells(cells: pl.Series) -> NDArray[np.intp]:
    """The places of the cells that begin or end oddly, or are as long as a word for nothing and have its ends."""
    offsets, data = _buffers(cells)
    starts, ends = offsets[:-1], offsets[1:]
    filled = np.flatnonzero(ends > starts)
    if _WITHIN.search(data[data >= _BEYOND_ASCII].data):
        return filled
    starts, ends = starts[filled], ends[filled]
    first, last, lengths = data[starts], data[ends - 1], ends - starts
    second, last_but_one = data[np.minimum(starts + 1, ends - 1)], data[np.maximum(ends - 2, starts)]
    odd = _ODD_BEGINNINGS[first, second] | _ODD_ENDS[last_but_one, last]
    short = np.flatnonzero(lengths < len(_words_for_nothing()))
    odd[short] |= _words_for_nothing()[lengths[short], first[short], last[short]]
    return filled[odd]


def _buffers(cells: pl.Series) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Where each cell begins (and the last ends), and the bytes of all of them."""
    array = cells.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    _, offsets, data = array.buffers()
    begin = array.offset
    return (
        np.frombuffer(offsets, np.int64)[begin : begin + len(array) + 1],
        np.frombuffer(data, np.uint8) if data else np.empty(0, np.uint8),
    )


def _beginnings(characters: str) -> NDArray[np.bool_]:
    """By its first two bytes, whether a cell may begin with one of these characters; two tell `€` from a space."""
    table = np.zeros((256, 256), np.bool_)
    for first, *others in map(str.encode, characters):
        table[first, others[0] if others else slice(None)] = True
    return table


def _ends(characters: str) -> NDArray[np.bool_]:
    """By its last two bytes, whether a cell may end with one of these characters."""
    table = np.zeros((256, 256), np.bool_)
    for *others, last in map(str.encode, characters):
        table[others[-1] if others else slice(None), last] = True
    return table


_ODD_BEGINNINGS, _ODD_ENDS = _beginnings(AROUND + _QUOTED), _ends(AROUND)


@cache
def _words_for_nothing() -> NDArray[np.bool_]:
    """By length, first and last byte, whether a word for nothing has them, in small letters or capitals."""
    spelled = {way(word).encode() for word in BLANK - {""} for way in (str.lower, str.upper, str.title)}
    table = np.zeros((max(map(len, spelled)) + 1, 256, 256), np.bool_)
    for word in spelled:
        for first in {word[0], *word[:1].upper(), *word[:1].lower()}:
            for last in {word[-1], *word[-1:].upper(), *word[-1:].lower()}:
                table[len(word), first, last] = True
    return table
