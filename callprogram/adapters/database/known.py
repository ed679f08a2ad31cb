"""The customers that are known, and which of them were changed."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, func, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import NAMES, from_row
from callprogram.domain.customers import Customer
from callprogram.domain.imports import Import

_IDS_AT_ONCE = 500


def customers_of(connection: Connection, ids: Iterable[int]) -> list[Customer]:
    """The customers with these ids, by id; those that there are not are left out."""
    table = tables.customers
    return [
        from_row(Customer, row)
        for some in some_at_once(sorted(ids))
        for row in connection.execute(select(table).where(table.c.id.in_(some)).order_by(table.c.id))
    ]


def some_at_once(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids in handfuls that a statement can name."""
    return (ids[start : start + _IDS_AT_ONCE] for start in range(0, len(ids), _IDS_AT_ONCE))


def as_of(connection: Connection) -> str:
    """The last event of a customer or an import: another text once any customer has changed."""
    table = tables.events
    last = select(func.max(table.c.id)).where(table.c.kind.in_((NAMES[Customer], NAMES[Import])))
    return str(connection.execute(last).scalar())


def aliases_of(connection: Connection) -> dict[str, int]:
    """The customers by what others were known by who were joined with them."""
    table = tables.aliases
    return {row.key: row.customer_id for row in connection.execute(select(table))}


def touched_since(import_id: int) -> ColumnElement[bool]:
    """Whether a customer was changed by a later import, or otherwise."""
    touched_in = tables.customers.c.touched_in
    return or_(touched_in.is_(None), touched_in > import_id)
