"""Outcomes: what each disposition leads to, so that nobody has to remember it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from callprogram.domain.calls.calls import UNREACHED, Call, Disposition, tries_in_a_row
from callprogram.domain.customers.corrections import Correction, Field, in_force
from callprogram.domain.customers.customers import Customer
from callprogram.domain.words.dates import day_in, days_in_words, in_words
from callprogram.errors import BadInputError

MOST_TRIES = 3
CALLED_AGAIN = 2
LEFT_ALONE = timedelta(weeks=26)
HANDED_BACK = timedelta(weeks=8)


@dataclass(frozen=True)
class Outcome:
    """What came of a call: for a customer who declined, how long to leave them; for another time, when.

    `told` are the ids of the promises of which they heard in a talk.
    """

    disposition: Disposition
    leave_alone: timedelta = LEFT_ALONE
    never_again: bool = False
    call_again_at: datetime | None = None
    told: tuple[int, ...] = ()


def check(outcome: Outcome, call: Call) -> None:
    """Nothing where this can have come of the call; raises BadInputError saying what is missing or too much."""
    another_time = outcome.disposition is Disposition.RESCHEDULED
    if another_time and outcome.call_again_at is None:
        raise BadInputError("Say when they want to be called again.")
    if not another_time and outcome.call_again_at:
        raise BadInputError("Only who asked for another time is called again then.")
    if outcome.call_again_at and outcome.call_again_at <= call.started_at:
        raise BadInputError("They want to be called again after this call; give a later time.")
    if outcome.told and outcome.disposition is not Disposition.CONNECTED:
        raise BadInputError("Only who was talked to can have been told that a promise was kept.")
    if outcome.never_again and outcome.disposition not in {Disposition.DECLINED, Disposition.CONNECTED}:
        raise BadInputError("Only who was reached can have asked never to be called again.")


def corrections_after(
    outcome: Outcome, call: Call, customer: Customer, calls: Sequence[Call], member: str, now: datetime, zone: str
) -> tuple[Correction, ...]:
    """What an outcome sets of the customer; `calls` are all of theirs, this one with its outcome among them."""
    set_ = _Setter(call, member, now)
    today = day_in(zone, call.started_at)
    match outcome.disposition:
        case Disposition.WRONG_NUMBER if call.phone:
            return (set_(Field.WRONG_PHONE, call.phone, f"wrong number on {in_words(today, today)}"),)
        case Disposition.DECLINED | Disposition.CONNECTED if outcome.never_again:
            return () if customer.do_not_call else (set_(Field.DO_NOT_CALL, "yes", "asked never to be called again"),)
        case Disposition.DECLINED:
            return (set_(Field.SNOOZED_UNTIL, _day(today + outcome.leave_alone), "did not want to talk"),)
        case Disposition.RESCHEDULED if outcome.call_again_at:
            again = day_in(zone, outcome.call_again_at)
            return (set_(Field.SNOOZED_UNTIL, _day(again), "asked for another time"),) if again > today else ()
        case _:
            return _handed_back(customer, calls, set_, today)


def call_again_in_words(moment: datetime, zone: str) -> str:
    """The promise that another time is: `Call again on Thursday 3 December at 15:00`."""
    there = moment.astimezone(ZoneInfo(zone))
    return f"Call again on {there:%A} {there.day} {there:%B} at {there:%H:%M}"


def ends_calling_again(outcome: Outcome, tries: Sequence[Call], zone: str) -> str:
    """Why nobody is called again after this, though they had asked for it; empty where they still are.

    `tries` are the calls since they asked, up to this one, that reached nobody.
    """
    if outcome.disposition is Disposition.DECLINED:
        return "they did not want to talk"
    if outcome.disposition is Disposition.RESCHEDULED:
        return "they asked for another time"
    if outcome.disposition in UNREACHED and len(tries) >= CALLED_AGAIN:
        return f"tried {days_in_words([day_in(zone, each.started_at) for each in tries])}, and nobody answered"
    return ""


@dataclass(frozen=True)
class _Setter:
    call: Call
    member: str
    now: datetime

    def __call__(self, field: Field, value: str, reason: str) -> Correction:
        return Correction(field, value, reason, self.member, self.now, call_id=self.call.id)


def _handed_back(customer: Customer, calls: Sequence[Call], set_: _Setter, today: date) -> tuple[Correction, ...]:
    lately = [each.made_at for each in customer.corrections if each.field is Field.HANDED_BACK]
    tries = len(tries_in_a_row(calls, max(lately, default=None)))
    if tries < MOST_TRIES or in_force(customer.corrections, Field.HANDED_BACK):
        return ()
    why = f"nobody answered {tries} times; the account owner asks when it suits"
    return (set_(Field.HANDED_BACK, str(tries), why), set_(Field.SNOOZED_UNTIL, _day(today + HANDED_BACK), why))


def _day(day: date) -> str:
    return day.isoformat()
