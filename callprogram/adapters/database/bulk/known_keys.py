"""What makes two rows one customer, for everybody who is known."""

from collections.abc import Mapping
from io import BytesIO

import polars as pl
from sqlalchemy import ColumnElement, Connection, Text, cast, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.keys import KEYS, WRITTEN_BY, keys_in, of_known
from callprogram.adapters.database.bulk.known import touched_since

_AT_ONCE = 20_000


def known_keys(connection: Connection) -> pl.DataFrame:
    """The keys of every customer: those remembered, and anew those of whoever was touched since."""
    table = tables.remembered_keys
    rows = connection.execute(select(table).where(table.c.written_by == WRITTEN_BY).order_by(table.c.id)).all()
    if not rows:
        return keys_of(connection)
    touched = keys_of(connection, touched_since(rows[0].import_id))
    kept = pl.concat([pl.read_ipc(BytesIO(row.keys)) for row in rows])
    return pl.concat([kept.filter(~pl.col("of").is_in(touched["of"].unique().implode())), touched])


def alias_keys(aliases: Mapping[str, int]) -> pl.DataFrame:
    """The same as lines of `KEYS`; emails and numbers there have no company."""
    keys = [key.partition("\n")[0] if key.startswith(("email ", "number ")) else key for key in aliases]
    frame = pl.DataFrame({"of": list(aliases.values()), "key": keys}, {"of": pl.Int32, "key": pl.String})
    named = pl.col("key").str.replace("^(name .*|company)\n", "company ")
    return frame.select("of", named.hash(), idle=pl.lit(value=False))


def keys_of(connection: Connection, *conditions: ColumnElement[bool]) -> pl.DataFrame:
    """The keys of every customer for whom the conditions hold."""
    table = tables.customers
    query = select(table.c.id, table.c.crm_id, table.c.company, cast(table.c.contacts, Text)).where(*conditions)
    rows = connection.execute(query.execution_options(yield_per=_AT_ONCE))
    found = [keys_in(of_known([tuple(row) for row in some])) for some in rows.partitions()]
    return pl.concat(found) if found else pl.DataFrame(schema=KEYS)
