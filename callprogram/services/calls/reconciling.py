"""Reconciling: what the provider knows and we do not, brought together call by call."""

from dataclasses import replace
from datetime import datetime, timedelta

from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.calls.legs import Leg, corrected, heard_of_both
from callprogram.domain.customers.phones import number_in
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.chores import Chore, due, tried_again
from callprogram.services.acting import Acting
from callprogram.services.calls import ringing, trying_out
from callprogram.services.calls.following_up import follow_telephone
from callprogram.services.calls.open_calls import program_calling
from callprogram.services.calls.ringing import Line
from callprogram.services.ports import Transaction
from callprogram.services.views import Views

DAILY = "reconcile the calls"
BACK = timedelta(days=2)
# The request itself has a timeout of ten seconds: whoever has not come back by then never will.
SILENCE = timedelta(seconds=15)
# A provider's list may lag behind; after this long, what is not in it never rang.
PATIENCE = timedelta(minutes=10)
_APART = timedelta(minutes=2)


def claim_day(acting: Acting) -> bool:
    """Whether the daily round is due; it is this process that does it then."""
    found = acting.transaction.first(Chore, name=DAILY)
    if not due(found, acting.now):
        return False
    chore = found or acting.transaction.add(Chore(0, DAILY, acting.now))
    acting.transaction.save(replace(chore, begun_at=acting.now))
    return True


def release_day(acting: Acting) -> None:
    """The provider did not answer: the daily round is due again in an hour, not tomorrow."""
    for found in acting.transaction.find(Chore, name=DAILY):
        acting.transaction.save(tried_again(found, acting.now))


def adopt(acting: Acting, executive: Leg, customer: Leg | None, customer_id: int | None) -> Call | None:
    """The provider's call in the log, with the last word on seconds and price; nothing where it is with no customer."""
    number = executive.sender if executive.incoming else customer.to if customer else ""
    call = _row_of(acting.transaction, executive) or _new_row(
        acting.transaction, executive, number, customer_id, acting.now
    )
    if call is None:
        return None
    known = replace(call, provider_id=executive.provider_id)
    heard = corrected(heard_of_both(known, executive, customer, acting.now), executive, customer)
    return follow_telephone(acting, heard)


def identify(acting: Acting, call_id: int, legs: tuple[Leg, ...]) -> Call:
    """The call with the provider's name for it: the nearest in time of those that are no other call's."""
    call = acting.transaction.get(Call, call_id)
    nameless = (leg for leg in legs if not acting.transaction.find(Call, provider_id=leg.provider_id))
    meant = (leg for leg in nameless if not trying_out.was_one(acting.transaction, leg.provider_id))
    near = (leg for leg in meant if _apart(leg, call) < _APART)
    found = min(near, key=lambda leg: _apart(leg, call), default=None)
    if found is None or call.provider_id:
        return call
    return acting.transaction.save(replace(call, provider_id=found.provider_id, uncertain=False))


def bring_up_to_date(line: Line, call: Call) -> Call:
    """A call that is not settled, brought up to date; one whose name at the provider is not known is looked for.

    Raises CallFailedError where the provider does not answer.
    """
    if call.provider_id:
        return ringing.follow(line, call)
    if line.now - call.started_at < SILENCE:
        return call
    line.keep(ringing.record_doubt, call.id)
    rung = line.telephony.rung(call.executive_phone, call.started_at - _APART)
    found = line.keep(identify, call.id, rung)
    if found.provider_id:
        return ringing.follow(line, found)
    if line.now - call.started_at < PATIENCE:
        return found
    return line.keep(ringing.give_up, call.id, "The provider knows of no such call: nothing rang.")


def is_quiet(call: Call, now: datetime) -> bool:
    """Whether it is time to ask after a call: at once where the provider tells nothing by itself."""
    return call.mode is Mode.BRIDGE_POLLING or call.heard_at is None or now - call.heard_at >= SILENCE


def reconcile(line: Line, views: Views) -> tuple[str, ...]:
    """Two days of the provider's calls compared with the log: what is missing is added, seconds and price corrected.

    What cannot be brought together comes back as sentences; raises CallFailedError where the provider does not answer.
    """
    problems = []
    for executive, customer in line.telephony.legs_since(line.now - BACK):
        number = executive.sender if executive.incoming else customer.to if customer else ""
        found = views.customer_with_phone(number) if number else None
        kept = line.keep(adopt, executive, customer, found.id if found else None)
        if kept is None and views.is_executive(executive.to):
            began = f"{executive.created_at:%Y-%m-%d %H:%M} UTC" if executive.created_at else "an unknown time"
            problems.append(f"The provider rang the executive at {began}, and no customer of ours belongs to it.")
    return tuple(problems)


def _row_of(transaction: Transaction, leg: Leg) -> Call | None:
    if known := transaction.first(Call, provider_id=leg.provider_id):
        return known
    if leg.incoming:
        return None
    nameless = transaction.find(Call, executive_phone=leg.to, provider_id=None)
    near = (call for call in nameless if call.press and not call.settled and _apart(leg, call) < _APART)
    return min(near, key=lambda call: _apart(leg, call), default=None)


def _new_row(transaction: Transaction, leg: Leg, number: str, customer_id: int | None, now: datetime) -> Call | None:
    rung = [each for each in transaction.find(Program) if number_in(each.executive_phone) == leg.to]
    program = program_calling(transaction, customer_id) if leg.incoming else next(iter(rung), None)
    if customer_id is None or program is None:
        return None
    return transaction.add(
        Call(
            id=0,
            customer_id=customer_id,
            program_id=program.id,
            mode=Mode.BRIDGE_POLLING,
            status=Status.QUEUED,
            phone=number,
            started_at=leg.created_at or leg.started_at or now,
            provider_id=leg.provider_id,
            incoming=leg.incoming,
        )
    )


def _apart(leg: Leg, call: Call) -> timedelta:
    at = leg.created_at or leg.started_at
    return abs(at - call.started_at) if at else _APART
