"""Refused rows as CSV, for a person to mend and bring in again."""

import csv
from io import StringIO

from callprogram.adapters.exports.columns.columns import displayed
from callprogram.adapters.spreadsheets import harmless
from callprogram.domain.customers.imports import Reading

_OF_WORKBOOKS = ","


def rejects_csv(reading: Reading) -> bytes:
    """The refused rows under the file's own headers, with why in the last column `reason`.

    UTF-8 with a byte order mark and the file's own delimiter, so that a spreadsheet opens it as it does the original;
    a comma for a workbook, which has none.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=reading.source.delimiter or _OF_WORKBOOKS)
    width = max([len(reading.source.headers), *(len(cells) for cells, _ in reading.rejects)])
    beyond = [""] * (width - len(reading.source.headers))
    writer.writerow([*map(harmless, displayed([*reading.source.headers, *beyond])), "reason"])
    for cells, reason in reading.rejects:
        writer.writerow([*map(harmless, cells), *[""] * (width - len(cells)), reason])
    return text.getvalue().encode("utf-8-sig")
