"""What imports changed of customers, for the brief and the history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, Row, Select, func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import from_row
from callprogram.domain.customers.changes import Earlier, changed
from callprogram.domain.customers.customers import Customer
from callprogram.domain.words.dates import day_in
from callprogram.services.views import Happening

_earlier, _imports = tables.earlier_customers, tables.imports


def earlier_of(connection: Connection, customer_ids: Sequence[int], zone: str) -> dict[int, Earlier]:
    """What each customer was before the last import that changed them; days as in that zone."""
    last = select(func.max(_earlier.c.id)).where(_earlier.c.customer_id.in_(customer_ids))
    query = _with_imports().where(_earlier.c.id.in_(last.group_by(_earlier.c.customer_id)))
    return {
        row.customer_id: Earlier(_as_it_was(row), day_in(zone, row.imported_at)) for row in connection.execute(query)
    }


def brought_in(connection: Connection, customer: Customer) -> list[Happening]:
    """Every import that created or changed a customer, and what it changed."""
    query = _with_imports().where(_earlier.c.customer_id == customer.id).order_by(_earlier.c.id)
    rows = list(connection.execute(query))
    states = [*map(_as_it_was, rows), customer]
    return [*_created(connection, customer.id), *map(_change, rows, states[:-1], states[1:])]


def said_by_exports(connection: Connection, customer: Customer, zone: str) -> list[tuple[date, Customer]]:
    """What exports said of a customer, and from which day on, days as in that zone; nothing for one not imported."""
    query = _with_imports().where(_earlier.c.customer_id == customer.id).order_by(_earlier.c.id)
    rows = list(connection.execute(query))
    begun = [each.at for each in _created(connection, customer.id)]
    moments = [*begun, *(row.imported_at for row in rows)]
    states = [*map(_as_it_was, rows), customer]
    return [(day_in(zone, at), state) for at, state in zip(moments, states, strict=False)] if begun else []


def _change(row: Row[*tuple[object, ...]], before: Customer, after: Customer) -> Happening:
    words = ", ".join(changed(before, after)) or "details of the contacts"
    return Happening(row.imported_at, f"Changed by {row.file}", words)


def _created(connection: Connection, customer_id: int) -> list[Happening]:
    customers = tables.customers
    query = (
        select(_imports.c.imported_at, _imports.c.file, _imports.c.imported_by)
        .join(customers, customers.c.created_in == _imports.c.id)
        .where(customers.c.id == customer_id)
    )
    rows = connection.execute(query)
    return [Happening(row.imported_at, f"Came in with {row.file}", row.imported_by) for row in rows]


def _with_imports() -> Select[*tuple[object, ...]]:
    named = _imports.c.imported_at, _imports.c.file
    return select(_earlier, *named).join(_imports, _imports.c.id == _earlier.c.import_id)


def _as_it_was(row: Row[*tuple[object, ...]]) -> Customer:
    return replace(from_row(Customer, row), id=row.customer_id)
