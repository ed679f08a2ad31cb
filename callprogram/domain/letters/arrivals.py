"""Arrivals: a mail as the letter that it is, with what is new in it apart from what it repeats."""

from dataclasses import replace
from datetime import datetime, timedelta

from callprogram.domain.letters.letters import Attachment, Channel, Direction, Letter
from callprogram.domain.letters.mails import Mail, digest
from callprogram.domain.letters.quoting import parts

_EARLIEST_YEAR = 1990
_AHEAD = timedelta(days=2)


def taken_in(
    mail: Mail, content: bytes, received_at: datetime, channel: Channel, members: frozenset[str], *, hides: bool = False
) -> Letter:
    """The letter that these bytes are, new; what a member passed on is the letter inside, with them as who did."""
    letter = replace(_as_it_stands(mail, content, received_at, channel), hides=hides)
    return _passed_on(letter, mail, received_at) if mail.sender.email in members and mail.passed_on else letter


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
