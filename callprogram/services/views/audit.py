"""The audit trail, and whether it is whole."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callprogram.domain.people.trail import Event, Wholeness


@dataclass(frozen=True)
class TrailFilter:
    """Which lines somebody wants to see: whose, what they did, from when until when, about which customer."""

    who: str = ""
    what: str = ""
    since: datetime | None = None
    until: datetime | None = None
    customer_id: int | None = None


@dataclass(frozen=True)
class TrailPage:
    """The newest of the lines that are wanted, and how many there are."""

    total: int
    events: Sequence[Event]


class Audit(Protocol):
    """The audit trail."""

    def trail(self, wanted: TrailFilter, limit: int, offset: int = 0) -> TrailPage:
        """These lines, the newest first."""

    def trail_words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who stands in the trail, and what they did, for whoever chooses among them."""

    def wholeness(self, heads: Collection[str] = ()) -> Wholeness:
        """Whether every line is as it was written; heads of copies that are met on the way are named."""
