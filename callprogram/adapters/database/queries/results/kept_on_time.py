"""How promises are kept: by the month they were due in, and by owner."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Date, DateTime, Engine, Text, case, cast, func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import last_event
from callprogram.adapters.database.queries.names import names
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.domain.promises.commitments import State
from callprogram.services.views import KeptOnTime

_made = tables.commitments


def kept_on_time(engine: Engine, reader: Member, since: date, today: date, zone: str) -> tuple[KeptOnTime, ...]:
    """Of the promises due from a month on and before today, how many were kept by their day; those of the reader."""
    counted = _counted(engine, last_event(engine), since, today, zone)
    seen = [each for each in counted if sees_all_customers(reader) or is_called(reader, each.owner)]
    with engine.connect() as connection:
        known = names(connection)
    return tuple(replace(each, owner=known.of(each.owner)) for each in seen)


@lru_cache(maxsize=16)
def _counted(engine: Engine, written: str, since: date, today: date, zone: str) -> tuple[KeptOnTime, ...]:
    del written  # after another event it is counted anew
    with engine.connect() as connection:
        return tuple(_rows(connection, since, today, zone))


def _rows(connection: Connection, since: date, today: date, zone: str) -> Iterator[KeptOnTime]:
    month = func.substr(cast(_made.c.due_on, Text), 1, 7).label("month")
    on_time = func.sum(case((day_of(connection, _made.c.kept_at, zone, today) <= _made.c.due_on, 1), else_=0))
    due = _made.c.due_on >= since, _made.c.due_on < today, _made.c.state != State.WITHDRAWN, _made.c.owner != ""
    query = select(month, _made.c.owner, func.count(), on_time).where(*due).group_by(month, _made.c.owner)
    rows = connection.execute(query.order_by(month, _made.c.owner))
    return (KeptOnTime(date.fromisoformat(f"{when}-01"), owner, many, kept) for when, owner, many, kept in rows)


def day_of(
    connection: Connection, moment: ColumnElement[datetime | None], zone: str, today: date
) -> ColumnElement[date]:
    """The day of a moment where the program is, by the clock that it has today."""
    offset = datetime.combine(today, time(12), ZoneInfo(zone)).utcoffset() or timedelta()
    if connection.dialect.name == "sqlite":
        minutes = offset // timedelta(minutes=1)
        return func.date(moment, f"{minutes:+d} minutes", type_=Date())
    return cast(cast(moment, DateTime) + offset, Date)
