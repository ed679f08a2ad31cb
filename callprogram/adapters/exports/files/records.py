"""Lines as records: the csv module reads them, and a quotation mark that is never closed costs its own row alone.

RFC 4180 says how cells are quoted; what is written otherwise is read as the csv module forgives it.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from callprogram.errors import BadInputError

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
LONGEST_LINE = 2_000_000
_END = "\N{SYMBOL FOR END OF TEXT}"
_FAR_PAST_IT = _END * (csv.field_size_limit() + 1)  # longer than a cell may be: whoever still reads a cell gives up
_WIDE, _MOST_LINES = 4, 20  # in files of fewer columns only many lines like rows are rows
_MOST = 0.8  # the share of lines in a cell that are rows where the cell has swallowed them


class Record(NamedTuple):
    """One record, the line (from 1) on which it begins, what was mended in it, and why it cannot be trusted."""

    line: int
    cells: tuple[str, ...]
    mended: str = ""
    doubt: str = ""


class _Reread(NamedTuple):
    """What is made of the lines that the csv module took for one record: the cells of the first `lines` of them."""

    lines: int
    cells: Sequence[str]
    mended: str = ""
    doubt: str = ""


def lines_of(name: str, text: str) -> Iterator[str]:
    """The lines with their ends (LF, CRLF, CR); raises BadInputError for one that no list of customers has."""
    for match in _LINE.finditer(text):
        if match.end() - match.start() > LONGEST_LINE:
            raise BadInputError(
                f"{name} has a line of more than {LONGEST_LINE:,} characters; export it from the CRM once more."
            )
        yield match[0]


def records_of(lines: Iterable[str], delimiter: str, width: int) -> Iterator[Record]:
    """Every record, blank ones too; `width` is how many cells a row should have."""
    taken: list[str] = []
    again: list[str] = []
    reader = csv.reader(_noted(lines, taken, again), delimiter=delimiter)
    line = 1
    while (cells := _next(reader)) != [_END] or len(taken) > 1:
        if cells is not None and len(taken) == 1:
            yield Record(line, tuple(cells))
            line += 1
        else:
            read = _reread(taken, cells, delimiter, width)
            yield Record(line, tuple(read.cells), read.mended, read.doubt)
            line += read.lines
            again.extend(reversed(taken[read.lines :]))
        taken.clear()


def _noted(lines: Iterable[str], taken: list[str], again: list[str]) -> Iterator[str]:
    """The lines and an end, each noted in `taken`; those in `again` come once more before the next."""
    for line in lines:
        taken.append(line)
        yield line
        while again:
            taken.append(again.pop())
            yield taken[-1]
    while True:
        ended = bool(taken) and taken[-1] is _END
        taken.append(again.pop() if again else _FAR_PAST_IT if ended else _END)
        yield taken[-1]


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """The next record's cells; nothing where one is longer than the csv module allows."""
    try:
        return next(reader)
    except csv.Error:
        return None


def _reread(taken: Sequence[str], cells: list[str] | None, delimiter: str, width: int) -> _Reread:
    """A record of several lines as it is if it is sound, else its first line without the opening quotation mark."""
    lines = [line for line in taken if line is not _END and line is not _FAR_PAST_IT]
    closed = cells is not None and len(lines) == len(taken)
    if cells is not None and closed and _is_sound(lines, delimiter) and not _holds_rows(lines, delimiter, width):
        return _Reread(len(lines), cells)
    rows = (place for place, line in enumerate(lines[1:], 1) if _is_row(line, delimiter, width))
    next_row = next(rows, len(lines))
    if cells is not None and closed and next_row == len(lines):
        return _Reread(len(lines), cells)
    return _unclosed(lines[:next_row], delimiter, width)


def _unclosed(lines: Sequence[str], delimiter: str, width: int) -> _Reread:
    """A row whose quotation mark is never closed: one line is read without the mark, several up to the next row."""
    whole = _alone(lines[0], delimiter) if not "".join(lines[1:]).strip() else _parsed(lines, delimiter)
    if len(whole) == width:
        return _Reread(len(lines), whole, mended="A quotation mark is never closed; the row is read without it.")
    return _Reread(len(lines), whole, doubt="A quotation mark in this row is never closed.")


def _is_sound(lines: Sequence[str], delimiter: str) -> bool:
    """Whether every quotation mark stands where RFC 4180 puts it."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _holds_rows(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether most of the lines within a record are rows themselves."""
    within = lines[1:-1]
    rows = sum(_is_row(line, delimiter, width) for line in within)
    return rows > (1 if width > _WIDE else _MOST_LINES) and rows >= _MOST * len(within)


def _is_row(line: str, delimiter: str, width: int) -> bool:
    """Whether a line alone has as many cells as a row; prose has spaces behind its commas."""
    if line.count(delimiter) < width - 1:
        return False
    cells = _alone(line, delimiter)
    spaced = sum(cell.startswith(" ") for cell in cells)
    return len(cells) == width > 1 and 2 * spaced < width


def _alone(line: str, delimiter: str) -> list[str]:
    """The cells of one line, where a cell that is never closed ends with its next delimiter."""
    cells = _parsed([line, _END], delimiter)
    if not cells or not cells[-1].endswith(_END):
        return cells
    return [*cells[:-1], *(_parsed([cells[-1].removesuffix(_END).rstrip("\r\n")], delimiter) or [""])]


def _parsed(lines: Sequence[str], delimiter: str) -> list[str]:
    """The cells of the first record in the lines; split without more ado where the csv module finds it too long."""
    reader = csv.reader(lines, delimiter=delimiter)
    cells = _next(reader)
    return lines[0].rstrip("\r\n").split(delimiter) if cells is None else cells
