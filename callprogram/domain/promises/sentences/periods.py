"""Stretches of the calendar that promises are given in: weeks, months, quarters, halves, years."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

_FRIDAY, _SUNDAY = 4, 6
_MONTHS_A_YEAR = 12


class Unit(Enum):
    """A stretch of the calendar, and how many months it has; a week has none."""

    WEEK = 0
    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12


@dataclass(frozen=True)
class Period:
    """A stretch of days; a week of work ends on its Friday."""

    unit: Unit
    first: date
    last: date

    @property
    def middle(self) -> date:
        """Wednesday, the 15th, or the middle of its middle month."""
        if self.unit is Unit.WEEK:
            return self.first + timedelta(days=2)
        if self.unit in {Unit.MONTH, Unit.QUARTER}:
            return _month_on(self.first, self.unit.value // 2).replace(day=15)
        return _month_on(self.first, self.unit.value // 2) - timedelta(days=1)

    @property
    def day_before(self) -> date:
        """The last day of work before a week, the last day before anything else."""
        return self.first - timedelta(days=3 if self.unit is Unit.WEEK else 1)


def period_of(unit: Unit, day: date, later: int = 0) -> Period:
    """The stretch that a day lies in, or one so many later; weeks are ISO 8601's, quarters the calendar's."""
    if unit is Unit.WEEK:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=later)
        return Period(unit, monday, monday + timedelta(days=_FRIDAY))
    begins = date(day.year, (day.month - 1) // unit.value * unit.value + 1, 1)
    first = _month_on(begins, unit.value * later)
    return Period(unit, first, _month_on(first, unit.value) - timedelta(days=1))


def numbered(unit: Unit, number: int, year: int | None, today: date) -> Period:
    """The stretch of that number in a year, `Q1` or December; without a year the next one that is not over."""
    found = _numbered(unit, number, year or today.year)
    return found if year or found.last >= today else _numbered(unit, number, today.year + 1)


def week_numbered(number: int, today: date) -> Period:
    """The ISO week of that number, this year's or the next one's; raises ValueError for one that there is not."""
    found = period_of(Unit.WEEK, date.fromisocalendar(today.isocalendar().year, number, 1))
    if found.last >= today:
        return found
    return period_of(Unit.WEEK, date.fromisocalendar(today.isocalendar().year + 1, number, 1))


def weekday_in(period: Period, weekday: int) -> date:
    """That day of a week, Monday being 0."""
    return period.first + timedelta(days=weekday)


def coming(weekday: int, today: date) -> date:
    """The next day of that name after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def working_days_on(day: date, count: int) -> date:
    """So many days on, without Saturdays and Sundays."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() <= _FRIDAY
    return day


def weekend(today: date) -> date:
    """The Sunday of this week."""
    return today + timedelta(days=_SUNDAY - today.weekday())


def in_month(month: date, day: int) -> date | None:
    """That day of a month, if it has it."""
    return month.replace(day=day) if 1 <= day <= monthrange(month.year, month.month)[1] else None


def _numbered(unit: Unit, number: int, year: int) -> Period:
    return period_of(unit, date(year, (number - 1) * unit.value + 1, 1))


def _month_on(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, _MONTHS_A_YEAR)
    return date(first.year + years, month + 1, 1)
