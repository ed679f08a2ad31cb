"""A board as CSV, for a spreadsheet."""

import csv
from collections.abc import Iterable
from io import StringIO

from callprogram.adapters.spreadsheets import harmless
from callprogram.services.views import Promise

_HEADERS = ("id", "customer", "CRM ID", "promise", "owner", "due", "state", "made", "kept", "told")


def file_of(promises: Iterable[Promise]) -> bytes:
    """One line for each promise, moments in UTC; UTF-8 with a byte order mark, which spreadsheets open as it is."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADERS)
    writer.writerows([harmless("" if cell is None else str(cell)) for cell in _cells(promise)] for promise in promises)
    return text.getvalue().encode("utf-8-sig")


def _cells(promise: Promise) -> tuple[object, ...]:
    made, customer = promise.commitment, promise.customer
    known = (made.id, customer.name, customer.crm_id, made.text, made.owner, made.due_on, made.state)
    return (*known, *(moment and moment.isoformat() for moment in (made.made_at, made.kept_at, made.told_at)))
