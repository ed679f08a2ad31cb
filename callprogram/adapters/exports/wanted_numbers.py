"""The list of wanted numbers as CSV, and what comes back of it, however it was saved."""

import csv
from collections.abc import Iterable
from io import StringIO

from callprogram.adapters.exports.files import sources
from callprogram.adapters.exports.glancing import every_row, headers_of
from callprogram.adapters.spreadsheets import harmless
from callprogram.domain.customers.uncallable import Uncallable
from callprogram.domain.customers.wanted_numbers import HEADERS, REFERENCE, Answer, answer_in, is_such_a_list, rows_of

_HEAD = 1 << 16
_MOST = 20 * 2**20  # bytes; no list to be filled in by hand is so long, and a large export is not looked at twice


def wanted_csv(wanted: Iterable[Uncallable]) -> str:
    """The list to fill in, with a byte order mark, so that a spreadsheet reads it as UTF-8."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADERS)
    writer.writerows(map(harmless, row) for row in rows_of(wanted))
    return f"\ufeff{text.getvalue()}"


def answers_in(name: str, content: sources.Content) -> tuple[Answer, ...] | None:
    """What was filled in; none for a file that is no such list. Raises BadInputError for what is no table at all."""
    if not _may_be_one(content) or not is_such_a_list(headers_of(name, content, HEADERS)):
        return None
    return tuple(answer_in(row, cells) for row, cells in every_row(name, content, HEADERS))


def _may_be_one(content: sources.Content) -> bool:
    """Whether the first bytes have a header of ours, or are those of a workbook or of wide letters, with naughts."""
    head = sources.beginning(content, _HEAD)
    return sources.size(content) <= _MOST and (b"\0" in head or REFERENCE.encode() in head)
