"""Results: what came of the hours of a stretch of time; whom they reached, what was promised, and what was heard."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from callprogram.domain.call_hour import Program, hour_of, is_held, week_of

MANY = 3  # customers who say the same, from which on it is a theme of several
SIZES = ("the largest tenth", "the next four tenths", "the smaller half", "revenue unknown")


class Span(StrEnum):
    """How far back one looks, in the words of the page and of its address."""

    QUARTER = "Last 13 weeks"
    YEAR = "Last 52 weeks"
    ALWAYS = "From the beginning"


@dataclass(frozen=True)
class Coverage:
    """How many customers of a group there are, and how many of them were reached."""

    group: str
    customers: int
    reached: int


@dataclass(frozen=True)
class Theme:
    """What calls were about, and the customers who spoke of it; `loudest` where one of them is."""

    name: str
    customers: tuple[str, ...]
    loudest: bool


@dataclass(frozen=True)
class Month:
    """One month: hours held, and customers reached in it."""

    first: date
    hours: int
    reached: int


@dataclass(frozen=True)
class Promised:
    """Promises made in the time; of those due by now, how many were kept by their day; and how many were told."""

    made: int
    due: int
    on_time: int
    told: int


@dataclass(frozen=True)
class Results:
    """What came of the program's hours up to today; `revenue_heard` is a share of 1, None where nobody knows."""

    since: date
    until: date
    planned: int
    held: int
    customers: int
    reached: int
    revenue_heard: float | None
    promised: Promised
    themes: tuple[Theme, ...]
    segments: tuple[Coverage, ...]
    sizes: tuple[Coverage, ...]
    months: tuple[Month, ...]


def begins_on(span: Span, program: Program, today: date) -> date:
    """The first day that is looked at, never before the program."""
    weeks = {Span.QUARTER: 13, Span.YEAR: 52}.get(span)
    return max(program.starts_on, today - timedelta(weeks=weeks)) if weeks else program.starts_on


def hours_planned(program: Program, since: date, now: datetime) -> int:
    """How many hours of the program were to be held from a day on and are over; skipped weeks were not."""
    week, count = week_of(since), 0
    while (hour := hour_of(program, week)).ends_at <= now:
        count += is_held(program, week) and hour.starts_at.date() >= since
        week = week.later(1)
    return count


def themes_of(said: Iterable[tuple[str, int, str, bool]]) -> tuple[Theme, ...]:
    """Themes of (theme, customer's id and name, whether they are loud), those of most customers first."""
    customers: dict[str, dict[int, str]] = defaultdict(dict)
    loud: dict[str, bool] = defaultdict(bool)
    for theme, customer_id, customer, is_loud in said:
        customers[theme][customer_id] = customer
        loud[theme] |= is_loud
    found = (Theme(name, tuple(who.values()), loud[name]) for name, who in customers.items())
    return tuple(sorted(found, key=lambda theme: (-len(theme.customers), theme.name.casefold())))


def is_of_many(theme: Theme) -> bool:
    """Whether several customers say the same, and it is not only the loudest who are heard."""
    return len(theme.customers) >= MANY and not theme.loudest
