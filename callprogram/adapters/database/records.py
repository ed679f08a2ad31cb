"""Rows and values: which table holds which domain value, and how one becomes the other."""

from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import BigInteger, ColumnElement, Row, Table, literal

from callprogram.adapters.database import tables
from callprogram.domain.call_hour import Program
from callprogram.domain.call_list import CallList, Entry
from callprogram.domain.calls import Call
from callprogram.domain.commitments import Commitment
from callprogram.domain.customers import Customer
from callprogram.domain.escalations import Escalation
from callprogram.domain.hand_edits import HandEdit, Snooze
from callprogram.domain.imports import Import
from callprogram.domain.reachability import place_kept

T = TypeVar("T")

TABLES: dict[type, Table] = {
    Program: tables.programs,
    Import: tables.imports,
    Customer: tables.customers,
    CallList: tables.call_lists,
    Entry: tables.entries,
    Call: tables.calls,
    Commitment: tables.commitments,
    HandEdit: tables.hand_edits,
    Snooze: tables.snoozes,
    Escalation: tables.escalations,
}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in TABLES}
NAMES = {
    Program: "program",
    Import: "import",
    Customer: "customer",
    CallList: "call list",
    Entry: "entry",
    Call: "call",
    Commitment: "promise",
    HandEdit: "hand edit",
    Snooze: "snooze",
    Escalation: "escalation",
}


def to_row(value: Any) -> dict[str, Any]:  # noqa: ANN401  # any of the dataclasses above
    """A value as a row, without its id."""
    row = {field: getattr(value, field) for field in field_names(type(value)) if field != "id"}
    return row | {"found_by": found_by(value), "place": place_kept(value)} if isinstance(value, Customer) else row


def from_row(kind: type[T], row: Row[Any]) -> T:
    """A row as a value of its kind."""
    mapping = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for a row's columns
    return kind(**{field: mapping[field] for field in field_names(kind)})


def field_names(kind: type) -> tuple[str, ...]:
    """The fields of a kind, which are the columns of its table."""
    return _FIELDS[kind]


def has_id(table: Table, row_id: int | None) -> ColumnElement[bool]:
    """Whether a row has this id; one too large for the column is asked for like any other that is not there."""
    return table.c.id == literal(row_id, BigInteger)


def found_by(customer: Customer) -> str:
    """What a search looks in and sorts by, casefolded, the name first: the databases' own lower() know only English."""
    people = [part for contact in customer.contacts for part in (contact.name, contact.email)]
    numbers = [phone.e164 for phone in customer.phones if phone.e164]
    return "\n".join(filter(None, [customer.name, customer.crm_id, *people, *numbers])).casefold()
