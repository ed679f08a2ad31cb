"""The customers that are known, and which of them were changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import NAMES, TABLES, from_row, some_at_once, those
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Import
from callprogram.domain.customers.matching.keys import kept_before

T = TypeVar("T")


class OfCustomer(Protocol):
    """Anything that is about one customer."""

    @property
    def customer_id(self) -> int:
        """Whom it is about."""
        ...


def customers_of(connection: Connection, ids: Iterable[int]) -> list[Customer]:
    """The customers with these ids, by id; those that there are not are left out."""
    table = tables.customers
    return [
        customer for some in some_at_once(sorted(ids)) for customer in those(connection, Customer, table.c.id.in_(some))
    ]


def customers_by_id(connection: Connection, values: Iterable[OfCustomer]) -> dict[int, Customer]:
    """The customers whom these are about."""
    return {each.id: each for each in customers_of(connection, {value.customer_id for value in values})}


def of_customers(connection: Connection, kind: type[T], ids: Sequence[int]) -> dict[int, list[T]]:
    """What there is of a kind for each of these customers, the oldest first."""
    table = TABLES[kind]
    found: dict[int, list[T]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.customer_id.in_(ids)).order_by(table.c.id)):
        found[row.customer_id].append(from_row(kind, row))
    return found


def as_of(connection: Connection) -> str:
    """The last event of a customer or an import: another text once any customer has changed."""
    return _last(connection, tables.events.c.kind.in_((NAMES[Customer], NAMES[Import])))


def aliases_of(connection: Connection) -> dict[str, int]:
    """The customers by what others were known by who were joined with them."""
    table = tables.aliases
    found = {row.key: row.customer_id for row in connection.execute(select(table))}
    return {kept_before(key): of for key, of in found.items()} | found


def touched_since(import_id: int) -> ColumnElement[bool]:
    """Whether a customer was changed by a later import, or otherwise."""
    touched_in = tables.customers.c.touched_in
    return or_(touched_in.is_(None), touched_in > import_id)


def last_event(engine: Engine) -> str:
    """The last change of anything, so that what was counted since then still holds."""
    with engine.connect() as connection:
        return _last(connection)


def _last(connection: Connection, *which: ColumnElement[bool]) -> str:
    """The last of these events by number and moment: a database that was put back has the same numbers anew."""
    events = tables.events.c
    last = connection.execute(select(events.id, events.at).where(*which).order_by(events.id.desc()).limit(1)).first()
    return f"{last.id} {last.at}" if last else ""
