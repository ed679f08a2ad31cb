"""Writing activities as CSV, in the shape that a CRM's import takes."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from callprogram.adapters.crm_files import generic, hubspot, salesforce
from callprogram.adapters.spreadsheets import harmless
from callprogram.domain.results.activities import Activity, Shape

_KINDS = {hubspot.CALLS: "calls", hubspot.NOTES: "notes", hubspot.TASKS: "tasks"}
_Row = Mapping[str, str]


def file_of(shape: Shape, activities: Iterable[Activity], zone: str) -> bytes:
    """All of them in one file, moments as in that zone; UTF-8, without the mark that importers take for a letter."""
    match shape:
        case Shape.SALESFORCE:
            return _written(salesforce.HEADERS, (salesforce.row(each, zone) for each in activities))
        case Shape.HUBSPOT:
            rows = (row for each in activities for _, row in hubspot.rows(each, zone))
            return _written(hubspot.HEADERS, rows)
        case Shape.GENERIC:
            return _written(generic.HEADERS, (generic.row(each, zone) for each in activities))


def files_of(shape: Shape, activities: Iterable[Activity], zone: str) -> dict[str, bytes]:
    """One file for each import that the CRM wants, by what is in it; HubSpot takes each kind by itself."""
    if shape is not Shape.HUBSPOT:
        return {"activities": file_of(shape, activities, zone)}
    found: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for activity in activities:
        for headers, row in hubspot.rows(activity, zone):
            found[headers].append(row)
    return {_KINDS[headers]: _written(headers, rows) for headers, rows in found.items()}


def _written(headers: Sequence[str], rows: Iterable[_Row]) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, headers, restval="")
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode()
