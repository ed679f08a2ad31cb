"""The bytes of a file, in memory or on the disk, some at a time."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa

Content = bytes | Path
_AT_ONCE = 16 << 20
_WRAPPED = re.compile(rb'^"((?:[^"\r\n]|"")*)"(?=\r?$)', re.MULTILINE)
_BETWEEN_CELLS = (b",", b";", b"\t", b"|")
_FEWEST = 2  # marks between cells in the first line, and no fewer in the second
_FIRST_LINES = 100_000


def beginning(content: Content, length: int) -> bytes:
    """The first bytes."""
    if isinstance(content, bytes):
        return content[:length]
    with content.open("rb") as file:
        return file.read(length)


def whole(content: Content) -> bytes:
    """Every byte."""
    return content if isinstance(content, bytes) else content.read_bytes()


def unwrapped(content: Content) -> Content:
    """The content without the quotation marks that Excel may put around each whole line."""
    lines = [line for line in beginning(content, _FIRST_LINES).splitlines() if line.strip()][:2]
    insides = [match[1] for line in lines if (match := _WRAPPED.fullmatch(line))]
    counts = [[inside.count(mark) for mark in _BETWEEN_CELLS] for inside in insides]
    is_wrapped = len(counts) > 1 and any(other >= one >= _FEWEST for one, other in zip(*counts, strict=True))
    return _WRAPPED.sub(_unquoted, whole(content)) if is_wrapped else content


def _unquoted(line: re.Match[bytes]) -> bytes:
    return line[1].replace(b'""', b'"')


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
