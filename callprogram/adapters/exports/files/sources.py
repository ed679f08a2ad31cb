"""The bytes of a file, in memory or on the disk, some at a time."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa

Content = bytes | Path
_AT_ONCE = 16 << 20


def beginning(content: Content, length: int) -> bytes:
    """The first bytes."""
    if isinstance(content, bytes):
        return content[:length]
    with content.open("rb") as file:
        return file.read(length)


def whole(content: Content) -> bytes:
    """Every byte."""
    return content if isinstance(content, bytes) else content.read_bytes()


def size(content: Content) -> int:
    """How many bytes there are."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def stream(content: Content, start: int) -> pa.NativeFile:
    """The bytes from one on, for Arrow to read."""
    file = pa.BufferReader(content) if isinstance(content, bytes) else pa.OSFile(str(content))
    file.seek(start)
    return file


def blocks(content: Content, start: int) -> Iterator[bytes]:
    """The bytes from one on, in pieces of 16 MB."""
    with stream(content, start) as file:
        while block := file.read(_AT_ONCE):
            yield block


def digest(content: Content, person: bytes) -> str:
    """What no other bytes have; `person` (16 bytes) makes it another for another purpose."""
    found = blake2b(person=person)
    for block in blocks(content, 0):
        found.update(block)
    return found.hexdigest()
