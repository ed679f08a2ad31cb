"""What account owners say before a call: anything to know, and whom not to call for now."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from callprogram.domain.lists.call_list import CallList
from callprogram.domain.words.dates import day_in
from callprogram.errors import BadInputError, StateError

NOTHING_TO_ADD = "Nothing to add"  # an answer too: somebody has looked
_LONGEST_HOLD = timedelta(days=366)
_ANSWER_BEFORE = timedelta(hours=24)
_TIME_TO_ANSWER = timedelta(hours=4)


@dataclass(frozen=True)
class Answer:
    """What somebody wants the executive to know before the call of one entry."""

    id: int
    entry_id: int
    text: str
    answered_by: str
    answered_at: datetime
    seen_at: datetime | None = None


@dataclass(frozen=True)
class Hold:
    """A customer left off every list until a day, with the reason."""

    id: int
    customer_id: int
    reason: str
    until: date
    asked_by: str
    asked_at: datetime
    lifted_at: datetime | None = None
    seen_at: datetime | None = None


def checked(hold: Hold, today: date) -> Hold:
    """The hold, if it has a reason and an end within a year; raises BadInputError otherwise."""
    if not hold.reason.strip():
        raise BadInputError("Say in a few words why this customer should not be called for now.")
    if not today < hold.until <= today + _LONGEST_HOLD:
        raise BadInputError("Say until when: a day after today, within a year.")
    return replace(hold, reason=hold.reason.strip())


def lifted(hold: Hold, now: datetime) -> Hold:
    """The hold taken back; raises StateError where it was already."""
    if hold.lifted_at:
        raise StateError("This hold was taken back already.")
    return replace(hold, lifted_at=now)


def answer_by(call_list: CallList, now: datetime) -> datetime:
    """Until when an answer helps: a day before the hour, or four hours after the sign-off; past that until it begins.

    Where the day before is a Sunday, four hours before.
    """
    begins = call_list.starts_at
    is_monday = day_in(call_list.zone, begins).weekday() == 0
    before = begins - (_TIME_TO_ANSWER if is_monday else _ANSWER_BEFORE)
    until = max(before, (call_list.frozen_at or now) + _TIME_TO_ANSWER)
    return until if now < until < begins else begins
