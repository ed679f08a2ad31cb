"""Feasts by their names: those of a fixed day, those counted from Easter, those on a weekday of a month."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from dateutil.easter import easter

T = TypeVar("T")

_FIXED: Mapping[str, tuple[int, int]] = {
    r"new year['’]?s? eve": (12, 31),
    r"(?:the )?new year(?:['’]?s(?: day)?)?": (1, 1),
    r"epiphany": (1, 6),
    r"valentine['’]?s day": (2, 14),
    r"st\.? patrick['’]?s day": (3, 17),
    r"halloween": (10, 31),
    r"all saints(?:['’]? day)?": (11, 1),
    r"(?:christmas|xmas) eve": (12, 24),
    r"(?:christmas|xmas)(?: day)?": (12, 25),
    r"boxing day": (12, 26),
}
_FROM_EASTER: Mapping[str, int] = {  # days after Easter Sunday
    r"shrove tuesday|mardi gras": -47,
    r"ash wednesday": -46,
    r"palm sunday": -7,
    r"maundy thursday": -3,
    r"good friday": -2,
    r"easter monday": 1,
    r"easter(?: sunday)?": 0,
    r"ascension(?: day)?": 39,
    r"whit sunday|pentecost": 49,
    r"whit monday": 50,
    r"corpus christi": 60,
}
_THANKSGIVING = (11, 3, 4)
_ON_A_WEEKDAY: Mapping[str, tuple[tuple[int, int, int], int]] = {  # month, weekday, which; days after that
    r"labou?r day": ((9, 0, 1), 0),
    r"thanksgiving(?: day)?": (_THANKSGIVING, 0),
    r"black friday": (_THANKSGIVING, 1),
    r"cyber monday": (_THANKSGIVING, 4),
}
NAME = "|".join([*_FIXED, *_FROM_EASTER, *_ON_A_WEEKDAY])


def next_feast(name: str, today: date) -> date:
    """The next day of a feast that `NAME` matches, today included."""
    return next(day for year in (today.year, today.year + 1) if (day := _in_year(name, year)) >= today)


def _in_year(name: str, year: int) -> date:
    if month_and_day := _found(name, _FIXED):
        return date(year, *month_and_day)
    if rule := _found(name, _ON_A_WEEKDAY):
        (month, weekday, which), later = rule
        first = date(year, month, 1)
        days = (weekday - first.weekday()) % 7 + 7 * (which - 1) + later
        return first + timedelta(days=days)
    return easter(year) + timedelta(days=_found(name, _FROM_EASTER) or 0)


def _found(name: str, feasts: Mapping[str, T]) -> T | None:
    return next((value for pattern, value in feasts.items() if re.fullmatch(pattern, name, re.IGNORECASE)), None)
