"""Bundles: a case as one ZIP with a manifest, made so that the same state gives the same bytes, and looked over.

Files are stored as they are, in the order of their names and without a time of their own. `manifest.json` has the
SHA-256 and the size of each, `manifest.sha256` that of the manifest, which is the head. Whoever changes a byte and the
manifest with it makes another head: only the head that was kept elsewhere says so.
"""

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from callprogram.domain.people.trail import Event, digest_of, link_of

MANIFEST, HEAD, LINES = "manifest.json", "manifest.sha256", "audit.json"
_FORMAT = "callprogram case 1"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can say
_OWNER_ALONE, _UNIX = 0o600 << 16, 3
_ENCRYPTED = 0x1
_UNREADABLE = (BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError, LookupError, struct.error)
_NO_DOCUMENT = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
_CHANGED = "It is not as it was exported."


@dataclass(frozen=True)
class Bundle:
    """The bytes of a ZIP, its head, and how many files it has beside the manifest."""

    content: bytes
    head: str
    files: int


@dataclass(frozen=True)
class Problem:
    """What is wrong with a file of a bundle, in a sentence."""

    file: str
    problem: str


@dataclass(frozen=True)
class Verdict:
    """How many files a bundle has beside the manifest, its head, and what is wrong."""

    files: int
    head: str
    problems: tuple[Problem, ...]


def packed(files: Mapping[str, bytes], about: Mapping[str, object]) -> Bundle:
    """These files with their manifest, which says what it is `about`."""
    listed = [{"name": name, "size": len(files[name]), "sha256": _hash(files[name])} for name in sorted(files)]
    manifest = as_json({"format": _FORMAT, **about, "files": listed})
    head = _hash(manifest)
    every = {**files, MANIFEST: manifest, HEAD: f"{head}  {MANIFEST}\n".encode()}
    return Bundle(_zipped(every), head, len(files))


def verified(content: bytes, name: str, head: str = "") -> Verdict:
    """What is wrong with a bundle of this name; with a head that was kept elsewhere, whether it is that one."""
    try:
        archive = ZipFile(BytesIO(content))
        infos = archive.infolist()
    except _UNREADABLE:
        return Verdict(0, "", (Problem(name, "It is no ZIP file, or its table of contents is damaged."),))
    if unsafe := tuple(_unsafe(infos, len(content))):
        return Verdict(len(infos), "", unsafe)
    files, damaged = _read(archive, infos)
    manifest = files.get(MANIFEST, b"")
    found = [*damaged, *_of_manifest(files, manifest, head), *_of_files(files, manifest, damaged), *_of_lines(files)]
    if not found and (other := _zipped(files)) != content:
        found.append(Problem(_where(infos, content, other, name), "Something stands around it that no export writes."))
    return Verdict(len(files.keys() - {MANIFEST, HEAD}), _hash(manifest), tuple(_once(found)))


def as_json(document: object) -> bytes:
    """A document as a bundle has it."""
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            info = ZipInfo(name, _NEVER)
            info.external_attr, info.create_system = _OWNER_ALONE, _UNIX
            archive.writestr(info, files[name])
    return out.getvalue()


def _unsafe(infos: Sequence[ZipInfo], size: int) -> Iterator[Problem]:
    """What nobody reads: names that lead elsewhere, what is packed smaller than it is, the same name twice."""
    names = [each.filename for each in infos]
    if sum(each.file_size for each in infos) > size:
        yield Problem(MANIFEST, "It says to be larger than the whole file is; nothing of it was read.")
    for each in infos:
        parts = each.orig_filename.replace("\\", "/").split("/")
        if not each.orig_filename.isprintable() or {"", "..", "."} & {*parts} or ":" in parts[0]:
            yield Problem(each.filename, "Its name leads out of the folder; nothing of it was read.")
        elif each.compress_type != ZIP_STORED or each.flag_bits & _ENCRYPTED:
            yield Problem(each.filename, "It is packed or encrypted, which no export does; nothing of it was read.")
        elif names.count(each.filename) > 1:
            yield Problem(each.filename, "It is there twice; nothing of it was read.")


def _read(archive: ZipFile, infos: Sequence[ZipInfo]) -> tuple[dict[str, bytes], list[Problem]]:
    files, damaged = dict[str, bytes](), list[Problem]()
    for each in infos:
        try:
            files[each.filename] = archive.read(each)
        except _UNREADABLE:
            damaged.append(Problem(each.filename, _CHANGED))
    return files, damaged


def _of_manifest(files: Mapping[str, bytes], manifest: bytes, head: str) -> Iterator[Problem]:
    if _listed(manifest) is None:
        yield Problem(MANIFEST, "It is missing, or no list of files.")
    elif files.get(HEAD) != f"{_hash(manifest)}  {MANIFEST}\n".encode():
        yield Problem(HEAD if HEAD not in files else MANIFEST, f"{HEAD} is not its hash.")
    if head and head.strip().casefold() != _hash(manifest):
        yield Problem(MANIFEST, "It is not the one whose head was kept: its hash is another one.")


def _of_files(files: Mapping[str, bytes], manifest: bytes, damaged: Sequence[Problem]) -> Iterator[Problem]:
    listed = _listed(manifest)
    if listed is None:
        return
    broken = {each.file for each in damaged}
    for name, expected in listed.items():
        if name not in files and name not in broken:
            yield Problem(name, "It is missing.")
        elif name in files and expected != (len(files[name]), _hash(files[name])):
            yield Problem(name, _CHANGED)
    for name in sorted(files.keys() - listed.keys() - {MANIFEST, HEAD}):
        yield Problem(name, "It was added: the manifest does not have it.")


def _of_lines(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Each line of the trail says by its digest and its link what it was."""
    try:
        lines = json.loads(files.get(LINES, b"[]"))
        wrong = [each["id"] for each in lines if not _is_whole(each)]
    except _NO_DOCUMENT:
        yield Problem(LINES, "It cannot be read.")
        return
    if wrong:
        yield Problem(LINES, f"Line {wrong[0]} is not as the audit trail had it.")


def _is_whole(line: Mapping[str, Any]) -> bool:
    event = Event(**{name: each for name, each in line.items() if name != "link_before"})
    said = event.salt is None or digest_of(event.salt, event.before, event.after) == event.digest
    at = datetime.fromisoformat(line["at"])
    return said and event.link in {None, link_of(line["link_before"], Event(**{**vars(event), "at": at}))}


def _listed(manifest: bytes) -> Mapping[str, tuple[int, str]] | None:
    try:
        return {each["name"]: (each["size"], each["sha256"]) for each in json.loads(manifest)["files"]}
    except _NO_DOCUMENT:
        return None


def _where(infos: Sequence[ZipInfo], content: bytes, other: bytes, name: str) -> str:
    """By which file the first byte stands that differs; the ZIP itself where it stands by none."""
    pairs = enumerate(zip(content, other, strict=False))
    first = next((place for place, (one, two) in pairs if one != two), min(len(content), len(other)))
    before = [each for each in infos if each.header_offset <= first < each.header_offset + len(each.filename) + 30]
    return before[0].filename if before else name


def _once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The first that is wrong with each file."""
    yield from {each.file: each for each in reversed(problems)}.values()


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
