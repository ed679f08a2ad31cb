"""The calls that were made or are running, what was said in them, and the questions that are asked."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import customers_by_id
from callprogram.adapters.database.records import all_of
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.calls.questions import Questions, questions_of
from callprogram.domain.customers.phones import number_in
from callprogram.domain.permissions.rows import hears_in_private, looks_after, reads_private
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.services.views import CallLine
from callprogram.services.views.calls import Calls


class DatabaseCalls(DatabaseReader, Calls):
    """The calls that were made or are running, what was said in them, and the questions that are asked."""

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
        return self._those(Call, *unsettled, may_tell)

    def note(self, entry_id: int) -> str:
        table = tables.calls
        query = select(table.c.note).where(table.c.entry_id == entry_id).order_by(table.c.id.desc()).limit(1)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def private_notes(self, call_list_id: int) -> Mapping[int, str] | None:
        program = self._heard_in_private(call_list_id)
        if program is None:
            return None
        entries, calls, private = tables.entries, tables.calls, tables.private_notes
        query = (
            select(entries.c.id, private.c.text, private.c.written_by)
            .join(calls, calls.c.entry_id == entries.c.id)
            .join(private, private.c.call_id == calls.c.id)
            .where(entries.c.call_list_id == call_list_id)
        )
        with self.engine.connect() as connection:
            rows = connection.execute(query.order_by(calls.c.id))
            return {id_: text for id_, text, by in rows if reads_private(self.reader, program, by)}

    def _heard_in_private(self, call_list_id: int) -> Program | None:
        """The program of this list, where the private parts of its notes are the reader's."""
        programs, lists = tables.programs, tables.call_lists
        query = select(programs).join(lists, lists.c.program_id == programs.c.id).where(lists.c.id == call_list_id)
        found = () if self.over_the_shoulder else self._all(Program, query)
        return next((program for program in found if hears_in_private(self.reader, program)), None)

    def themes(self) -> tuple[str, ...]:
        with self.engine.connect() as connection:
            rows = connection.execute(select(tables.calls.c.themes)).scalars()
            counted = Counter(theme for themes in rows for theme in themes)
        return tuple(theme for theme, _ in counted.most_common())

    def questions(self, program_id: int) -> Mapping[Seat, tuple[str, ...]]:
        return questions_of(self._those(Questions, tables.questions.c.program_id == program_id))
