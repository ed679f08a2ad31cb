"""Outlets: the ways that the series goes out to calendars, and when each was last in step with it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from callprogram.domain.call_hour import Week
from callprogram.domain.messages import PAUSES


class Way(StrEnum):
    """A file to open, an invitation by mail, a calendar on a server, an address to subscribe to."""

    FILE = "file"
    MAIL = "mail"
    CALDAV = "caldav"
    FEED = "feed"


@dataclass(frozen=True)
class FoundChange:
    """What somebody changed by hand in the calendar on the server: of one week, or of all where `week` is none.

    `starts_at` is where they moved the hour to; without it, they took the hour out, or changed something else.
    """

    words: str
    week: Week | None = None
    starts_at: datetime | None = None
    gone: bool = False


@dataclass(frozen=True)
class Outlet:
    """One way of one program: whether it is used, and the `sequence` of the series that it last had, at `in_step_at`.

    `secret` is what the feed's address ends in; `etag` is the server's name for what we last put there (RFC 9110,
    section 8.8.3). After `trouble` the next attempt is at `next_at`.
    """

    id: int
    program_id: int
    way: Way
    is_on: bool
    secret: str
    in_step_at: datetime | None = None
    sequence: int | None = None
    etag: str = ""
    trouble: str = ""
    attempts: int = 0
    next_at: datetime | None = None
    found: tuple[FoundChange, ...] = ()


def in_step(outlet: Outlet, now: datetime, sequence: int, etag: str = "") -> Outlet:
    """The outlet that has the series as it is."""
    return replace(outlet, in_step_at=now, sequence=sequence, etag=etag, trouble="", attempts=0, next_at=None, found=())


def troubled(outlet: Outlet, now: datetime, why: str) -> Outlet:
    """The outlet that did not get through, to be tried again after a pause that grows."""
    pause = PAUSES[min(outlet.attempts, len(PAUSES) - 1)]
    return replace(outlet, trouble=why, attempts=outlet.attempts + 1, next_at=now + pause)
