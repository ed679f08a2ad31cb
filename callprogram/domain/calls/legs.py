"""Legs: the two telephones of a bridged call, and how the call stands by what the provider says of them.

What is said may come late, twice, in any order or not at all. A call only moves forward through its stages, and once
the provider has said how it ended, it stays. The provider's clock may be off: its times are held between the call's own
start and now.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import IntEnum

from callprogram.domain.calls.calls import ENDED, Call, Disposition, Status, disposition_of

_LINGERS = timedelta(seconds=30)
_FIRST_WORDS = 5  # seconds


@dataclass(frozen=True)
class Leg:
    """What the provider knows of one leg; `seconds` counts from the answer, `to` and `sender` are numbers in E.164.

    `machine` where a voicemail was heard, `parent_id` the leg that dialled this one, `price` negative as the provider
    has it, `trouble` what the provider would have one look at where the leg failed.
    """

    provider_id: str
    status: Status
    started_at: datetime | None = None
    ended_at: datetime | None = None
    seconds: int | None = None
    machine: bool = False
    to: str = ""
    sender: str = ""
    parent_id: str | None = None
    created_at: datetime | None = None
    price: Decimal | None = None
    price_currency: str | None = None
    incoming: bool = False
    trouble: str = ""


class Stage(IntEnum):
    """How far a call has come; each is beyond the one before."""

    QUEUED = 0
    EXECUTIVE_RINGS = 1
    BRIEFING = 2
    DIALLING = 3
    CUSTOMER_RINGS = 4
    CONNECTED = 5
    ENDED = 6


_OF_EXECUTIVE = {
    Status.OPEN: Stage.QUEUED,
    Status.QUEUED: Stage.QUEUED,
    Status.RINGING: Stage.EXECUTIVE_RINGS,
    Status.IN_PROGRESS: Stage.BRIEFING,
}
_OF_CUSTOMER = {
    Status.QUEUED: Stage.DIALLING,
    Status.RINGING: Stage.CUSTOMER_RINGS,
    Status.IN_PROGRESS: Stage.CONNECTED,
}
_MISSED = {
    Status.BUSY: "Your own telephone was busy.",
    Status.NO_ANSWER: "Your own telephone was not answered.",
    Status.FAILED: "Your own telephone could not be reached; check its number in Settings.",
    Status.COMPLETED: "It ended before the customer was called.",
    Status.CANCELED: "It was canceled before the customer was called.",
}
_UNREACHED = "The customer's number could not be reached; check the number."
_CUT = "The line was cut after a few seconds."


def stage_of(call: Call) -> Stage:
    """How far the call has come."""
    if call.ended_at:
        return Stage.ENDED
    if call.customer_leg_id:
        return _OF_CUSTOMER[call.status]
    stage = _OF_EXECUTIVE[call.status]
    return Stage.DIALLING if stage is Stage.BRIEFING and call.dialled_at else stage


def heard_of_executive(call: Call, leg: Leg, now: datetime) -> Call:
    """The call after news of the executive's leg; one that has dialled waits for what becomes of the customer's."""
    if call.settled:
        return call
    known = replace(call, provider_id=call.provider_id or leg.provider_id, uncertain=False, heard_at=now)
    if leg.status not in ENDED:
        return replace(known, status=leg.status) if _OF_EXECUTIVE[leg.status] > stage_of(known) else known
    return known if known.dialled_at or known.customer_leg_id else _missed(known, leg, now)


def heard_of_customer(call: Call, leg: Leg, now: datetime) -> Call:
    """The call after news of the customer's leg, which decides the outcome."""
    if call.settled:
        return call
    known = replace(
        call,
        customer_leg_id=call.customer_leg_id or leg.provider_id or None,
        dialled_at=call.dialled_at or now,
        uncertain=False,
        heard_at=now,
        machine=call.machine or leg.machine,
    )
    if leg.status in ENDED:
        return _over(known, leg, now)
    talking = leg.status is Status.IN_PROGRESS
    answered = _earliest(call.answered_at, _held(leg.started_at, _dialled(call), now)) if talking else call.answered_at
    known = replace(known, answered_at=answered)
    return replace(known, status=leg.status) if _OF_CUSTOMER[leg.status] > stage_of(call) else _standing(call, known)


def heard_of_both(call: Call, executive: Leg, customer: Leg | None, now: datetime) -> Call:
    """The call as the provider knows both legs at one moment."""
    if call.settled:
        return call
    if call.incoming:
        return _heard_of_incoming(call, executive, customer, now)
    if customer is None:
        known = heard_of_executive(call, executive, now)
        return _missed(known, executive, now) if executive.status in ENDED else known
    named = replace(call, provider_id=call.provider_id or executive.provider_id)
    known = heard_of_customer(named, customer, now)
    # A leg that the provider forgot to end: the other one has been over for long.
    forgotten = executive.ended_at is not None and now - executive.ended_at > _LINGERS
    return _over(known, replace(customer, status=Status.COMPLETED), now) if forgotten and not known.settled else known


def voicemail_heard(call: Call) -> Call:
    """The call with a voicemail at the customer's end; an outcome that only the telephone gave is corrected."""
    missed = call.disposition is Disposition.CONNECTED and call.settled
    return replace(call, machine=True, disposition=Disposition.NO_ANSWER if missed else call.disposition)


def corrected(call: Call, executive: Leg, customer: Leg | None) -> Call:
    """A settled call with the provider's last word on what is paid for: seconds, and the price of both legs."""
    priced = [leg for leg in (executive, customer) if leg and leg.price is not None]
    total = sum((leg.price or Decimal(0) for leg in priced), Decimal(0))
    return replace(
        call,
        seconds=customer.seconds if customer and customer.seconds is not None else call.seconds,
        price=-total if priced else call.price,
        price_currency=priced[0].price_currency if priced else call.price_currency,
    )


def _missed(call: Call, leg: Leg, now: datetime) -> Call:
    ended_at = call.ended_at or _held(leg.ended_at, call.started_at, now)
    return replace(call, status=Status.CANCELED, ended_at=ended_at, settled=True, problem=_MISSED.get(leg.status, ""))


def _over(call: Call, leg: Leg, now: datetime) -> Call:
    talked, was_cut = leg.status is Status.COMPLETED, _was_cut(leg)
    ended_at = _held(leg.ended_at or call.ended_at, call.answered_at or call.started_at, now)
    since = leg.started_at or (ended_at - timedelta(seconds=leg.seconds) if leg.seconds is not None else None)
    by_telephone = Disposition.NO_ANSWER if talked and call.machine else disposition_of(leg.status)
    trouble = (leg.trouble or _UNREACHED) if leg.status is Status.FAILED else _CUT if was_cut else ""
    return replace(
        call,
        status=leg.status,
        ended_at=ended_at,
        settled=True,
        answered_at=call.answered_at or (_held(since, call.started_at, ended_at) if talked and since else None),
        seconds=leg.seconds if talked else None,
        disposition=call.disposition or (None if was_cut else by_telephone),
        problem=trouble,
    )


def _was_cut(leg: Leg) -> bool:
    """Whether the line was gone before anybody can have talked: only a person says what came of such a call."""
    return leg.status is Status.COMPLETED and leg.seconds is not None and leg.seconds < _FIRST_WORDS


def _heard_of_incoming(call: Call, caller: Leg, forwarded: Leg | None, now: datetime) -> Call:
    dialled = forwarded.provider_id if forwarded else None
    known = replace(call, heard_at=now, customer_leg_id=call.customer_leg_id or dialled)
    if caller.status not in ENDED:
        return replace(known, status=caller.status if call.ended_at is None else call.status)
    over = replace(known, status=Status.NO_ANSWER, ended_at=_held(caller.ended_at, call.started_at, now), settled=True)
    if forwarded is None or forwarded.status is not Status.COMPLETED:
        return over
    return replace(over, status=Status.COMPLETED, answered_at=forwarded.started_at, seconds=forwarded.seconds)


def _standing(before: Call, known: Call) -> Call:
    """The status as it stood; the customer's leg that only now became known makes it that leg's."""
    if before.customer_leg_id or before.ended_at:
        return known
    return replace(known, status=Status.QUEUED)


def _dialled(call: Call) -> datetime:
    return call.dialled_at or call.started_at


def _held(moment: datetime | None, since: datetime, now: datetime) -> datetime:
    """A moment by the provider's clock, between one of ours and now; now where it names none."""
    return max(since, min(moment or now, now))


def _earliest(one: datetime | None, other: datetime) -> datetime:
    return min(one, other) if one else other
