"""Rows and values: which table holds which domain value, and how one becomes the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import BigInteger, ColumnElement, Connection, Row, Select, Table, literal, select

from callprogram.adapters.database import tables
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import place_kept

T = TypeVar("T")
_AT_ONCE = 500

_TABLES = [table for table in tables.metadata.tables.values() if table.info]
TABLES: Mapping[type, Table] = {table.info["kind"]: table for table in _TABLES}
# What the audit trail calls a row of each kind.
NAMES: Mapping[type, str] = {table.info["kind"]: table.info["called"] for table in _TABLES}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in TABLES}


def to_row(value: object) -> dict[str, object]:
    """A value as a row, without its id."""
    row = {field: getattr(value, field) for field in field_names(type(value)) if field != "id"}
    if not isinstance(value, Customer):
        return row
    return customer_row(value, value.phone.e164 if value.phone else None, place_kept(value))


def customer_row(customer: Customer, number: str | None, place: str | None) -> dict[str, object]:
    """A customer who is called at that number and place as a row, without its id."""
    row = {field: getattr(customer, field) for field in field_names(Customer) if field != "id"}
    return row | {"found_by": found_by(customer), "number": number, "place": place}


def from_row(kind: type[T], row: Row[*tuple[object, ...]]) -> T:
    """A row as a value of its kind; what the row has no column for is as in a new value."""
    columns = row._asdict()
    return kind(**{field: columns[field] for field in _shared(field_names(kind), row._fields)})


def all_of(connection: Connection, kind: type[T], query: Select[*tuple[object, ...]]) -> list[T]:
    """What a query finds, as values of their kind."""
    return [from_row(kind, row) for row in connection.execute(query)]


def those(connection: Connection, kind: type[T], *where: ColumnElement[bool]) -> list[T]:
    """Every value of a kind for which these hold, by id."""
    table = TABLES[kind]
    return all_of(connection, kind, select(table).where(*where).order_by(table.c.id))


def field_names(kind: type) -> tuple[str, ...]:
    """The fields of a kind, which are the columns of its table."""
    return _FIELDS[kind]


@cache
def _shared(names: tuple[str, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name in columns)


def some_at_once(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in handfuls that a statement can name."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def among(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Any]:
    """The rows of a query whose column has one of these values, handful by handful."""
    for some in some_at_once(sorted(values)):
        yield from connection.execute(query.where(column.in_(some)))


def has_id(table: Table, row_id: int | None) -> ColumnElement[bool]:
    """Whether a row has this id; one too large for the column is asked for like any other that is not there."""
    return table.c.id == literal(row_id, BigInteger)


def found_by(customer: Customer) -> str:
    """What a search looks in and sorts by, casefolded, the name first: the databases' own lower() know only English."""
    people = [part for contact in customer.contacts for part in (contact.name, contact.email)]
    numbers = [phone.e164 for contact in customer.people for phone in contact.phones if phone.e164]
    return "\n".join(filter(None, [customer.name, customer.crm_id, *people, *numbers])).casefold()
