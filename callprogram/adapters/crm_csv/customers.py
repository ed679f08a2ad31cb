"""Rows as customers, each with what is odd about it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from callprogram.adapters.crm_csv import dates, values
from callprogram.adapters.crm_csv.amounts import amount_reader
from callprogram.adapters.crm_csv.columns import label_of
from callprogram.adapters.crm_csv.phones import read_phones
from callprogram.adapters.crm_csv.table import Table
from callprogram.domain.customers import Contact, Customer, best_first
from callprogram.domain.imports import Problem, Severity
from callprogram.domain.phones import Phone

_DATES = ("renewal_on", "customer_since", "last_contact_on")
_TEXTS = ("company", "contact", "title", "account_owner", "segment", "notes")
_READERS: dict[str, Callable[[str], object]] = {
    "crm_id": values.crm_id,
    "email": values.email,
    "country": values.country,
    "language": values.language,
    "time_zone": values.time_zone,
    "currency": values.currency,
    "health": values.health,
    "nps": values.nps,
    "open_cases": values.open_cases,
    "do_not_call": values.do_not_call,
    **dict.fromkeys(_TEXTS, str),
}
_OF_CONTACT = ("contact", "title", "email", "phone")
_SURE_IF_ODD = {"do_not_call": True}  # whoever may have asked not to be rung is not rung

Refused = tuple[tuple[str, ...], str]


@dataclass(frozen=True)
class _Row:
    """One row's cells by header, without what stands for nothing."""

    number: int
    cells: Mapping[str, str]

    def text(self, headers: Iterable[str]) -> str:
        return " ".join(filter(None, (self.cells[header] for header in headers)))

    def warning(self, header: str, message: str) -> Problem:
        return Problem(self.number, header, self.cells[header], message, Severity.WARNING)


def customers_of(
    table: Table, fields: Mapping[str, tuple[str, ...]], region: str
) -> tuple[tuple[Customer, ...], tuple[Problem, ...], tuple[Refused, ...]]:
    """A customer for each good row, what is odd about any, and the rows refused with why."""
    good, refused = _sorted(table, fields)
    readers, problems = _readers(good, fields, region)
    customers = []
    for row in good:
        customer, odd = _customer(row, fields, readers, region)
        customers.append(customer)
        problems += odd
    problems += [_refusal(number, reason) for number, _, reason in refused]
    rejects = tuple((cells, reason) for _, cells, reason in refused)
    return tuple(customers), tuple(sorted(problems, key=lambda problem: problem.row)), rejects


def _sorted(
    table: Table, fields: Mapping[str, tuple[str, ...]]
) -> tuple[list[_Row], list[tuple[int, tuple[str, ...], str]]]:
    """The rows to read, and those to refuse with their number and why."""
    good, refused = [], []
    for number, cells in enumerate(table.rows, 1):
        padded = (*cells, *[""] * (len(table.headers) - len(cells)))
        row = _Row(number, dict(zip(table.headers, map(values.plain, padded), strict=False)))
        reason = _reason_to_refuse(row, cells, table.headers, fields)
        if reason:
            refused.append((number, cells, reason))
        else:
            good.append(row)
    return good, refused


def _reason_to_refuse(
    row: _Row, cells: Sequence[str], headers: Sequence[str], fields: Mapping[str, tuple[str, ...]]
) -> str:
    if len(cells) > len(headers):
        return f"The row has {len(cells)} cells, but the header has {len(headers)}."
    if not any(row.text(fields.get(field, ())) for field in ("company", "contact", "email")):
        return "The row has no company, no contact and no email."
    return ""


def _refusal(number: int, reason: str) -> Problem:
    return Problem(number, "", "", reason, Severity.ERROR)


def _readers(
    rows: Sequence[_Row], fields: Mapping[str, tuple[str, ...]], region: str
) -> tuple[dict[str, Callable[[str], object]], list[Problem]]:
    """What reads each field, where its whole column decides how, and what that leaves open."""
    columns = {field: [row.text(headers) for row in rows] for field, headers in fields.items()}
    every_date = [text for field in _DATES for text in columns.get(field, ())]
    orders = {field: dates.order_of(columns[field], every_date, region) for field in _DATES if field in fields}
    readers = dict(_READERS) | {field: partial(dates.day, order=order) for field, order in orders.items()}
    readers["revenue"] = amount_reader(columns.get("revenue", ()))
    open_ = [_open_order(rows, fields[field][0], order) for field, order in orders.items() if not order.certain]
    return readers, [problem for problem in open_ if problem]


def _open_order(rows: Iterable[_Row], header: str, order: dates.Order) -> Problem | None:
    """A problem with the first date of a column that nothing in the file tells how to read."""
    first = next((row for row in rows if dates.is_ambiguous(row.cells[header])), None)
    read_as = "month/day" if order.month_first else "day/month"
    return (
        first.warning(header, f"This column may be day/month or month/day; it is read as {read_as}.") if first else None
    )


def _customer(
    row: _Row, fields: Mapping[str, tuple[str, ...]], readers: Mapping[str, Callable[[str], object]], region: str
) -> tuple[Customer, list[Problem]]:
    said, problems = _values(row, fields, readers)
    country = said.get("country", region)
    phones, odd = _phones(row, fields["phone"], str(country))
    contact = Contact(str(said.get("contact", "")), str(said.get("title", "")), str(said.get("email", "")), phones)
    own = {field: value for field, value in said.items() if field not in _OF_CONTACT}
    contacts = (contact,) if contact != Contact() else ()
    return Customer(id=0, contacts=contacts, **own), problems + odd  # type: ignore[arg-type]  # a field's reader knows its type


def _values(
    row: _Row, fields: Mapping[str, tuple[str, ...]], readers: Mapping[str, Callable[[str], object]]
) -> tuple[dict[str, object], list[Problem]]:
    """What a row says in each field that it fills, and the cells that say nothing sensible."""
    said: dict[str, object] = {}
    problems = []
    for field, headers in fields.items():
        text = row.text(headers)
        if field == "phone" or not text:
            continue
        try:
            said[field] = readers[field](text)
        except ValueError as error:
            problems.append(row.warning(headers[0], str(error)))
            said |= {field: True} if field in _SURE_IF_ODD else {}
    return said, problems


def _phones(row: _Row, headers: Sequence[str], region: str) -> tuple[tuple[Phone, ...], list[Problem]]:
    """A row's numbers, the one to try first in front, and what is odd about them."""
    filled = [header for header in headers if row.cells[header]]
    read = [(header, phone) for header in filled for phone in read_phones(row.cells[header], region, label_of(header))]
    problems = [row.warning(header, _oddity(phone)) for header, phone in read if not phone.valid]
    if not filled:
        problems.append(row.warning(headers[0], "no phone number, so this customer cannot be called"))
    return best_first(tuple(phone for _, phone in read)), problems


def _oddity(phone: Phone) -> str:
    return "this number may be wrong" if phone.e164 else "not a phone number"
