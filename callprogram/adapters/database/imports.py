"""What an import has left in the customers, and taking it back."""

from collections.abc import Sequence

from sqlalchemy import Connection, ScalarSelect, Select, Table, bindparam, delete, insert, literal, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.known import some_at_once
from callprogram.adapters.database.records import from_row
from callprogram.domain.call_list import ListState
from callprogram.domain.customers import Customer
from callprogram.domain.imports import Traces


def traces_of(connection: Connection, import_id: int) -> Traces:
    """What an import left behind, and what was done with it since."""
    table, earlier = tables.customers, tables.earlier_customers
    made = select(table).where(table.c.created_in == import_id).order_by(table.c.id)
    before = select(earlier, earlier.c.customer_id.label("customer")).where(earlier.c.import_id == import_id)
    later = select(earlier.c.customer_id).where(earlier.c.import_id > import_id)
    joined = select(tables.aliases.c.customer_id)
    return Traces(
        made=tuple(from_row(Customer, row) for row in connection.execute(made)),
        before=tuple(_as_it_was(row.customer, from_row(Customer, row)) for row in connection.execute(before)),
        used_since=_used(connection, import_id),
        changed_since=dict.fromkeys(connection.execute(later).scalars(), "a later import changed them")
        | dict.fromkeys(connection.execute(joined).scalars(), "they were joined with another customer"),
    )


def take_back(
    connection: Connection, import_id: int, removed: Sequence[Customer], restored: Sequence[Customer]
) -> None:
    """Remove some customers, and set others back to what they were before the import."""
    customers, earlier = tables.customers, tables.earlier_customers
    for ids in some_at_once([customer.id for customer in removed]):
        connection.execute(delete(customers).where(customers.c.id.in_(ids)))
    write(connection, restored)
    forget(connection)
    connection.execute(update(customers).where(customers.c.vanished_in == import_id).values(vanished_in=None))
    for ids in some_at_once([customer.id for customer in restored]):
        connection.execute(delete(earlier).where(earlier.c.import_id == import_id, earlier.c.customer_id.in_(ids)))


def forget(connection: Connection) -> None:
    """Forget which rows were read: some of the customers whose they were are gone."""
    connection.execute(delete(tables.remembered_exports))


def keep_earlier(connection: Connection, import_id: int, changed: Sequence[int]) -> None:
    """Keep what some customers are like before an import changes them."""
    customers, earlier = tables.customers, tables.earlier_customers
    names = [column.name for column in earlier.c if column.name in customers.c and column.name != "id"]
    for ids in some_at_once(changed):
        said = select(literal(import_id), customers.c.id, *(customers.c[name] for name in names))
        rows = said.where(customers.c.id.in_(ids))
        connection.execute(insert(earlier).from_select(["import_id", "customer_id", *names], rows))


def write(connection: Connection, customers: Sequence[Customer], import_id: int | None = None) -> None:
    """Write customers as they become, by an import or otherwise."""
    from callprogram.adapters.database.bulk_rows import rows_of

    table = tables.customers
    statement = update(table).where(table.c.id == bindparam("of"))
    rows = [
        row | {"of": customer.id, "touched_in": import_id, "vanished_in": None}
        for customer, row in zip(customers, rows_of(customers), strict=True)
    ]
    if rows:
        connection.execute(statement, rows)


def _as_it_was(customer_id: int, earlier: Customer) -> Customer:
    return Customer(**vars(earlier) | {"id": customer_id})


def _of(table: Table, customers: ScalarSelect[int]) -> Select[int]:
    return select(table.c.customer_id).where(table.c.customer_id.in_(customers))


def _used(connection: Connection, import_id: int) -> dict[int, str]:
    made = select(tables.customers.c.id).where(tables.customers.c.created_in == import_id).scalar_subquery()
    entries, lists = tables.entries, tables.call_lists
    signed_off = select(entries.c.customer_id).join(lists).where(lists.c.state == ListState.FROZEN)
    reasons = {
        "they are on a signed-off list": signed_off.where(entries.c.customer_id.in_(made)),
        "something was promised to them": _of(tables.commitments, made),
        "they have been called": _of(tables.calls, made),
        "a list was changed by hand for them": _of(tables.hand_edits, made),
        "somebody asked to hold their calls": _of(tables.holds, made),
        "they complained to the executive": _of(tables.escalations, made),
    }
    return {customer_id: why for why, query in reasons.items() for customer_id in connection.execute(query).scalars()}
