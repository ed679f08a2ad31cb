"""A message laid out: plain and as HTML, from the same letter."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Content, Enclosure, Kind, Message
from callprogram.errors import BadInputError, SendingRefusedError

# Whatever a CRM or a person wrote stays text: in HTML it is escaped, in a header it loses its line breaks.
_templates = Environment(
    loader=PackageLoader("callprogram.adapters.mail", "templates"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_UTF_8 = {"charset": "utf-8"}  # a text that does not say is ASCII (RFC 6657)


def laid_out(message: Message, recipient: Member, sender: str, base: str, desk: str = "") -> EmailMessage:
    """The message as mail (RFC 5322, 2046; invitations as RFC 6047 has them).

    `sender` is an address, with or without a name before it; `base` is our own address for links, empty for none;
    `desk` is whom answers to customers come from, where that is another address.
    Raises SendingRefusedError for an address that is none.
    """
    mail = EmailMessage(policy=SMTP)
    is_answer = message.kind is Kind.ANSWER
    mail["From"] = (desk or sender) if is_answer else sender
    mail["To"] = address(message.recipient, recipient.name)
    if message.reply_to:
        mail["Reply-To"] = address(message.reply_to)
    mail["Subject"] = one_line(message.content.subject)
    mail["Date"] = format_datetime(message.queued_at)
    mail["Message-ID"] = message.message_id
    if message.answers:  # RFC 5322, 3.6.4
        mail["In-Reply-To"] = one_line(message.answers[-1])
        mail["References"] = " ".join(map(one_line, message.answers))
    if is_answer:  # a person wrote it; Exchange's holiday notices keep quiet all the same
        mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    else:
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice answers it
    mail.set_content(plain(message.content, recipient.name, base))
    mail.add_alternative(_written("letter.html", message.content, recipient.name, base), subtype="html")
    for each in message.enclosures:
        if each.method:
            parameters = {"method": each.method, **_UTF_8}
            mail.add_alternative(each.content.encode(), *_media_type(each), cte="base64", params=parameters)
    for each in message.enclosures:
        content, name = each.content.encode(), one_line(each.name)
        mail.add_attachment(content, *_media_type(each), cte="base64", filename=name, params=_UTF_8)
    return mail


def plain(letter: Content, name: str, base: str) -> str:
    """The letter as plain text."""
    return _written("letter.txt", letter, name, base)


def read_sender(text: str, setting: str = "CALLPROGRAM_MAIL_FROM") -> str:
    """Who our mail is from, as `callprogram <calls@example.com>`; raises BadInputError for what is no address."""
    name, email = parseaddr(text) if text.isprintable() else ("", "")
    try:
        return str(address(email, name))
    except SendingRefusedError:
        raise BadInputError(f"{setting} is no address; write one like calls@example.com.") from None


def one_line(text: str) -> str:
    """Text for a header: without line breaks and other control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _written(template: str, letter: Content, name: str, base: str) -> str:
    link = f"{base.rstrip('/')}/go{letter.link}" if base and letter.link else ""
    return _templates.get_template(template).render(letter=letter, name=one_line(name), link=link)


def address(email: str, name: str = "") -> Address:
    """An address for a header; raises SendingRefusedError for what is none."""
    user, at, domain = email.strip().rpartition("@")
    try:
        return Address(one_line(name), addr_spec=f"{user}{at}{domain.encode('idna').decode()}")
    except (ValueError, IndexError, MessageError):
        raise SendingRefusedError(f"“{one_line(email)}” is not an email address") from None


def _media_type(enclosure: Enclosure) -> tuple[str, str]:
    maintype, _, subtype = enclosure.media_type.partition("/")
    return maintype, subtype
