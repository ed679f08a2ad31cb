"""What is told to whom: messages, calendars, and when chores were done."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.outlets import Outlet, Way
from callprogram.domain.calendar.series import Occurrence, Series
from callprogram.domain.people.messages import Kind, Message
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.program.put_off import PutOff
from callprogram.domain.words.chores import Chore


@dataclass(frozen=True)
class Waits:
    """How many messages to somebody may go now, and since when the longest of them waits."""

    recipient: str
    messages: int
    since: datetime


@dataclass(frozen=True)
class Outbox:
    """How the messages stand: those given up, and for each recipient those that may go now.

    `stuck` are those that have been tried for a day in vain, and still are.
    """

    failed: tuple[Message, ...] = ()
    waits: tuple[Waits, ...] = ()
    stuck: tuple[Message, ...] = ()

    @property
    def waiting(self) -> int:
        """How many messages may go now."""
        return sum(each.messages for each in self.waits)

    @property
    def waits_since(self) -> datetime | None:
        """Since when the longest of these waits."""
        return min((each.since for each in self.waits), default=None)


@dataclass(frozen=True)
class CalendarView:
    """What calendars know of the hour: the series if any knows it, its weeks in order, the ways out, and leave.

    `mailed` are the latest messages about it, the last first; `held` the weeks whose hour was, and when it began.
    """

    series: Series | None
    weeks: tuple[Occurrence, ...]
    outlets: Mapping[Way, Outlet]
    leaves: tuple[Leave, ...]
    mailed: tuple[Message, ...]
    held: Mapping[Week, datetime] = field(default_factory=dict)


class Messages(Protocol):
    """What is told to whom: messages, calendars, and when chores were done."""

    def is_written(self, key: str, recipient: str) -> bool:
        """Whether a message with this key was written to them."""

    def last_written(self, kind: Kind) -> datetime | None:
        """When the last message of this kind was written, if any was."""

    def outbox(self, now: datetime) -> Outbox:
        """How the messages stand."""

    def calendar(self, program: Program) -> CalendarView:
        """What calendars know of the program's hour."""

    def put_off(self, program: Program, today: date) -> tuple[PutOff, ...]:
        """What was put off to a day after today."""

    def done_since(self, moment: datetime, actions: Collection[str]) -> Mapping[str, int]:
        """How often each of these actions was done since then; each press counts once."""

    def leaves(self) -> tuple[Leave, ...]:
        """The leave of every program's executive."""

    def feed(self, secret: str) -> Program | None:
        """The program whose feed is read at the address that ends in this, if it is on."""

    def chore(self, name: str) -> Chore | None:
        """When this was last done, if ever."""
