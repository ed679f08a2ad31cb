"""Dates, read in the order of day, month and year that their whole column uses."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache, partial

from callprogram.adapters.exports.cells.months import full_year, named_day
from callprogram.adapters.exports.cells.readers import REMEMBERED, ReadCell, Reader, reader
from callprogram.adapters.exports.cells.spelling import clean, locale_of

_SEPARATED = re.compile(r"(\d{4}|\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{1,2})\.?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_JAPANESE = re.compile(
    r"(令和|平成|昭和)?\s?(\d{1,4}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日(?:\s?\(.\)|\s?[月火水木金土日]曜日?)?"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_TIME = re.compile(
    r"(?:,?\s+(?:at|um|à|a las|às|om|alle(?: ore)?)\s+|,?\s+|T|\s?(?:午前|午後)\s?)\d{1,2}(?:[:h時]\d\d|時).*$",
    re.DOTALL | re.IGNORECASE,
)
_NOTHING = re.compile(r"0{4}-0?0-0?0|0?0[/.-]0?0[/.-]0{4}")
_SERIAL = re.compile(r"([1-7]\d{4})(?:[.,]\d+)?")
_STAMP = re.compile(r"(\d{9,10}|\d{12,13})(?:\.0)?")
_MILLISECONDS = 11  # figures, above which a timestamp counts milliseconds
_SERIAL_START = date(1899, 12, 30)  # day 0 of Excel's calendar of 1900
_EARLIEST = 1900
_YEAR_FIGURES = 4
_YEAR_FIRST = {"JP", "CN", "KR", "TW", "HU", "LT", "SE", "MN"}
_NO_DATE = "not a date such as 2026-11-30"


class Order(StrEnum):
    """In which order a column writes a date whose year does not stand first in four figures."""

    DAY_FIRST = "day/month"
    MONTH_FIRST = "month/day"
    YEAR_FIRST = "year/month/day"


@dataclass(frozen=True)
class Decision:
    """A column's orders, the one to try first in front; `certain` where dates of the file say which that is."""

    orders: tuple[Order, ...]
    certain: bool


def date_reader(column: Iterable[str], others: Iterable[str], region: str) -> Reader:
    """What reads a column of dates; `others` are those of the file's other columns, which decide where it does not."""
    texts = list(dict.fromkeys(column))
    counted = _counted(texts)
    if counted:
        return reader(counted)
    decision, dotted = order_of(texts, others, region), _order_of_dotted(texts, region)
    doubt = None if decision.certain else next((text for text in texts if is_ambiguous(text, region)), None)
    message = f"This column may be day/month or month/day; it is read as {decision.orders[0]}."
    read = partial(_said, decision=decision, dotted=dotted)
    return reader(read, *([(doubt, message)] if doubt else []))


def order_of(column: Iterable[str], others: Iterable[str], region: str) -> Decision:
    """How a column writes its dates: as they say themselves, else as the file's others say, else as the region does."""
    usual = _usual_orders(region)
    for texts in (column, others):
        best = _best([text for text in texts if not _is_dotted(text)], usual)
        if best:
            return Decision((best, *(order for order in usual if order is not best)), certain=True)
    return Decision(usual, certain=False)


def is_ambiguous(text: str, region: str) -> bool:
    """Whether a date is another one when its parts change places; with dots it is not, for they have the day first."""
    usual = _usual_orders(region)
    likely = usual if usual[0] is Order.YEAR_FIRST else usual[:-1]
    return not _is_dotted(text) and len({day for order in likely if (day := _separated(text, order))}) > 1


def _order_of_dotted(texts: Iterable[str], region: str) -> Decision:
    """How a column writes its dates with dots: the day before the month, unless that cannot be."""
    usual = tuple(sorted(_usual_orders(region), key=lambda order: order is Order.MONTH_FIRST))
    usual = usual if usual[0] is Order.YEAR_FIRST else (Order.DAY_FIRST, Order.MONTH_FIRST, Order.YEAR_FIRST)
    best = _best(filter(_is_dotted, texts), usual) or usual[0]
    return Decision((best, *(order for order in usual if order is not best)), certain=True)


def _said(text: str, decision: Decision, dotted: Decision) -> ReadCell:
    """The day in a text, in the column's order, else in the first other in which it can be."""
    if _NOTHING.fullmatch(_day_of(text)):
        return ReadCell()
    with suppress(ValueError):
        return ReadCell(_in_range(_certain_day(_day_of(text))))
    decided = dotted if _is_dotted(text) else decision
    order = next((order for order in decided.orders if _separated(text, order)), None)
    if order is None:
        return ReadCell(None, _NO_DATE)
    is_odd = decided.certain and order is not decided.orders[0]
    return ReadCell(_separated(text, order), f"read as {order}, unlike the rest of the column" if is_odd else "")


def _certain_day(text: str) -> date:
    """The day in a text that could be no other; raises ValueError for every other text."""
    if match := _COMPACT.fullmatch(text):
        return date(*map(int, match.groups()))
    if match := _JAPANESE.fullmatch(text):
        year = 1 if match[2] == "元" else int(match[2])
        return date(year + _ERAS.get(match[1], 0), int(match[3]), int(match[4]))
    if (match := _SEPARATED.fullmatch(text)) and len(match[1]) == _YEAR_FIGURES:
        return date(int(match[1]), int(match[3]), int(match[4]))
    return named_day(text)


def _separated(text: str, order: Order) -> date | None:
    """The day in a text of three short figures, read in an order; none where it cannot be."""
    match = _SEPARATED.fullmatch(_day_of(text))
    if not match or len(match[1]) == _YEAR_FIGURES:
        return None
    first, second, third = match[1], match[3], match[4]
    parts = {
        Order.DAY_FIRST: (third, second, first),
        Order.MONTH_FIRST: (third, first, second),
        Order.YEAR_FIRST: (first, second, third),
    }[order]
    with suppress(ValueError):
        return _in_range(date(full_year(parts[0]), int(parts[1]), int(parts[2])))
    return None


def _is_dotted(text: str) -> bool:
    match = _SEPARATED.fullmatch(_day_of(text))
    return match is not None and match[2] == "."


def _best(texts: Iterable[str], usual: Sequence[Order]) -> Order | None:
    """The order in which the most dates can be read; none where several are as good."""
    votes = Counter(order for text in texts for order in usual if _separated(text, order))
    most = max(votes.values(), default=0)
    best = [order for order in usual if votes[order] == most]
    sole = [order for order in best if order is not Order.YEAR_FIRST or usual[0] is Order.YEAR_FIRST] or best
    return sole[0] if len(sole) == 1 and most else None


def _usual_orders(region: str) -> tuple[Order, ...]:
    """The orders in which a region may write a date, its own in front; a year of two figures in front is rare."""
    if region in _YEAR_FIRST:
        return (Order.YEAR_FIRST, Order.MONTH_FIRST, Order.DAY_FIRST)
    if locale_of(region).date_formats["short"].pattern.startswith("M"):
        return (Order.MONTH_FIRST, Order.DAY_FIRST, Order.YEAR_FIRST)
    return (Order.DAY_FIRST, Order.MONTH_FIRST, Order.YEAR_FIRST)


def _counted(texts: Sequence[str]) -> Callable[[str], ReadCell] | None:
    """What reads a column that counts days as Excel does, or seconds or milliseconds as Unix does; none for others."""
    plain = list(map(clean, texts))
    counts = ((_SERIAL, _of_serial), (_STAMP, _of_stamp))
    found = (partial(_counted_day, *each) for each in counts if plain and all(map(each[0].fullmatch, plain)))
    return next(found, None)


def _counted_day(counts: re.Pattern[str], day_of: Callable[[str], date], text: str) -> ReadCell:
    """The day that a figure counts; none for another text, as a later file may have it."""
    match = counts.fullmatch(clean(text))
    return ReadCell(day_of(match[1])) if match else ReadCell(None, _NO_DATE)


def _of_serial(days: str) -> date:
    return _SERIAL_START + timedelta(days=int(days))


def _of_stamp(text: str) -> date:
    return datetime.fromtimestamp(int(text) / (1000 if len(text) > _MILLISECONDS else 1), UTC).date()


def _in_range(day: date) -> date:
    """A day that a CRM may know; raises ValueError for one before 1900."""
    if day.year < _EARLIEST:
        raise ValueError(day)
    return day


@lru_cache(REMEMBERED)
def _day_of(text: str) -> str:
    return _TIME.sub("", clean(text))
