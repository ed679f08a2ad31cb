"""Chores: what is done once a day, by whichever process comes first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

EVERY = timedelta(days=1)


@dataclass(frozen=True)
class Chore:
    """One chore and when it was last begun, in UTC."""

    id: int
    name: str
    begun_at: datetime


def due(chore: Chore | None, now: datetime) -> bool:
    """Whether it is time to begin the chore again."""
    return chore is None or now - chore.begun_at >= EVERY
