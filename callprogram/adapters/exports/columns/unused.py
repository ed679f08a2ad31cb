"""The columns of a file that fill nothing: what they look like, and which fields they could fill."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from callprogram.adapters.exports.columns.contents import Column, columns_of
from callprogram.adapters.exports.columns.headers import words
from callprogram.domain.customers.left_out import UnusedColumn

_KINDS = {
    "email": ("email", "email addresses"),
    "written_phone": ("phone", "telephone numbers"),
    "international": ("phone", "telephone numbers"),
    "date": ("renewal_on customer_since last_contact_on", "dates"),
    "flag": ("do_not_call", "yes or no"),
    "url": ("", "web addresses"),
    "country_name": ("country", "countries"),
    "number": ("revenue", "numbers"),
    "company": ("company", "companies"),
    "key": ("crm_id", "ids"),
    "person": ("contact account_owner", "names of people"),
}
_SEVERAL = ("contact", "phone")
_MOSTLY = 0.6
_SHOWN = 3
_MONEY = "amounts of money"
_MARKS_OF_MONEY = ("$", "€", "£", "¥", "₹", "CHF", "USD", "EUR", "GBP")
_WORDS_OF_MONEY = frozenset(
    ["revenue", "amount", "value", "price", "cost", "total", "umsatz", "betrag", "montant", "importe", "bedrag"]
)


def unused_columns(
    headers: Sequence[str], rows: Sequence[Sequence[str]], used: Collection[str], filled: Mapping[str, object]
) -> tuple[UnusedColumn, ...]:
    """Each column that is not used, with the fields that it could fill and that nothing fills."""
    columns = columns_of(headers, rows)
    return tuple(_unused(column, filled) for header, column in columns.items() if header not in used)


def _unused(column: Column, filled: Mapping[str, object]) -> UnusedColumn:
    fields, looks_like = next(_said(column), ("", "text"))
    free = tuple(field for field in fields.split() if field in _SEVERAL or field not in filled)
    share = round(len(column.cells) / max(1, len(column.rows)), 2)
    return UnusedColumn(column.header, looks_like, share, tuple(dict.fromkeys(column.cells))[:_SHOWN], free)


def _said(column: Column) -> Iterator[tuple[str, str]]:
    """What the cells look like, the surest first."""
    if not column.cells:
        yield "", "nothing"
    for kind, said in _KINDS.items():
        if column.share(kind) >= _MOSTLY:
            yield ("revenue", _MONEY) if kind == "number" and _is_money(column) else said


def _is_money(column: Column) -> bool:
    marked = any(mark in cell for cell in column.cells for mark in _MARKS_OF_MONEY)
    return marked or bool({*words(column.header)} & _WORDS_OF_MONEY)
