"""Bringing a file's customers in."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.bulk_rows import rows_of
from callprogram.adapters.database.bulk.imports import keep_earlier, write
from callprogram.adapters.database.bulk.remembering import remember
from callprogram.adapters.database.bulk.staging import Waiting, take_in
from callprogram.adapters.database.records import some_at_once
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Changes, Import, Reading


def bring_in(
    connection: Connection, kept: Import, changes: Changes, reading: Reading | None, waiting: object = None
) -> None:
    """Add the new customers, keep what the changed ones were, change them, and remember what the reading has read."""
    if isinstance(waiting, Waiting):
        first_id = take_in(connection, waiting, kept.id)
    else:
        first_id = _add(connection, kept.id, changes.created)
    keep_earlier(connection, kept.id, [customer.id for customer in changes.updated])
    write(connection, changes.updated, kept.id, changes.fields)
    table = tables.customers
    _back_again(connection, changes)
    for ids in some_at_once(changes.vanished):
        connection.execute(update(table).where(table.c.id.in_(ids)).values(vanished_in=kept.id))
    if reading:
        remember(connection, kept, reading, changes, first_id)


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
