"""Whether a file is quoted as RFC 4180 says, told by its quotation marks and line ends alone."""

from collections.abc import Iterable
from itertools import chain

import numpy as np

_QUOTE, _LINE_FEED, _RETURN = b'"\n\r'


def is_sound(blocks: Iterable[bytes], delimiter: str) -> bool:
    """Whether lines end in LF or CRLF, no byte is zero, and each mark opens a cell, closes one, or is one of a pair."""
    around = np.zeros(256, np.bool_)
    around[[ord(delimiter), _LINE_FEED, _RETURN, _QUOTE]] = True
    tail, seen = b"\n", 0  # a file begins as if a line had ended, and ends as a cell does
    for block in chain(blocks, [delimiter.encode()]):
        data = np.frombuffer(tail + block, np.uint8)
        tail = (tail + block)[-2:]  # a byte that is judged with the next block, and the one before it
        marks = 1 + np.flatnonzero(data[1:-1] == _QUOTE)
        opening, closing = marks[seen % 2 :: 2], marks[1 - seen % 2 :: 2]
        returns = 1 + np.flatnonzero(data[1:-1] == _RETURN)
        seen += len(marks)
        well_placed = around[data[opening - 1]].all() and around[data[closing + 1]].all()
        if not (well_placed and data.all() and (data[returns + 1] == _LINE_FEED).all()):
            return False
    return seen % 2 == 0
