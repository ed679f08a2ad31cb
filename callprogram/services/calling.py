"""Calling: a call begun, rung, noted, and given its outcome; each row is kept before anything rings."""

from dataclasses import replace
from datetime import datetime, timedelta

from callprogram.domain import call_list as lists
from callprogram.domain.briefs import announcement_of
from callprogram.domain.call_hour import Program
from callprogram.domain.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.calls import ENDED, Bridge, Call, Disposition, Leg, Mode, Status, disposition_of
from callprogram.domain.commitments import Commitment
from callprogram.domain.customers import Customer
from callprogram.domain.dates import day_in
from callprogram.domain.members import Member
from callprogram.domain.phones import Phone
from callprogram.errors import BadInputError, CallFailedError, CallUncertainError, StateError
from callprogram.services.act import act
from callprogram.services.ports import Store, Telephony, Transaction

_LONGEST_CALL = timedelta(hours=12)


def log(
    transaction: Transaction,
    _: Member,
    now: datetime,
    program: Program,
    customer_id: int,
    disposition: Disposition,
    *,
    minutes: int | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Call:
    """A call made from any phone, recorded; it finishes the one still open with that customer, if there is one."""
    if minutes is not None and not 0 <= minutes <= _LONGEST_CALL // timedelta(minutes=1):
        raise BadInputError("A call lasts between 0 and 720 minutes.")
    if at is not None and at > now:
        raise BadInputError("A call cannot be logged before it has happened; give a time that is past.")
    customer = transaction.get(Customer, customer_id)
    lasted = None if minutes is None else timedelta(minutes=minutes)
    begun = None if at else _open_call(transaction, program, customer, now)
    call = begun or _new_call(transaction, program, customer, at or now - (lasted or timedelta()))
    return _finished(transaction, replace(call, note=note or call.note), disposition, now, lasted)


def begin(
    transaction: Transaction, _: Member, now: datetime, program: Program, customer_id: int, reason: str = ""
) -> Call:
    """The call that is open with this customer, begun from the executive's own phone where there is none.

    Raises BadInputError for a customer without a number, or one that needs a reason and has none.
    """
    customer = transaction.get(Customer, customer_id)
    _expect_callable(customer, reason)
    call = _open_call(transaction, program, customer, now) or _new_call(transaction, program, customer, now)
    return call if call.id else _begun(transaction, replace(call, reason=reason))


def open_call(transaction: Transaction, _: Member, now: datetime, entry_id: int) -> Call:
    """The call of an entry, begun where there is none."""
    return _call_of(transaction, now, entry_id)


def write_note(transaction: Transaction, _: Member, now: datetime, entry_id: int, text: str) -> Call:
    """The note of the entry's call as it reads now; the first word typed opens the call."""
    call = _call_of(transaction, now, entry_id)
    return transaction.save(replace(call, note=text))


def give_outcome(transaction: Transaction, _: Member, now: datetime, entry_id: int, disposition: Disposition) -> Call:
    """The entry's call ended with this outcome; given again, the outcome is corrected."""
    return _finished(transaction, _call_of(transaction, now, entry_id), disposition, now, None)


def reserve(
    transaction: Transaction, _: Member, now: datetime, program: Program, customer_id: int, reason: str = ""
) -> tuple[Call, Bridge]:
    """The row of a call about to be rung by the provider, and what to ask the provider for.

    Raises StateError while another call is running, BadInputError for a call that needs a reason and has none.
    """
    customer = transaction.get(Customer, customer_id)
    _expect_free_line(transaction, program)
    phone = _expect_callable(customer, reason)
    if not program.executive_phone:
        raise BadInputError("Which telephone should ring first? Set the executive's number in Settings.")
    call = _open_call(transaction, program, customer, now) or _new_call(transaction, program, customer, now)
    rung = replace(call, mode=Mode.BRIDGE_POLLING, status=Status.QUEUED, reason=reason, started_at=now)
    kept = transaction.save(rung) if rung.id else _begun(transaction, rung)
    announcement = _announcement(transaction, program, customer, now)
    return kept, Bridge(kept.id, program.executive_phone, phone.e164 or "", phone.extension, announcement)


def record_ring(transaction: Transaction, _: Member, __: datetime, call_id: int, leg: Leg) -> Call:
    """The call with the provider's own id; what a person ended meanwhile stays ended."""
    call = transaction.get(Call, call_id)
    status = call.status if call.ended_at else leg.status
    return transaction.save(replace(call, provider_id=leg.provider_id, status=status, uncertain=False))


def record_doubt(transaction: Transaction, _: Member, __: datetime, call_id: int) -> Call:
    """The call marked uncertain: the provider did not answer, so something may be ringing."""
    return transaction.save(replace(transaction.get(Call, call_id), uncertain=True))


def record_refusal(transaction: Transaction, _: Member, now: datetime, call_id: int) -> Call:
    """The call ended before it began: the provider refused, so nothing rang."""
    return transaction.save(replace(transaction.get(Call, call_id), status=Status.FAILED, ended_at=now))


def record_legs(
    transaction: Transaction, _: Member, now: datetime, call_id: int, executive: Leg, customer: Leg | None
) -> Call:
    """The call as the provider knows it: the customer's leg decides the outcome, and an ended call stays as it is."""
    call = transaction.get(Call, call_id)
    if call.ended_at:
        return call
    if customer is None:
        missed = executive.status in ENDED
        status = Status.CANCELED if missed else executive.status
        return transaction.save(replace(call, status=status, ended_at=now if missed else None))
    return transaction.save(_as_rung(call, executive, customer, now))


def ring(
    store: Store,
    telephony: Telephony,
    member: Member,
    now: datetime,
    program: Program,
    customer_id: int,
    *,
    reason: str = "",
) -> Call:
    """Ring the executive, then the customer: one row kept, one request, what came of it kept.

    Raises CallFailedError where nothing rings. A call that may be ringing comes back as uncertain.
    """
    call, bridge = act(store, member, now, reserve, program, customer_id, reason)
    try:
        leg = telephony.ring(bridge)
    except CallUncertainError:
        return act(store, member, now, record_doubt, call.id)
    except CallFailedError:
        act(store, member, now, record_refusal, call.id)
        raise
    return act(store, member, now, record_ring, call.id, leg)


def follow(store: Store, telephony: Telephony, member: Member, now: datetime, call: Call) -> Call:
    """The call brought up to date from the provider; raises CallFailedError where the provider does not answer."""
    if call.provider_id is None or call.ended_at:
        return call
    executive, customer = telephony.legs(call.provider_id)
    return act(store, member, now, record_legs, call.id, executive, customer)


def _as_rung(call: Call, executive: Leg, customer: Leg, now: datetime) -> Call:
    talking = customer.seconds is not None or customer.status in {Status.IN_PROGRESS, Status.COMPLETED}
    over = customer.status in ENDED or executive.status in ENDED
    status = Status.COMPLETED if over and customer.status not in ENDED else customer.status
    return replace(
        call,
        status=status,
        customer_leg_id=customer.provider_id,
        answered_at=call.answered_at or (customer.started_at if talking else None),
        ended_at=(customer.ended_at or executive.ended_at or now) if over else None,
        seconds=customer.seconds,
        disposition=call.disposition or (disposition_of(status) if over else None),
    )


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
    if done.entry_id:
        transaction.save(replace(transaction.get(Entry, done.entry_id), state=EntryState.DONE, skipped_why=""))
    return transaction.save(done) if done.id else transaction.add(done)


def _call_of(transaction: Transaction, now: datetime, entry_id: int) -> Call:
    entry = transaction.get(Entry, entry_id)
    call_list = transaction.get(CallList, entry.call_list_id)
    lists.expect_running(call_list)
    if made := transaction.find(Call, entry_id=entry.id):
        return made[-1]
    program, customer = transaction.get(Program, call_list.program_id), transaction.get(Customer, entry.customer_id)
    return _begun(transaction, replace(_new_call(transaction, program, customer, now), entry_id=entry.id))


def _begun(transaction: Transaction, call: Call) -> Call:
    if call.entry_id:
        transaction.save(replace(transaction.get(Entry, call.entry_id), state=EntryState.ACTIVE))
    return transaction.add(call)


def _open_call(transaction: Transaction, program: Program, customer: Customer, now: datetime) -> Call | None:
    unended = transaction.find(Call, program_id=program.id, customer_id=customer.id, ended_at=None)
    # One that the provider rings holds the line until it has an outcome, however long ago it began.
    held = (call for call in unended if call.mode is not Mode.OWN_PHONE or now - call.started_at < _LONGEST_CALL)
    return next(held, None)


def _new_call(transaction: Transaction, program: Program, customer: Customer, started_at: datetime) -> Call:
    entry = _waiting_entry(transaction, program, customer, started_at)
    return Call(
        id=0,
        customer_id=customer.id,
        program_id=program.id,
        mode=Mode.OWN_PHONE,
        status=Status.OPEN,
        phone=(customer.phone.e164 or "") if customer.phone else "",
        started_at=started_at,
        entry_id=entry.id if entry else None,
    )


def _waiting_entry(transaction: Transaction, program: Program, customer: Customer, at: datetime) -> Entry | None:
    running = {
        call_list.id: abs(call_list.starts_at - at)
        for call_list in transaction.find(CallList, program_id=program.id, state=ListState.FROZEN, finished_at=None)
        if abs(call_list.starts_at - at) < timedelta(weeks=1)
    }
    waiting = lists.pending(transaction.find(Entry, customer_id=customer.id))
    near = (entry for entry in waiting if entry.call_list_id in running)
    return min(near, key=lambda entry: running[entry.call_list_id], default=None)


def _expect_free_line(transaction: Transaction, program: Program) -> None:
    for call in transaction.find(Call, program_id=program.id, ended_at=None):
        if call.mode is not Mode.OWN_PHONE:
            name = transaction.get(Customer, call.customer_id).name
            raise StateError(f"The call to {name} is still running; give it an outcome before the next one.")


def _expect_callable(customer: Customer, reason: str) -> Phone:
    if customer.phone is None:
        raise BadInputError(f"{customer.name} has no number that can be called.")
    if customer.do_not_call and not reason.strip():
        raise BadInputError(f"{customer.name} asked not to be called; say why you call all the same.")
    return customer.phone


def _announcement(transaction: Transaction, program: Program, customer: Customer, now: datetime) -> str:
    promises = transaction.find(Commitment, customer_id=customer.id)
    return announcement_of(customer, promises, day_in(program.zone, now), program.zone)
