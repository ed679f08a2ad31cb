"""Absences: until when somebody is away and whom to call meanwhile, in the words of their own automatic answer."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.phrases import said
from callprogram.domain.promises.sentences.due import days_in
from callprogram.domain.promises.sentences.mentions import WEEKDAY, Around
from callprogram.domain.words.dates import day_in

_SENTENCE = re.compile(r"(?<=[.!?。])\s+|\n\s*\n")
_REACHED = re.compile(r"\S@\S|\+?\(?\d[\d ()/.-]{6,}\d")
_A_DAY = re.compile(rf"\d|\b{WEEKDAY}", re.IGNORECASE)
_LASTS = timedelta(weeks=2)  # one that says no day
_LONGEST = timedelta(weeks=52)
_MOST_SENTENCES = 3


@dataclass(frozen=True)
class Absence:
    """Somebody is away, to this day included; `words` are theirs about until when and whom to call."""

    until: date
    words: str


def absence_of(letter: Letter, zone: str) -> Absence | None:
    """What an automatic answer says; None where it says neither until when nor whom to call."""
    came_on = day_in(zone, letter.received_at)
    sentences = [" ".join(each.split()) for each in _SENTENCE.split(letter.new_text or letter.text)]
    told = [each for each in sentences if _REACHED.search(each) or _says_when(each)]
    if not told:
        return None
    days = (day for each in told if _says_when(each) for day in days_in(each, Around(came_on, anywhere=True)))
    until = max((day for day in days if came_on <= day <= came_on + _LONGEST), default=came_on + _LASTS)
    return Absence(until, " ".join(told[:_MOST_SENTENCES]))


def _says_when(sentence: str) -> bool:
    return bool(said("machines", "until").search(sentence) and _A_DAY.search(sentence))
