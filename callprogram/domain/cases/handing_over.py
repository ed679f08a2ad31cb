"""Handing over: what the next owner hears, read aloud in thirty seconds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.sides import Side
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.dates import in_words

_SPOKEN = 120  # letters of one thing that was said


@dataclass(frozen=True)
class Told:
    """What they were told, by whom, on which day."""

    by: str
    on: date
    text: str


def summary(case: Case, who: str, told: Iterable[Told], promised: Iterable[Commitment], today: date) -> tuple[str, ...]:
    """Who it is, what they want, what they were told by whom, what is promised, and what not to ask again."""
    sentences = [f"{who}. They want: {_short(case.wants)}"]
    sentences += [f"{each.by} told them on {in_words(each.on, today)}: {_short(each.text)}" for each in told]
    sentences += [_promised(each, today) for each in promised]
    sentences += [_side(each) for each in case.sides]
    if case.state == "waiting":
        sentences.append("Now it is their turn.")
    return tuple(sentences)


def _promised(commitment: Commitment, today: date) -> str:
    until = f" by {in_words(commitment.due_on, today)}" if commitment.due_on else ""
    return f"Promised{until}: {_short(commitment.text)} ({commitment.owner or 'nobody yet'})."


def _side(side: Side) -> str:
    if side.text:
        return f"Do not ask {side.name} again; they said: {_short(side.text)}"
    return f"{side.name} is asked already: {_short(side.question)}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SPOKEN else words[:_SPOKEN].rsplit(" ", 1)[0] + " …"
