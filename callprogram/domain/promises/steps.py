"""Steps: what happened to a promise, one line each, with who did it; two who close it stand there both."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.dates import in_words


class What(StrEnum):
    """What somebody did with a promise."""

    MADE = "made"
    SETTLED = "settled"
    MOVED = "moved"
    REWORDED = "reworded"
    HANDED_OVER = "handed over"
    KEPT = "kept"
    REOPENED = "reopened"
    IN_NEXT_CALL = "in next call"
    TOLD = "told"
    UNTOLD = "untold"
    WITHDRAWN = "withdrawn"
    COMMENTED = "commented"


@dataclass(frozen=True)
class Step:
    """One line of a promise's history; `member` by name, `words` what else there is to say."""

    id: int
    commitment_id: int
    at: datetime
    member: str
    what: What
    words: str = ""


IN_WORDS = {
    What.MADE: "Promised",
    What.SETTLED: "Promise completed",
    What.MOVED: "Promise moved",
    What.REWORDED: "Promise reworded",
    What.HANDED_OVER: "Promise handed over",
    What.KEPT: "Promise kept",
    What.REOPENED: "Promise not kept after all",
    What.IN_NEXT_CALL: "To be told in the next call",
    What.TOLD: "Told them",
    What.UNTOLD: "Not told after all",
    What.WITHDRAWN: "Promise withdrawn",
    What.COMMENTED: "On a promise",
}


def change(before: Commitment, after: Commitment, why: str = "") -> tuple[What, str] | None:
    """What a new owner or a new date is to a promise, and in words; None where nothing has changed."""
    if before.due_on and after.due_on and before.due_on != after.due_on:
        return What.MOVED, _told(f"from {_day(before.due_on)} to {_day(after.due_on)}", why)
    if before.owner and after.owner and before.owner != after.owner:
        return What.HANDED_OVER, _told(f"from {before.owner} to {after.owner}", why)
    if (before.owner, before.due_on) != (after.owner, after.due_on):
        return What.SETTLED, f"{after.owner or 'no owner'}, {_day(after.due_on) if after.due_on else 'no date'}"
    return None


def _told(words: str, why: str) -> str:
    return f"{words}: {why.strip()}" if why.strip() else words


def _day(day: date) -> str:
    return in_words(day, date.min)
