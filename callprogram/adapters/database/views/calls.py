"""The calls that were made or are running."""

from datetime import datetime

from sqlalchemy import and_, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import customers_by_id
from callprogram.adapters.database.records import all_of
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.customers.phones import number_in
from callprogram.domain.permissions.rows import looks_after
from callprogram.domain.program.call_hour import Program
from callprogram.services.views import CallLine
from callprogram.services.views.calls import Calls


class DatabaseCalls(DatabaseReader, Calls):
    """The calls that were made or are running."""

    def calls(self, *, customer_id: int | None = None, since: datetime | None = None) -> tuple[CallLine, ...]:
        table = tables.calls
        query = select(table).order_by(table.c.started_at.desc(), table.c.id.desc())
        query = query if customer_id is None else query.where(table.c.customer_id == customer_id)
        query = query if since is None else query.where(table.c.started_at >= since)
        with self.engine.connect() as connection:
            calls = all_of(connection, Call, query)
            customers = customers_by_id(connection, calls)
        seen = (call for call in calls if looks_after(self.reader, customers[call.customer_id]))
        return tuple(CallLine(call, customers[call.customer_id]) for call in seen)

    def running_call(self, program: Program) -> CallLine | None:
        table = tables.calls
        phones = set(map(number_in, (program.executive_phone, *(each.phone for each in program.deputies))))
        running = table.c.executive_phone.in_(phones), table.c.executive_phone != ""
        call = self._first(Call, and_(*running, table.c.ended_at.is_(None)))
        if call is None:
            return None
        with self.engine.connect() as connection:
            return CallLine(call, customers_by_id(connection, [call])[call.customer_id])

    def missed_calls(self, program: Program) -> tuple[CallLine, ...]:
        """Who called back in vain; any later call but another missed one is an answer."""
        table, later = tables.calls, tables.calls.alias()
        missed = table.c.incoming, table.c.status == Status.NO_ANSWER, table.c.returned_at.is_(None)
        since = later.c.customer_id == table.c.customer_id, later.c.started_at > table.c.started_at
        answer = or_(~later.c.incoming, later.c.status != Status.NO_ANSWER)
        answered = select(later.c.id).where(*since, answer).exists()
        mine = select(table).where(*missed, table.c.program_id == program.id, ~answered)
        with self.engine.connect() as connection:
            calls = all_of(connection, Call, mine.order_by(table.c.started_at, table.c.id))
            customers = customers_by_id(connection, calls)
        latest = {call.customer_id: call for call in calls}
        return tuple(CallLine(call, customers[call.customer_id]) for call in reversed(latest.values()))

    def unsettled_calls(self, since: datetime) -> tuple[Call, ...]:
        table = tables.calls
        may_tell = table.c.provider_id.is_not(None) | table.c.ended_at.is_(None)
        unsettled = table.c.mode != Mode.OWN_PHONE, table.c.settled.is_(False), table.c.started_at >= since
        return self._all(Call, select(table).where(*unsettled, may_tell).order_by(table.c.id))
