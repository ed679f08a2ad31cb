"""Working days: neither the weekend of a country nor one of its public holidays."""

import itertools
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY_AND_SUNDAY = frozenset({5, 6})


def is_working_day(country: str | None, day: date) -> bool:
    """Whether people work there on that day."""
    return day.weekday() not in weekend_of(country) and not is_holiday(country, day)


def is_holiday(country: str | None, day: date) -> bool:
    """Whether that day is a public holiday of the whole country."""
    return bool(holiday_on(country, day))


def holiday_on(country: str | None, day: date) -> str:
    """The public holiday of the whole country on that day (by `holidays`); empty where there is none."""
    found = _holidays(country) if country else None
    return str(found.get(day, "")) if found is not None else ""


def working_days_before(country: str | None, day: date, count: int) -> date:
    """The day so many working days of that country earlier."""
    earlier = (day - timedelta(days=days) for days in itertools.count(1))
    working = (each for each in earlier if is_working_day(country, each))
    return next(itertools.islice(working, count - 1, None))


@cache
def weekend_of(country: str | None) -> frozenset[int]:
    """The weekdays of the weekend there, Monday being 0."""
    found = _holidays(country) if country else None
    return _SATURDAY_AND_SUNDAY if found is None else frozenset(found.weekend)


@cache
def _holidays(country: str) -> "HolidayBase | None":
    """The country's calendar, which adds years as they are asked for; none for the few countries it does not know."""
    import holidays

    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        return None
