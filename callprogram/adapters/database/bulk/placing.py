"""Where customers may be, kept beside them: what planning asks for first."""

from collections.abc import Sequence

import polars as pl
from sqlalchemy import Connection, Text, bindparam, cast, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.frames.customers import frame_of
from callprogram.adapters.frames.places import places_in
from callprogram.adapters.frames.schema import CONTACT
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import place_kept

_AT_ONCE = 20_000
_KNOWN = {"id": pl.Int64, "time_zone": pl.String, "country": pl.String, "contacts": pl.String}


def places_of(customers: Sequence[Customer]) -> list[str | None]:
    """The place of each; whoever has something corrected by hand is looked at alone."""
    places = iter(places_in(frame_of(enumerate(each for each in customers if not each.corrections))))
    return [place_kept(each) if each.corrections else next(places) for each in customers]


def place_everybody(connection: Connection) -> None:
    """Keep the place of every customer."""
    table, last = tables.customers, 0
    known = select(table.c.id, table.c.time_zone, table.c.country, cast(table.c.contacts, Text))
    keep = update(table).where(table.c.id == bindparam("of")).values(place=bindparam("where"))
    while rows := connection.execute(known.where(table.c.id > last).order_by(table.c.id).limit(_AT_ONCE)).all():
        last = rows[-1].id
        frame = pl.DataFrame([tuple(row) for row in rows], _KNOWN, orient="row")
        places = places_in(frame.with_columns(pl.col("contacts").str.json_decode(pl.List(CONTACT))))
        connection.execute(keep, [{"of": row.id, "where": place} for row, place in zip(rows, places, strict=True)])
    made = select(table.c.id, table.c.time_zone, table.c.country, table.c.contacts, table.c.corrections)
    for row in connection.execute(made.where(table.c.corrections != ())).all():
        connection.execute(keep, {"of": row.id, "where": place_kept(Customer(**row._mapping))})  # noqa: SLF001  # public
