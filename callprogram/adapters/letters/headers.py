"""The lines at the head of a mail: words, people, moments and references, whatever state they are in."""

import binascii
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from dateutil import parser as dateutil
from dateutil.parser import ParserError, UnknownTimezoneWarning

from callprogram.adapters.letters.charsets import decoded, tidy
from callprogram.domain.letters.mails import Correspondent

_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_ADDRESS = re.compile(r"(?:\"[^\"<>@]{1,128}\"|[^\s<>()\"',;:@\[\]]{1,128})@[^\s<>()\"',;:@\[\]]{1,255}")
_ID = re.compile(r"<[^<>]{1,900}>")
_MOST_NOTES = 50
_LONGEST = 20_000  # no header that means something is longer


def lines_called(mail: Message, name: str) -> list[str]:
    """The lines of that name as they stand, unfolded, broken bytes as surrogates."""
    return [unfolded(str(value)) for key, value in mail.raw_items() if key.lower() == name.lower()]


def line_called(mail: Message, name: str) -> str:
    """The first line of that name, or nothing."""
    return next(iter(lines_called(mail, name)), "")


def words(raw: str, said: str = "") -> str:
    """A header as a person reads it: encoded words (RFC 2047) decoded, also where they stand where none may.

    `said` is the charset of the text below, for headers of bytes without a label.
    """
    return tidy("".join(_decoded_pieces(raw[:_LONGEST], said))).replace("\n", " ").strip()


def people(raws: list[str], said: str = "") -> tuple[Correspondent, ...]:
    """Everybody in these lines, in their order."""
    return tuple(each for raw in raws for each in _people_in(raw[:_LONGEST], said))


def moment(raw: str) -> datetime | None:
    """When, in UTC; None where nobody can tell."""
    raw = re.sub(r"\s*\(.*?\)", "", words(raw)).strip()
    for reading in (parsedate_to_datetime, _leniently):
        try:
            found = reading(raw)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError, ParserError, UnknownTimezoneWarning):
            continue
    return None


def identifiers(raw: str) -> tuple[str, ...]:
    """The Message-IDs in it with their angle brackets, each once."""
    found = ["".join(each.split()) for each in _ID.findall(raw[:_LONGEST])]
    bare = [] if found else [f"<{each}>" for each in raw[:_LONGEST].split() if "@" in each]
    return tuple(dict.fromkeys(found or bare))


def identifier(raw: str) -> str | None:
    """The one Message-ID in it."""
    found = identifiers(raw)
    return found[0] if found else (f"<{raw.strip()}>" if raw.strip() else None)


def unfolded(raw: str) -> str:
    """The line in one, as RFC 5322 folds it."""
    return re.sub(r"\r?\n(?=[ \t])", "", raw).replace("\r", " ").replace("\n", " ").strip()


def _decoded_pieces(raw: str, said: str) -> Iterator[str]:
    """The text between encoded words, and words: neighbours of one charset are one run of bytes (split characters)."""
    end, run, charset = 0, b"", ""
    for found in _ENCODED.finditer(raw):
        between, end_before = raw[end : found.start()], end
        end = found.end()
        content, label = _content(found), found[1].partition("*")[0]
        joined = bool(run) and not between.strip() and end_before > 0
        if joined and label.lower() == charset.lower():
            run += content
            continue
        yield decoded(run, charset)
        yield "" if joined else _plain(between, said)
        run, charset = content, label
    yield decoded(run, charset)
    yield _plain(raw[end:], said)


def _content(found: re.Match[str]) -> bytes:
    text = found[3].encode("utf-8", "surrogateescape")
    if found[2] in "qQ":
        return _HEX.sub(lambda byte: bytes.fromhex(byte[1].decode()), text.replace(b"_", b" "))
    try:
        return binascii.a2b_base64(text + b"=" * (-len(text) % 4)) or text
    except binascii.Error:
        return text


def _plain(raw: str, said: str) -> str:
    return raw if raw.isascii() else decoded(raw.encode("utf-8", "surrogateescape"), said)


def _people_in(raw: str, said: str) -> Iterator[Correspondent]:
    readable = raw if _ADDRESS.search(raw) else words(raw, said)
    if "@" not in readable:
        if readable.strip():
            yield Correspondent(words(readable, said).strip("'\" "), None)
        return
    named = [(name, _ADDRESS.search(address)) for name, address in getaddresses([_without_notes(readable)])]
    if not any(found for _, found in named) and (first := _ADDRESS.search(readable)):
        named = [("", first)]
    for name, found in named:
        shown = words(name, said).strip("'\" ")
        if found or shown:
            yield Correspondent(shown, _plain(found[0], said).lower().strip(".") if found else None)


def _without_notes(raw: str) -> str:
    """The line without what stands in round brackets after an address (RFC 5322, 3.2.2)."""
    before = None
    while before != raw and raw.count("(") < _MOST_NOTES and ">" in raw:
        before, raw = raw, re.sub(r"\([^()]*\)(?=[^\"]*$)", "", raw)
    return raw


def _leniently(raw: str) -> datetime:
    return dateutil.parse(raw, fuzzy=True, default=datetime(1, 1, 1, tzinfo=UTC))
