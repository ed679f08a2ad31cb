"""The call list of one week: who is on it, why, and when each is called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from callprogram.domain.program.call_hour import Program, Week, current_week, held_weeks, hour_of, is_held, week_at
from callprogram.domain.program.seats import Seat
from callprogram.errors import StateError

_LEFT_OPEN = timedelta(days=1)
_SOON = timedelta(minutes=30)
_EARLY = timedelta(hours=1)


class ListState(StrEnum):
    """A draft follows the facts; once signed off it is frozen."""

    DRAFT = "draft"
    FROZEN = "frozen"


class EntryState(StrEnum):
    """How far an entry has come."""

    PENDING = "pending"
    ACTIVE = "active"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Change:
    """Somebody who came to a list or left it when it was planned again, and why."""

    customer_id: int
    came: bool
    why: str


@dataclass(frozen=True)
class CallList:
    """The customers of one call hour; `left_out` counts by reason who could not be on it. Times in UTC.

    `seed` threw the dice for the seats by chance; `stale` is a draft whose facts have changed since; `changes` are
    against the draft before it, and `notices` say which rules could not be met. `reopened_at` is when its sign-off was
    taken back: from then on it waits for somebody to sign it off.
    """

    id: int
    program_id: int
    week: Week
    starts_at: datetime
    ends_at: datetime
    zone: str
    state: ListState
    eligible: int
    left_out: Mapping[str, int]
    frozen_at: datetime | None = None
    frozen_by: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    seed: int = 0
    stale: bool = False
    changes: tuple[Change, ...] = ()
    notices: tuple[str, ...] = ()
    reopened_at: datetime | None = None


@dataclass(frozen=True)
class Entry:
    """One customer on a call list; `planned_at` in UTC, `zones` wherever the customer may be."""

    id: int
    call_list_id: int
    position: int
    customer_id: int
    seat: Seat
    score: float
    reason: str
    planned_at: datetime
    zones: tuple[str, ...]
    standby: bool = False
    state: EntryState = EntryState.PENDING
    skipped_why: str = ""


def unplanned(program: Program, week: Week) -> CallList:
    """The list of a week for which nobody has planned one: nobody is on it."""
    hour = hour_of(program, week)
    return CallList(0, program.id, week, hour.starts_at, hour.ends_at, program.zone, ListState.DRAFT, 0, {})


def pending(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries still to be called, standbys last."""
    waiting = (entry for entry in entries if entry.state in {EntryState.PENDING, EntryState.ACTIVE})
    return tuple(sorted(waiting, key=lambda entry: (entry.standby, entry.position)))


def was_missed(program: Program, week: Week, call_list: CallList | None, now: datetime) -> bool:
    """Whether the week's hour is over, and nobody has signed its list off."""
    signed_off = call_list is not None and call_list.state is ListState.FROZEN
    return not signed_off and is_held(program, week) and hour_of(program, week).ends_at <= now


def put_last(entry: Entry, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entry behind all others, standbys among themselves, to be called again; with it those that move up."""
    behind = [each for each in entries if each.standby is entry.standby and each.position > entry.position]
    moved = (replace(each, position=each.position - 1) for each in behind)
    again = replace(entry, state=EntryState.PENDING, position=entry.position + len(behind))
    return (*moved, again)


def is_time(call_list: CallList, now: datetime) -> bool:
    """Whether the hour is about to begin, or would run."""
    return call_list.starts_at - _SOON <= now < call_list.ends_at


def is_early(call_list: CallList, now: datetime) -> bool:
    """Whether the hour is so far off that whoever begins it may not mean to."""
    return now < call_list.starts_at - _EARLY


def begun_at(call_list: CallList) -> datetime:
    """When the hour began, early or late; where nobody has begun it, when it is planned."""
    return call_list.started_at or call_list.starts_at


def finishes_at(call_list: CallList) -> datetime:
    """When an hour that nobody finishes is finished by itself: a day after its end, and one begun late ends as late."""
    return max(call_list.ends_at, begun_at(call_list) + (call_list.ends_at - call_list.starts_at)) + _LEFT_OPEN


def finished_at(call_list: CallList, now: datetime) -> datetime | None:
    """When a signed-off hour was finished, by somebody or by itself; none where it is not yet."""
    by_itself = finishes_at(call_list)
    return call_list.finished_at or (by_itself if by_itself <= now else None)


def week_due(program: Program, signed_off: Sequence[CallList], now: datetime) -> Week:
    """The week to work on: the earliest begun or still to come and not finished, else the next one to plan.

    A list of an earlier week that was signed off and never begun is passed over, unless it was moved to a later moment.
    """
    this_week = min(week_at(program, now), current_week(program, now))
    to_come = (each for each in signed_off if each.started_at or each.week >= this_week or each.ends_at > now)
    unfinished = [each for each in to_come if not finished_at(each, now)]
    if unfinished:
        return min(each.week for each in unfinished)
    first, known = current_week(program, now), {each.week for each in signed_off}
    return next((week for week in held_weeks(program, first) if week not in known), first)


def expect_running(call_list: CallList) -> None:
    """Nothing where the hour can be worked in; raises StateError where it was not signed off or is finished."""
    if call_list.state is not ListState.FROZEN:
        raise StateError(f"The list of {call_list.week} is still a draft; sign it off first.")
    if call_list.finished_at:
        raise StateError(f"The hour of {call_list.week} is finished; log a later call on the customer's page.")


def expect_open(call_list: CallList, waiting: Iterable[Entry]) -> None:
    """Nothing where the hour can be worked in, or is finished and these of it wait for what came of them."""
    if call_list.state is not ListState.FROZEN or not pending(waiting):
        expect_running(call_list)
