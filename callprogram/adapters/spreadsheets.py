"""Cells that no spreadsheet runs as a formula, for every file that we write."""

import re

# Spreadsheets read these as the beginning of a formula, in East Asia in full width too (OWASP, CSV Injection).
_FORMULA = re.compile(r"[ \n]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
_HARMLESS = re.compile(r"\+\d[\d\s()./-]*|-\d[\d.,]*")


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run; telephone numbers and figures stay."""
    return f"'{cell}" if _FORMULA.match(cell) and not _HARMLESS.fullmatch(cell) else cell
