"""A program of its own: a workbook on standard input comes out as lines of JSON, one for each row that says something.

So does a web page with tables, or a workbook as XML, which many systems write under the name of a workbook.

It runs apart because a workbook of a few bytes may ask for more memory than there is: then this process ends, not the
app. It imports nothing of callprogram, so that it starts at once. A line `"name"` begins a sheet, `[3, ["Acme", "…"]]`
is its third row; `{"problem": "password"}` or `{"problem": "damaged"}` ends everything.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO

from lxml import etree, html
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, load_workbook

_MEMORY = 2 * 2**30
_SECONDS = 120
_EXACT = 10**15  # beyond it a spreadsheet's figures are no longer exact

_WIDEST = 1000  # columns over which a cell may go
_LINE = "\ue000"  # which no text has

Cell = int | float | str | bool | time | date | datetime | timedelta


def text_of(cell: Cell) -> str:
    """A cell as a person would type it: whole numbers without a point, days as ISO 8601 has them."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds") if cell.time() != time() else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def lines_of(content: bytes) -> Iterator[object]:
    """What is written for a workbook."""
    if content.lstrip().startswith(b"<"):
        yield from _lines_of_page(content)
        return
    with load_workbook(BytesIO(content)) as workbook:
        for sheet in workbook.sheet_names:
            yield sheet
            yield from _rows(workbook, sheet)


def _rows(workbook: CalamineWorkbook, name: str) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(workbook.get_sheet_by_name(name).iter_rows(), 1):
        texts = [text_of(cell) for cell in cells]
        if any(texts):
            yield number, texts


def _lines_of_page(content: bytes) -> Iterator[object]:
    """The tables of a page in UTF-8 that have no other table in them, and the sheets of a workbook as XML."""
    for table in _root(content).iter("{*}table", "{*}Table"):
        if table.find(".//{*}table") is None:
            yield "table"
            rows = (_cells(row) for row in table.iter("{*}tr", "{*}Row"))
            yield from ((number, texts) for number, texts in enumerate(rows, 1) if any(texts))


def _root(content: bytes) -> etree._Element:
    with suppress(etree.XMLSyntaxError):
        return etree.fromstring(content, etree.XMLParser(encoding="utf-8", no_network=True, resolve_entities=False))
    return html.document_fromstring(content, html.HTMLParser(encoding="utf-8", huge_tree=True))


def _cells(row: etree._Element) -> list[str]:
    """The texts of a row's cells; one that goes over several columns stands in the first of them."""
    cells: list[str] = []
    for cell in row.iterchildren("{*}td", "{*}th", "{*}Cell"):
        said = {etree.QName(name).localname.lower(): value for name, value in cell.attrib.items()}
        cells += [""] * (_number(said, "index") - 1 - len(cells))
        cells += [_text_in(cell), *[""] * max(_number(said, "colspan") - 1, _number(said, "mergeacross"))]
    return cells


def _number(said: dict[str, str], name: str) -> int:
    return min(_WIDEST, int(said[name])) if said.get(name, "").isdecimal() else 0


def _text_in(cell: etree._Element) -> str:
    """What a cell says: its lines as they are broken, a day without its midnight."""
    data = cell.find("{*}Data")
    for line in cell.iter("{*}br"):
        line.tail = _LINE + (line.tail or "")
    text = str((cell if data is None else data).xpath("string()"))
    if data is not None and "DateTime" in data.attrib.values():
        text = text.partition(".")[0].removesuffix("T00:00:00").replace("T", " ")
    return "\n".join(" ".join(line.split()) for line in text.split(_LINE)).strip()


def _limit() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _written(lines: Iterable[object]) -> Iterator[str]:
    try:
        yield from (json.dumps(line, ensure_ascii=True) + "\n" for line in lines)
    except PasswordError:
        yield '{"problem": "password"}\n'
    except (CalamineError, etree.LxmlError, MemoryError, OSError, ValueError):
        yield '{"problem": "damaged"}\n'


if __name__ == "__main__":
    _limit()
    sys.stdout.writelines(_written(lines_of(sys.stdin.buffer.read())))
