"""The letter inside one that was passed on: whom it is from, and what it says."""

import re
from datetime import UTC, datetime

from callprogram.adapters.letters import headers
from callprogram.domain.letters.mails import Correspondent, PassedOn
from callprogram.domain.letters.marks import DIVIDER, FROM, SENT, SUBJECT, head_of, is_head, telling

_MOST_LINES = 20_000
_SHORTEST_HEAD, _LONGEST_HEAD = 2, 50  # lines
_COLON = re.compile("[^:\uff1a]{0,60}[:\uff1a]")  # a line of a head says before it what it is about


def passed_on(text: str) -> PassedOn | None:
    """The first letter that this text repeats with its head, and what stands above it."""
    lines = text.split("\n")
    for place in sorted(telling(text)):
        head = _head(lines, place) if place < _MOST_LINES and _COLON.match(lines[place]) else []
        if head and (found := _read(head)):
            above = [each for each in lines[:place] if not DIVIDER.match(each.strip())]
            after = place + len(head)
            return PassedOn("\n".join(above).strip(), *found, "\n".join(_unmarked(lines[after:])).strip())
    return None


def _head(lines: list[str], place: int) -> list[str]:
    head = head_of(lines[place : place + _LONGEST_HEAD + 1], _LONGEST_HEAD)
    is_whole = len(head) >= _SHORTEST_HEAD and any(FROM.match(each) for each in head) and is_head(head)
    return head if is_whole else []


def _read(head: list[str]) -> tuple[Correspondent, str, datetime | None] | None:
    people = headers.people([_value(FROM, head)])
    if not people:
        return None
    return people[0], _value(SUBJECT, head), _moment(_value(SENT, head))


def _value(pattern: re.Pattern[str], head: list[str]) -> str:
    for place, line in enumerate(head):
        if found := pattern.match(line):
            more = head[place + 1 : place + 2]
            return found[1].strip("* ") + (" " + more[0] if more and more[0].startswith("<") else "")
    return ""


def _moment(words: str) -> datetime | None:
    if not words:
        return None
    import dateparser  # noqa: PLC0415  # half a second, for letters that were passed on only

    found = dateparser.parse(words.replace(" at ", " "), settings={"RETURN_AS_TIMEZONE_AWARE": True, "TIMEZONE": "UTC"})
    return found.astimezone(UTC) if found else None


def _unmarked(lines: list[str]) -> list[str]:
    """The lines without the mark of quotation, where all of them have it."""
    marked = [each for each in lines if each.strip()]
    if marked and all(each.lstrip().startswith(">") for each in marked):
        return [re.sub(r"^\s*> ?", "", each) for each in lines]
    return lines
