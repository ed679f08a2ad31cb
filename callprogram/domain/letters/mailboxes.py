"""Mailboxes: folders of a mail server from which letters are taken in, and how far each was read."""

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True)
class Mailbox:
    """How far the folder at an address (without its secrets) was read; `trouble` is why it cannot be, since when.

    Mails are counted by UID while the server says the same `validity` (RFC 3501, 2.3.1.1).
    """

    id: int
    address: str
    validity: int = 0
    uid: int = 0
    trouble: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Arrived:
    """A mail as it lies in a folder."""

    validity: int
    uid: int
    content: bytes
    arrived_at: datetime


def read_to(mailbox: Mailbox, arrived: Arrived) -> Mailbox:
    """The mailbox, read as far as this mail; never back where another process was further."""
    is_further = arrived.validity != mailbox.validity or arrived.uid > mailbox.uid
    return replace(mailbox, validity=arrived.validity, uid=arrived.uid) if is_further else mailbox


def in_trouble(mailbox: Mailbox, trouble: str, now: datetime) -> Mailbox:
    """The mailbox with why it cannot be read and since when; with none where it can be."""
    if bool(trouble) == bool(mailbox.trouble):
        return replace(mailbox, trouble=trouble)
    return replace(mailbox, trouble=trouble, since=now if trouble else None)
