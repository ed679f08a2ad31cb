"""Records as a table: the delimiter, the header among the first of them, the rows without what a report adds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice

from callprogram.adapters.exports.columns import columns
from callprogram.adapters.exports.files import reports
from callprogram.adapters.exports.files.mending import Columns, columns_of
from callprogram.adapters.exports.files.records import LONGEST_LINE, Record, lines_of, records_of
from callprogram.errors import BadInputError

DELIMITERS = (",", ";", "\t", "|")
Sheets = tuple[tuple[Record, ...], ...]

_LOOKED_AT = 40
_HEAD = 50_000
_LEARNED_FROM = 1000  # rows that show what the columns look like
_LONGEST_NAME = 200
_NAMES = 2  # the fewest known names that make a header
_SEPARATOR = re.compile(r"\"?sep=([^\w\s\"']|\t)\"?[\r\n]", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")


@dataclass(frozen=True)
class Table:
    """A file's rows below its header; `header_row` is the header's line, counted from 1; headers are all different.

    `refused` says by the row's number (from 1) why it cannot be trusted, `mended` what was mended in it.
    """

    delimiter: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    refused: Mapping[int, str] = field(default_factory=dict)
    mended: Mapping[int, str] = field(default_factory=dict)


def table_of(name: str, text: str | Sheets, known: AbstractSet[str]) -> Table:
    """The table in a text or in the likeliest of a workbook's sheets; raises BadInputError without rows.

    `known` are names that make a header besides those of every CRM. A workbook has no delimiter.
    """
    delimiter = delimiter_of(text, known) if isinstance(text, str) else ""
    head = _head(text, delimiter) if isinstance(text, str) else _likeliest(text, known)
    place = _header_place(head, known)
    if not head:
        raise _no_rows(name)
    header = head[place]
    width = len(header.cells)
    records = _records(name, text, delimiter, width) if isinstance(text, str) else iter(head)
    below = (record for record in records if record.line > header.line)
    return _table(name, header, _filled(below, width), delimiter)


def header_of(text: str, delimiter: str, known: AbstractSet[str]) -> Record:
    """The header among a text's first records; an empty one where there are none."""
    head = _head(text, delimiter)
    return head[_header_place(head, known)] if head else Record(0, ())


def delimiter_of(text: str, known: AbstractSet[str]) -> str:
    """What separates the cells: as the file's first line says, else what gives the most header names and equal rows."""
    said = _SEPARATOR.match(text)
    if said:
        return said[1]
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter, known))


def _table(name: str, header: Record, records: Iterator[Record], delimiter: str) -> Table:
    """The table of the records below a header, each with as many cells as the header where that is certain."""
    headers = columns.displayed(header.cells)
    rows = _customers(list(records), header)
    if not rows:
        raise _no_rows(name)
    look = columns_of([row.cells for row in islice(rows, _LEARNED_FROM)], len(headers), delimiter)
    rows = [row if len(row.cells) == len(headers) else _evened(row, look) for row in rows]
    odd = [(number, row) for number, row in enumerate(rows, 1) if row.doubt or row.mended]
    refused = {number: row.doubt for number, row in odd if row.doubt}
    mended = {number: row.mended for number, row in odd if not row.doubt}
    return Table(delimiter, header.line, headers, tuple(row.cells for row in rows), refused, mended)


def _customers(records: list[Record], header: Record) -> list[Record]:
    """The records without what a report has added to them; what it says once for a group is said in every row."""
    headers = [place for place, record in enumerate(records) if record.cells == header.cells]
    again = reports.repeated(headers, lambda place: records[place].cells, header.cells)
    rows = [record for place, record in enumerate(records) if place not in again]
    rows = rows[: len(rows) - reports.footer_of([row.cells for row in rows], len(header.cells))]
    every = [row.cells for row in rows]
    among = reports.added(range(len(rows)), every.__getitem__)
    groups = reports.groups_of(every, among)
    left = [row for place, row in enumerate(rows) if place not in among]
    if not groups:
        return left
    cells = reports.filled_down((row.cells for row in left), groups)
    return [row._replace(cells=each) for row, each in zip(left, cells, strict=True)]


def _evened(row: Record, look: Columns) -> Record:
    """A row with its cells where they belong, with a doubt where nothing says where that is."""
    width = len(look.fits)
    cells = look.mended(row.cells)
    if cells is None:
        doubt = f"The row has {len(row.cells)} cells, but the header has {width}."
        return row._replace(doubt=row.doubt or doubt)
    if cells[: len(row.cells)] == row.cells:
        return row._replace(cells=cells)
    said = "A delimiter was not quoted" if len(row.cells) > width else "A delimiter was left out"
    return row._replace(cells=cells, mended=f"{said}; the cells were put where they fit.", doubt="")


def _head(text: str, delimiter: str) -> list[Record]:
    """The first records that are not blank."""
    lines = list(lines_of("", _first_lines(text)))
    width, _ = _commonest(line.count(delimiter) + 1 for line in lines[: 2 * _LOOKED_AT] if delimiter in line)
    first = 1 if _SEPARATOR.match(text) else 0
    records = (record for record in records_of(lines, delimiter, width) if record.line > first)
    return list(islice((record for record in records if any(map(str.strip, record.cells))), _LOOKED_AT))


def _first_lines(text: str) -> str:
    """The beginning of a text up to the end of a line."""
    end = _LINE_END.search(text, _HEAD, LONGEST_LINE)
    return text[: end.end() if end else LONGEST_LINE]


def _records(name: str, text: str, delimiter: str, width: int) -> Iterator[Record]:
    return records_of(lines_of(name, text), delimiter, width)


def _likeliest(sheets: Sheets, known: AbstractSet[str]) -> tuple[Record, ...]:
    """The sheet whose header has the most known names, the longest of those."""
    return max(sheets, key=lambda sheet: (_names(sheet, known), len(sheet)), default=())


def _names(records: Sequence[Record], known: AbstractSet[str]) -> int:
    """The most known names that one of the first records has; a single one does not count."""
    names = max((_recognised(record.cells, known) for record in records[:_LOOKED_AT]), default=0)
    return names if names >= _NAMES else 0


def _evenness(text: str, delimiter: str, known: AbstractSet[str]) -> tuple[int, int]:
    """How many known names a delimiter finds, and how many cells in rows of equal width; decimal commas aside."""
    names = _names(_head(text, delimiter), known)
    plain = _DECIMAL.sub("", _first_lines(text)) if delimiter == "," else text
    width, rows = _commonest(len(record.cells) for record in _head(plain, delimiter))
    return names, rows * (width - 1)


def _recognised(cells: Sequence[str], known: AbstractSet[str]) -> int:
    return columns.recognised([cell for cell in cells if len(cell) <= _LONGEST_NAME], known)


def _commonest(widths: Iterable[int]) -> tuple[int, int]:
    """The width that most rows have, and how many have it."""
    return next(iter(Counter(widths).most_common(1)), (1, 0))


def _header_place(records: Sequence[Record], known: AbstractSet[str]) -> int:
    """The first record with the most known names, else the first that is as wide as most are."""
    first = [record.cells for record in records[:_LOOKED_AT]]
    names = [_recognised(cells, known) for cells in first]
    if max(names, default=0) >= _NAMES:
        return names.index(max(names))
    widths = [len(cells) for cells in first]
    return widths.index(_commonest(widths)[0]) if widths else 0


def _filled(records: Iterable[Record], width: int) -> Iterator[Record]:
    """The records that say something, without the empty cells that they have beyond the header."""
    for record in records:
        cells = record.cells
        if len(cells) > width and not any(map(str.strip, cells[width:])):
            yield from () if reports.is_blank(cells) else (record._replace(cells=cells[:width]),)
        elif (cells and cells[0][:1].isalnum()) or not reports.is_blank(cells):
            yield record


def _no_rows(name: str) -> BadInputError:
    return BadInputError(f"{name} has no rows below its header; export the customers once more and bring that in.")
