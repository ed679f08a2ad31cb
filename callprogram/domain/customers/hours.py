"""Choosing the hour: what share of the customers can be reached in each half hour of the week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from callprogram.domain.customers.reachability import Place, closed_by_the_clock
from callprogram.domain.program.call_hour import Program

HALF_HOURS = 48
_WEEKDAYS, _WEEKS = 7, 52
_HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True)
class HalfHour:
    """One half hour of the week, wall time in the program's zone; shares between 0 and 1."""

    weekday: int
    at: time
    customers: float
    revenue: float


@dataclass(frozen=True)
class Reach:
    """How many customers (none on the do-not-call list) are at one place, and their share of all revenue."""

    place: Place
    customers: int
    revenue: float


@dataclass(frozen=True)
class WeekOfHours:
    """The share reached in every half hour; how many can never be reached in the program's hour, and where; the best.

    `for_them` is the half hour that reaches most of those who are never reached now; none where there are none.
    """

    half_hours: tuple[HalfHour, ...]
    customers: int
    now: HalfHour
    never: int
    best: HalfHour
    never_at: tuple[Place, ...] = ()
    for_them: HalfHour | None = None


def week_of_hours(program: Program, monday: date, crowd: Sequence[Reach]) -> WeekOfHours:
    """The half hours of the week of that Monday, its public holidays left aside."""
    import numpy as np

    total, worth = sum(each.customers for each in crowd), sum(each.revenue for each in crowd)
    open_at = np.array([open_half_hours(each.place, program.zone, monday) for each in crowd], bool).reshape(-1, 336)
    customers = np.array([each.customers for each in crowd]) @ open_at / max(1, total)
    revenue = np.array([each.revenue for each in crowd]) @ open_at / (worth or 1)
    found = tuple(
        HalfHour(place // HALF_HOURS, _time(place), round(float(customers[place]), 4), round(float(revenue[place]), 4))
        for place in range(_WEEKDAYS * HALF_HOURS)
    )
    mine = program.weekday * HALF_HOURS + program.at.hour * 2 + program.at.minute // 30
    ever = np.zeros(len(crowd), bool)
    for week in range(0, _WEEKS, 4):
        later = [open_half_hours(each.place, program.zone, monday + timedelta(weeks=week)) for each in crowd]
        ever |= np.array(later, bool).reshape(-1, 336)[:, _within(program, mine)].any(axis=1)
    theirs = np.array([each.customers for each in crowd], np.int64) * ~ever
    never = int(theirs.sum())
    never_at = tuple(each.place for each, reached in zip(crowd, ever, strict=True) if not reached)
    for_them = found[int((theirs @ open_at).argmax())] if (theirs @ open_at).any() else None
    best = max(found, key=lambda each: (each.customers, each.revenue))
    return WeekOfHours(found, total, found[mine], never, best, never_at, for_them)


@cache
def open_half_hours(place: Place, zone: str, monday: date) -> tuple[bool, ...]:
    """For each half hour of the week whether that place is at work for all of it."""
    return tuple(
        closed_by_the_clock(place, _moment(zone, monday, half), _HALF_HOUR) is None
        for half in range(_WEEKDAYS * HALF_HOURS)
    )


def _within(program: Program, first: int) -> list[int]:
    halves = max(1, -(-program.minutes // 30))
    return [(first + each) % (_WEEKDAYS * HALF_HOURS) for each in range(halves)]


def _moment(zone: str, monday: date, half: int) -> datetime:
    day = monday + timedelta(days=half // HALF_HOURS)
    return datetime.combine(day, _time(half), ZoneInfo(zone)).astimezone(UTC)


def _time(half: int) -> time:
    return time(half % HALF_HOURS // 2, half % 2 * 30)
