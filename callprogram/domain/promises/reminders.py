"""Reminders: the letter of a week, after the hour, and what is to be thought of in it."""

from datetime import date, datetime, timedelta
from enum import Enum, auto

from callprogram.domain.people.members import Member, at_work
from callprogram.domain.program.call_hour import Program, hour_of, week_at
from callprogram.domain.promises.commitments import Commitment, State, is_awaited
from callprogram.domain.words.chores import Chore, is_ahead
from callprogram.domain.words.dates import day_in

AFTER_THE_HOUR = timedelta(minutes=30)
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_GENTLY = 4  # how many weeks the desk lets go by before it is to ask a customer again


class Audience(Enum):
    """Who is reminded: whoever keeps the promise, who can help them, and of what is late the desk."""

    OWNER = auto()
    HELPER = auto()
    DESK = auto()


def letter_at(program: Program, now: datetime) -> datetime:
    """When the letter of this week goes at the earliest: once its hour, held or not, is over."""
    return hour_of(program, week_at(program, now)).ends_at + AFTER_THE_HOUR


def next_letter_at(program: Program, now: datetime) -> datetime:
    """When the next letter goes; a moment still to come."""
    this_week = letter_at(program, now)
    return this_week if this_week > now else letter_at(program, now + _WEEK)


def to_tell_at(program: Program, keeper: Member | None, now: datetime) -> datetime:
    """When whoever kept a promise is to be asked to tell the customer: in this week's letter where that is to come.

    Else on their next working day; where that lies in another week, in that week's letter: none of its own.
    """
    tomorrow = at_work(keeper, now + _DAY) if keeper else now + _DAY
    in_this_week = week_at(program, tomorrow) == week_at(program, now)
    return tomorrow if in_this_week and letter_at(program, now) <= now else next_letter_at(program, now)


def is_due(program: Program, chore: Chore | None, now: datetime) -> bool:
    """Whether the last letter that could have gone was not written yet, nor another one in its week.

    It is the week that counts: another rhythm moves the hours of the past too.
    """
    gone = [each for each in (letter_at(program, now), letter_at(program, now - _WEEK)) if each <= now]
    if chore is None or is_ahead(chore, now):
        return bool(gone)
    return bool(gone) and week_at(program, chore.begun_at) < week_at(program, max(gone))


def is_to_be_thought_of(commitment: Commitment, audience: Audience, today: date) -> bool:
    """Whether the letter of that day speaks of the promise.

    To whoever keeps it or helps: what is due before the next letter. To the desk: what is late; of what is awaited
    from a customer every fourth week only.
    """
    if commitment.state is not State.OPEN or commitment.due_on is None:
        return False
    late = today - commitment.due_on
    if audience is not Audience.DESK:
        return late >= -_WEEK
    return late > timedelta() and (not is_awaited(commitment) or late // _WEEK % _GENTLY == 0)


def goes_at_once(commitment: Commitment, program: Program, zone: str, now: datetime) -> bool:
    """Whether the promise is due, where its keeper is, on the day of the next letter or before it."""
    due_on = commitment.due_on
    return due_on is not None and due_on <= day_in(zone, next_letter_at(program, now))
