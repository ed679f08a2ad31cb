"""Writing a case as one bundle: the story as HTML and JSON, the letters and what came with them, the trail's lines."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from callprogram.adapters.case_files.story import page
from callprogram.adapters.database.plain_values import plain
from callprogram.domain.law.bundles import LINES, Bundle, as_json, packed
from callprogram.domain.letters.letters import Attachment, Direction, Letter
from callprogram.services.views import CaseFile

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 80
# What a call keeps for the telephone alone.
_OF_CALL = ("id", "started_at", "ended_at", "seconds", "disposition", "mode", "note", "reason", "incoming", "executive")
_ENDINGS = {b"\xd0\xcf\x11\xe0": "msg"}


def bundle(file: CaseFile) -> Bundle:
    """The bundle; the same bytes for the same case."""
    letters = {each.id: tuple(_files_of(each, file.files)) for each in file.story.letters}
    contents = {name: content for several in letters.values() for name, content in several}
    names = {letter_id: tuple(name for name, _ in several) for letter_id, several in letters.items()}
    document = _document(file, names)
    lines = [_values(each.event) | {"link_before": each.link_before} for each in file.lines]
    case = file.story.view.case
    files = {"case.json": as_json(document), "story.html": page(file, names), LINES: as_json(lines), **contents}
    return packed(files, {"case": case.reference, "left_out": [f"letter {each}" for each in file.left_out]})


def _files_of(letter: Letter, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """A letter as it came, and each that came with it; what we wrote has its text alone."""
    if letter.sha256 in files:
        content = files[letter.sha256]
        yield f"letters/{letter.id:06}.{_ENDINGS.get(content[:4], 'eml')}", content
    elif letter.direction is Direction.OUT:
        yield f"letters/{letter.id:06}.txt", letter.text.encode()
    for number, each in enumerate(letter.attachments, 1):
        if each.sha256 in files:
            yield f"letters/{letter.id:06}/{number}-{_safe(each)}", files[each.sha256]


def _safe(attachment: Attachment) -> str:
    """Its name without what a folder or a shell could take for something else."""
    words = _UNSAFE.sub("_", attachment.name or "file").strip("._") or "file"
    stem, dot, ending = words.rpartition(".")
    return f"{stem[: _LONGEST - len(ending)]}.{ending}" if dot and len(ending) < _LONGEST // 2 else words[:_LONGEST]


def _document(file: CaseFile, names: Mapping[int, tuple[str, ...]]) -> dict[str, Any]:
    told, customer = file.story, file.story.view.customer
    return {
        "case": _values(told.view.case),
        "customer": {name: getattr(customer, name) for name in ("crm_id", "name", "country")} if customer else None,
        "parts": [_values(each) for each in told.parts],
        "story": [_values(each) for each in told.lines],
        "letters": [_values(each) | {"files": list(names[each.id])} for each in told.letters],
        "letters_left_out": list(file.left_out),
        "decisions": [_values(each) for each in file.decisions],
        "reviews": [_values(each) for each in file.reviews],
        "promises": [_values(each) for each in reversed(told.promises)],
        "calls": [{name: plain(getattr(each, name, None)) for name in _OF_CALL} for each in reversed(told.calls)],
        "holds": [_values(each) for each in file.holds],
    }


def _values(value: object) -> dict[str, Any]:
    return {name: plain(each) for name, each in vars(value).items()}
