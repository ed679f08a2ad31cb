"""Days as they are written: `5 Dec`, `30/11`, `2026-12-05`, `the 15th`, Christmas, the renewal."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import dateparser

from callprogram.domain.promises.sentences import feasts
from callprogram.domain.promises.sentences.mentions import MONTH, WEEKDAY, Around, Form, Mention, form, month_number
from callprogram.domain.promises.sentences.periods import Unit, in_month, period_of

_FAR = timedelta(days=300)  # a day without a year that is further off than this has probably just passed
_YEAR = r"(?:,?\s*(?:20\d\d|['’]\d\d)\b)?"
_NEVER_DAYS = {"24/7", "7/24"}
_CENTURY = 2000


def _with_month_name(match: re.Match[str], around: Around) -> Mention | None:
    """A day with its month's name, with or without a year, as dateparser reads it."""
    base = datetime.combine(around.today, time()) - timedelta(seconds=1)  # so that today is still to come
    words = match["day"].replace("’", "'").replace("–", "-")
    found = dateparser.parse(
        words,
        languages=["en"],
        settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future", "REQUIRE_PARTS": ["day", "month"]},
    )
    if found is None:
        return Mention(*match.span(), None, doubt=f"there is no {words}")
    has_year = bool(re.search(r"\d{4}|'\d\d|-\d\d$", words))
    return _on(match, found.date(), around, has_year=has_year, named=match["weekday"])


def _several_days(match: re.Match[str], around: Around) -> Mention | None:
    last = _next_of(around.today, month_number(match["month"]), int(match["last"]))
    return Mention(*match.span(), last, last, f"“{match[0]}” are several days")


def _iso(match: re.Match[str], around: Around) -> Mention | None:
    try:
        return _on(match, date(int(match[1]), int(match[2]), int(match[3])), around, has_year=True)
    except ValueError:
        return Mention(*match.span(), None, doubt=f"the calendar has no {match[0]}")


def _numbers(match: re.Match[str], around: Around) -> Mention | None:
    """Two numbers and perhaps a year; the country says which is the day where both could be."""
    one, other = int(match["one"]), int(match["other"])
    if match[0] in _NEVER_DAYS:
        return None
    year = _year(match["year"])
    first, second = (one, other) if around.day_first else (other, one)
    days = [day for day in (_dated(around, year, first, second), _dated(around, year, second, first)) if day]
    if not days:
        return None
    found = _on(match, days[0], around, has_year=year is not None)
    if len(set(days)) == 1 or (match["sign"] == "." and around.day_first):
        return found
    return Mention(*match.span(), days[0], found.eve, f"“{match[0]}” could also be {days[1].day} {days[1]:%B}")


def _first_of(match: re.Match[str], around: Around) -> Mention | None:
    return _on(match, _next_of(around.today, month_number(match["month"]), 1), around, has_year=True)


def _of_the_month(match: re.Match[str], around: Around) -> Mention | None:
    """`the 15th`, of this month or the next one; `the 15th of next month`."""
    day, of = int(match["ordinal"]), (match["of"] or "").casefold()
    months = [period_of(Unit.MONTH, around.today, later) for later in range(13)]
    if "next" in of:
        months = months[1:2]
    days = (in_month(month.first, day) for month in months)
    found = next((each for each in days if each and each >= around.today), None)
    if found is None:
        return None
    mention = _on(match, found, around, has_year=True, named=match["weekday"])
    return Mention(mention.start, mention.end, found, mention.eve, mention.doubt, faint=not (of or match["weekday"]))


def _feast(match: re.Match[str], around: Around) -> Mention | None:
    return replace(_on(match, feasts.next_feast(match[0], around.today), around, has_year=True), thing=True)


def _renewal(match: re.Match[str], around: Around) -> Mention | None:
    if around.renewal_on is None:
        return Mention(*match.span(), None, doubt="nobody knows when this customer renews")
    return replace(_on(match, around.renewal_on, around, has_year=True), thing=True)


def _on(match: re.Match[str], day: date, around: Around, *, has_year: bool, named: str | None = None) -> Mention:
    doubt = ""
    if day < around.today:
        doubt = f"{day.day} {day:%B %Y} has passed"
    elif not has_year and day - around.today > _FAR:
        doubt = f"{day.day} {day:%B} is {day.year} by now"
    elif named and not f"{day:%A}".casefold().startswith(named.casefold()[:3]):
        doubt = f"{day.day} {day:%B} is a {day:%A}"
    return Mention(*match.span(), day, day - timedelta(days=1), doubt)


def _dated(around: Around, year: int | None, day: int, month: int) -> date | None:
    try:
        return date(year, month, day) if year else _next_of(around.today, month, day)
    except ValueError:
        return None


def _next_of(today: date, month: int, day: int) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) > len("26") else _CENTURY + int(text)


_NAMED_DAY = rf"(?:(?P<weekday>{WEEKDAY})\.?,?\s+(?:the\s+)?)?"
_DAY_OR_ORDINAL = r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?"
_RENEWS = r"(?:(?:the|their|its|your|contract|licen[cs]e|subscription|annual|next|upcoming)\s+)*"
FORMS: tuple[Form, ...] = (
    form(r"(20\d\d)-(\d\d)-(\d\d)", _iso),
    form(
        rf"{_NAMED_DAY}(?:the\s+)?(?P<day>{_DAY_OR_ORDINAL}[\s-]*(?:of\s+)?{MONTH}(?:-\d\d\d?\d?\b)?{_YEAR})",
        _with_month_name,
    ),
    form(rf"{_NAMED_DAY}(?P<day>{MONTH}\s*(?:the\s+)?{_DAY_OR_ORDINAL}(?!\d){_YEAR})", _with_month_name),
    form(rf"(?:between\s+)?\d{{1,2}}\s*(?:-|–|to|or|and)\s*(?P<last>\d{{1,2}})\s+(?P<month>{MONTH})", _several_days),
    form(r"(?P<one>\d{1,2})(?P<sign>[/.-])(?P<other>\d{1,2})(?P=sign)(?P<year>20\d\d|\d\d)", _numbers),
    form(r"(?P<one>\d{1,2})(?P<sign>/)(?P<other>\d{1,2})(?!/)(?P<year>)", _numbers),
    form(r"(?P<one>\d{1,2})(?P<sign>\.)(?P<other>\d{1,2})\.(?!\d)(?P<year>)", _numbers),
    form(
        rf"{_NAMED_DAY}(?:the\s+)?(?P<ordinal>(?<!\d)\d{{1,2}})(?:st|nd|rd|th)"
        r"(?P<of>\s+of\s+(?:this|the|next)\s+month)?",
        _of_the_month,
    ),
    form(rf"(?:the\s+)?first\s+of\s+(?P<month>{MONTH})", _first_of),
    form(rf"(?:{feasts.NAME})", _feast),
    form(rf"{_RENEWS}renewal(?: date)?|(?:they|the customer|the contract|it) renews?", _renewal),
)
