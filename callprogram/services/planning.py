"""Planning: the program, this week's list, signing it off, and working through the hour."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import TypedDict, Unpack
from uuid import uuid4

from callprogram.domain import call_list as lists
from callprogram.domain.call_hour import Program, Week, check, hour_of, require_held
from callprogram.domain.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.calls import Call, Status
from callprogram.domain.dates import counted, day_in
from callprogram.domain.members import Member
from callprogram.errors import BadInputError, NotFoundError, StateError
from callprogram.services import announcing
from callprogram.services.ports import Transaction

NOT_REACHED = "the hour ended first"


class ProgramFields(TypedDict, total=False):
    """What can be changed of a program."""

    weekday: int
    at: time
    zone: str
    country: str
    minutes: int
    call_minutes: int
    buffer_minutes: int
    executive_name: str
    executive_email: str
    executive_phone: str
    every_weeks: int
    ends_on: date | None
    guests: tuple[str, ...]
    private: bool


def set_program(
    transaction: Transaction, _: Member, now: datetime, name: str, **changes: Unpack[ProgramFields]
) -> Program:
    """The program with these changes; one of that name is made where there is none, on Tuesdays at 16:00 in UTC."""
    found = transaction.find(Program, name=name)
    before = found[0] if found else _new_program(name, now)
    after = check(replace(before, **changes))
    return transaction.save(after) if found else transaction.add(after)


def plan(transaction: Transaction, _: Member, __: datetime, program: Program, week: Week) -> CallList:
    """The week's draft, made from the facts as they are; a frozen list is given back as it stands."""
    if (standing := _list_of(transaction, program, week)) and standing.state is ListState.FROZEN:
        return standing
    require_held(program, week)
    today = day_in(program.zone, hour_of(program, week).starts_at)
    made = lists.plan(program, week, transaction.facts(program, today))
    draft = CallList(
        id=0,
        program_id=program.id,
        week=week,
        starts_at=made.hour.starts_at,
        ends_at=made.hour.ends_at,
        zone=program.zone,
        state=ListState.DRAFT,
        eligible=made.eligible,
        left_out=made.left_out,
    )
    return transaction.replace_draft(draft, made.entries)


def freeze(transaction: Transaction, member: Member, now: datetime, program: Program, week: Week) -> CallList:
    """The week's list signed off: from now on it does not change by itself."""
    call_list = plan(transaction, member, now, program, week)
    if call_list.state is ListState.FROZEN:
        return call_list
    if not transaction.find(Entry, call_list_id=call_list.id):
        raise StateError(_nobody(call_list))
    frozen = transaction.save(replace(call_list, state=ListState.FROZEN, frozen_at=now, frozen_by=member.name))
    announcing.announce(transaction, now, program, frozen)
    return frozen


def start_hour(transaction: Transaction, _: Member, now: datetime, program: Program, week: Week) -> CallList:
    """The hour begun; beginning it again changes nothing."""
    call_list = _standing(transaction, program, week)
    lists.expect_running(call_list)
    return transaction.save(replace(call_list, started_at=call_list.started_at or now))


def finish_hour(transaction: Transaction, _: Member, now: datetime, program: Program, week: Week) -> CallList:
    """The hour finished; whoever was not called is left for another week, with that as the reason."""
    call_list = _standing(transaction, program, week)
    lists.expect_running(call_list)
    for entry in lists.pending(transaction.find(Entry, call_list_id=call_list.id)):
        made = _calls_ended(transaction, entry, now)
        state, why = (EntryState.DONE, "") if made else (EntryState.SKIPPED, NOT_REACHED)
        transaction.save(replace(entry, state=state, skipped_why=why))
    return transaction.save(replace(call_list, finished_at=now))


def skip(transaction: Transaction, member: Member, now: datetime, entry_id: int, why: str) -> Entry:
    """The entry left out of this hour, with the reason."""
    if not why.strip():
        raise BadInputError("Say in a few words why this customer is skipped.")
    entry = _running_entry(transaction, entry_id)
    if entry.state is EntryState.DONE:
        raise StateError("This customer has been called already.")
    skipped = transaction.save(replace(entry, state=EntryState.SKIPPED, skipped_why=why.strip()))
    announcing.tell_change(transaction, now, skipped, member=member)
    return skipped


def restore(transaction: Transaction, member: Member, now: datetime, entry_id: int) -> Entry:
    """The skipped entry back on the list."""
    entry = _running_entry(transaction, entry_id)
    if entry.state is not EntryState.SKIPPED:
        raise StateError("This customer was not skipped.")
    restored = transaction.save(replace(entry, state=EntryState.PENDING, skipped_why=""))
    announcing.tell_change(transaction, now, restored, member=member)
    return restored


def _running_entry(transaction: Transaction, entry_id: int) -> Entry:
    entry = transaction.get(Entry, entry_id)
    lists.expect_running(transaction.get(CallList, entry.call_list_id))
    return entry


def _list_of(transaction: Transaction, program: Program, week: Week) -> CallList | None:
    return next(iter(transaction.find(CallList, program_id=program.id, week=week)), None)


def _standing(transaction: Transaction, program: Program, week: Week) -> CallList:
    call_list = _list_of(transaction, program, week)
    if call_list is None:
        raise NotFoundError(f"There is no list for {week} yet; plan it first.")
    return call_list


def _calls_ended(transaction: Transaction, entry: Entry, now: datetime) -> list[Call]:
    calls = transaction.find(Call, entry_id=entry.id)
    for call in calls:
        if call.ended_at is None:
            transaction.save(replace(call, status=Status.COMPLETED, ended_at=max(now, call.started_at)))
    return [call for call in calls if call.status is not Status.FAILED]


def _nobody(call_list: CallList) -> str:
    if not call_list.left_out:
        return "There are no customers yet; bring in a CRM export first."
    reasons = ", ".join(f"{counted(count, 'customer')}: {why}" for why, count in sorted(call_list.left_out.items()))
    return f"Nobody can be called in the hour of {call_list.week} ({reasons}); choose another hour or mend the numbers."


def _new_program(name: str, now: datetime) -> Program:
    return Program(
        id=0,
        name=name,
        weekday=1,
        at=time(16),
        zone="UTC",
        country="US",
        minutes=60,
        call_minutes=10,
        buffer_minutes=2,
        starts_on=now.date(),
        calendar_uid=f"{uuid4()}@callprogram",
    )
