"""Bringing a file's customers in, and taking them back."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk_rows import rows_of
from callprogram.adapters.database.known import some_at_once
from callprogram.adapters.database.records import from_row
from callprogram.adapters.database.remembering import forget
from callprogram.adapters.database.staging import Staged, take_in
from callprogram.domain.call_list import ListState
from callprogram.domain.customers import Customer
from callprogram.domain.imports import Changes, Traces


def bring_in(connection: Connection, import_id: int, changes: Changes, waiting: Staged | None) -> int:
    """Add the new customers, keep what the changed ones were, and change them: the id of the first new one."""
    first_id = take_in(connection, waiting, import_id) if waiting else _add(connection, import_id, changes.created)
    _keep_earlier(connection, import_id, [customer.id for customer in changes.updated])
    _set(connection, changes.updated, import_id)
    table = tables.customers
    _back_again(connection, changes)
    for ids in some_at_once(changes.vanished):
        connection.execute(update(table).where(table.c.id.in_(ids)).values(vanished_in=import_id))
    return first_id


def _back_again(connection: Connection, changes: Changes) -> None:
    """Whoever had vanished from an export and is in this one is there again."""
    table = tables.customers
    gone = set(connection.execute(select(table.c.id).where(table.c.vanished_in.is_not(None))).scalars())
    for ids in some_at_once(sorted(gone.intersection(changes.whose.values()))):
        connection.execute(update(table).where(table.c.id.in_(ids)).values(vanished_in=None))


def _add(connection: Connection, import_id: int, created: Sequence[Customer]) -> int:
    rows = [row | {"created_in": import_id, "touched_in": import_id} for row in rows_of(created)]
    if not rows:
        return 0
    added = connection.execute(
        insert(tables.customers).returning(tables.customers.c.id, sort_by_parameter_order=True), rows
    )
    return int(added.scalars().all()[0])


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
    _set(connection, restored)
    forget(connection)
    connection.execute(update(customers).where(customers.c.vanished_in == import_id).values(vanished_in=None))
    for ids in some_at_once([customer.id for customer in restored]):
        connection.execute(delete(earlier).where(earlier.c.import_id == import_id, earlier.c.customer_id.in_(ids)))


def _keep_earlier(connection: Connection, import_id: int, changed: Sequence[int]) -> None:
    customers, earlier = tables.customers, tables.earlier_customers
    names = [column.name for column in earlier.c if column.name in customers.c and column.name != "id"]
    for ids in some_at_once(changed):
        rows = connection.execute(select(customers).where(customers.c.id.in_(ids))).mappings()
        kept = [
            {"import_id": import_id, "customer_id": row["id"]} | {name: row[name] for name in names} for row in rows
        ]
        connection.execute(insert(earlier), kept)


def _set(connection: Connection, customers: Sequence[Customer], import_id: int | None = None) -> None:
    """Write customers as they become, by an import or otherwise."""
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


def _used(connection: Connection, import_id: int) -> dict[int, str]:
    made = select(tables.customers.c.id).where(tables.customers.c.created_in == import_id).scalar_subquery()
    entries, lists = tables.entries, tables.call_lists
    signed_off = select(entries.c.customer_id).join(lists).where(lists.c.state == ListState.FROZEN)
    reasons = {
        "they are on a signed-off list": signed_off.where(entries.c.customer_id.in_(made)),
        "something was promised to them": select(tables.commitments.c.customer_id).where(
            tables.commitments.c.customer_id.in_(made)
        ),
        "they have been called": select(tables.calls.c.customer_id).where(tables.calls.c.customer_id.in_(made)),
    }
    return {customer_id: why for why, query in reasons.items() for customer_id in connection.execute(query).scalars()}
