"""Folders of mail servers, from which letters come."""

from collections.abc import Iterator
from typing import Protocol

from callprogram.domain.letters.mailboxes import Arrived, Mailbox


class MailFolder(Protocol):
    """A folder of a mail server; it is looked at and never changed."""

    @property
    def address(self) -> str:
        """Where it is, without secrets."""

    @property
    def hides(self) -> bool:
        """Whether only the executive opens what comes from there."""

    def arrived(self, mailbox: Mailbox) -> Iterator[Arrived]:
        """What lies there beyond what was read, in the server's order; raises MailboxTroubleError."""

    def look(self) -> None:
        """Nothing where it can be read; raises MailboxTroubleError."""
