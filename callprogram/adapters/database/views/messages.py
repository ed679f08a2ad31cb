"""What is told to whom: messages, calendars, and when chores were done."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.outbox import waiting_query
from callprogram.adapters.database.queries.calendars import calendar_of
from callprogram.adapters.database.records import those
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.outlets import Way, hashed
from callprogram.domain.people.messages import ATTEMPTS_OF_A_DAY, Delivery, Kind, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.put_off import PutOff
from callprogram.domain.words.chores import Chore
from callprogram.services.views import CalendarView, Outbox, Waits
from callprogram.services.views.messages import Messages


class DatabaseMessages(DatabaseReader, Messages):
    """What is told to whom: messages, calendars, and when chores were done."""

    def is_written(self, key: str, recipient: str) -> bool:
        table = tables.messages
        return self._first(Message, (table.c.key == key) & (table.c.recipient == recipient)) is not None

    def last_written(self, kind: Kind) -> datetime | None:
        query = select(func.max(tables.messages.c.queued_at)).where(tables.messages.c.kind == kind)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar()

    def outbox(self, now: datetime) -> Outbox:
        table = tables.messages
        tried = table.c.state == Delivery.WAITING, table.c.attempts >= ATTEMPTS_OF_A_DAY
        with self.engine.connect() as connection:
            waits = tuple(Waits(*row) for row in connection.execute(waiting_query(now)))
            failed = tuple(those(connection, Message, table.c.state == Delivery.FAILED))
            return Outbox(failed, waits, stuck=tuple(those(connection, Message, *tried)))

    def calendar(self, program: Program) -> CalendarView:
        with self.engine.connect() as connection:
            return calendar_of(connection, program)

    def put_off(self, program: Program, today: date) -> tuple[PutOff, ...]:
        table = tables.put_off
        later = table.c.program_id == program.id, table.c.until > today
        return self._those(PutOff, *later)

    def done_since(self, moment: datetime, actions: Collection[str]) -> Mapping[str, int]:
        event = tables.events.c
        presses = select(event.action, func.count(event.at.distinct()))
        query = presses.where(event.at >= moment, event.action.in_(actions)).group_by(event.action)
        with self.engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def leaves(self) -> tuple[Leave, ...]:
        return self._those(Leave)

    def feed(self, secret: str) -> Program | None:
        table = tables.outlets
        wanted = table.c.secret == hashed(secret), table.c.way == Way.FEED, table.c.is_on
        query = select(tables.programs).join(table, table.c.program_id == tables.programs.c.id).where(*wanted)
        return next(iter(self._all(Program, query)), None)

    def chore(self, name: str) -> Chore | None:
        return self._first(Chore, tables.chores.c.name == name)
