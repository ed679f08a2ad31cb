"""Mails: what one says, read from its bytes alone."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Machine(StrEnum):
    """What wrote it: a person, or which kind of machine."""

    NO = "no"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    REPORT = "report"
    RECEIPT = "receipt"


@dataclass(frozen=True)
class Correspondent:
    """Somebody as a letter names them; the address is in small letters, None where none can be read."""

    name: str
    email: str | None


@dataclass(frozen=True)
class Enclosure:
    """A file that came with a letter; `inline` where its text shows it."""

    name: str | None
    media_type: str
    content: bytes = field(repr=False)
    inline: bool = False

    @property
    def sha256(self) -> str:
        """What it is known by."""
        return digest(self.content)


@dataclass(frozen=True)
class EnclosedMail:
    """A letter inside a letter."""

    sender: Correspondent
    subject: str
    sent_at: datetime | None


@dataclass(frozen=True)
class PassedOn:
    """The mail that a colleague passed on, and the words above it."""

    above: str
    sender: Correspondent
    subject: str
    sent_at: datetime | None
    text: str
    language: str = ""


@dataclass(frozen=True)
class CameBack:
    """The mails that a delivery report speaks of, by their Message-IDs; `why` is empty where they may still arrive."""

    message_ids: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class InvitationReply:
    """What a calendar answers to the invitation `uid`, for one hour or for all where `of` is none.

    `starts_at` is another time that is proposed.
    """

    uid: str
    email: str
    answer: str
    of: datetime | None = None
    starts_at: datetime | None = None
    words: str = ""


@dataclass(frozen=True)
class Mail:
    """What one mail says, read from its bytes alone; texts are in NFC, and what is not there is empty or None."""

    sender: Correspondent
    subject: str = ""
    text: str = ""
    reply_to: tuple[Correspondent, ...] = ()
    to: tuple[Correspondent, ...] = ()
    sent_at: datetime | None = None
    message_id: str | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    enclosed: tuple[EnclosedMail, ...] = ()
    machine: Machine = Machine.NO
    language: str = ""
    vouched_for: str = ""
    passed_on: PassedOn | None = None
    came_back: CameBack | None = None
    invitation_reply: InvitationReply | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class MailFound:
    """One mail in a file, with the bytes that are kept of it."""

    content: bytes
    mail: Mail


@dataclass(frozen=True)
class MailRefused:
    """What in a file could not be read, and what to do; nothing is kept of it."""

    message: str
    content: bytes = b""


def digest(content: bytes) -> str:
    """What the bytes are known by: their SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
