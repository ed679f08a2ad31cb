"""One mail as it came, read: `read` answers for any bytes, and says what was wrong with them."""

from contextlib import suppress
from email.message import Message
from email.parser import BytesHeaderParser

from callprogram.adapters.letters import headers
from callprogram.adapters.letters.charsets import decoded, tidy
from callprogram.adapters.letters.invitations import invitation_reply
from callprogram.adapters.letters.large import parsed
from callprogram.adapters.letters.parts import Contents, charset_of, content_of, contents
from callprogram.adapters.letters.returns import came_back
from callprogram.domain.letters.machines import machine_of
from callprogram.domain.letters.mails import Correspondent, EnclosedMail, Machine, Mail, PassedOn

_NOBODY = Correspondent("", None)
_TOO_DEEP = "Its parts are nested so deeply that only its head and its raw text were read."


def read(content: bytes) -> Mail:
    """What a mail (RFC 5322) says; never fails."""
    content = content if b"\n" in content else content.replace(b"\r", b"\n")
    try:
        mail = parsed(content)
        inside, problems = contents(mail), tuple[str, ...]()
    except RecursionError:
        mail = BytesHeaderParser().parsebytes(content)
        inside, problems = Contents(tidy(decoded(content_of(mail))), (), ()), (_TOO_DEEP,)
    return mail_of(mail, inside, problems)


def mail_of(head: Message, inside: Contents, problems: tuple[str, ...] = ()) -> Mail:
    """The mail with that head and those contents."""
    said, sender = charset_of(head), sender_of(head)
    subject = headers.words(headers.line_called(head, "Subject"), said)
    machine = machine_of(tuple(_shown(head)), head.get_content_type(), inside.text)
    return Mail(
        sender=sender,
        subject=subject,
        text=inside.text,
        reply_to=headers.people(headers.lines_called(head, "Reply-To"), said) or (sender,),
        to=headers.people([*headers.lines_called(head, "To"), *headers.lines_called(head, "Cc")], said),
        sent_at=headers.moment(headers.line_called(head, "Date")),
        message_id=headers.identifier(headers.line_called(head, "Message-ID")),
        in_reply_to=headers.identifier(headers.line_called(head, "In-Reply-To")),
        references=headers.identifiers(" ".join(headers.lines_called(head, "References"))),
        enclosures=inside.enclosures,
        enclosed=tuple(_enclosed(each) for each in inside.mails),
        machine=machine,
        passed_on=_attached(inside),
        came_back=came_back(subject, inside) if machine is Machine.BOUNCE else None,
        invitation_reply=invitation_reply(inside.enclosures),
        vouched_for="\n".join(headers.lines_called(head, "Authentication-Results")),
        problems=problems,
    )


def sender_of(mail: Message) -> Correspondent:
    """Whom it is from: From, else Sender, else where a bounce would go."""
    for name in ("From", "Sender", "Return-Path"):
        for each in headers.people(headers.lines_called(mail, name), charset_of(mail)):
            if each.email:
                return each
    named = headers.people(headers.lines_called(mail, "From"), charset_of(mail))
    return named[0] if named else _NOBODY


def _enclosed(inner: Message) -> EnclosedMail:
    date = headers.moment(headers.line_called(inner, "Date"))
    return EnclosedMail(sender_of(inner), headers.words(headers.line_called(inner, "Subject")), date)


def _attached(inside: Contents) -> PassedOn | None:
    """The one mail that came as a file, as that of somebody who passes it on so."""
    if len(inside.mails) != 1:
        return None
    [inner] = inside.mails
    found = _enclosed(inner)
    with suppress(RecursionError):
        return PassedOn(inside.text, found.sender, found.subject, found.sent_at, contents(inner).text)
    return None


def _shown(mail: Message) -> list[tuple[str, str]]:
    return [(name.lower(), headers.words(headers.unfolded(str(value)))) for name, value in mail.raw_items()]
