"""The tree of a mail (RFC 2045): its text, what its text shows, what came with it."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from functools import cached_property
from itertools import islice
from urllib.parse import unquote_to_bytes

from callprogram.adapters.letters import html, tnef
from callprogram.adapters.letters.charsets import decoded, tidy
from callprogram.adapters.letters.headers import line_called, words
from callprogram.adapters.letters.large import Part
from callprogram.domain.letters.mails import Enclosure

_MOST_PARTS = 2_000
_FOLDERS = re.compile(r"[/\\]")
_PARAMETER = re.compile(r";\s*([\w-]+(?:\*\d{0,3}\*?)?)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;]*)", re.DOTALL)
_SHOWN = re.compile(r"cid:([^\s\"'>)]{1,500})", re.IGNORECASE)


@dataclass(frozen=True)
class Contents:
    """What is in a mail: its text, files, and the mails inside it."""

    text: str
    enclosures: tuple[Enclosure, ...]
    mails: tuple[Message, ...]


def charset_of(mail: Message) -> str:
    """The charset of its text, for headers that name none."""
    labels = (parameter(line_called(part, "Content-Type"), "charset") for part in islice(mail.walk(), 20))
    return next((each for each in labels if each), "")


@dataclass(frozen=True)
class _Leaf:
    """A part without parts, in a multipart of that shape; what is asked of it is looked up once."""

    part: Message
    shape: str

    @cached_property
    def kind(self) -> str:
        """What it is; one that is said to have parts and has none is text."""
        return "text/plain" if self.part.get_content_maintype() == "multipart" else self.part.get_content_type()

    @cached_property
    def text(self) -> str:
        return decoded(content_of(self.part), self.said("charset") or "")

    @cached_property
    def is_attached(self) -> bool:
        return line_called(self.part, "Content-Disposition").strip().lower().startswith("attachment")

    @cached_property
    def name(self) -> str | None:
        for header, name in (("Content-Disposition", "filename"), ("Content-Type", "name")):
            found = parameter(line_called(self.part, header), name)
            if found and bare_name(found):
                return bare_name(found)
        return None

    @property
    def is_named(self) -> bool:
        return self.is_attached or self.name is not None

    def said(self, name: str) -> str | None:
        """A parameter of its type."""
        return parameter(line_called(self.part, "Content-Type"), name)


def contents(mail: Message) -> Contents:
    """Everything in the tree; parts beyond the two thousandth are not looked at."""
    leaves = list(islice(_leaves(mail, ""), _MOST_PARTS))
    bodies = _bodies(leaves)
    files = [each for each in leaves if _is_file(each, bodies)]
    mails = tuple(_inner(each.part) for each in files if each.kind == "message/rfc822")
    kept = [each for each in files if each.kind != "message/rfc822"]
    shown = _shown(leaves) if kept else set()
    return Contents(_whole(bodies), tuple(file for each in kept for file in _files(each, shown)), mails)


def _shown(leaves: list[_Leaf]) -> set[str]:
    """The files that a page shows, by their Content-ID."""
    pages = (each.text for each in leaves if each.kind == "text/html")
    return {unquote_to_bytes(each).decode("ascii", "ignore") for page in pages for each in _SHOWN.findall(page)}


def parameter(line: str, name: str) -> str | None:
    """One parameter of a header: as RFC 2231 has it, as a quoted text, or as mailers write it."""
    pieces = {key.lower(): value.strip() for key, value in _PARAMETER.findall(";" + line.partition(";")[2])}
    if name in pieces:
        return words(re.sub(r"\\([\"\\])", r"\1", _bare(pieces[name])))
    parts = sorted((key for key in pieces if key.split("*")[0] == name), key=_place)
    if not parts:
        return None
    return _percent_decoded([(key.endswith("*"), _bare(pieces[key])) for key in parts])


def _leaves(part: Message, shape: str) -> Iterator[_Leaf]:
    if part.get_content_maintype() != "multipart" or not isinstance(part.get_payload(), list):
        yield _Leaf(part, shape)
        return
    for each in _children(part):
        yield from _leaves(each, part.get_content_subtype())


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _bodies(leaves: list[_Leaf]) -> list[_Leaf]:
    """The parts that are the text: plain before HTML where both say the same."""
    texts = [each for each in leaves if each.kind in {"text/plain", "text/html"} and not each.is_named]
    if not texts:
        texts = [each for each in leaves if each.kind.startswith("text/") and not each.is_attached][:1]
    plain = [each for each in texts if each.kind == "text/plain" and each.text.strip()]
    return plain or texts


def _whole(bodies: list[_Leaf]) -> str:
    return "\n".join(each for each in (_readable(leaf).strip("\n") for leaf in bodies) if each.strip())


def _readable(leaf: _Leaf) -> str:
    if leaf.kind == "text/html":
        return tidy(html.text_of(leaf.text))
    is_flowed = leaf.said("format") == "flowed"
    return tidy(_flowed(leaf.text, gone=leaf.said("delsp") == "yes") if is_flowed else leaf.text)


def _flowed(text: str, *, gone: bool) -> str:
    """Lines that were broken for the way put together again (RFC 3676); the space before the break may be `gone`."""
    lines: list[str] = []
    for line in text.splitlines():
        depth, words_ = _depth(line)
        before = lines[-1] if lines else ""
        if before.endswith(" ") and not before.endswith("-- ") and _depth(before)[0] == depth and words_ != "-- ":
            lines[-1] = (before[:-1] if gone else before) + words_
        else:
            lines.append(line if depth else words_)
    return "\n".join(lines)


def _depth(line: str) -> tuple[int, str]:
    words_ = line.lstrip(">")
    return len(line) - len(words_), words_.removeprefix(" ")


def _is_file(leaf: _Leaf, bodies: list[_Leaf]) -> bool:
    if any(leaf is each for each in bodies):
        return False
    is_form = leaf.shape == "alternative" and leaf.kind.startswith("text/") and leaf.kind != "text/calendar"
    another_form = is_form and not leaf.is_attached
    same_text_or_empty = leaf.kind in {"text/html", "text/plain"} and not leaf.is_named
    return not (another_form or same_text_or_empty)


def _files(leaf: _Leaf, shown: set[str]) -> tuple[Enclosure, ...]:
    content = content_of(leaf.part)
    if tnef.is_tnef(content):
        return tnef.enclosures(content)
    cid = line_called(leaf.part, "Content-ID").strip().strip("<>")
    return (Enclosure(leaf.name, leaf.kind, content, bool(cid) and cid in shown),)


def content_of(part: Message) -> bytes:
    """The bytes of a part, decoded as far as they can be."""
    if isinstance(part, Part) and part.taken_out is not None:
        return part.taken_out
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    inner = part.get_payload()
    return b"".join(each.as_bytes() for each in inner if isinstance(each, Message)) if isinstance(inner, list) else b""


def _inner(part: Message) -> Message:
    """The mail in a part, also where it was encoded on the way although it may not be (RFC 2046, 5.2.1)."""
    inner = next(iter(_children(part)), None)
    if inner is None:
        return message_from_bytes(content_of(part))
    if inner.keys() or line_called(part, "Content-Transfer-Encoding").strip().lower() != "base64":
        return inner
    try:
        return message_from_bytes(binascii.a2b_base64(str(inner.get_payload())))
    except (binascii.Error, ValueError):
        return inner


def bare_name(name: str) -> str | None:
    """A file's name without folders; None where nothing is left."""
    return _FOLDERS.split(name)[-1] or None


def _bare(value: str) -> str:
    return value[1:-1] if value.startswith('"') and value.endswith('"') and len(value) > 1 else value.strip()


def _place(key: str) -> int:
    digits = key.strip("*").rpartition("*")[2]
    return int(digits) if digits.isdecimal() else 0


def _percent_decoded(pieces: list[tuple[bool, str]]) -> str:
    charset, whole = "", b""
    for place, (encoded, value) in enumerate(pieces):
        text = value
        if encoded and place == 0 and value.count("'") > 1:
            charset, _, text = value.split("'", 2)
        raw = text.encode("utf-8", "surrogateescape")
        whole += unquote_to_bytes(raw) if encoded else raw
    return tidy(decoded(whole, charset))
