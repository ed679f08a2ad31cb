"""Noticing a promise among the lines of a note, most of which promise nothing."""

import re

from callprogram.domain.promises.sentences.languages.translating import translated
from callprogram.domain.promises.sentences.understood import Understood

_FEWEST_WORDS, _LONGEST = 3, 300
_OURS = re.compile(
    r"\b(?:(?:I|we)(?:['’]ll|\s+(?:will|shall|owe|promised|agreed\s+to|need\s+to|have\s+to|am\s+going\s+to|are\s+going\s+to))"
    r"|I['’]m\s+going\s+to|let\s+me|make\s+sure|remind\s+me)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"^\W*(?:will|promised?|to\s+do|follow[\s-]?up|get\s+back|call\s+back)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:to|will|would|shall|should|must)\s+\w|['’]ll\b|^\W*[\w .@'’-]{2,40}:\s|@\w", re.IGNORECASE
)
_TO_US = re.compile(r"\b(?:us|me)\b|\b(?:back|decide|sign|confirm|send|ask|pay)\b", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"^\W*(?:send|call|ring|share|prepare|fix|check|find|look\s+into|arrange|book|write|ask|tell|introduce|invite|review|quote)\b",
    re.IGNORECASE,
)
_ONLY_THOUGHT = re.compile(
    r"\b(?:I|we)\s+(?:think|believe|hope|guess|know|said|was|were|saw|had|met|talked|spoke)\b|\bif\b.*\b(?:I|we)\b",
    re.IGNORECASE,
)


def is_promise(line: str, found: Understood) -> bool:
    """Whether a line of a note reads as a promise, as it was understood: somebody commits to something."""
    in_english = translated(line)
    words = in_english.english
    if not found.text or len(words.split()) < _FEWEST_WORDS or len(words) > _LONGEST or line.rstrip().endswith("?"):
        return False
    if _OURS.search(words) or _PROMISED.match(words):
        return not _ONLY_THOUGHT.search(words)
    if found.awaited:
        return found.due_on is not None and bool(_TO_US.search(words))
    if found.owner:
        return bool(in_english.is_foreign or _SOMEBODY.search(words)) and not _is_guessed(found)
    return found.due_on is not None and bool(in_english.is_foreign or _ASKED_FOR.match(words))


def _is_guessed(found: Understood) -> bool:
    """Whether nobody here goes by the name that was taken for an owner."""
    return any("nobody here goes by" in doubt for doubt in found.doubts)
