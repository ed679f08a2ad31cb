"""Calling: a call begun, noted, and given its outcome."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callprogram.domain.calls.calls import ENDED, Call, Disposition, Mode, Status
from callprogram.domain.calls.notes import cleaned
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists import call_list as lists
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting
from callprogram.services.calls.open_calls import LONGEST_CALL, begun, expect_callable, new_call, open_call_with
from callprogram.services.ports import Transaction


@dataclass(frozen=True)
class LoggedCall:
    """A call made from any phone as somebody tells of it; `at` when it began, where it is not just over."""

    customer_id: int
    outcome: Outcome
    minutes: int | None = None
    note: str = ""
    at: datetime | None = None


def log(acting: Acting, program: Program, logged: LoggedCall) -> Call:
    """A call made from any phone, recorded; it finishes the one still open with that customer, if there is one."""
    minutes, at = logged.minutes, logged.at
    if minutes is not None and not 0 <= minutes <= LONGEST_CALL // timedelta(minutes=1):
        raise BadInputError("A call lasts between 0 and 720 minutes.")
    if at is not None and at > acting.now:
        raise BadInputError("A call cannot be logged before it has happened; give a time that is past.")
    customer = acting.transaction.get(Customer, logged.customer_id)
    lasted = None if minutes is None else timedelta(minutes=minutes)
    open_one = None if at else open_call_with(acting.transaction, program, customer, acting.now)
    began_at = at or acting.now - (lasted or timedelta())
    call = open_one or _without_outcome(acting.transaction, new_call(acting.transaction, program, customer, began_at))
    noted = replace(call, note=cleaned(logged.note) or call.note)
    return _finished(acting.transaction, noted, logged.outcome.disposition, acting.now, lasted)


def begin(acting: Acting, program: Program, customer_id: int, reason: str = "") -> Call:
    """The call that is open with this customer, begun from the executive's own phone where there is none.

    The clock runs from when they first dial, whatever was written or promised before.
    Raises BadInputError for a number that is never called, or where a reason is needed and there is none.
    """
    customer = acting.transaction.get(Customer, customer_id)
    expect_callable(acting.transaction, program, customer, acting.now, reason)
    call = open_call_with(acting.transaction, program, customer, acting.now)
    if call is None:
        new = new_call(acting.transaction, program, customer, acting.now)
        return begun(acting.transaction, replace(new, reason=reason, dialled_at=acting.now))
    if call.mode is not Mode.OWN_PHONE or call.dialled_at:
        return call
    dialled = replace(call, started_at=acting.now, dialled_at=acting.now, reason=reason or call.reason)
    return acting.transaction.save(dialled)


def mark_returned(acting: Acting, call_id: int) -> None:
    """A missed call-back that is done with, and the customer's earlier ones with it."""
    missed = acting.transaction.get(Call, call_id)
    for call in acting.transaction.find(Call, customer_id=missed.customer_id, incoming=True, returned_at=None):
        if call.started_at <= missed.started_at:
            acting.transaction.save(replace(call, returned_at=acting.now))


def open_call(acting: Acting, entry_id: int) -> Call:
    """The call of an entry, begun where there is none."""
    return _call_of(acting, entry_id)


def give_outcome(acting: Acting, entry_id: int, disposition: Disposition) -> Call:
    """The entry's call with this outcome, and ended unless the provider still has it; given again, it is corrected."""
    call = _call_of(acting, entry_id)
    if _runs(call):
        return _done(acting.transaction, replace(call, disposition=disposition))
    return _finished(acting.transaction, call, disposition, acting.now, None)


def _without_outcome(transaction: Transaction, new: Call) -> Call:
    """The call of the same entry that was begun and has no outcome yet, else the new one."""
    begun_before = transaction.find(Call, entry_id=new.entry_id, disposition=None) if new.entry_id else []
    return begun_before[-1] if begun_before else new


def _finished(
    transaction: Transaction, call: Call, disposition: Disposition, now: datetime, lasted: timedelta | None
) -> Call:
    ended_at = call.ended_at or (call.started_at + lasted if lasted else max(now, call.started_at))
    done = replace(
        call,
        disposition=disposition,
        ended_at=ended_at,
        status=call.status if call.status in ENDED else Status.COMPLETED,
        seconds=call.seconds if lasted is None else int(lasted.total_seconds()),
    )
    return _done(transaction, done)


def _done(transaction: Transaction, call: Call) -> Call:
    if call.entry_id:
        transaction.save(replace(transaction.get(Entry, call.entry_id), state=EntryState.DONE, skipped_why=""))
    return transaction.save(call) if call.id else transaction.add(call)


def _runs(call: Call) -> bool:
    """Whether the provider has the call and will say how it ends."""
    return call.provider_id is not None and call.ended_at is None and not call.uncertain


def _call_of(acting: Acting, entry_id: int) -> Call:
    entry = acting.transaction.get(Entry, entry_id)
    call_list = acting.transaction.get(CallList, entry.call_list_id)
    lists.expect_open(call_list, [entry])
    if made := acting.transaction.find(Call, entry_id=entry.id):
        return made[-1]
    program, customer = (
        acting.transaction.get(Program, call_list.program_id),
        acting.transaction.get(Customer, entry.customer_id),
    )
    return begun(
        acting.transaction, replace(new_call(acting.transaction, program, customer, acting.now), entry_id=entry.id)
    )
