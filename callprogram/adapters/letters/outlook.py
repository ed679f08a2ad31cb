"""Outlook's own files (`.msg`, MS-OXMSG), read with python-oxmsg into the head and the contents of a mail."""

import struct
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr

from oxmsg import Message as OutlookMessage
from oxmsg.attachment import Attachment

from callprogram.adapters.letters import html
from callprogram.adapters.letters.charsets import tidy
from callprogram.adapters.letters.parts import Contents, bare_name
from callprogram.domain.letters.mails import Enclosure
from callprogram.errors import BadInputError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of every file in Microsoft's old container
_HEADERS = 0x007D  # PidTagTransportMessageHeaders
_NOT_A_MAIL = "It is a file of an old Office program or a damaged one, not a mail; save the mail again from Outlook."
_PROTECTED = "It is protected, so it cannot be read; open it in Outlook and save it without the protection."
_BROKEN = (ValueError, KeyError, IndexError, OSError, struct.error, AttributeError, LookupError)


def read(content: bytes) -> tuple[Message, Contents]:
    """The head and the contents; raises BadInputError for what is no mail or is protected."""
    try:
        mail = OutlookMessage.load(content)
        head, files = _head(mail), list(mail.attachments)
        if not mail.message_class:
            raise BadInputError(_NOT_A_MAIL)
        text = mail.body or html.text_of(mail.html_body or "")
    except _BROKEN as error:
        raise BadInputError(_NOT_A_MAIL) from error
    if (
        "SMIME" in mail.message_class.upper()
        and not text.strip()
        and "MULTIPARTSIGNED" not in mail.message_class.upper()
    ):
        raise BadInputError(_PROTECTED)
    mails = tuple(_inner(each) for each in files if not each.attached_by_value)
    return head, Contents(tidy(text), tuple(_enclosures(files)), mails)


def _head(mail: OutlookMessage) -> Message:
    """The head as it came over the wire, completed by what Outlook kept of it."""
    head = HeaderParser().parsestr(str(mail.properties.str_prop_value(_HEADERS) or ""))
    known = {
        "From": mail.sender or "",
        "To": ", ".join(formataddr((each.name, each.email_address), "utf-8") for each in mail.recipients),
        "Subject": mail.subject,
        "Date": format_datetime(mail.sent_date) if mail.sent_date else "",
    }
    for name, value in known.items():
        if value and not head.get(name):
            head[name] = value
    return head


def _enclosures(files: list[Attachment]) -> Iterator[Enclosure]:
    for each in files:
        if each.attached_by_value:
            media_type = each.mime_type or "application/octet-stream"
            yield Enclosure(bare_name(each.file_name or ""), media_type, each.file_bytes or b"")


def _inner(file: Attachment) -> Message:
    inner = Message()
    inner["Subject"] = file.file_name or ""
    return inner
