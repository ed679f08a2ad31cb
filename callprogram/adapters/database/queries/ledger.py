"""The ledger of reminders: which promises it has not had yet."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, false, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import from_row
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.reminders import BEFORE, Audience, Reminder
from callprogram.services.views import Unreminded

_A_DAY = timedelta(days=1)  # it is tomorrow already where the day begins first
_AT_ONCE = 500


def unreminded(connection: Connection, now: datetime, owners: Collection[str], *, desk: bool) -> tuple[Unreminded, ...]:
    """The open promises near their day or past it of which the ledger may have to say more to one of the audiences."""
    table, today = tables.commitments, now.date() + _A_DAY
    near = table.c.state == State.OPEN, table.c.due_on <= today + BEFORE
    to_owner = table.c.owner.in_(owners) & ~_said(Audience.OWNER, today)
    to_desk = (table.c.due_on < today) & ~_said(Audience.DESK, today) if desk else false()
    query = select(table, tables.calls.c.program_id).outerjoin(tables.calls, tables.calls.c.id == table.c.made_in_call)
    query = query.where(*near, or_(to_owner, to_desk)).order_by(table.c.due_on, table.c.id)
    rows = connection.execute(query).all()
    programs, ledger = _programs(connection), _ledger(connection, [row.id for row in rows])
    first = next(iter(programs.values()), None)
    return tuple(
        Unreminded(from_row(Commitment, row), programs.get(row.program_id, first), tuple(ledger[row.id]))
        for row in rows
    )


def _said(audience: Audience, today: date) -> ColumnElement[bool]:
    commitments, reminders = tables.commitments, tables.reminders
    same = reminders.c.commitment_id == commitments.c.id, reminders.c.due_on == commitments.c.due_on
    return select(reminders.c.id).where(*same, reminders.c.audience == audience, reminders.c.next_on > today).exists()


def _programs(connection: Connection) -> dict[int, Program]:
    rows = connection.execute(select(tables.programs).order_by(tables.programs.c.id))
    return {row.id: from_row(Program, row) for row in rows}


def _ledger(connection: Connection, commitment_ids: list[int]) -> dict[int, list[Reminder]]:
    found: dict[int, list[Reminder]] = defaultdict(list)
    for reminder in _reminders(connection, commitment_ids):
        found[reminder.commitment_id].append(reminder)
    return found


def _reminders(connection: Connection, commitment_ids: list[int]) -> Iterable[Reminder]:
    table = tables.reminders
    for start in range(0, len(commitment_ids), _AT_ONCE):
        some = table.c.commitment_id.in_(commitment_ids[start : start + _AT_ONCE])
        yield from (from_row(Reminder, row) for row in connection.execute(select(table).where(some)))
