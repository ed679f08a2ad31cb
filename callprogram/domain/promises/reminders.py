"""Reminders: when a promise is to be thought of, and the ledger of whom it was said to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from callprogram.domain.people.members import Member
from callprogram.domain.people.recipients import at_the_desk, helpers_of, leads_of, reached_at
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State, is_awaited
from callprogram.domain.words.dates import day_in

REMINDED_AT = time(8)
BEFORE = timedelta(days=2)
_WEEK = timedelta(weeks=1)
_GENTLY = timedelta(weeks=4)  # how often the desk is to ask for what a customer promised
_FRIDAY = 4
_NO_ZONE = "UTC"  # of promises of no program


class Audience(StrEnum):
    """Who is reminded: whoever keeps the promise, who can help them, and of what is late the desk and their lead."""

    OWNER = "owner"
    HELPER = "helper"
    LEAD = "lead"
    DESK = "desk"


_AFTER = {Audience.DESK: timedelta(days=1), Audience.LEAD: _WEEK}  # how late it is when they first hear of it


@dataclass(frozen=True)
class Reminder:
    """One line of the ledger: this promise, due that day, was put into a message for its day `slot`.

    Until `next_on` there is nothing more to say to this audience, unless the date is moved.
    """

    id: int
    commitment_id: int
    audience: Audience
    recipient: str
    due_on: date
    slot: date
    next_on: date
    message_id: int


def slot_on(audience: Audience, due_on: date, made_on: date, today: date, pace: timedelta = _WEEK) -> date | None:
    """The last day up to today on which the promise was to be thought of; None before the first one.

    The owner: two days before, unless it was promised since, on the day, and every week from then on. The desk: the day
    after, and every week; of what is awaited from a customer every four. Their lead: a week after, and every week.
    """
    first = due_on + _AFTER.get(audience, timedelta())
    if today >= first:
        return first + (today - first) // pace * pace
    before = due_on - BEFORE
    return before if audience not in _AFTER and made_on < before <= today else None


def next_slot(audience: Audience, due_on: date, slot: date, pace: timedelta = _WEEK) -> date:
    """The day after that on which it is thought of next."""
    return due_on if audience not in _AFTER and slot < due_on else slot + pace


def today_for_reminders(zone: str, now: datetime) -> date:
    """The day whose reminders may go: from eight in the morning it is today, before that yesterday.

    Over a weekend it is Friday, so that on Monday one message says what three days have brought.
    """
    today = day_in(zone, now)
    begins_at = datetime.combine(today, REMINDED_AT, ZoneInfo(zone)).astimezone(UTC)
    day = today if begins_at <= now else today - timedelta(days=1)
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


def missing(
    commitment: Commitment,
    program: Program | None,
    members: Sequence[Member],
    ledger: Iterable[Reminder],
    now: datetime,
) -> tuple[Reminder, ...]:
    """The reminders that are due of a promise and not in the ledger, for all whom they concern."""
    said: dict[tuple[Audience, str], date] = {}
    for each in ledger:
        if each.due_on == commitment.due_on:
            said[each.audience, each.recipient] = max(each.slot, said.get((each.audience, each.recipient), each.slot))
    zone = program.zone if program else _NO_ZONE
    due = (_due(commitment, *whom, zone, now) for whom in _audiences(commitment, program, members))
    return tuple(each for each in due if each and said.get((each.audience, each.recipient), date.min) < each.slot)


def _audiences(
    commitment: Commitment, program: Program | None, members: Sequence[Member]
) -> Iterator[tuple[Audience, str]]:
    owners = reached_at(commitment.owner, members, program)
    helpers = helpers_of(commitment.owner, members, program)
    yield from ((Audience.OWNER, recipient) for recipient in owners)
    yield from ((Audience.HELPER, recipient) for recipient in helpers)
    desk = [member.email for member in at_the_desk(members, program)]
    yield from ((Audience.DESK, recipient) for recipient in desk if recipient not in {*owners, *helpers})
    leads = leads_of(commitment.owner, members, program)
    yield from ((Audience.LEAD, recipient) for recipient in leads if recipient not in {*owners, *desk})


def _due(commitment: Commitment, audience: Audience, recipient: str, zone: str, now: datetime) -> Reminder | None:
    due_on, today = commitment.due_on, today_for_reminders(zone, now)
    if due_on is None or commitment.state is not State.OPEN:
        return None
    pace = _GENTLY if is_awaited(commitment) else _WEEK
    slot = slot_on(audience, due_on, day_in(zone, commitment.made_at), today, pace)
    if slot is None:
        return None
    return Reminder(0, commitment.id, audience, recipient, due_on, slot, next_slot(audience, due_on, slot, pace), 0)


def still_wanted(reminder: Reminder, commitment: Commitment) -> bool:
    """Whether the promise is still open and due on the day that the reminder speaks of."""
    return commitment.state is State.OPEN and commitment.due_on == reminder.due_on
