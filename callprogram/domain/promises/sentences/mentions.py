"""Mentions: the words of a sentence that mean a day, and which day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from callprogram.domain.promises.sentences.periods import Period

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])(?:(?<=\W\w{3})\.|(?<=^\w{3})\.|(?<=sept)\.)?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"(?![a-z])"
)


@dataclass(frozen=True)
class Around:
    """What a day is read by: the day it is, which number comes first in 12/02, and when the customer renews.

    `anywhere` says that the language lets a day stand between other words, `Ich rufe morgen zurück`.
    """

    today: date
    day_first: bool = True
    renewal_on: date | None = None
    anywhere: bool = False


@dataclass(frozen=True)
class Mention:
    """Some words and the day they mean; no day where it is not known, `doubt` where it may be another one.

    `eve` is the day that “before” it means; `period` the stretch that is named without saying which day of it, and
    `faint` says that the words mean a day only where something before them (“by”, “in”) says so, `thing` that they are
    what is promised otherwise (“prepare the renewal”).
    """

    start: int
    end: int
    day: date | None
    eve: date | None = None
    doubt: str = ""
    period: Period | None = None
    faint: bool = False
    thing: bool = False


Reader = Callable[["re.Match[str]", Around], Mention | None]


@dataclass(frozen=True)
class Form:
    """One way to name a day: what it looks like, and how it is read."""

    pattern: "re.Pattern[str]"
    read: Reader


def form(pattern: str, read: Reader) -> Form:
    """A form that stands as words of its own, in any letters; `friday's` names no day, nor does `jan.kim@`."""
    return Form(re.compile(rf"(?<![\w/.]){pattern}(?![\w]|['’]s\b|\.?[\w.+-]*@)", re.IGNORECASE), read)


def month_number(name: str) -> int:
    """1 for `Jan` or `january`."""
    return _MONTHS.index(name.casefold()[:3]) + 1


def weekday_number(name: str) -> int:
    """0 for `Mon` or `monday`."""
    return _WEEKDAYS.index(name.casefold()[:3])
