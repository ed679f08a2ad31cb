"""Reading what calendars know of an hour."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import TABLES, all_of, those
from callprogram.domain.calendar import leave
from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.outlets import Outlet
from callprogram.domain.calendar.series import Occurrence, Series
from callprogram.domain.lists.call_list import EntryState, ListState
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Kind, Message
from callprogram.domain.program.call_hour import Program, Week
from callprogram.services.views import CalendarView

T = TypeVar("T")
_MESSAGES = 50


def calendar_of(connection: Connection, program: Program) -> CalendarView:
    """The series, its weeks, the ways out, leave, and the latest messages about it."""
    table = tables.messages
    mailed = (
        select(table)
        .where(table.c.kind == Kind.CALENDAR, table.c.about == program.id)
        .order_by(table.c.id.desc())
        .limit(_MESSAGES)
    )
    weeks = _of_program(connection, Occurrence, program)
    return CalendarView(
        series=next(iter(_of_program(connection, Series, program)), None),
        weeks=tuple(sorted(weeks, key=lambda occurrence: occurrence.week)),
        outlets={outlet.way: outlet for outlet in _of_program(connection, Outlet, program)},
        leaves=leaves_of(connection, program),
        mailed=tuple(all_of(connection, Message, mailed)),
        held=hours_held(connection, tables.call_lists.c.program_id == program.id),
    )


def leaves_of(connection: Connection, program: Program) -> tuple[Leave, ...]:
    """All leave of a program, the soonest first."""
    return leave.of_program(program, _of_program(connection, Leave, program), those(connection, Member))


def hours_held(connection: Connection, *which: ColumnElement[bool]) -> dict[Week, datetime]:
    """The weeks in whose hour somebody was called, or was entered later, and when each began."""
    lists, entries = tables.call_lists, tables.entries
    done = select(entries.c.call_list_id).where(entries.c.state == EntryState.DONE)
    held = select(lists.c.week, lists.c.starts_at).where(
        *which, lists.c.state == ListState.FROZEN, lists.c.id.in_(done)
    )
    return {row.week: row.starts_at for row in connection.execute(held)}


def _of_program(connection: Connection, kind: type[T], program: Program) -> list[T]:
    return those(connection, kind, TABLES[kind].c.program_id == program.id)
