"""Records as a table: the delimiter, the header among the first of them, the rows without what a report adds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice

from callprogram.adapters.crm_csv import columns
from callprogram.adapters.crm_csv.mending import Columns, columns_of
from callprogram.adapters.crm_csv.records import LONGEST_LINE, Record, lines_of, records_of
from callprogram.errors import BadInputError

DELIMITERS = (",", ";", "\t", "|")
Sheets = tuple[tuple[Record, ...], ...]

_LOOKED_AT = 40
_HEAD = 50_000
_LEARNED_FROM = 1000  # rows that show what the columns look like
_LONGEST_NAME = 200
_NAMES = 2  # the fewest known names that make a header
_WIDE = 4  # the fewest columns in which a lonely first cell is a footer
_SEPARATOR = re.compile(r"\"?sep=([^\w\s\"']|\t)\"?[\r\n]", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_RULE = re.compile(r"\s*[-=_]{2,}\s*")
_TOTALS = (
    "totals?|totale|totales|totaux|totalen|totaal|suma?|somma|somme|summen?|gesamt|gesamtsumme|zwischensumme|"
    "total g[eé]n[eé]ra?l|totale generale|合計|総計|小計"
)
_TOTAL = re.compile(
    rf"((grand|sub|report)[\s-]*)?({_TOTALS})\s*(\(.*\)|:.*)?|(count|anzahl)\s*(\(.*\)|:.*)", re.IGNORECASE
)
_FOOTER = re.compile(
    r"copyright|©|confidential|vertraulich|confidentiel|generated (by|on|at)\b|(erstellt|exportiert) (von|am)\b|"
    r"^\W*(exported|created|printed) (by|on|at)\b|^\W*(g[eé]n[eé]r[eé]|export[eé]|imprim[eé])e? (par|le)\b|"
    r"^\W*(generado|exportado|impreso|gerado|impresso) (por|el|em)\b|^\W*(generato|esportato|stampato) (da|il)\b|"
    r"^\W*(gegenereerd|ge[eë]xporteerd|afgedrukt) (door|op)\b|^(出力|作成)日時?|"
    r"^\W*(end of|ende|fin|fine|fim|einde)( d[a-z]+| van)?( the)? (report|file|list|berichts|rapport|informe|lista)\b|"
    r"^\W*(page|seite|pagina|página) \d|"
    r"^\W*\d+ (rows?|records?|datensätze|zeilen|lignes|filas|registros|righe|rijen)\b|"
    r"^\W*(stand|stichtag|filter(ed by)?|(report|run) date|as of)\b\s*:|^\W*(accrual|cash) basis\b|"
    r"^\W*(mon|tues|wednes|thurs|fri|satur|sun)day\b.*\d{4}|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}([ ,].*)?$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[\d\s.,%€$£-]*|count|sum|average|anzahl|summe", re.IGNORECASE)


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
    below = (record for record in records if record.line > header.line and record.cells != header.cells)
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
    rows = without_footer(list(records), len(headers))
    if not rows:
        raise _no_rows(name)
    look = columns_of([row.cells for row in islice(rows, _LEARNED_FROM)], len(headers), delimiter)
    rows = [row if len(row.cells) == len(headers) else _evened(row, look) for row in rows]
    odd = [(number, row) for number, row in enumerate(rows, 1) if row.doubt or row.mended]
    refused = {number: row.doubt for number, row in odd if row.doubt}
    mended = {number: row.mended for number, row in odd if not row.doubt}
    return Table(delimiter, header.line, headers, tuple(row.cells for row in rows), refused, mended)


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
            yield from () if is_blank(cells) else (record._replace(cells=cells[:width]),)
        elif (cells and cells[0][:1].isalnum()) or not is_blank(cells):
            yield record


def is_blank(cells: Sequence[str]) -> bool:
    """Whether a record says nothing: spaces, or the line that a database draws below its header."""
    filled = [cell for cell in cells if cell.strip()]
    return not filled or (len(filled) > 1 and all(map(_RULE.fullmatch, filled)))


def without_footer(rows: list[Record], width: int) -> list[Record]:
    """The rows up to the last that a report has not added: totals, its name, who made it, whose it is."""
    last = len(rows)
    while last and (_is_total(rows[last - 1].cells) or _is_aside(rows[last - 1].cells, width)):
        last -= 1
    footer = [row.cells for row in rows[last:]]
    added = any(len(cells) < width or _is_total(cells) or _FOOTER.search(cells[0]) for cells in footer)
    return rows[:last] if added else rows


def _is_aside(cells: Sequence[str], width: int) -> bool:
    """Whether a row is a lonely first cell where a customer would have more."""
    lonely = bool(cells[0].strip()) and not any(map(str.strip, cells[1:]))
    return lonely and (width >= _WIDE or bool(_FOOTER.search(cells[0])))


def _is_total(cells: Sequence[str]) -> bool:
    return bool(_TOTAL.fullmatch(cells[0].strip())) and all(map(_FIGURE.fullmatch, cells[1:]))


def _no_rows(name: str) -> BadInputError:
    return BadInputError(f"{name} has no rows below its header; export the customers once more and bring that in.")
