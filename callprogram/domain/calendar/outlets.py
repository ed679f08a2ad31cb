"""Outlets: the ways that the series goes out to calendars, and when each was last in step with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from callprogram.domain.calendar.guest_answers import GuestAnswer
from callprogram.domain.people.messages import PAUSES
from callprogram.domain.program.call_hour import Week, read_week


class Way(StrEnum):
    """A file to open, an invitation by mail, a calendar on a server, an address to subscribe to."""

    FILE = "file"
    MAIL = "mail"
    CALDAV = "caldav"
    FEED = "feed"


WAYS = {
    Way.FILE: "File",
    Way.MAIL: "Invitation by mail",
    Way.CALDAV: "Calendar server",
    Way.FEED: "Address to subscribe to",
}
SERIES = ""  # the slot of what all weeks have in common


@dataclass(frozen=True)
class Slot:
    """One week in a calendar, or the whole series: when it begins, whether it was taken out, and a mark of the rest."""

    mark: str
    starts_at: datetime | None = None
    gone: bool = False


@dataclass(frozen=True)
class StoredSeries:
    """What a calendar server has: its name for this version, and each slot by its week (`2026-W49`) or `SERIES`."""

    etag: str
    slots: Mapping[str, Slot]

    @property
    def marks(self) -> dict[str, str]:
        """The mark of each slot, by which a later change is seen."""
        return {name: slot.mark for name, slot in self.slots.items()}


@dataclass(frozen=True)
class FoundChange:
    """What somebody changed by hand in the calendar on the server: of one week, or of all where `week` is none.

    A week moved begins at `starts_at`; a week taken out is `gone`; neither where something else of it was changed.
    """

    week: Week | None = None
    starts_at: datetime | None = None
    gone: bool = False


@dataclass(frozen=True)
class Outlet:
    """One way of one program: whether it is used, and the `sequence` of the series that it last had, at `in_step_at`.

    `secret` is the hash of what the feed's address ends in; in what a service gives back that itself, if it was made
    just now, else nothing. `etag` is the server's name for what we last put there (RFC 9110, section 8.8.3), and
    `marks` are what it was like. After `trouble` the next attempt is at `next_at`; `found` is what somebody changed
    there by hand, and waits for a decision; `answers` what those invited by mail said.
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
    marks: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[GuestAnswer, ...] = ()


def hashed(secret: str) -> str:
    """What is kept of a secret; it is random and long, so that nothing but itself leads to the same."""
    return sha256(secret.encode()).hexdigest()


def feed_address(outlet: Outlet, base: str) -> str:
    """Where calendars subscribe, below our own address, of an outlet whose secret was made just now."""
    return f"{base.rstrip('/')}/calendar/{outlet.secret}.ics"


def in_step(outlet: Outlet, now: datetime, sequence: int, there: StoredSeries | None = None) -> Outlet:
    """The outlet that has the series as it is; `there` is what a server has of it now."""
    return replace(
        outlet,
        in_step_at=now,
        sequence=sequence,
        etag=there.etag if there else "",
        marks=there.marks if there else {},
        trouble="",
        attempts=0,
        next_at=None,
        found=(),
    )


def is_put_off(outlet: Outlet, now: datetime) -> bool:
    """Whether the next attempt is still to come; no pause is as long as that of a clock that ran ahead."""
    return outlet.next_at is not None and timedelta() < outlet.next_at - now <= PAUSES[-1]


def troubled(outlet: Outlet, now: datetime, why: str) -> Outlet:
    """The outlet that did not get through, to be tried again after a pause that grows."""
    pause = PAUSES[min(outlet.attempts, len(PAUSES) - 1)]
    return replace(outlet, trouble=why, attempts=outlet.attempts + 1, next_at=now + pause)


def changed_there(outlet: Outlet, there: StoredSeries | None) -> Outlet:
    """The outlet with what somebody changed by hand since we last wrote; the next writing waits for a decision."""
    found = (FoundChange(gone=True),) if there is None else _changes(outlet.marks, there.slots)
    return replace(outlet, etag=there.etag if there else "", found=found, trouble="", attempts=0, next_at=None)


def decided(outlet: Outlet, *changes: FoundChange) -> Outlet:
    """The outlet after somebody said what becomes of these changes; once all are, it is written over what was seen."""
    left = tuple(change for change in outlet.found if change not in changes)
    return replace(outlet, found=left, sequence=None)


def _changes(ours: Mapping[str, str], theirs: Mapping[str, Slot]) -> tuple[FoundChange, ...]:
    names = sorted(name for name in {*ours, *theirs} if name not in theirs or ours.get(name) != theirs[name].mark)
    return tuple(_change(name, theirs.get(name)) for name in names)


def _change(name: str, slot: Slot | None) -> FoundChange:
    if name == SERIES:
        return FoundChange()
    week = read_week(name)
    if slot is None:
        return FoundChange(week)
    return FoundChange(week, None if slot.gone else slot.starts_at, gone=slot.gone)
