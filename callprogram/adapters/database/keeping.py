"""How promises are kept: by the month they were due in, and by owner."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Date, DateTime, Text, case, cast, func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.boards import owners
from callprogram.domain.commitments import State
from callprogram.domain.members import Member, is_called
from callprogram.domain.rows import sees_all_customers
from callprogram.services.views import KeptOnTime

_made = tables.commitments


def kept_on_time(connection: Connection, reader: Member, since: date, today: date, zone: str) -> tuple[KeptOnTime, ...]:
    """Of the promises due from a month on and before today, how many were kept by their day."""
    month = func.substr(cast(_made.c.due_on, Text), 1, 7).label("month")
    on_time = func.sum(case((day_of(connection, _made.c.kept_at, zone, today) <= _made.c.due_on, 1), else_=0))
    due = _made.c.due_on >= since, _made.c.due_on < today, _made.c.state != State.WITHDRAWN, _made.c.owner != ""
    query = select(month, _made.c.owner, func.count(), on_time).where(*due).group_by(month, _made.c.owner)
    if not sees_all_customers(reader):
        mine = [name for name in owners(connection) if is_called(reader, name)]
        query = query.where(_made.c.owner.in_(mine))
    rows = connection.execute(query.order_by(month, _made.c.owner))
    return tuple(KeptOnTime(date.fromisoformat(f"{when}-01"), owner, many, kept) for when, owner, many, kept in rows)


def day_of(
    connection: Connection, moment: ColumnElement[datetime | None], zone: str, today: date
) -> ColumnElement[date]:
    """The day of a moment where the program is, by the clock that it has today."""
    offset = datetime.combine(today, time(12), ZoneInfo(zone)).utcoffset() or timedelta()
    if connection.dialect.name == "sqlite":
        minutes = offset // timedelta(minutes=1)
        return func.date(moment, f"{minutes:+d} minutes", type_=Date())
    return cast(cast(moment, DateTime) + offset, Date)
