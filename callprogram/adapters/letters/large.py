"""Large files in a mail: taken out before it is parsed, so that its lines are not held several times over."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from secrets import token_hex

_LARGE = 500_000  # bytes of base64
_STARTS = re.compile(
    rb"^content-transfer-encoding:[ \t]*base64[ \t]*\r?\n(?:[^\r\n]+\r?\n){0,50}\r?\n", re.IGNORECASE | re.MULTILINE
)
_NOT_ENCODED = re.compile(rb"[^A-Za-z0-9+/=\r\n]")


class Part(Message):
    """A part of a mail; `taken_out` is its file, where that is large."""

    taken_out: bytes | None = None


@dataclass(frozen=True)
class _Cut:
    """Where a file stands in the bytes of its mail, and the mark that stands there in its place."""

    start: int
    end: int
    mark: bytes


def parsed(content: bytes) -> Message:
    """The tree of a mail; a large file in it is taken out of the text that it was sent as (`Part`)."""
    cuts = list(_cuts(content)) if len(content) > _LARGE else []
    if not cuts:
        return message_from_bytes(content)
    mail = message_from_bytes(_without(content, cuts), _class=Part)
    by_mark = {each.mark.decode(): each for each in cuts}
    parts = {str(part.get_payload()).strip(): part for part in mail.walk() if not part.is_multipart()}
    if not by_mark.keys() <= parts.keys():
        return message_from_bytes(content)  # what looked like the head of a file is somebody's text
    try:
        for mark, cut in by_mark.items():
            parts[mark].taken_out = binascii.a2b_base64(memoryview(content)[cut.start : cut.end])
    except binascii.Error:
        return message_from_bytes(content)
    return mail


def _cuts(content: bytes) -> Iterator[_Cut]:
    place = 0
    while found := _STARTS.search(content, place):
        start = found.end()
        boundary = content.find(b"\n--", start)
        place = end = boundary + 1 if boundary >= 0 else len(content)
        if end - start > _LARGE and not _NOT_ENCODED.search(content, start, end):
            yield _Cut(start, end, f"cut-{token_hex(16)}".encode())


def _without(content: bytes, cuts: list[_Cut]) -> bytes:
    pieces, place = [], 0
    for each in cuts:
        pieces += [content[place : each.start], each.mark, b"\n"]
        place = each.end
    return b"".join([*pieces, content[place:]])
