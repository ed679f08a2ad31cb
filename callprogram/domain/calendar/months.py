"""Months of the hour: of each week whether it was held, skipped, moved, or falls on leave or a holiday."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from callprogram.domain.calendar.leave import Leave, day_off, is_on_leave
from callprogram.domain.program.call_hour import (
    Happens,
    Program,
    Week,
    WeekChange,
    change_in,
    hour_of,
    is_held,
    week_of,
)
from callprogram.domain.words.dates import day_in


class Fate(StrEnum):
    """What became of an hour, or becomes of it as things stand."""

    HELD = "held"
    MISSED = "not held"
    SKIPPED = "skipped"
    MOVED = "moved"
    LEAVE = "leave"
    HOLIDAY = "holiday"
    COMING = "coming"


@dataclass(frozen=True)
class Occasion:
    """The hour of one week: its day, what became of it, and why where there is something to say."""

    day: date
    fate: Fate
    why: str = ""


@dataclass(frozen=True)
class Month:
    """One month with its hours."""

    first: date
    occasions: tuple[Occasion, ...]


def months_of(
    program: Program,
    leaves: Collection[Leave],
    held: Mapping[Week, datetime],
    days: tuple[date, date],
    now: datetime,
) -> tuple[Month, ...]:
    """Every month with an hour between these days, both included; `held` are the weeks that were, and when."""
    found = sorted(_occasions(program, leaves, held, days, now), key=lambda each: each.day)
    by_month = groupby(found, key=lambda each: each.day.replace(day=1))
    return tuple(Month(first, tuple(each)) for first, each in by_month)


def _occasions(
    program: Program,
    leaves: Collection[Leave],
    held: Mapping[Week, datetime],
    days: tuple[date, date],
    now: datetime,
) -> Iterator[Occasion]:
    first, last = max(days[0], program.starts_on), days[1]
    week = week_of(first)
    while week <= week_of(last):
        found = _occasion(program, leaves, held.get(week), week, now)
        if found and first <= found.day <= last:
            yield found
        week = week.later(1)


def _occasion(
    program: Program, leaves: Collection[Leave], held_at: datetime | None, week: Week, now: datetime
) -> Occasion | None:
    """What there is to say of one week; None where the program has no hour in it."""
    hour, change = hour_of(program, week), change_in(program, week)
    day = day_in(program.zone, held_at or hour.starts_at)
    if held_at:
        return Occasion(day, Fate.HELD)
    if change and change.happens is Happens.SKIPPED:
        return Occasion(day, Fate.SKIPPED, change.why)
    if not is_held(program, week):
        return None
    if hour.ends_at <= now and (change or not is_on_leave(program, leaves, day)):
        return Occasion(day, Fate.MISSED)
    return _to_come(program, leaves, day, change)


def _to_come(program: Program, leaves: Collection[Leave], day: date, change: WeekChange | None) -> Occasion:
    if change:
        return Occasion(day, Fate.MOVED if change.happens is Happens.MOVED else Fate.COMING)
    if is_on_leave(program, leaves, day):
        return Occasion(day, Fate.LEAVE)
    holiday = day_off(program, leaves, day)
    return Occasion(day, Fate.HOLIDAY if holiday else Fate.COMING, holiday)
