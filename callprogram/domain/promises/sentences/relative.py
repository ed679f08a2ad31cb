"""Days counted from today: tomorrow, in two weeks, next Friday."""

import re
from datetime import date, datetime, time, timedelta

import dateparser

from callprogram.domain.promises.sentences.mentions import WEEKDAY, Around, Form, Mention, form, weekday_number
from callprogram.domain.promises.sentences.periods import (
    Period,
    Unit,
    coming,
    period_of,
    weekday_in,
    weekend,
    working_days_on,
)

_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|sixty"
    r"|ninety|(?:a\s+)?couple(?:\s+of)?|(?:a\s+)?few|several|half\s+an?)"
)
_LENGTH = (
    rf"{_NUMBER}[\s-]*(?:(?:working|business|work|week)[\s-]?days?|calendar\s+days?|days?|d|weeks?|wks?|w|months?|mths?"
    r"|quarters?|years?|yrs?|fortnights?|hours?|hrs?|h|minutes?|mins?)"
)
# What is counted from today in another way than by dateparser.
_SPELT = (
    (r"\b(?:a\s+)?couple(?:\s+of)?\b", "2"),
    (r"\b(?:a\s+)?few\b|\bseveral\b", "3"),
    (r"\bhalf\s+an?\s*-?\s*year\b", "6 months"),
    (r"(?<=\d)\s*d\b", " days"),
    (r"\bcalendar\s+", ""),
    (r"(?<![a-z])(?:wks?|w)\b", " weeks"),
    (r"(?<![a-z])mths?\b", " months"),
    (r"(?<![a-z])yrs?\b", " years"),
    (r"(?<![a-z])(?:hrs?|h)\b", " hours"),
    (r"(?<![a-z])mins?\b", " minutes"),
    (r"\bone quarter\b|\ba quarter\b|\b1 quarter\b", "3 months"),
    (r"\btwo quarters\b|\b2 quarters\b", "6 months"),
)
_WORKING_DAYS = re.compile(r"(.*?)[\s-]*(?:working|business|work|week)[\s-]?days?", re.IGNORECASE)
_VAGUE = re.compile(r"\bfew\b|\bseveral\b", re.IGNORECASE)
LENGTH = _LENGTH


def later(length: str, day: date) -> date | None:
    """The day so long after another; None for what cannot be counted."""
    words = length.casefold()
    for pattern, plain in _SPELT:
        words = re.sub(pattern, plain, words)
    if match := _WORKING_DAYS.fullmatch(words):
        end = later(f"{match[1]} days", day)
        return working_days_on(day, (end - day).days) if end else None
    base = datetime.combine(day, time())
    found = dateparser.parse(f"in {words}", languages=["en"], settings={"RELATIVE_BASE": base})
    return found.date() if found else None


def earlier(length: str, day: date) -> date | None:
    """The day so long before another, as many days as it is later from there."""
    after = later(length, day)
    return day - (after - day) if after else None


def vague(length: str) -> str:
    """Why a length is doubtful; empty where it is not."""
    return f"“{length}” may be more or less" if _VAGUE.search(length) else ""


def _today(match: re.Match[str], around: Around) -> Mention:
    return _day(match, around.today)


def _tomorrow(match: re.Match[str], around: Around) -> Mention:
    return _day(match, around.today + timedelta(days=1))


def _day_after_tomorrow(match: re.Match[str], around: Around) -> Mention:
    return _day(match, around.today + timedelta(days=2))


def _in_a_while(match: re.Match[str], around: Around) -> Mention | None:
    day = later(match["length"], around.today)
    return _day(match, day, vague(match["length"])) if day else None


def _week_from(match: re.Match[str], around: Around) -> Mention:
    """`a week today`, `two weeks tomorrow`."""
    days = timedelta(days=match["from"].casefold() == "tomorrow")
    day = later(match["length"], around.today + days)
    return _day(match, day)


def _weekday(match: re.Match[str], around: Around) -> Mention:
    """The next day of that name; said on that day it is doubtful, and `this Friday` is this week's."""
    number, which = weekday_number(match["weekday"]), (match["which"] or "").casefold()
    this_week = weekday_in(period_of(Unit.WEEK, around.today), number)
    if which == "next":
        return _day(match, this_week + timedelta(weeks=1))
    if which == "this" and this_week >= around.today:
        return _day(match, this_week)
    faint = match["weekday"] in {"sun", "sat", "mon", "wed", "fri"}
    doubt = f"today is {match['weekday']}" if this_week == around.today else ""
    if which == "this":
        doubt = f"this week’s {match['weekday']} has passed"
    return _day(match, coming(number, around.today), doubt, faint=faint)


def _weekday_of_week(match: re.Match[str], around: Around) -> Mention:
    number, week = weekday_number(match["weekday"]), (match["week"]).casefold()
    if re.search(r"after next", week):
        day = weekday_in(period_of(Unit.WEEK, around.today, 2), number)
        other = day - timedelta(weeks=1)
        return _day(match, day, "" if "week" in week else f"it could also be {other.day} {other:%B}")
    return _day(match, weekday_in(period_of(Unit.WEEK, around.today, "this" not in week), number))


def _week_after_weekday(match: re.Match[str], around: Around) -> Mention:
    """`Friday week`, `a fortnight on Friday`: counted from the coming Friday; said on a Friday it is doubtful."""
    number = weekday_number(match["weekday"])
    words = match.groupdict().get("length") or match[0]
    weeks = 2 if re.search(r"fortnight|two|2", words, re.IGNORECASE) else 1
    day = coming(number, around.today) + timedelta(weeks=weeks)
    return _day(match, day, f"today is {match['weekday']}" if number == around.today.weekday() else "")


def _weekend(match: re.Match[str], around: Around) -> Mention:
    sunday = weekend(around.today) + timedelta(weeks="next" in match[0].casefold())
    days = Period(Unit.WEEK, sunday - timedelta(days=1), sunday)
    return Mention(*match.span(), sunday, sunday - timedelta(days=2), period=days)


def _day(match: re.Match[str], day: date | None, doubt: str = "", *, faint: bool = False) -> Mention:
    return Mention(*match.span(), day, day - timedelta(days=1) if day else None, doubt, faint=faint)


_WEEKS = r"(?:an?|one)\s+week|two\s+weeks|2\s+weeks|a\s+fortnight"
_OF_WEEK = r"(?:(?:of|in)\s+)?(?:the\s+)?(?P<week>this week|next week|following week|week after next|after next)"
FORMS: tuple[Form, ...] = (
    form(r"(?:later\s+)?(?:today|tonight|this (?:morning|afternoon|evening))", _today),
    form(r"(?:first thing )?(?:tomorrow|tmrw|tmr|tomorow)(?: (?:morning|afternoon|evening|night|noon))?", _tomorrow),
    form(r"first thing in the morning", _tomorrow),
    form(r"(?:the )?day after tomorrow", _day_after_tomorrow),
    form(rf"(?:in|within)\s+(?:the\s+next\s+)?(?P<length>{_LENGTH})(?:['’]?\s+time)?", _in_a_while),
    form(rf"(?P<length>{_LENGTH})\s+from\s+(?:now|today)", _in_a_while),
    form(rf"(?:over\s+|during\s+)?the\s+next\s+(?P<length>{_LENGTH})", _in_a_while),
    form(r"(?P<length>(?:an?|one|two|three|1|2|3)\s+weeks?)\s+(?:from\s+)?(?P<from>today|tomorrow)", _week_from),
    form(
        rf"(?:(?P<which>this|next)\s+)?(?:coming\s+|upcoming\s+)?(?P<weekday>{WEEKDAY})(?:(?<=\W\w\w\w)\.)?"
        r"(?:\s+(?:morning|afternoon|evening|night|noon))?",
        _weekday,
    ),
    form(rf"(?:the\s+)?(?P<weekday>{WEEKDAY})\s+{_OF_WEEK}", _weekday_of_week),
    form(
        rf"(?P<week>this week|next week|the week after next)(?:['’]s)?\s*,?\s+(?:on\s+)?(?P<weekday>{WEEKDAY})",
        _weekday_of_week,
    ),
    form(rf"(?P<weekday>{WEEKDAY})\s+(?:week|fortnight|in\s+(?P<length>{_WEEKS}))", _week_after_weekday),
    form(
        rf"(?P<length>{_WEEKS})\s+(?:on|from|after)\s+(?:the\s+)?(?:(?:coming|this)\s+)?(?P<weekday>{WEEKDAY})",
        _week_after_weekday,
    ),
    form(r"(?:the|this|next)\s+weekend", _weekend),
)
