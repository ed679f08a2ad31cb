"""Letters: what reached the executive, kept as it came, or what went back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from callprogram.domain.letters.mails import EnclosedMail, Machine, Mail, digest
from callprogram.domain.letters.quoting import parts
from callprogram.domain.letters.routes import Kind, Route

_EARLIEST_YEAR = 1990
_AHEAD = timedelta(days=2)


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


def taken_in(
    mail: Mail, content: bytes, received_at: datetime, channel: Channel, members: frozenset[str], *, hides: bool = False
) -> Letter:
    """The letter that these bytes are, new; what a member passed on is the letter inside, with them as who did."""
    letter = replace(_as_it_stands(mail, content, received_at, channel), hides=hides)
    return _passed_on(letter, mail, received_at) if mail.sender.email in members and mail.passed_on else letter


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


def believable(sent_at: datetime | None, arrived_at: datetime) -> datetime | None:
    """When it says that it was sent; None before 1990 or more than two days after it arrived."""
    if sent_at is None or sent_at.year < _EARLIEST_YEAR or sent_at > arrived_at + _AHEAD:
        return None
    return sent_at


def identity(mail: Mail, content: bytes) -> str:
    """What is the same for the same letter: its bytes, or all it says where a Message-ID says which one it is."""
    if mail.message_id is None:
        return digest(content)
    said = (
        mail.message_id,
        mail.sender,
        mail.sent_at,
        mail.subject,
        mail.text,
        [each.sha256 for each in mail.enclosures],
    )
    return digest(repr(said).encode("utf-8", "surrogatepass"))


def _as_it_stands(mail: Mail, content: bytes, received_at: datetime, channel: Channel) -> Letter:
    found = parts(mail.text)
    return Letter(
        id=0,
        identity=identity(mail, content),
        sha256=digest(content),
        channel=channel,
        direction=Direction.IN,
        received_at=received_at,
        name=mail.sender.name,
        email=mail.sender.email,
        subject=mail.subject,
        text=mail.text,
        new_text=found.new,
        quoted_text=found.quoted,
        language=mail.language,
        reply_to=next((each.email for each in mail.reply_to if each.email), mail.sender.email),
        to=tuple(each.email for each in mail.to if each.email),
        sent_at=believable(mail.sent_at, received_at),
        message_id=mail.message_id,
        in_reply_to=mail.in_reply_to,
        references=mail.references,
        attachments=tuple(_attachments(mail)),
        enclosed=mail.enclosed,
        machine=mail.machine,
        vouched_for=mail.vouched_for,
        problems=mail.problems,
    )


def _attachments(mail: Mail) -> list[Attachment]:
    return [
        Attachment(str(place), each.name, each.media_type, len(each.content), each.sha256, each.inline)
        for place, each in enumerate(mail.enclosures, start=1)
    ]


def _passed_on(letter: Letter, mail: Mail, received_at: datetime) -> Letter:
    inner = mail.passed_on
    if inner is None:
        return letter
    found = parts(inner.text)
    return replace(
        letter,
        name=inner.sender.name,
        email=inner.sender.email,
        subject=inner.subject or letter.subject,
        sent_at=believable(inner.sent_at, received_at) or letter.sent_at,
        reply_to=inner.sender.email,
        text=letter.text if inner.text in letter.text else f"{letter.text}\n\n{inner.text}",
        language=inner.language or letter.language,
        new_text=found.new,
        quoted_text=found.quoted,
        passed_on_by=mail.sender.email,
        above=parts(inner.above).new,
    )
