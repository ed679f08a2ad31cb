"""Reviews: a month's decisions, of which the dear ones and ten others are looked at again with one question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision, State
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.words.dates import day_in
from callprogram.errors import NotAllowedError, StateError

AT_RANDOM = 10


class Again(StrEnum):
    """What somebody says who is asked whether they would do it again."""

    YES = "yes"
    NO = "no"
    DIFFERENTLY = "differently"


@dataclass(frozen=True)
class Review:
    """What somebody said of a decision afterwards; the note is for whoever decided, and nobody else."""

    id: int
    decision_id: int
    reviewer: str
    at: datetime
    again: Again
    note: str = ""


def sample(decisions: Iterable[Decision], budgets: Iterable[Budget], month: date, zone: str) -> tuple[Decision, ...]:
    """What of the month that begins on this day is looked at: all that was dear, and ten of the rest by lot.

    The lot is drawn from the month and each decision alone, so that it is the same whenever somebody asks.
    """
    limits = {(each.email, each.currency): each.look_above for each in budgets}
    made = [each for each in decisions if _was_made(each) and day_in(zone, each.decided_at).replace(day=1) == month]
    dear = [each for each in made if _is_dear(each, limits)]
    rest = sorted((each for each in made if each not in dear), key=lambda each: _lot(month, each))
    return tuple(sorted((*dear, *rest[:AT_RANDOM]), key=lambda each: (each.decided_at, each.id)))


def reviewed(decision: Decision, reviewer: str, at: datetime, again: Again, note: str) -> Review:
    """What somebody says of it; raises StateError where nothing was decided, NotAllowedError for one's own."""
    if not _was_made(decision):
        raise StateError(f"This decision is {decision.state}; there is nothing to look back at.")
    if decision.decided_by == reviewer != THE_PERSON_AT_THE_KEYBOARD.email:
        raise NotAllowedError("Nobody looks at what they decided themselves; somebody else does.")
    return Review(0, decision.id, reviewer, at, again, note.strip())


def _was_made(decision: Decision) -> bool:
    return decision.state in {State.DECIDED, State.TAKEN_BACK}


def _is_dear(decision: Decision, limits: Mapping[tuple[str, str], Decimal | None]) -> bool:
    limit = limits.get((decision.decided_by, decision.currency))
    return bool(decision.above) or (limit is not None and decision.amount is not None and decision.amount > limit)


def _lot(month: date, decision: Decision) -> str:
    return sha256(f"{month} {decision.id}".encode()).hexdigest()
