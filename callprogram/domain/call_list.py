"""The call list of one week: who is on it, why, and when each is called."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from callprogram.domain.call_hour import (
    CallHour,
    Program,
    Week,
    current_week,
    held_weeks,
    hour_of,
    minutes_of,
    week_at,
)
from callprogram.domain.reachability import within_hours, zones_of
from callprogram.domain.scoring import Facts, Seat, promise_due, ranks_of, score_of
from callprogram.errors import StateError

STANDBYS = 2


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
class CallList:
    """The customers of one call hour; `left_out` counts by reason who could not be on it. Times in UTC."""

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


@dataclass(frozen=True)
class Plan:
    """What planning found: the list's entries, how many could be on it, and why the others could not."""

    hour: CallHour
    entries: tuple[Entry, ...]
    eligible: int
    left_out: Mapping[str, int]


@dataclass(frozen=True)
class _Candidate:
    facts: Facts
    zones: tuple[str, ...]
    seat: Seat
    score: float
    reason: str


def plan(program: Program, week: Week, everyone: Sequence[Facts]) -> Plan:
    """The week's list: eligible customers by score, each in the first free minute at which they can be called.

    The same facts give the same list; ties go to the customer who came first.
    """
    hour = hour_of(program, week)
    starts, lasts = _starts(program, hour), timedelta(minutes=program.call_minutes)
    excluded = {facts.customer.id: _why_not(facts, starts, lasts) for facts in everyone}
    eligible = [facts for facts in everyone if excluded[facts.customer.id] is None]
    candidates = _ranked(eligible, everyone)
    seated = _seated(candidates, starts, lasts)
    left_out = Counter(why for why in excluded.values() if why)
    return Plan(hour, _entries(seated, _standbys(candidates, seated, starts, lasts)), len(eligible), dict(left_out))


def pending(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries still to be called, standbys last."""
    waiting = (entry for entry in entries if entry.state in {EntryState.PENDING, EntryState.ACTIVE})
    return tuple(sorted(waiting, key=lambda entry: (entry.standby, entry.position)))


def week_due(program: Program, signed_off: Sequence[CallList], now: datetime) -> Week:
    """The week to work on: the earliest begun or still to come and not finished, else the next one to plan.

    A list of an earlier week that was signed off and never begun is passed over.
    """
    this_week = min(week_at(program, now), current_week(program, now))
    unfinished = [each for each in signed_off if not each.finished_at and (each.started_at or each.week >= this_week)]
    if unfinished:
        return min(each.week for each in unfinished)
    first, finished = current_week(program, now), {each.week for each in signed_off}
    return next((week for week in held_weeks(program, first) if week not in finished), first)


def expect_running(call_list: CallList) -> None:
    """Nothing where the hour can be worked in; raises StateError where it was not signed off or is finished."""
    if call_list.state is not ListState.FROZEN:
        raise StateError(f"The list of {call_list.week} is still a draft; sign it off first.")
    if call_list.finished_at:
        raise StateError(f"The hour of {call_list.week} is finished.")


def _starts(program: Program, hour: CallHour) -> tuple[datetime, ...]:
    return tuple(hour.starts_at + minutes for minutes in minutes_of(program))


def _why_not(facts: Facts, starts: Sequence[datetime], lasts: timedelta) -> str | None:
    customer = facts.customer
    if customer.do_not_call:
        return "do not call"
    if customer.phone is None:
        return "no number that can be called"
    if facts.on_hold:
        return "on hold"
    if facts.called_recently and not promise_due(facts):
        return "called in the last 8 weeks"
    zones = zones_of(customer)
    if not zones:
        return "time zone not known"
    return None if _reachable(zones, starts, lasts) else "outside their 09:00 to 17:00"


def _reachable(zones: Sequence[str], starts: Iterable[datetime], lasts: timedelta) -> list[datetime]:
    return [start for start in starts if within_hours(zones, start, lasts)]


def _ranked(eligible: Sequence[Facts], everyone: Sequence[Facts]) -> list[_Candidate]:
    ranks = ranks_of(facts.customer for facts in everyone)
    scored = ((facts, score_of(facts, ranks.get(facts.customer.id, 0.0))) for facts in eligible)
    candidates = [
        _Candidate(facts, zones_of(facts.customer), score.seat, score.total, score.reason) for facts, score in scored
    ]
    return sorted(candidates, key=lambda each: (each.seat is not Seat.PROMISE, -each.score, each.facts.customer.id))


def _seated(
    candidates: Iterable[_Candidate], starts: Sequence[datetime], lasts: timedelta
) -> dict[datetime, _Candidate]:
    seated: dict[datetime, _Candidate] = {}
    for candidate in candidates:
        if len(seated) == len(starts):
            break
        free = (start for start in _reachable(candidate.zones, starts, lasts) if start not in seated)
        if start := next(free, None):
            seated[start] = candidate
    return seated


def _standbys(
    candidates: Iterable[_Candidate],
    seated: Mapping[datetime, _Candidate],
    starts: Sequence[datetime],
    lasts: timedelta,
) -> list[tuple[datetime, _Candidate]]:
    on_the_list = {candidate.facts.customer.id for candidate in seated.values()}
    later = starts[len(starts) // 2 :]
    waiting = (
        (minutes[0], candidate)
        for candidate in candidates
        if candidate.facts.customer.id not in on_the_list and (minutes := _reachable(candidate.zones, later, lasts))
    )
    return list(islice(waiting, STANDBYS))


def _entries(
    seated: Mapping[datetime, _Candidate], standbys: Sequence[tuple[datetime, _Candidate]]
) -> tuple[Entry, ...]:
    rows = [(*row, False) for row in sorted(seated.items(), key=lambda row: row[0])] + [
        (*row, True) for row in standbys
    ]
    return tuple(
        Entry(
            id=0,
            call_list_id=0,
            position=position,
            customer_id=candidate.facts.customer.id,
            seat=candidate.seat,
            score=candidate.score,
            reason=candidate.reason,
            planned_at=start,
            zones=candidate.zones,
            standby=standby,
        )
        for position, (start, candidate, standby) in enumerate(rows, start=1)
    )
