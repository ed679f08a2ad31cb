"""The audit trail: events, each chained by hash to the one before, over digests of what was said.

What was said, before and after, stands beside its digest with a salt of its own. Both can be erased: the digest stays,
so that the chain stays whole, and without the salt nothing can be guessed from it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

ERASED_LINES = "lines"  # in what is said of an erasure: whose words went with it, each event or from one to another
SAYS_WHAT_WENT = ("erasing.", "retaining.")
_CHANGED = "line {} was changed after it was written"
_BROKEN = "before line {} something is missing, or was changed"
_ERASED = "the words of line {} are gone, and no erasure says so"


@dataclass(frozen=True)
class Event:
    """One line: when, whose, what was done with which row; `ran_by` is the system's user where a command did it.

    `link` is empty for the last line while somebody goes on typing in it.
    """

    id: int
    at: datetime
    member: str
    ran_by: str
    action: str
    kind: str
    row_id: int
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    salt: str | None
    digest: str
    link: str | None


@dataclass(frozen=True)
class Wholeness:
    """What a look through the whole trail found: how many lines, the last link, and what is wrong, the first first."""

    lines: int
    head: str
    troubles: tuple[str, ...] = ()
    links: frozenset[str] = field(default=frozenset(), repr=False)


def digest_of(salt: str, before: Mapping[str, object] | None, after: Mapping[str, object] | None) -> str:
    """What stands for what was said; it is in the chain, the words are not."""
    said = json.dumps([before, after], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(f"{salt}{said}".encode()).hexdigest()


def link_of(previous: str, event: Event) -> str:
    """The link of an event to the one before it, which is empty for the first."""
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = (previous, at, event.member, event.ran_by, event.action, event.kind, event.row_id, event.digest)
    return sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def spans_of(lines: Iterable[int]) -> list[list[int]]:
    """Ascending lines as the first and the last of those that follow each other."""
    spans = list[list[int]]()
    for each in lines:
        if spans and spans[-1][1] == each - 1:
            spans[-1][1] = each
        else:
            spans.append([each, each])
    return spans


def verified(events: Iterable[Event], wanted: frozenset[str] = frozenset()) -> Wholeness:
    """Whether every line is as it was written; `wanted` are heads known from elsewhere, of which those met are kept."""
    previous, lines, met, troubles = "", 0, set[str](), []
    wordless, erased = list[int](), set[int]()
    for event in events:
        lines += 1
        if event.salt is None:
            wordless.append(event.id)
        elif event.digest != digest_of(event.salt, event.before, event.after):
            troubles.append(_CHANGED.format(event.id))
        if event.link is not None:
            if event.link != link_of(previous, event):
                troubles.append(_BROKEN.format(event.id))
            previous = event.link
            met |= wanted & {previous}
        if event.action.startswith(SAYS_WHAT_WENT):
            erased.update(_erased_by(event))
    troubles += [_ERASED.format(each) for each in wordless if each not in erased]
    return Wholeness(lines, previous, tuple(troubles), frozenset(met))


def _erased_by(event: Event) -> Iterator[int]:
    lines = (event.after or {}).get(ERASED_LINES)
    for each in lines if isinstance(lines, list) else ():
        match each:
            case int():
                yield each
            case [int(first), int(last)]:
                yield from range(first, last + 1)
