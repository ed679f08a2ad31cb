"""Chores: what is done once a day, by whichever process comes first."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

EVERY = timedelta(days=1)
OVERDUE = timedelta(hours=36)
KEEPS_HOUSE = "keep house"  # what is done once a night
_NEARLY_A_DAY = timedelta(hours=18)
_NIGHT = range(1, 5)
_CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True)
class Chore:
    """One chore and when it was last begun, in UTC."""

    id: int
    name: str
    begun_at: datetime


def is_ahead(chore: Chore, now: datetime) -> bool:
    """Whether a clock that was wrong began it: further ahead than where another process came first meanwhile."""
    return chore.begun_at - now > _CLOCKS_DIFFER


def due(chore: Chore | None, now: datetime) -> bool:
    """Whether it is time to begin the chore again."""
    return chore is None or is_ahead(chore, now) or now - chore.begun_at >= EVERY


def due_at_night(chore: Chore | None, now: datetime) -> bool:
    """The same for what holds others up: between one and five by the clock of `now`, or once a night was left out."""
    since = now - chore.begun_at if chore and not is_ahead(chore, now) else OVERDUE
    return since >= OVERDUE or (now.hour in _NIGHT and since >= _NEARLY_A_DAY)


def as_of_last_night(chore: Chore | None, now: datetime) -> Chore:
    """What keeps house, so that it comes tonight and not before, however many nights it had nothing to do."""
    earliest = now - _NEARLY_A_DAY
    if chore is None:
        return Chore(0, KEEPS_HOUSE, earliest)
    return replace(chore, begun_at=min(max(chore.begun_at, earliest), now))


def tried_again(chore: Chore, now: datetime) -> Chore:
    """The chore, which could not be done, to be begun again in an hour."""
    return replace(chore, begun_at=now - EVERY + timedelta(hours=1))
