"""What a file holds, told by its bytes and not by its name: a mail, a mailbox of many, an Outlook file, or none."""

import re
from collections.abc import Iterator
from dataclasses import replace

from callprogram.adapters.letters import mails, outlook
from callprogram.adapters.letters.forwards import passed_on
from callprogram.adapters.letters.languages import language_of
from callprogram.domain.letters.mails import Mail, MailFound, MailRefused
from callprogram.errors import BadInputError

_MAILBOX = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S[^\r\n]{0,200}\d{4}[^\r\n]{0,40}\r?\n")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(
    rb"^(?:from|to|cc|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|sender|"
    rb"reply-to|x-[\w-]+)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE = re.compile(rb"^\s*(?:<!doctype html|<html|<head|<\?xml)", re.IGNORECASE)
_EMPTY = "It is empty; save the mail again and drop it here."
_KINDS = (
    (b"%PDF", "It is a PDF, not a mail; drop the mail itself (.eml or .msg), or paste its text."),
    (b"PK\x03\x04", "It is a ZIP; unpack it and drop the mails that are in it."),
    (b"\x1f\x8b", "It is compressed; unpack it and drop the mails that are in it."),
    (b"{\\rtf", "It is a text of Word, not a mail; drop the mail itself (.eml or .msg), or paste its text."),
)
_A_PAGE = "It is a page saved from a browser; save the mail itself (.eml), or paste its text."
_NO_MAIL = (
    "It is no mail: it has no lines like From: and Subject: at its head. Save the mail as .eml, or paste its text."
)
_HEAD = 20_000
_FEW = 3  # bytes that no mail has, and that some have all the same; a file that is none has many


def letters_in(content: bytes) -> Iterator[MailFound | MailRefused]:
    """Every letter in the file; one that cannot be read does not stop the others."""
    if not content or content.isspace():
        yield MailRefused(_EMPTY)
    elif content.startswith(outlook.MAGIC):
        yield _outlook(content)
    elif starts := _mailbox(content):
        for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
            yield _mail(_ESCAPED.sub(rb"\1", content[start:end].partition(b"\n")[2]))
    else:
        yield _mail(content)


def _mailbox(content: bytes) -> list[int]:
    """Where the mails of a mailbox begin; nowhere in any other file."""
    if not content.lstrip().startswith(b"From "):
        return []
    starts = [each.start() for each in _MAILBOX.finditer(content)]
    return starts if starts and not content[: starts[0]].strip() else []


def _outlook(content: bytes) -> MailFound | MailRefused:
    try:
        return MailFound(content, _completed(mails.mail_of(*outlook.read(content))))
    except BadInputError as error:
        return MailRefused(str(error))


def _mail(content: bytes) -> MailFound | MailRefused:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, sentence in _KINDS:
        if start.startswith(magic):
            return MailRefused(sentence)
    if _PAGE.match(start):
        return MailRefused(_A_PAGE)
    if not _HEADER.search(start[:_HEAD].replace(b"\r", b"\n")) or start[:100].count(b"\0") > _FEW:
        return MailRefused(_NO_MAIL)
    return MailFound(content, _completed(mails.read(start)))


def _completed(mail: Mail) -> Mail:
    """The mail with its language, what it passes on, and what it lacks in words."""
    lacks = (
        (mail.sender.email is None, "It names no sender that can be answered."),
        (mail.sent_at is None, "It has no readable date; the day it came counts."),
        (not mail.text.strip(), "It has no text."),
    )
    inner = passed_on(mail.text) or mail.passed_on
    return replace(
        mail,
        language=language_of(f"{mail.subject}\n{mail.text}"),
        passed_on=inner and replace(inner, language=language_of(f"{inner.subject}\n{inner.text}")),
        problems=(*mail.problems, *(words for missing, words in lacks if missing)),
    )
