"""Notes: texts that several windows may write at once, brought together so that nothing typed is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher


@dataclass(frozen=True)
class PrivateNote:
    """What the executive writes for nobody else: not for the assistant, the packet, an export or the CRM.

    `written_by` is their address: whoever has the hour after them does not read it. `writer` names the window.
    """

    id: int
    call_id: int
    text: str
    writer: str = ""
    written_by: str = ""


@dataclass(frozen=True)
class Typed:
    """What one window sends: its text, and the text that it last knew to be kept; `writer` names the window."""

    text: str
    base: str
    writer: str


@dataclass(frozen=True)
class Merged:
    """Two texts as one; `conflict` where both had changed the same lines, which then stand below each other.

    `writer` is the window that may go on from it without asking: the one whose text it is, to the letter.
    """

    text: str
    conflict: bool = False
    writer: str = ""


def cleaned(text: str) -> str:
    """The text without what no database keeps: NULs, halves of surrogate pairs; lines end in a line feed."""
    kept = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return kept.encode("utf-8", "replace").decode("utf-8")


def written(kept: str, last_writer: str, typed: Typed) -> Merged:
    """The note once a window has sent what was typed: what another window wrote meanwhile stays."""
    text = cleaned(typed.text)
    if typed.writer and typed.writer == last_writer:
        return Merged(text, writer=typed.writer)
    both = merged(cleaned(typed.base), kept, text)
    return replace(both, writer=typed.writer if both.text == text else "")


def merged(base: str, kept: str, typed: str) -> Merged:
    """Two texts that began as `base`, line by line: what either changed is changed, and what both did stands twice."""
    if typed in {base, kept}:
        return Merged(kept)
    if kept == base:
        return Merged(typed)
    texts = base.split("\n"), kept.split("\n"), typed.split("\n")
    lines: list[str] = []
    conflict = False
    for before, one, other, same in _parts(*texts):
        both, clash = _both(before, one, other)
        lines += [*both, *same]
        conflict = conflict or clash
    return Merged("\n".join(lines), conflict)


def _both(base: Sequence[str], kept: Sequence[str], typed: Sequence[str]) -> tuple[Sequence[str], bool]:
    if typed == base:
        return kept, False
    if kept == base or _goes_on(kept, typed):
        return typed, False
    if _goes_on(typed, kept):
        return kept, False
    around = _around(base, kept, typed) or _around(base, typed, kept)
    return (around, False) if around else ([*kept, *typed], True)


def _around(base: Sequence[str], adding: Sequence[str], changing: Sequence[str]) -> Sequence[str]:
    """Both, where one only added lines before or after those that the other changed; nothing where it is not so."""
    count = len(base)
    if count and adding[:count] == base:
        return [*changing, *adding[count:]]
    return [*adding[:-count], *changing] if count and adding[-count:] == base else ()


def _goes_on(text: Sequence[str], longer: Sequence[str]) -> bool:
    return "\n".join(longer).startswith("\n".join(text))


def _parts(
    base: Sequence[str], kept: Sequence[str], typed: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]]]:
    """The texts cut where all three agree: what differs before a line that they share, and that line."""
    at_base = at_kept = at_typed = 0
    in_kept, in_typed = _places(base, kept), _places(base, typed)
    for line in sorted(in_kept.keys() & in_typed.keys()):
        yield (
            base[at_base:line],
            kept[at_kept : in_kept[line]],
            typed[at_typed : in_typed[line]],
            base[line : line + 1],
        )
        at_base, at_kept, at_typed = line + 1, in_kept[line] + 1, in_typed[line] + 1
    yield base[at_base:], kept[at_kept:], typed[at_typed:], ()


def _places(base: Sequence[str], other: Sequence[str]) -> Mapping[int, int]:
    """Where each line of the base that the other still has stands in it."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + line: block.b + line for block in blocks for line in range(block.size)}
