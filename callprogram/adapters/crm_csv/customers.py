"""Rows as customers, each with what is odd about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from callprogram.adapters.crm_csv import currencies, places, scores, values
from callprogram.adapters.crm_csv.amounts import Money, amount_reader
from callprogram.adapters.crm_csv.columns import label_of
from callprogram.adapters.crm_csv.dates import date_reader
from callprogram.adapters.crm_csv.phones import Numbers, phone_reader, regions_for
from callprogram.adapters.crm_csv.readers import Reader, Said, plainly, reader
from callprogram.adapters.crm_csv.table import Table
from callprogram.domain.customers import Contact, Customer, best_first
from callprogram.domain.imports import Problem, Severity
from callprogram.domain.phones import Phone

_DATES = ("renewal_on", "customer_since", "last_contact_on")
_PLAINLY: dict[str, Callable[[str], Said]] = {
    "crm_id": plainly(values.crm_id),
    "email": plainly(values.email),
    "country": plainly(places.country),
    "language": plainly(places.language),
    "time_zone": plainly(places.time_zone),
    "do_not_call": plainly(values.do_not_call, instead=True),  # whoever may have asked not to be rung is not rung
}
_BY_COLUMN = {"health": scores.health_reader, "nps": scores.nps_reader, "open_cases": scores.cases_reader}
_OF_CONTACT = ("contact", "title", "email")

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


@dataclass(frozen=True)
class _Readers:
    """What reads each field and each column of numbers of a file, decided from all of its rows."""

    fields: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Reader]
    numbers: Mapping[str, Callable[[str, str | None], Numbers]]


def customers_of(
    table: Table, fields: Mapping[str, tuple[str, ...]], region: str
) -> tuple[tuple[Customer, ...], tuple[Problem, ...], tuple[Refused, ...]]:
    """A customer for each good row, what is odd about any, and the rows refused with why."""
    good, refused = _sorted(table, fields)
    readers = _readers(good, fields, region)
    problems = list(_doubts(good, readers))
    customers = []
    for row in good:
        customer, odd = _customer(row, readers)
        customers.append(customer)
        problems += odd
    problems += [_refusal(number, reason) for number, _, reason in refused]
    problems += [Problem(number, "", "", said, Severity.WARNING) for number, said in table.mended.items()]
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
        reason = table.refused.get(number) or _reason_to_refuse(row, cells, table.headers, fields)
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


def _readers(rows: Sequence[_Row], fields: Mapping[str, tuple[str, ...]], region: str) -> _Readers:
    """What reads a file, after a look at each of its columns."""
    columns = {field: _column(rows, headers) for field, headers in fields.items() if field != "phone"}
    every_date = [text for field in _DATES for text in columns.get(field, ())]
    read = {field: _reader(field, texts, every_date, region) for field, texts in columns.items()}
    regions = regions_for(_numbers(rows, fields, read), region)
    numbers = {header: phone_reader(regions, label_of(header)) for header in fields["phone"]}
    return _Readers(fields, read, numbers)


def _column(rows: Sequence[_Row], headers: Sequence[str]) -> dict[str, None]:
    """The different texts of a field, in their order, the empty one left out."""
    texts = dict.fromkeys(row.text(headers) for row in rows)
    texts.pop("", None)
    return texts


def _reader(field: str, texts: Iterable[str], every_date: Iterable[str], region: str) -> Reader:
    """What reads a field's column."""
    if field in _DATES:
        return date_reader(texts, every_date, region)
    if field == "revenue":
        return amount_reader(texts, region)
    if field in _BY_COLUMN:
        return _BY_COLUMN[field](texts)
    if field == "currency":
        return reader(plainly(partial(currencies.currency, region=region)))
    return reader(_PLAINLY[field]) if field in _PLAINLY else Reader(Said)


def _numbers(
    rows: Iterable[_Row], fields: Mapping[str, tuple[str, ...]], readers: Mapping[str, Reader]
) -> Iterator[tuple[str, str | None]]:
    """Every cell with a number, each with its row's country."""
    if "country" in fields:
        for row in rows:
            country = _country(readers["country"].read(row.text(fields["country"])))
            yield from ((row.cells[header], country) for header in fields["phone"] if row.cells[header])


def _doubts(rows: Sequence[_Row], readers: _Readers) -> Iterator[Problem]:
    """What whole columns leave open, each at the first row that shows it."""
    for field, each in readers.values.items():
        headers = readers.fields[field]
        for text, message in each.doubts:
            yield next(row.warning(headers[0], message) for row in rows if row.text(headers) == text)


def _customer(row: _Row, readers: _Readers) -> tuple[Customer, list[Problem]]:
    said, problems = _values(row, readers)
    phones, odd = _phones(row, readers, _country(Said(said.get("country"))))
    name, title, email = (str(said.pop(field, "")) for field in _OF_CONTACT)
    contact = Contact(name, title, email, phones)
    contacts = (contact,) if contact != Contact() else ()
    own, conflict = _with_currency(row, said, readers)
    customer = Customer(id=0, contacts=contacts, **own)  # type: ignore[arg-type]  # a field's reader knows its type
    return customer, problems + conflict + odd


def _values(row: _Row, readers: _Readers) -> tuple[dict[str, object], list[Problem]]:
    """What a row says in each field that it fills, and the cells in which something is odd."""
    said: dict[str, object] = {}
    problems = []
    for field, each in readers.values.items():
        headers = readers.fields[field]
        text = row.text(headers)
        read = each.read(text) if text else Said()
        if read.value is not None:
            said[field] = read.value
        if read.oddity:
            problems.append(row.warning(headers[0], read.oddity))
    return said, problems


def _with_currency(row: _Row, said: dict[str, object], readers: _Readers) -> tuple[dict[str, object], list[Problem]]:
    """A row's values with the amount without its currency, which a column of its own says first."""
    money = said.get("revenue")
    if not isinstance(money, Money):
        return said, []
    own = said.get("currency")
    header = readers.fields["revenue"][0]
    differ = own and money.currency and own != money.currency and not money.is_shared
    problems = [row.warning(header, f"this amount is in {money.currency}, but its currency is {own}")] if differ else []
    return said | {"revenue": money.amount, "currency": own or money.currency}, problems


def _phones(row: _Row, readers: _Readers, country: str | None) -> tuple[tuple[Phone, ...], list[Problem]]:
    """A row's numbers, the one to try first in front, and what is odd about them."""
    filled = {header: read for header, read in readers.numbers.items() if row.cells[header]}
    read = {header: numbers(row.cells[header], country) for header, numbers in filled.items()}
    problems = [row.warning(header, oddity) for header, each in read.items() for oddity in each.oddities]
    if not filled:
        first = next(iter(readers.numbers))
        problems.append(row.warning(first, "no phone number, so this customer cannot be called"))
    return best_first(tuple(phone for each in read.values() for phone in each.phones)), problems


def _country(said: Said) -> str | None:
    return said.value if isinstance(said.value, str) else None
