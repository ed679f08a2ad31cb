"""Synchronising: what calendars know of the hour compared with how it is, and each difference told once.

The comparison is made whenever something may have changed and by the worker, so that nothing that changes an hour, a
list or a number needs to know of calendars.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from callprogram.domain.calendar.guest_answers import GuestAnswer
from callprogram.domain.calendar.outlets import Outlet, Way
from callprogram.domain.calendar.series import (
    Appointment,
    Line,
    Occurrence,
    Series,
    appointment_of,
    differs,
    guests_of,
    line_of,
    listed,
    listed_week,
    plain_week,
)
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.domain.people.members import CALLPROGRAM, Member
from callprogram.domain.program.call_hour import Program, Week, is_held
from callprogram.domain.words.dates import day_in
from callprogram.services.act import act, look
from callprogram.services.acting import Acting
from callprogram.services.calendar import inviting
from callprogram.services.ports import CalendarWriter, Store, Transaction
from callprogram.services.views import Views


@dataclass(frozen=True)
class Announced:
    """The series and its weeks as calendars know them."""

    series: Series
    weeks: tuple[Occurrence, ...]


@dataclass(frozen=True)
class _Differences:
    series: Series | None
    announced: dict[Week, Occurrence]
    appointment: Appointment
    weeks: tuple[Occurrence, ...]
    answers: tuple[GuestAnswer, ...] = ()

    @property
    def any(self) -> bool:
        return self.series is None or self.appointment != self.series.appointment or bool(self.weeks)


def is_behind(acting: Acting, program: Program) -> bool:
    """Whether calendars are to be told something; nothing is changed."""
    return _differences(acting, program).any


def keep_in_step(acting: Acting, program: Program, writer: CalendarWriter) -> Announced:
    """The series as it is, each change of it under a SEQUENCE of its own and in the outbox for those invited."""
    found = _differences(acting, program)
    if found.series and found.series.appointment == found.appointment:
        return _tell_weeks(acting, found, found.series, writer)
    return _tell_everything(acting, program, found, writer)


def _tell_everything(acting: Acting, program: Program, found: _Differences, writer: CalendarWriter) -> Announced:
    """The series anew: what all weeks have in common is another thing, or nobody was told anything yet."""
    weeks = found.announced | {week.week: _kept(acting.transaction, week, found.announced) for week in found.weeks}
    if found.series:
        series = acting.transaction.save(_next(found.series, acting.now, found.appointment))
    else:
        series = acting.transaction.add(Series(0, program.id, program.calendar_uid, 0, acting.now, found.appointment))
    invitations = inviting.Invitations(series, _in_order(weeks), writer, found.answers)
    inviting.invite(acting, invitations, found.series.appointment if found.series else None)
    return Announced(series, _in_order(weeks))


def _tell_weeks(acting: Acting, found: _Differences, series: Series, writer: CalendarWriter) -> Announced:
    """The weeks that are another thing now, each by itself."""
    weeks = dict(found.announced)
    for week in found.weeks:
        series = _next(series, acting.now, series.appointment)
        known, kept = weeks.get(week.week), _kept(acting.transaction, week, weeks)
        weeks[week.week] = kept
        invitations = inviting.Invitations(series, _in_order(weeks), writer, found.answers)
        inviting.invite_to_week(acting, invitations, kept, known)
    return Announced(acting.transaction.save(series), _in_order(weeks))


def _differences(acting: Acting, program: Program) -> _Differences:
    [current] = acting.transaction.find(Program, id=program.id)  # not get: a look must lock nothing
    series = acting.transaction.first(Series, program_id=program.id)
    announced = {week.week: week for week in acting.transaction.find(Occurrence, program_id=program.id)}
    by_mail = acting.transaction.first(Outlet, program_id=program.id, way=Way.MAIL, is_on=True)
    guests = guests_of(current, acting.transaction.find(Member)) if by_mail else ()
    wanted = _wanted(acting, current, announced)
    changed = tuple(week for week in wanted if differs(week, announced.get(week.week), current))
    answers = by_mail.answers if by_mail else ()
    return _Differences(series, announced, appointment_of(current, guests), changed, answers)


def _wanted(acting: Acting, program: Program, announced: Mapping[Week, Occurrence]) -> Iterator[Occurrence]:
    """Every week that is or was told to be unlike the others, as it should be; hours that have begun stay as told."""
    frozen = acting.transaction.find(CallList, program_id=program.id, state=ListState.FROZEN)
    lists = {call_list.week: call_list for call_list in frozen}
    changed = {change.week for change in program.weeks}
    for week in sorted({*lists, *changed, *announced}):
        call_list = lists.get(week) if is_held(program, week) else None
        plain = plain_week(program, week)
        starts_at = call_list.starts_at if call_list else plain.starts_at
        begun = starts_at <= acting.now or bool(call_list and call_list.started_at)
        if begun and week in announced and announced[week].starts_at <= max(acting.now, starts_at):
            continue
        yield listed_week(call_list, _lines(acting.transaction, call_list)) if call_list else plain


def _lines(transaction: Transaction, call_list: CallList) -> list[Line]:
    day = day_in(call_list.zone, call_list.starts_at)
    entries = listed(transaction.find(Entry, call_list_id=call_list.id))
    return [_line(transaction, call_list, entry, day) for entry in entries]


def _line(transaction: Transaction, call_list: CallList, entry: Entry, day: date) -> Line:
    calls = transaction.find(Call, customer_id=entry.customer_id, disposition=Disposition.CONNECTED)
    days = [day_in(call_list.zone, call.started_at) for call in calls if call.started_at < call_list.starts_at]
    [customer] = transaction.find(Customer, id=entry.customer_id)
    return line_of(entry, customer, max(days, default=None), day)


def _kept(transaction: Transaction, week: Occurrence, announced: Mapping[Week, Occurrence]) -> Occurrence:
    known = announced.get(week.week)
    return transaction.save(replace(week, id=known.id)) if known else transaction.add(week)


def _next(series: Series, now: datetime, appointment: Appointment) -> Series:
    return replace(series, sequence=series.sequence + 1, stamped_at=now, appointment=appointment)


def _in_order(weeks: Mapping[Week, Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(weeks[week] for week in sorted(weeks))


def catch_up(store: Store, views: Views, writer: CalendarWriter, now: datetime) -> None:
    """One round: whatever changed of any program, and whoever changed it, calendars are told of it."""
    for program in views.programs():
        if look(store, CALLPROGRAM, now, is_behind, program):
            act(store, CALLPROGRAM, now, keep_in_step, program, writer)
