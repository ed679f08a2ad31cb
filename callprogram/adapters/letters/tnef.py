"""What Outlook wraps into `winmail.dat` (MS-OXTNEF): the one container that is opened."""

from collections.abc import Iterator
from contextlib import suppress
from struct import Struct, error

from callprogram.adapters.letters.charsets import decoded
from callprogram.domain.letters.mails import Enclosure

_SIGNATURE = 0x223E9F78
_HEAD, _ATTRIBUTE, _PROPERTY, _NUMBER = Struct("<IH"), Struct("<BII"), Struct("<HH"), Struct("<I")
_STARTS, _TITLE, _DATA, _PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_PROPERTY_NAMES = {0x3707: "name", 0x370E: "type", 0x3701: "data"}
_SIZES = {0x0001: 0, 0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000A: 4, 0x000B: 4, 0x0014: 8}
_SIZES |= {0x0040: 8, 0x0048: 16}
_VARIABLE = {0x001E, 0x001F, 0x0102, 0x000D}
_NAMED = 0x8000
_WIDE_TEXT = 0x001F


def is_tnef(content: bytes) -> bool:
    """Whether these bytes are Outlook's container."""
    return len(content) > _HEAD.size and _HEAD.unpack_from(content)[0] == _SIGNATURE


def enclosures(content: bytes) -> tuple[Enclosure, ...]:
    """The files in it; what is broken ends the reading, what was read before stays."""
    found: list[dict[str, bytes]] = []
    for kind, value in _attributes(content):
        if kind == _STARTS:
            found.append({})
        elif found and kind == _TITLE:
            found[-1]["title"] = value
        elif found and kind == _DATA:
            found[-1]["data"] = value
        elif found and kind == _PROPERTIES:
            found[-1] = _of_properties(value) | found[-1]
    return tuple(_enclosure(each) for each in found if "data" in each)


def _enclosure(file: dict[str, bytes]) -> Enclosure:
    name = decoded(file.get("name") or file.get("title", b"").rstrip(b"\0"))
    media_type = file.get("type", b"").decode("ascii", "ignore") or "application/octet-stream"
    return Enclosure(name or None, media_type, file["data"])


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = _HEAD.size
    while place + _ATTRIBUTE.size <= len(content):
        _, kind, length = _ATTRIBUTE.unpack_from(content, place)
        start = place + _ATTRIBUTE.size
        yield kind & 0xFFFF, content[start : start + length]
        place = start + length + 2  # a checksum ends it


def _of_properties(content: bytes) -> dict[str, bytes]:
    """The long name, the type and, where it has no place of its own, the content of a file."""
    found: dict[str, bytes] = {}
    with suppress(error):
        for kind, value in _properties(content):
            if value and kind in _PROPERTY_NAMES:
                found[_PROPERTY_NAMES[kind]] = value
    return found


def _properties(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = _NUMBER.size
    for _ in range(min(_NUMBER.unpack_from(content)[0], 1000)):
        kind, name = _PROPERTY.unpack_from(content, place)
        place += _PROPERTY.size
        if name >= _NAMED:
            place = _after_a_name(content, place)
        if kind not in _VARIABLE:
            place += _SIZES.get(kind, len(content))
            continue
        values, place = _NUMBER.unpack_from(content, place)[0], place + _NUMBER.size
        for _ in range(min(values, 1000)):
            length = _NUMBER.unpack_from(content, place)[0]
            yield name, _text(kind, content[place + 4 : place + 4 + length])
            place += 4 + length + -length % 4


def _after_a_name(content: bytes, place: int) -> int:
    place += 16
    by_text, length = _NUMBER.unpack_from(content, place)[0], _NUMBER.unpack_from(content, place + 4)[0]
    return place + 8 + (length + -length % 4 if by_text else 0)


def _text(kind: int, value: bytes) -> bytes:
    if kind == _WIDE_TEXT:
        return value.decode("utf-16-le", "replace").rstrip("\0").encode()
    return value.rstrip(b"\0")
