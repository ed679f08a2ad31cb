"""Results: what came of the hours of a stretch of time; whom they reached, what was promised, and what was heard."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from callprogram.domain.calendar.leave import Leave, is_on_leave
from callprogram.domain.program.call_hour import Happens, Program, Week, change_in, hour_of, is_held, week_of
from callprogram.domain.results.renewals import Comparison
from callprogram.domain.results.revenue import Together, share_in_words
from callprogram.domain.words.dates import counted, day_in

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
    """Promises made in the time: open, kept or withdrawn by now; of the open ones those past their day.

    Of those kept, how many by their day, and of how many the customer knows.
    """

    made: int
    open: int
    overdue: int
    kept: int
    kept_on_time: int
    told: int
    withdrawn: int

    @property
    def decided(self) -> int:
        """How many have been kept, or could have been by now."""
        return self.kept + self.overdue


@dataclass(frozen=True)
class Change:
    """What changed for a customer because of the hours: a promise that was kept, when, and whether they know."""

    text: str
    customer: str
    kept_on: date
    told: bool


@dataclass(frozen=True)
class Earlier:
    """What came of the hours of the same stretch of time before, by the customers and the rates of today."""

    held: int
    planned: int
    reached: int
    revenue: Together
    promised: Promised


@dataclass(frozen=True)
class Results:
    """What came of the program's hours up to today; `customers` and all that is counted of them are those still here.

    `calls` are those made, whether anybody was reached or not; `changed` are the latest promises kept in the time.
    `off` are the hours that were skipped or fell on leave, and are not among those planned.
    """

    since: date
    until: date
    planned: int
    held: int
    customers: int
    reached: int
    calls: int
    revenue: Together
    promised: Promised
    changed: tuple[Change, ...]
    themes: tuple[Theme, ...]
    segments: tuple[Coverage, ...]
    sizes: tuple[Coverage, ...]
    renewals: tuple[Comparison, ...]
    months: tuple[Month, ...]
    off: int = 0


def begins_on(span: Span, program: Program, today: date) -> date:
    """The first day that is looked at; calls made before the program are entered, so its beginning is a year ago."""
    first = today - timedelta(weeks=13 if span is Span.QUARTER else 52)
    return first if span in {Span.QUARTER, Span.YEAR} else min(first, program.starts_on)


def the_time_before(since: date, today: date, program: Program) -> date | None:
    """The first day of as long a time before that day; None where the program was not there for all of it."""
    first = since - (today - since)
    return first if first >= program.starts_on and first < since else None


def weeks_planned(program: Program, leaves: Collection[Leave], since: date, now: datetime) -> frozenset[Week]:
    """The weeks whose hour was to be held from a day on and is over; those skipped or on leave are not among them."""
    first = max(since, program.starts_on)
    week, found = week_of(first), set()
    while (hour := hour_of(program, week)).ends_at <= now:
        day = day_in(program.zone, hour.starts_at)
        is_off = is_on_leave(program, leaves, day) and change_in(program, week) is None
        if day >= first and is_held(program, week) and not is_off:
            found.add(week)
        week = week.later(1)
    return frozenset(found)


def weeks_off(program: Program, leaves: Collection[Leave], since: date, now: datetime) -> frozenset[Week]:
    """The weeks whose hour would have been from a day on, is over, and was skipped or fell on leave."""
    every = replace(program, weeks=tuple(each for each in program.weeks if each.happens is not Happens.SKIPPED))
    return weeks_planned(every, (), since, now) - weeks_planned(program, leaves, since, now)


def off_in_words(off: int) -> str:
    """`2 hours were skipped or fell on leave, and are not counted`; empty where none was."""
    are = "was skipped or fell on leave, and is" if off == 1 else "were skipped or fell on leave, and are"
    return f"{counted(off, 'hour')} {are} not counted." if off else ""


def trends(found: Results, before: Earlier) -> tuple[int, int, int, int]:
    """Of hours held, customers reached, revenue and promises on time: 1 where it is better than before, -1 worse."""
    shares = (found.revenue.sum.share or 0, before.revenue.sum.share or 0)
    return (
        _trend(_share(found.held, found.planned), _share(before.held, before.planned)),
        _trend(found.reached, before.reached),
        _trend(*shares),
        _trend(*(_share(each.kept_on_time, each.decided) for each in (found.promised, before.promised))),
    )


def before_in_words(before: Earlier) -> tuple[str, str, str, str]:
    """The same four figures as they were before."""
    share, kept = share_in_words(before.revenue.sum), on_time_in_words(before.promised)
    return held_in_words(before), f"{before.reached:,}", share, kept


def held_in_words(found: Results | Earlier) -> str:
    """How many hours were held, of those planned."""
    return f"{found.held} of {found.planned}" if found.planned else "none yet"


def _trend(now: float | None, before: float | None) -> int:
    """Nothing where there was nothing to compare with."""
    return 0 if now is None or before is None else (now > before) - (now < before)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def on_time_in_words(promised: Promised) -> str:
    """How many promises were kept by their day, of those that could have been by now."""
    return f"{promised.kept_on_time:,} of {promised.decided:,}" if promised.decided else "none due yet"


def months_of(
    since: date, until: date, held: Iterable[datetime], reached: Iterable[tuple[datetime, int]], zone: str
) -> tuple[Month, ...]:
    """Each month from the first to the last, by the calendar in that zone: the hours held and customers reached in it.

    `held` are when the hours began, the last of them after `until` where it was begun early; `reached` are when
    customers were talked to, and their ids.
    """
    hours = Counter(day_in(zone, each).replace(day=1) for each in held)
    customers: dict[date, set[int]] = defaultdict(set)
    for moment, customer_id in reached:
        customers[day_in(zone, moment).replace(day=1)].add(customer_id)
    last = max([until, *hours, *customers])
    return tuple(Month(first, hours[first], len(customers[first])) for first in _firsts(since, last))


def _firsts(since: date, until: date) -> Iterator[date]:
    first = since.replace(day=1)
    while first <= until:
        yield first
        first = (first + timedelta(days=32)).replace(day=1)


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
