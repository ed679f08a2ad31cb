"""The desk: when it is open, and how long until somebody has an answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from callprogram.errors import BadInputError

THE_DESK = 1  # there is one
DAY = 24 * 60  # minutes
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_LAST_MINUTE = 59
_HOW = "“{said}” is no open hour; write days and spans like mon-fri 09:00-12:30 13:30-17:00; sat 10:00-12:00, or none."


@dataclass(frozen=True)
class Span:
    """One stretch of open hours: minutes after the midnight with which its weekday (Monday is 0) begins.

    One that ends at or before its start ends on the next day, so `until` is up to two days.
    """

    weekday: int
    start: int
    until: int


WORKING_DAYS = tuple(Span(weekday, 9 * 60, 17 * 60) for weekday in range(5))


@dataclass(frozen=True)
class Desk:
    """When the desk is open, and what it sends elsewhere; an empty zone or country is the program's.

    `answer_hours` are open hours until a customer has a name and a number, `side_hours` until the other side is heard.
    """

    id: int = 0
    hours: tuple[Span, ...] = WORKING_DAYS
    zone: str = ""
    country: str = ""
    region: str = ""
    closed: tuple[date, ...] = ()
    answer_hours: Decimal = Decimal(2)
    side_hours: Decimal = Decimal(4)
    redirects: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def placed(desk: Desk, zone: str, country: str) -> Desk:
    """The desk in this zone and country, where nobody said others."""
    return replace(desk, zone=desk.zone or zone, country=desk.country or country or "")


def read_hours(text: str) -> tuple[Span, ...]:
    """Groups of days and their spans, as in `mon-fri 09:00-12:30 13:30-17:00; sat 10:00-24:00`; `none` is none at all.

    Raises BadInputError for what cannot be read.
    """
    if text.strip().casefold() == "none":
        return ()
    groups = [each.split() for each in text.casefold().split(";") if each.strip()]
    return tuple(
        sorted({span for group in groups for span in _group(group)}, key=lambda each: (each.weekday, each.start))
    )


def _group(words: list[str]) -> list[Span]:
    days = [words[0]] if len(words) > 1 else []
    if not days or not words[1:]:
        raise BadInputError(_HOW.format(said=" ".join(words)))
    return [Span(weekday, *_span(each)) for weekday in _weekdays(days[0]) for each in words[1:]]


def _weekdays(text: str) -> list[int]:
    found: list[int] = []
    for each in text.split(","):
        first, _, last = each.partition("-")
        if first[:3] not in _DAYS or (last or first)[:3] not in _DAYS:
            raise BadInputError(_HOW.format(said=each))
        start, end = _DAYS.index(first[:3]), _DAYS.index((last or first)[:3])
        found += [(start + step) % len(_DAYS) for step in range((end - start) % len(_DAYS) + 1)]
    return found


def _span(text: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(text)
    if not match:
        raise BadInputError(_HOW.format(said=text))
    start, until = (int(match[each]) * 60 + int(match[each + 1]) for each in (1, 3))
    if start >= DAY or until > DAY or int(match[2]) > _LAST_MINUTE or int(match[4]) > _LAST_MINUTE:
        raise BadInputError(_HOW.format(said=text))
    return start, until if until > start else until + DAY
