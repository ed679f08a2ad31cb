"""Weeks, months, quarters and years by their names: end of Q1, mid-December, EOW, next month."""

import re
from datetime import date, timedelta

from callprogram.domain.promises.sentences.mentions import (
    MONTH,
    WEEKDAY,
    Around,
    Form,
    Mention,
    form,
    month_number,
    weekday_number,
)
from callprogram.domain.promises.sentences.periods import Period, Unit, numbered, period_of, week_numbered

_CENTURY = 2000
_UNITS = {"week": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER, "half": Unit.HALF, "year": Unit.YEAR}
_ENDS = {"w": Unit.WEEK, "m": Unit.MONTH, "q": Unit.QUARTER, "y": Unit.YEAR}
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_END = ("end", "close", "last day")
_START = ("start", "beginning", "begin", "first day", "top")


def _period(match: re.Match[str], around: Around) -> Period | None:
    """The stretch that the groups of `_PERIOD` name; None for a week that its year does not have."""
    today = around.today
    year = _year(match["year"] or match["quarter_year"] or match["half_year"])
    if match["unit"] and not (match["which"] or match["after_next"]) and not _placed(match):
        return None  # `a free month`
    if match["unit"]:
        which = (match["which"] or "").casefold()
        step = 2 if match["after_next"] else int(which in {"next", "following", "coming"})
        return period_of(_UNITS[match["unit"].casefold()], today, step)
    if match["week_number"]:
        return _week(int(match["week_number"]), today)
    if match["only_year"]:
        return period_of(Unit.YEAR, date(int(match["only_year"]), 1, 1))
    return numbered(*_unit_and_number(match), year, today)


def _placed(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return bool(groups.get("place") or groups.get("behind"))


def _unit_and_number(match: re.Match[str]) -> tuple[Unit, int]:
    if match["month"]:
        return Unit.MONTH, month_number(match["month"])
    if match["half_number"]:
        return Unit.HALF, int(match["half_number"])
    if match["nth"]:
        return Unit.QUARTER, _ORDER[match["nth"].casefold()]
    return Unit.QUARTER, int(match["quarter"] or match["quarter_behind"])


def _somewhere_in(match: re.Match[str], around: Around) -> Mention | None:
    """A place in a stretch: its end, its middle, early or late in it."""
    period = _period(match, around)
    if period is None:
        return None
    place = re.sub(r"^(?:the\s+)?(?:very\s+)?", "", (match["place"] or match["behind"]).casefold())
    if place.startswith("mid"):
        return _at(match, _future(match, period, period.middle, around))
    if place.startswith(_END):
        return _closing(match, period, around)
    if place.startswith(_START):
        return _at(match, _future(match, period, period.first, around))
    return _vaguely(match, period, place)


def _closing(match: re.Match[str], period: Period, around: Around) -> Mention:
    """The end of a stretch, which is also what “before the end” means; a week that is over is doubtful."""
    if period.last >= around.today:
        return Mention(*match.span(), period.last, period.last)
    following = period_of(period.unit, period.first, 1).last
    return Mention(*match.span(), following, following, f"{period.last.day} {period.last:%B} has passed")


def _over(match: re.Match[str], around: Around) -> Mention | None:
    """`before the year is out`."""
    period = _period(match, around)
    return _closing(match, period, around) if period else None


def _vaguely(match: re.Match[str], period: Period, place: str) -> Mention:
    third = (period.last - period.first) / 3
    early = period_of(Unit.QUARTER, period.first).last if period.unit is Unit.YEAR else period.first + third
    day = early if place.startswith(("early", "first")) else period.last
    if place.startswith("late"):
        day = period.last - third / 2
    return Mention(*match.span(), day, day - timedelta(days=1), f"“{match[0]}” is no day")


def _end_of(match: re.Match[str], around: Around) -> Mention:
    """EOW, EOM, EOQ and EOY."""
    later = int("next" in match[0].casefold())
    return _closing(match, period_of(_ENDS[match["letter"].casefold()], around.today, later), around)


def _end_of_day(match: re.Match[str], around: Around) -> Mention:
    return Mention(*match.span(), around.today, around.today)


def _bare(match: re.Match[str], around: Around) -> Mention | None:
    """A stretch without a word on where in it: its last day."""
    period = _period(match, around)
    if period is None:
        return None
    counted = bool(match["unit"])
    doubt = f"{period.last.day} {period.last:%B} has passed" if period.last < around.today else ""
    return Mention(*match.span(), period.last, period.day_before, doubt, period, faint=not counted, thing=not counted)


def _nth(match: re.Match[str], around: Around) -> Mention | None:
    """`the last Friday of January`; of a week it does not say the day, and weeks of a month are counted in two ways."""
    month = _month_named(match, around)
    if match["weekday"] is None:
        which = _ORDER[match["order"].casefold()]
        day = month.last if match["order"].casefold() == "last" else month.first + timedelta(days=7 * which - 1)
        return Mention(*match.span(), day, day - timedelta(days=7), f"“{match[0]}” is no day")
    days = [month.first + timedelta(days=number) for number in range((month.last - month.first).days + 1)]
    named = [day for day in days if day.weekday() == weekday_number(match["weekday"])]
    return _at(match, named[-1 if match["order"].casefold() == "last" else _ORDER[match["order"].casefold()] - 1])


def _month_named(match: re.Match[str], around: Around) -> Period:
    if match["month"]:
        return numbered(Unit.MONTH, month_number(match["month"]), None, around.today)
    return period_of(Unit.MONTH, around.today, int((match["that"] or "").casefold() == "next"))


def _new_year(match: re.Match[str], around: Around) -> Mention:
    january = period_of(Unit.MONTH, date(around.today.year + 1, 1, 1))
    return Mention(*match.span(), january.last, january.day_before, "it does not say which day")


def _week_of(match: re.Match[str], around: Around) -> Mention:
    """`the week of 7 December`."""
    months = numbered(Unit.MONTH, month_number(match["month"]), None, around.today)
    week = period_of(Unit.WEEK, months.first.replace(day=int(match["day"])))
    return Mention(*match.span(), week.last, week.day_before, period=week)


def _future(match: re.Match[str], period: Period, day: date, around: Around) -> date:
    """The day, or the next year's where a month or a quarter is named without a year and the day has passed."""
    named = not (match["unit"] or match["year"] or match["quarter_year"] or match["half_year"] or match["only_year"])
    if day >= around.today or not named:
        return day
    a_year_on = period_of(period.unit, period.first.replace(year=period.first.year + 1))
    return a_year_on.middle if day == period.middle else a_year_on.first


def _at(match: re.Match[str], day: date) -> Mention:
    return Mention(*match.span(), day, day - timedelta(days=1))


def _week(number: int, today: date) -> Period | None:
    try:
        return week_numbered(number, today)
    except ValueError:
        return None


def _year(text: str | None) -> int | None:
    digits = re.sub(r"\D", "", text or "")
    return None if not digits else int(digits) % _CENTURY + _CENTURY


_PERIOD = (
    r"(?:(?:calendar\s+)?(?:week|wk|cw|kw|w)\s?(?P<week_number>[1-5]?\d)(?!\d)"
    r"|(?:(?:the\s+)?(?P<which>this|next|coming|following|current|the)\s+)?(?P<unit>week|month|quarter|half|year)"
    r"(?P<after_next>\s+after\s+next)?"
    r"|Q\s?(?P<quarter>[1-4])(?P<quarter_year>\s*[/-]?\s*(?:FY)?\s*(?:20\d\d|['’]?\d\d)\b)?"
    r"|(?P<quarter_behind>[1-4])Q(?:\d\d)?"
    r"|(?:the\s+)?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+quarter"
    r"|H(?P<half_number>[12])(?P<half_year>\s*[/-]?\s*(?:20\d\d|['’]\d\d)\b)?"
    rf"|(?P<month>{MONTH})(?P<year>,?\s+20\d\d|\s*['’]\d\d)?"
    r"|(?P<only_year>20[2-9]\d))"
)
_OF = r"[\s-]*(?:(?:of|in)\s+)?(?:the\s+)?"
_PLACE = (
    r"(?P<place>(?:the\s+)?(?:very\s+)?"
    r"(?:end|close|last day|start|beginning|begin|first day|middle|first half|second half)|early|mid|late)"
)


FORMS: tuple[Form, ...] = (
    form(rf"{_PLACE}{_OF}{_PERIOD}(?P<behind>)", _somewhere_in),
    form(
        rf"(?!may\s+(?:start|close))(?P<place>){_PERIOD}(?:['’]s)?[\s-]+(?P<behind>end|close|start|beginning|middle)",
        _somewhere_in,
    ),
    form(r"EO(?P<letter>[WMQY])(?:\s+(?:of\s+)?(?:this|next)\s+(?:week|month|quarter|year))?", _end_of),
    form(r"(?:(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+|business\s+)?(?:day|business|play)|EOD|COB|EOB)", _end_of_day),
    form(rf"{_PERIOD}\s+(?:is\s+(?:out|over|up)|ends)", _over),
    form(_PERIOD, _bare),
    form(
        rf"(?:the\s+)?(?P<order>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?:week|(?P<weekday>{WEEKDAY}))\s+(?:of|in)\s+"
        rf"(?:(?P<month>{MONTH})|(?:the\s+)?(?P<that>this|next)?\s*month)",
        _nth,
    ),
    form(r"in the new year", _new_year),
    form(
        rf"(?:the\s+)?week\s+(?:of|commencing|beginning)\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
        rf"(?P<month>{MONTH})",
        _week_of,
    ),
)
