"""Dates with the name of a month, in the languages that exports are in."""

import re
from datetime import date
from functools import cache

from babel import Locale

from callprogram.adapters.exports.cells.spelling import LANGUAGES, letters

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s.,/'’-]*")
_FILLING = {"de", "del", "di", "den", "der", "do", "da", "le", "el", "il", "het", "op", "of", "the", "am", "on"}
_FILLING |= {"st", "nd", "rd", "th", "er", "e", "º", "o", "te"}  # 1st, 1er, 1º
_MORE = {"sept": 9, "mrz": 3, "jänner": 1, "feber": 2, "fevr": 2, "aout": 8, "fév": 2, "févr": 2, "juill": 7}
_YEAR_FIGURES, _DAY_FIGURES = 4, 2
_PIVOT = 70  # POSIX: 69 is 2069, 70 is 1970


def named_day(text: str) -> date:
    """The day in a text that names its month; raises ValueError where it does not."""
    tokens = [token for token in _TOKEN.findall(text.casefold()) if token not in _FILLING]
    if _BETWEEN.sub("", _TOKEN.sub("", text)):
        raise ValueError(text)
    months = [_months()[letters(token)] for token in _without_weekday(tokens) if letters(token) in _months()]
    figures = [token for token in tokens if token.isdecimal()]
    if len(months) != 1 or len(figures) != len("DY") or not _is_known(tokens):
        raise ValueError(text)
    number, year = figures if len(figures[0]) <= _DAY_FIGURES else reversed(figures)
    return date(full_year(year), months[0], int(number))


def full_year(text: str) -> int:
    """A year, of two figures or four; raises ValueError for three."""
    year = int(text)
    if len(text) == _YEAR_FIGURES:
        return year
    if len(text) != _DAY_FIGURES:
        raise ValueError(text)
    return year + (1900 if year >= _PIVOT else 2000)


def _without_weekday(tokens: list[str]) -> list[str]:
    """The tokens without a day of the week in front, which may be called as a month is: `mar. 3 nov. 2026`."""
    has_two = sum(letters(token) in _months() for token in tokens) > 1
    return tokens[1:] if has_two and letters(tokens[0]) in _weekdays() else tokens


def _is_known(tokens: list[str]) -> bool:
    return all(token.isdecimal() or letters(token) in _months() | _weekdays() for token in tokens)


@cache
def _months() -> dict[str, int]:
    """The names of the months, long and short, letters only."""
    named = [months for each in LANGUAGES for use in Locale(each).months.values() for months in _widths(use)]
    known = {letters(name): number for names in named for number, name in names.items()}
    return known | {letters(name): number for name, number in _MORE.items()}


@cache
def _weekdays() -> dict[str, int]:
    """The names of the days of the week, long and short, each of their words by its letters only."""
    named = [days for each in LANGUAGES for use in Locale(each).days.values() for days in _widths(use)]
    return {letters(part): number for names in named for number, name in names.items() for part in name.split("-")}


def _widths(names: dict[str, dict[int, str]]) -> list[dict[int, str]]:
    return [names[width] for width in ("wide", "abbreviated") if width in names]
