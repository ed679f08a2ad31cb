"""Workbooks of spreadsheets (.xlsx, .xlsb, .xls, .ods), known by what is in them whatever their name is."""

import json
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from callprogram.adapters.exports.files.records import Record
from callprogram.errors import BadInputError

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "content.xml": "ods"}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that [MS-OFFCRYPTO] 1.3.2 puts in a compound file
_TEXTS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
_LARGEST = 2**30
_SMALL, _MOST_PRESSED = 20 * 2**20, 200  # beyond this size XML is never pressed as small as this
_READER = Path(__file__).with_name("sheets.py")
_SECONDS = 180
_BAD = {
    "password": "is protected by a password; save it without one, or export the customers as CSV.",
    "damaged": "is a workbook that cannot be read; open and save it once more, or export the customers as CSV.",
    "large": "is far larger unpacked than any list of customers; export the customers as CSV.",
    "archive": "is a ZIP archive; unpack it and bring in the file that is inside.",
    "other": "is neither a CSV file nor a workbook; export the customers from the CRM as CSV and bring that in.",
    "page": "is a web page without a list; save it from a spreadsheet as .xlsx, or export the customers as CSV.",
    "empty": "has no sheet with anything in it; export the customers once more.",
}


def kind_of(name: str, content: bytes) -> str | None:
    """What kind of workbook the bytes are, if any; raises BadInputError for an archive that holds no sheets."""
    if content.startswith(_COMPOUND):
        return "xls"
    return _kind_of_zip(name, content) if content.startswith(_ZIP) else None


def sheets_of(name: str, content: bytes) -> tuple[tuple[Record, ...], ...]:
    """Each sheet's rows that are not blank, with their numbers as lines; raises BadInputError where there are none."""
    if content.startswith(_COMPOUND) and _ENCRYPTED in content:
        raise _bad(name, "password")
    sheets: list[list[Record]] = []
    for line in _lines(content):
        match json.loads(line):
            case {"problem": problem}:
                raise _bad(name, problem)
            case [number, cells]:
                sheets[-1].append(Record(number, tuple(cells)))
            case _:
                sheets.append([])
    if not any(sheets):
        raise _bad(name, "empty" if sheets else "damaged")
    return tuple(map(tuple, sheets))


def tables_of(name: str, page: str) -> tuple[tuple[Record, ...], ...]:
    """The tables of a web page, or of a workbook as XML; raises BadInputError where there are none."""
    try:
        return sheets_of(name, page.encode())
    except BadInputError as error:
        raise _bad(name, "page") from error


def _lines(content: bytes) -> Iterable[bytes]:
    """What the reader says of a workbook: damaged, whatever else it said before it ended itself or was ended."""
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(  # noqa: S603 - our own program, and nothing of the file is on the command line
            [sys.executable, "-I", str(_READER)], input=content, capture_output=True, timeout=_SECONDS, check=False
        )
        if not done.returncode:
            return BytesIO(done.stdout)
    return [b'{"problem": "damaged"}']


def _kind_of_zip(name: str, content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise _bad(name, "damaged") from error
    names = {part.filename for part in parts}
    kind = next((kind for part, kind in _KINDS.items() if part in names), None)
    if kind is None:
        raise _bad(name, "archive" if any(part.lower().endswith(_TEXTS) for part in names) else "other")
    if any(part.flag_bits & 1 for part in parts):
        raise _bad(name, "password")
    size = sum(part.file_size for part in parts)
    if size > _LARGEST or (size > _SMALL and size > _MOST_PRESSED * len(content)):
        raise _bad(name, "large")
    return kind


def _bad(name: str, why: str) -> BadInputError:
    return BadInputError(f"{name} {_BAD[why]}")
