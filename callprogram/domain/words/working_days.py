"""Working days: neither the weekend of a country nor one of its public holidays."""

import itertools
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY_AND_SUNDAY = frozenset({5, 6})
_MOST = 2 / 3


def is_working_day(country: str | None, day: date) -> bool:
    """Whether people work there on that day."""
    return day.weekday() not in weekend_of(country) and not is_holiday(country, day)


def is_holiday(country: str | None, day: date) -> bool:
    """Whether that day is a public holiday of the whole country, or of most of it."""
    return bool(holiday_on(country, day))


def holiday_on(country: str | None, day: date) -> str:
    """The public holiday on that day (by `holidays`) of the whole country, or of most of it; empty where there is none.

    Easter Monday is none in Scotland, so that no calendar of the whole United Kingdom has it.
    """
    found = _holidays(country) if country else None
    return "" if found is None else str(found.get(day) or _in_most_regions(found.country, day.year).get(day, ""))


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
def _in_most_regions(country: str, year: int) -> dict[date, str]:
    import holidays

    regions = holidays.country_holidays(country).subdivisions
    days = [holidays.country_holidays(country, subdiv=region, years=year) for region in regions]
    shared = Counter(day for each in days for day in each)
    names = {day: name for each in days for day, name in each.items()}
    return {day: names[day] for day, count in shared.items() if count >= _MOST * len(days)}


@cache
def _holidays(country: str) -> "HolidayBase | None":
    """The country's calendar, which adds years as they are asked for; none for the few countries it does not know."""
    import holidays

    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        return None
