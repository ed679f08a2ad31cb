"""Results: what came of the hours of a stretch of time; whom they reached, what was promised, and what was heard."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from callprogram.domain.customers.changes import amount_in_words
from callprogram.domain.program.call_hour import Program, hour_of, is_held, week_of
from callprogram.domain.words.dates import day_in

_NAMED = 4
_HALF_A_PERCENT = 0.005
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
class Revenue:
    """The revenue of all customers in one currency (ISO 4217; None where the CRM names none), and of those heard."""

    currency: str | None
    heard: Decimal
    total: Decimal

    @property
    def share(self) -> float | None:
        """How much of it was heard, 0 to 1; None where there is none."""
        return float(self.heard / self.total) if self.total else None


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
    """What came of the program's hours up to today; `revenue` in each currency, those that were heard first."""

    since: date
    until: date
    planned: int
    held: int
    customers: int
    reached: int
    revenue: tuple[Revenue, ...]
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
        count += is_held(program, week) and day_in(program.zone, hour.starts_at) >= since
        week = week.later(1)
    return count


def currency_in_words(revenue: Revenue) -> str:
    """What the revenue is in."""
    return revenue.currency or "no currency named"


def share_in_words(revenue: Revenue) -> str:
    """How much of it was heard, in percent; a little of it is not nothing, and not all of it is not all."""
    share = revenue.share or 0
    if 0 < share < _HALF_A_PERCENT:
        return "below 1%"
    return "above 99%" if 1 - _HALF_A_PERCENT <= share < 1 else f"{share:.0%}"


def revenue_in_words(revenue: Sequence[Revenue]) -> str:
    """How much was heard in each currency, `USD 30%, EUR 0%`: there are no rates to add them up by."""
    if len(revenue) == 1:
        return share_in_words(revenue[0])
    said = [f"{currency_in_words(each)} {share_in_words(each)}" for each in revenue[:_NAMED]]
    return ", ".join(said) + (" …" if len(revenue) > _NAMED else "") if said else "unknown"


def amounts_in_words(revenue: Iterable[Revenue]) -> str:
    """What was heard of what there is in each currency, `$2.4M of $8M, €0 of €1.2M`."""
    amounts = (
        (amount_in_words(each.heard, each.currency), amount_in_words(each.total, each.currency)) for each in revenue
    )
    return ", ".join(f"{heard} of {total}" for heard, total in amounts)


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
