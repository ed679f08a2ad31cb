"""The ways to reach somebody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Message


class Channel(Protocol):
    """A way to reach somebody."""

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        """Send it, and say so by `begins` right before its words go; where that raises, they do not.

        SendingRefusedError where trying again will not help, SendingFailedError where it may, SendingUncertainError
        where nobody knows whether it arrived.
        """


@dataclass(frozen=True)
class Channels:
    """Mail, and the other ways that members may prefer to it."""

    mail: Channel
    other: Channel

    def of(self, message: Message, recipient: Member) -> Channel:
        """The way a message goes: what calendars act on goes by mail always."""
        return self.other if recipient.channel and not message.enclosures else self.mail
