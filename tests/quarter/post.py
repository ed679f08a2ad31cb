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
    """A letter as it arrived, by the reader's clock; whether it tells of a `change`, and of which `calls`."""

    to: str
    at: datetime
    kind: str
    words: str
    message_id: str
    calendar: bool
    change: bool
    calls: tuple[int, ...]

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

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        """Take the letter, or fail."""
        begins()
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
        calls = tuple(int(each.removeprefix("call ")) for each in message.known if each.startswith("call "))
        letter = Letter(message.recipient, there, message.kind, words, message.message_id, **what, calls=calls)
        self.letters.append(letter)
