"""A program of its own: a workbook on standard input comes out as lines of JSON, one for each row that says something.

It runs apart because a workbook of a few bytes may ask for more memory than there is: then this process ends, not the
app. It imports nothing of callprogram, so that it starts at once. A line `"name"` begins a sheet, `[3, ["Acme", "…"]]`
is its third row; `{"problem": "password"}` or `{"problem": "damaged"}` ends everything.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, load_workbook

_MEMORY = 2 * 2**30
_SECONDS = 120
_EXACT = 10**15  # beyond it a spreadsheet's figures are no longer exact

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
    with load_workbook(BytesIO(content)) as workbook:
        for sheet in workbook.sheet_names:
            yield sheet
            yield from _rows(workbook, sheet)


def _rows(workbook: CalamineWorkbook, name: str) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(workbook.get_sheet_by_name(name).iter_rows(), 1):
        texts = [text_of(cell) for cell in cells]
        if any(texts):
            yield number, texts


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
    except (CalamineError, MemoryError, OSError, ValueError):
        yield '{"problem": "damaged"}\n'


if __name__ == "__main__":
    _limit()
    sys.stdout.writelines(_written(lines_of(sys.stdin.buffer.read())))
