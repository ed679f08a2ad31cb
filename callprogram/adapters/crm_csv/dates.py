"""Dates, read in the order of day and month that their whole column uses."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d\d)(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)")
_NAMED = re.compile(r"(\d{1,2})[.\s-]+([^\W\d]+)[.,\s-]+(\d{4})|([^\W\d]+)[.\s]+(\d{1,2}),?\s+(\d{4})")
_TIME = re.compile(r"(?:,?\s+|T)\d{1,2}:\d\d.*$", re.DOTALL)
_MONTHS = 12
_CENTURY = 100


@dataclass(frozen=True)
class Order:
    """Whether a column writes the month first; `certain` where its dates say so."""

    month_first: bool
    certain: bool


def order_of(column: Iterable[str], others: Iterable[str], region: str) -> Order:
    """How a column writes its dates: as they say themselves, else as the file's others say, else as the region does."""
    own = _shown_order(column)
    shown = _shown_order(others) if own is None else own
    return Order(region == "US", certain=False) if shown is None else Order(shown, certain=True)


def is_ambiguous(text: str) -> bool:
    """Whether a date is another one when day and month change places."""
    match = _SLASHED.fullmatch(_day_of(text))
    return match is not None and match[1] != match[2] and max(int(match[1]), int(match[2])) <= _MONTHS


def day(text: str, order: Order) -> date:
    """The day in a text; raises ValueError with what is wrong in plain words."""
    with suppress(ValueError, KeyError):
        return _read(_day_of(text), order)
    raise ValueError("not a date such as 2026-11-30")


def _shown_order(column: Iterable[str]) -> bool | None:
    """Whether the month comes first in the column's dates; none where each could be either."""
    parts = [match.groups() for match in map(_SLASHED.fullmatch, map(_day_of, column)) if match]
    days_first = sum(int(first) > _MONTHS for first, *_ in parts)
    months_first = sum(int(second) > _MONTHS for _, second, _ in parts)
    return None if days_first == months_first else months_first > days_first


def _day_of(text: str) -> str:
    return _TIME.sub("", text.strip())


def _read(text: str, order: Order) -> date:
    if match := _ISO.fullmatch(text):
        year, month, number = filter(None, match.groups())
        return date(int(year), int(month), int(number))
    if match := _DOTTED.fullmatch(text):
        return date(_year(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        month, number = (match[1], match[2]) if order.month_first else (match[2], match[1])
        return date(_year(match[3]), int(month), int(number))
    return _named(text)


def _named(text: str) -> date:
    match = _NAMED.fullmatch(text)
    if not match:
        raise ValueError(text)
    number, name, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    return date(int(year), _months()[name.casefold()], int(number))


def _year(text: str) -> int:
    return int(text) if int(text) >= _CENTURY else 2000 + int(text)


@cache
def _months() -> dict[str, int]:
    """The names of the months, long and short, in English and German."""
    named = [Locale(language).months[use][width] for language in ("de", "en") for use, width in _WIDTHS]
    return {name.casefold().rstrip("."): number for names in named for number, name in names.items()}


_WIDTHS = (("format", "wide"), ("format", "abbreviated"), ("stand-alone", "abbreviated"))
