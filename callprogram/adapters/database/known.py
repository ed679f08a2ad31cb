"""The customers that are known, by what makes two rows one customer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO

import polars as pl
from sqlalchemy import ColumnElement, Connection, Engine, Text, cast, func, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.keys import KEYS, WRITTEN_BY, keys_in, of_known
from callprogram.adapters.database.records import NAMES, from_row
from callprogram.domain.customers import Customer
from callprogram.domain.imports import Import

_AT_ONCE = 20_000
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


def known_keys(connection: Connection) -> pl.DataFrame:
    """The keys of every customer: those remembered, and anew those of whoever was touched since."""
    table = tables.remembered_keys
    row = connection.execute(select(table).where(table.c.written_by == WRITTEN_BY)).first()
    if row is None:
        return keys_of(connection)
    touched = keys_of(connection, touched_since(row.import_id))
    kept = pl.read_ipc(BytesIO(row.keys))
    return pl.concat([kept.filter(~pl.col("of").is_in(touched["of"].unique().implode())), touched])


def aliases_of(connection: Connection) -> dict[str, int]:
    """The customers by what others were known by who were joined with them."""
    table = tables.aliases
    return {row.key: row.customer_id for row in connection.execute(select(table))}


def alias_keys(aliases: Mapping[str, int]) -> pl.DataFrame:
    """The same as lines of `KEYS`; a number there has no company."""
    keys = [key.partition("\n")[0] if key.startswith("number ") else key for key in aliases]
    frame = pl.DataFrame({"of": list(aliases.values()), "key": keys}, {"of": pl.Int32, "key": pl.String})
    return frame.select("of", pl.col("key").hash())


def touched_since(import_id: int) -> ColumnElement[bool]:
    """Whether a customer was changed by a later import, or otherwise."""
    touched_in = tables.customers.c.touched_in
    return or_(touched_in.is_(None), touched_in > import_id)


def keys_of(connection: Connection, *conditions: ColumnElement[bool]) -> pl.DataFrame:
    """The keys of every customer for whom the conditions hold."""
    table = tables.customers
    query = select(table.c.id, table.c.crm_id, table.c.company, cast(table.c.contacts, Text)).where(*conditions)
    rows = connection.execute(query.execution_options(yield_per=_AT_ONCE))
    found = [keys_in(of_known([tuple(row) for row in some])) for some in rows.partitions()]
    return pl.concat(found) if found else pl.DataFrame(schema=KEYS)


def last_event(engine: Engine) -> int:
    """The last change of anything, so that what was counted since then still holds."""
    with engine.connect() as connection:
        return connection.execute(select(func.max(tables.events.c.id))).scalar() or 0
