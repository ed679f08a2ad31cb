"""Quotation: what is new in a letter, and what it repeats; unsure is new, and nothing is dropped."""

import re
from dataclasses import dataclass

from callprogram.domain.letters.marks import (
    DIVIDER,
    HEAD_LINE,
    LIST_FOOTER,
    RULE,
    SENT_FROM,
    SIGNATURE,
    STAMPED,
    head_of,
    is_attribution,
    is_head,
    may_attribute,
    telling,
)

_MOST_LINES = 20_000  # what follows is taken for new
_WRAPPED = 4  # lines over which "On … wrote:" is broken at most
_LONGEST_SIGNATURE = 15
_LONGEST_DIVIDER = 64  # letters of such a line
_LONGEST_ATTRIBUTION = 400
_HEAD_LINES, _LONGEST_HEAD = 3, 100
_MARKED = (">", "|>")
_FOOTER = 7  # lines that a list writes below a letter at most


@dataclass(frozen=True)
class Parts:
    """The new text without its signature, and the quoted text, each with its lines in their order."""

    new: str
    quoted: str


def parts(text: str) -> Parts:
    """What is new and what is quoted, line by line."""
    lines = text.split("\n")
    quoted = _quoted(lines[:_MOST_LINES]) + [False] * len(lines[_MOST_LINES:])
    found = _parts(lines, quoted)
    return found if found.new or not found.quoted else _parts(lines, _told(lines))


def _parts(lines: list[str], quoted: list[bool]) -> Parts:
    if not any(quoted):
        return Parts(_tidy(_unsigned(lines)), "")
    new = [line for line, is_quoted in zip(lines, quoted, strict=True) if not is_quoted]
    return Parts(_tidy(_unsigned(new)), _tidy([line for line, old in zip(lines, quoted, strict=True) if old]))


def _told(lines: list[str]) -> list[bool]:
    """For each line of what was only passed on whether it is a mark of that: all else is what somebody wants read."""
    marks = _marks(lines)
    for place, tells in _candidates(lines[:_MOST_LINES]):
        if end := _beginning(lines, marks, place, tells=tells):
            marks[place:end] = [True] * (end - place)
    return marks


def _quoted(lines: list[str]) -> list[bool]:
    """For each line whether it is quotation."""
    marks, read_to = _marks(lines), 0
    for place, tells in _candidates(lines):
        if place < read_to or not (end := _beginning(lines, marks, place, tells=tells)):
            continue
        after = _next_line(lines, end)
        read_to = _end_of_quote(marks, after) if _is_marked(marks, after) else len(lines)
        marks[place:read_to] = [True] * (read_to - place)
    return marks


def _marks(lines: list[str]) -> list[bool]:
    """For each line whether its first letter says that it is quoted; between marks at both ends it is only adorned."""
    return [">" in line and line.lstrip().startswith(_MARKED) and not line.rstrip().endswith("<<<") for line in lines]


def _is_marked(marks: list[bool], place: int) -> bool:
    return place < len(marks) and marks[place]


def _candidates(lines: list[str]) -> list[tuple[int, bool]]:
    """Where a quotation could begin, by what is quick to see: few letters, or (True) a line near that tells of one."""
    near = {place - before for place in telling("\n".join(lines)) for before in range(_WRAPPED)}
    return [
        (place, place in near)
        for place, line in enumerate(lines)
        if line and (len(line) <= _LONGEST_DIVIDER or place in near)
    ]


def _beginning(lines: list[str], marks: list[bool], place: int, *, tells: bool) -> int:
    """Where a quotation's own words begin, if its first line is at this place; else 0."""
    line = lines[place].strip()
    if marks[place] or not line:
        return 0
    if len(line) > _LONGEST_ATTRIBUTION:
        return _after_head(lines, place)
    if DIVIDER.match(line) or (STAMPED.match(line) and _is_marked(marks, _next_line(lines, place + 1))):
        return place + 1
    return (_after_attribution(lines, place) or _after_head(lines, place)) if tells else 0


def _after_attribution(lines: list[str], place: int) -> int:
    if not may_attribute(lines[place : place + _WRAPPED]):
        return 0
    for length in range(1, _WRAPPED + 1):
        piece = lines[place : place + length]
        if any(not each.strip() for each in piece) or len(piece) < length:
            return 0
        if is_attribution(" ".join(each.strip() for each in piece)[:_LONGEST_ATTRIBUTION]):
            return place + length
    return 0


def _after_head(lines: list[str], place: int) -> int:
    """After the From, Sent, To and Subject of the mail that is repeated below; a long line goes on in the next."""
    if not HEAD_LINE.match(lines[place].strip(" \t*")):
        return 0
    head = head_of(lines[place : place + _LONGEST_HEAD + 1], _LONGEST_HEAD)
    return place + len(head) if len(head) >= _HEAD_LINES and is_head(head) else 0


def _next_line(lines: list[str], place: int) -> int:
    while place < len(lines) and not lines[place].strip():
        place += 1
    return place


def _end_of_quote(marks: list[bool], place: int) -> int:
    while place < len(marks) and marks[place]:
        place += 1
    return place


def _unsigned(lines: list[str]) -> list[str]:
    """The lines without the closing signature, and without what a list or a program wrote below."""
    kept = _without_end(lines)
    for place in range(len(kept) - 1, max(-1, len(lines) - 200), -1):
        if SIGNATURE.match(kept[place]) and (kept[place] == "-- " or len(kept) - place <= _LONGEST_SIGNATURE):
            kept = kept[:place]
            break
    return _without_end(kept)


def _without_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and _ends_a_letter(lines[end - 1].strip()):
        end -= 1
    lines = lines[:end]
    footer = next(
        (place for place in range(max(0, len(lines) - _FOOTER), len(lines)) if RULE.match(lines[place].strip())), 0
    )
    return lines[:footer] if footer and LIST_FOOTER.search("\n".join(lines[footer:])) else lines


def _ends_a_letter(line: str) -> bool:
    """Whether nobody reads a line at the end: it is empty, a rule, or what a telephone writes below."""
    return not line or bool(RULE.match(line) or SENT_FROM.match(line))


def _tidy(lines: list[str]) -> str:
    text = "\n".join([line.rstrip() for line in lines]).strip("\n")
    return re.sub(r"\n{3,}", "\n\n", text) if "\n\n\n" in text else text
