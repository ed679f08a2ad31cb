"""CRM exports as CSV: bytes to text, text to a table, headers to fields, rows to customers."""

from callprogram.adapters.crm_csv import columns, customers, reading, table
from callprogram.adapters.crm_csv.rejects import rejects_csv, write_rejects
from callprogram.domain.imports import Reading, Source

__all__ = ["read", "rejects_csv", "write_rejects"]


def read(name: str, content: bytes, region: str, mapping: dict[str, list[str]]) -> Reading:
    """The file's customers and problems; raises BadInputError for what is no list of customers.

    `region` (ISO 3166 alpha-2) says how to read numbers and dates where the file does not; `mapping` are headers that
    a person gave to fields, which win over those recognised.
    """
    text, encoding = reading.text_of(name, content)
    found = table.table_of(name, text, {columns.normalised(header) for each in mapping.values() for header in each})
    recognition = columns.recognition(found.headers, found.rows, mapping)
    fields = recognition.mapping
    columns.require_fields(name, found.headers, fields)
    kept, problems, refused = customers.customers_of(found, fields, region.upper())
    how = (encoding, found.delimiter, found.header_row, found.headers)
    source = Source(name, *how, fields, system=recognition.system, offered=recognition.offered)
    return Reading(source, len(found.rows), kept, problems, refused)
