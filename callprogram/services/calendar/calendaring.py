"""Calendaring: weeks skipped, moved and taken up again, leave, and the ways that the hour goes out to calendars."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from secrets import token_urlsafe

from callprogram.domain.calendar.leave import Leave, checked
from callprogram.domain.calendar.outlets import Outlet, Way, hashed, in_step
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import closed, place_of
from callprogram.domain.lists.call_list import CallList, Entry, EntryState, ListState, pending
from callprogram.domain.people.members import Member
from callprogram.domain.program import changed_weeks
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.domain.words.dates import day_in
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.lists import announcing
from callprogram.services.ports import Transaction

HOUR_SKIPPED = "the hour is skipped"


def skip_week(acting: Acting, program: Program, week: Week, why: str = "") -> Program:
    """The week's hour left out; what was signed off for it is not called, and account owners hear of it."""
    after = _change(acting.transaction, program, lambda known: changed_weeks.skipped(known, week, acting.now, why))
    call_list = _signed_off(acting.transaction, program, week)
    if call_list:
        leave_out(acting, call_list, HOUR_SKIPPED)
    return after


def move_week(acting: Acting, program: Program, week: Week, starts_at: datetime) -> Program:
    """The week's hour at another moment; what was signed off for it moves along, and account owners hear of it."""
    after = _change(acting.transaction, program, lambda known: changed_weeks.moved(known, week, acting.now, starts_at))
    shift(acting, after, week, member=acting.member)
    return after


def closed_then(acting: Acting, program: Program, week: Week, starts_at: datetime) -> dict[str, str]:
    """Whom on the week's signed-off list a call would find closed, were the hour at that moment, by name, with why."""
    lasts = timedelta(minutes=program.call_minutes)
    found: dict[str, str] = {}
    for call_list in acting.transaction.find(CallList, program_id=program.id, week=week, state=ListState.FROZEN):
        by = starts_at - call_list.starts_at
        for entry in pending(acting.transaction.find(Entry, call_list_id=call_list.id)):
            customer = acting.transaction.get(Customer, entry.customer_id)
            if why := closed(place_of(customer), entry.planned_at + by, lasts):
                found[customer.name] = why
    return found


def keep_week(acting: Acting, program: Program, week: Week) -> Program:
    """The week's hour as always, though it is a holiday or leave; nobody is asked again."""
    return _change(acting.transaction, program, lambda known: changed_weeks.kept(known, week, acting.now))


def take_up_week(acting: Acting, program: Program, week: Week) -> Program:
    """The week's hour as in any other week again, with what was signed off for it."""
    return _bring_back(acting, program, week, changed_weeks.taken_up)


def unskip_week(acting: Acting, program: Program, week: Week) -> Program:
    """The hour that was just skipped where it was before, with what was signed off for it."""
    return _bring_back(acting, program, week, changed_weeks.unskipped)


def _bring_back(
    acting: Acting, program: Program, week: Week, change: Callable[[Program, Week, datetime], Program]
) -> Program:
    after = _change(acting.transaction, program, lambda known: change(known, week, acting.now))
    for call_list in acting.transaction.find(CallList, program_id=program.id, week=week, state=ListState.FROZEN):
        bring_back(acting, call_list, HOUR_SKIPPED)
    shift(acting, after, week, member=acting.member)
    return after


def leave_out(acting: Acting, call_list: CallList, why: str) -> None:
    """What is signed off for an hour that is not held: nobody is called, and account owners hear of it."""
    for entry in acting.transaction.find(Entry, call_list_id=call_list.id, state=EntryState.PENDING):
        left = acting.transaction.save(replace(entry, state=EntryState.SKIPPED, skipped_why=why))
        announcing.tell_change(acting, left, member=acting.member)
    acting.transaction.save(replace(call_list, finished_at=acting.now))


def bring_back(acting: Acting, call_list: CallList, why: str) -> None:
    """What was left out for that reason, to be called after all."""
    acting.transaction.save(replace(call_list, finished_at=None))
    for entry in acting.transaction.find(Entry, call_list_id=call_list.id, skipped_why=why):
        back = acting.transaction.save(replace(entry, state=EntryState.PENDING, skipped_why=""))
        announcing.tell_change(acting, back, member=acting.member)


def add_leave(acting: Acting, program: Program, first: date, last: date | None = None) -> Leave:
    """Days on which the executive is away; the weeks of their hours are then proposed for skipping or moving."""
    leave = Leave(0, program.id, first, last or first)
    return acting.transaction.add(checked(leave, day_in(program.zone, acting.now)))


def remove_leave(acting: Acting, leave_id: int) -> None:
    """The leave that is none."""
    acting.transaction.remove(acting.transaction.get(Leave, leave_id))


def choose_way(acting: Acting, program: Program, way: Way, *, on: bool) -> Outlet:
    """One way out used or not; those invited by mail hear of either. A feed that is turned on has a new address."""
    outlet = outlet_of(acting.transaction, program, way)
    secret = token_urlsafe() if way is Way.FEED and on and not outlet.is_on else ""
    kept = replace(outlet, is_on=on, trouble="", attempts=0, next_at=None)
    kept = acting.transaction.save(replace(kept, secret=hashed(secret)) if secret else kept)
    return replace(kept, secret=secret)


def renew_secret(acting: Acting, program: Program) -> Outlet:
    """The feed at a new address; nobody reads it at the old one any more."""
    outlet, secret = outlet_of(acting.transaction, program, Way.FEED), token_urlsafe()
    kept = replace(outlet, secret=hashed(secret), in_step_at=None, sequence=None)
    return replace(acting.transaction.save(kept), secret=secret)


def record_taken(acting: Acting, program: Program, way: Way, sequence: int) -> Outlet:
    """That somebody took the series as it is: opened the file, or read the feed."""
    return acting.transaction.save(in_step(outlet_of(acting.transaction, program, way), acting.now, sequence))


def outlet_of(transaction: Transaction, program: Program, way: Way) -> Outlet:
    """The program's way out as it is kept; at first it is off."""
    known = transaction.first(Outlet, program_id=program.id, way=way)
    return known or transaction.add(Outlet(0, program.id, way, is_on=False, secret=hashed(token_urlsafe())))


def _change(transaction: Transaction, program: Program, change: Callable[[Program], Program]) -> Program:
    return transaction.save(change(transaction.get(Program, program.id)))


def _signed_off(transaction: Transaction, program: Program, week: Week) -> CallList | None:
    """The week's list if it is signed off; raises StateError once its hour has begun."""
    found = transaction.first(CallList, program_id=program.id, week=week, state=ListState.FROZEN)
    if found and (found.started_at or found.finished_at):
        raise StateError(f"The hour of {week} has begun or is over; choose a week to come.")
    return found


def shift(acting: Acting, program: Program, week: Week, *, member: Member) -> None:
    """What is signed off for the week, at the time that its hour now has."""
    call_list = _signed_off(acting.transaction, program, week)
    starts_at = hour_of(program, week).starts_at
    if call_list is None or call_list.starts_at == starts_at:
        return
    by: timedelta = starts_at - call_list.starts_at
    shifted = replace(call_list, starts_at=starts_at, ends_at=hour_of(program, week).ends_at)
    acting.transaction.save(shifted)
    for entry in acting.transaction.find(Entry, call_list_id=call_list.id):
        moved = acting.transaction.save(replace(entry, planned_at=entry.planned_at + by))
        announcing.tell_move(acting, shifted, entry, moved, member=member)
