"""Letters: what reached the executive, kept as it came, or what went back."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from callprogram.domain.letters.mails import EnclosedMail, Machine
from callprogram.domain.letters.routes import Kind, Route


class Channel(StrEnum):
    """The way a letter came."""

    MAIL = "mail"
    PAPER = "letter"
    PHONE = "phone"
    POST = "post"
    IN_PERSON = "in-person"


class Direction(StrEnum):
    """Whether it came, or went back."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True)
class Attachment:
    """What is known of a file that came with a letter; its bytes are kept apart, by their SHA-256."""

    id: str
    name: str | None
    media_type: str
    size: int
    sha256: str
    inline: bool


@dataclass(frozen=True)
class Letter:
    """One letter as it came, and what was decided about it; `identity` is the same for the same letter only.

    `above` is what a colleague wrote above a letter that they passed on. `proposed` is the route that had been
    proposed when it was decided. `hides` says that it came where only the executive looks. `came_back` is the
    Message-ID of the message of ours that it brings back.
    """

    id: int
    identity: str
    sha256: str
    channel: Channel
    direction: Direction
    received_at: datetime
    name: str
    email: str | None
    subject: str
    text: str
    new_text: str
    quoted_text: str
    language: str
    reply_to: str | None = None
    to: tuple[str, ...] = ()
    passed_on_by: str | None = None
    above: str = ""
    sent_at: datetime | None = None
    message_id: str | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    enclosed: tuple[EnclosedMail, ...] = ()
    machine: Machine = Machine.NO
    came_back: str = ""
    vouched_for: str = ""
    problems: tuple[str, ...] = ()
    hides: bool = False
    route: Route | None = None
    proposed: Route | None = None
    kind: Kind | None = None
    customer_id: int | None = None
    given_to: str = ""
    urgent: str = ""
    why: str = ""
    case_id: int | None = None
    decided_by: str = ""
    decided_at: datetime | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether only the executive reads it: it came that way, or somebody sent it straight to them."""
        return self.hides or self.route is Route.STRAIGHT

    @property
    def invites(self) -> bool:
        """Whether a calendar's entry came with it."""
        return any(each.media_type == "text/calendar" for each in self.attachments)


def covered(letter: Letter) -> Letter:
    """The letter as somebody sees it who may know that it is there, and not what it says."""
    return replace(
        letter,
        name="",
        email=None,
        subject="",
        text="",
        new_text="",
        quoted_text="",
        above="",
        reply_to=None,
        attachments=(),
        enclosed=(),
    )
