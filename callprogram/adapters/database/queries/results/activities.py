"""Activities: what a CRM gets back, in one query for the calls and one for the promises."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import customers_of
from callprogram.adapters.database.records import from_row
from callprogram.domain.calls.calls import Call
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.results.activities import Activity, Shape


def activities_since(connection: Connection, since: datetime) -> tuple[Activity, ...]:
    """Calls with an outcome and promises not withdrawn, the earliest first."""
    calls, promises = list(_calls(connection, since)), list(_promises(connection, since))
    concerned = {call.customer_id for call in calls} | {made.customer_id for made in promises}
    known = {each.id: each for each in customers_of(connection, concerned)}
    found = [
        *(Activity(known[call.customer_id], call=call) for call in calls),
        *(Activity(known[made.customer_id], commitment=made) for made in promises),
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.key)))


def keys_written(connection: Connection, shape: Shape) -> frozenset[str]:
    """What files of this shape have had."""
    table = tables.write_backs
    files = connection.execute(select(table.c["keys"]).where(table.c.shape == shape)).scalars()
    return frozenset(key for keys in files for key in keys)


def _calls(connection: Connection, since: datetime) -> Iterator[Call]:
    table = tables.calls
    query = select(table).where(table.c.started_at >= since, table.c.disposition.is_not(None))
    return (from_row(Call, row) for row in connection.execute(query))


def _promises(connection: Connection, since: datetime) -> Iterator[Commitment]:
    table = tables.commitments
    query = select(table).where(table.c.made_at >= since, table.c.state != State.WITHDRAWN)
    return (from_row(Commitment, row) for row in connection.execute(query))
