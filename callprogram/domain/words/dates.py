"""Dates in plain words."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import UnknownLocaleError

from callprogram.errors import BadInputError

_DAYS_IN_WORDS = {-1: "yesterday", 0: "today", 1: "tomorrow"}
# In days: how long one of them is, and from when on the next one is said.
_UNITS = ((1, 14, "day"), (7, 61, "week"), (30.44, 730, "month"), (365.25, float("inf"), "year"))


def day_in(zone: str, moment: datetime) -> date:
    """The day that the calendar in that zone shows at a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def in_words(day: date, today: date) -> str:
    """`3 March`, with the year where it is another one than today's."""
    words = f"{day.day} {day:%B}"
    return words if day.year == today.year else f"{words} {day.year}"


def days_in_words(days: Sequence[date], today: date | None = None) -> str:
    """`2, 9 and 16 March`; the month where another one follows, the year where it is another than today's."""
    last = today or days[-1]
    words = [
        f"{day.day}" if later and (day.year, day.month) == (later.year, later.month) else in_words(day, last)
        for day, later in zip(days, [*days[1:], None], strict=True)
    ]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def due_in_words(day: date, today: date) -> str:
    """`tomorrow`, or `Friday 4 December`."""
    return _DAYS_IN_WORDS.get((day - today).days) or weekday_in_words(day, today)


def weekday_in_words(day: date, today: date) -> str:
    """`Friday 4 December`, which is true whatever day it is read on."""
    return f"{day:%A} {in_words(day, today)}"


def ago_in_words(day: date, today: date) -> str:
    """`yesterday`, `5 days ago`, `9 months ago`: as coarse as people say it."""
    days = max(0, (today - day).days)
    if days <= 1:
        return _DAYS_IN_WORDS[-days]
    number, unit = next((int(days // each), unit) for each, most, unit in _UNITS if days < most)
    return f"{counted(number, unit)} ago"


def read_month(text: str) -> date:
    """The first day of a month written like 2026-11; raises BadInputError for what is none."""
    try:
        return datetime.strptime(text.strip(), "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError:
        raise BadInputError(f"“{text.strip()}” is not a month; write one like 2026-11.") from None


def month_before(day: date) -> date:
    """The first day of the month that was over last."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 call`, `3 calls`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def read_day(text: str) -> date:
    """A date as `2026-12-04`; raises BadInputError for what the calendar does not have."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInputError(f"“{text}” is not a date; write one like 2026-12-04.") from None


def writes_day_first(country: str) -> bool:
    """Whether 12/02 is in February there, as the language most spoken has it (CLDR's short date)."""
    pattern = _short_date(country)
    return pattern.index("d") < pattern.index("M")


def as_written(country: str) -> str:
    """How a date is written in a field there, `DD.MM.YYYY`: year, month and day in their order, between one sign."""
    pattern = _short_date(country)
    order = sorted("yMd", key=pattern.index)
    sign = next((each for each in pattern if each in "-./"), "/")
    words = [{"y": "YYYY", "M": "MM", "d": "DD"}[each] for each in order]
    known = ["YYYY", "MM", "DD"] if words[0] == "YYYY" else words
    return sign.join(known)


def _short_date(country: str) -> str:
    try:
        return str(Locale.parse(f"und_{country}").date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return "dd/MM/y"


def day_begins(day: date, zone: str) -> datetime:
    """The first moment of a day in a zone, in UTC; raises BadInputError where there is none."""
    try:
        return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:
        raise BadInputError(f"{day} is further back than the calendar goes; give a later date.") from None
