"""Cells that no spreadsheet runs as a formula, for every file that we write."""

import re
import unicodedata
from itertools import dropwhile

# Spreadsheets read these as the beginning of a formula, in East Asia in full width too (OWASP, CSV Injection).
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})  # Unicode Standard, table 4-4
_HARMLESS = re.compile(r"\+\d[\d\s()./-]*|-\d[\d.,]*")


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run; telephone numbers and figures stay."""
    runs = cell.startswith(("\t", "\r")) or _from_what_is_seen(cell).startswith(_FORMULA)
    return f"'{cell}" if runs and not _HARMLESS.fullmatch(cell) else cell


def _from_what_is_seen(cell: str) -> str:
    """The cell without the blanks, controls and signs of no width before its first letter: some programs drop them."""
    return "".join(dropwhile(lambda sign: unicodedata.category(sign) in _UNSEEN, cell))
