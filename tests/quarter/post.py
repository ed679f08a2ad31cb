"""The post: a mail server in a double's place, that takes down every letter, and fails as real ones do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Message
from callprogram.errors import SendingFailedError, SendingRefusedError


@dataclass(frozen=True)
class Letter:
    """A letter that arrived: when, by the reader's own clock, all its words; whether it tells of a `change`."""

    to: str
    at: datetime
    kind: str
    words: str
    message_id: str
    calendar: bool
    change: bool

    @property
    def day(self) -> date:
        """The reader's day."""
        return self.at.date()


@dataclass
class Post:
    """Where letters go; nothing gets through on the day that it is `down`, and one address is `refused`."""

    now: Callable[[], datetime]
    down: date | None = None
    refused: str = ""
    letters: list[Letter] = field(default_factory=list)
    failures: int = 0

    def send(self, message: Message, recipient: Member) -> None:
        """Take the letter, or fail."""
        if self.now().date() == self.down:
            self.failures += 1
            raise SendingFailedError("the mail server does not answer")
        if message.recipient == self.refused:
            self.failures += 1
            raise SendingRefusedError("there is no such mailbox")
        content = message.content
        points = (point for section in content.sections for point in (section.heading, *section.points))
        words = "\n".join((content.subject, content.opening, *points, content.closing))
        there = self.now().astimezone(ZoneInfo(recipient.zone))
        what = {"calendar": bool(message.enclosures), "change": any(message.known.values())}
        self.letters.append(Letter(message.recipient, there, message.kind, words, message.message_id, **what))
