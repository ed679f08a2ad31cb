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
_SAID = re.compile(
    r"\b(?:told|said|promised)\b.*\b(?:I|we)(?:['’]d|\s+would)\b(?!\s+(?:like|love|rather|prefer)\b)", re.IGNORECASE
)
_PROMISED = re.compile(r"^\W*(?:will|promised?|to\s+do|follow[\s-]?up|get\s+back|call\s+back)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:to|will|would|shall|should|must)\s+\w|['’]ll\b|^\W*[\w .@'’-]{2,40}:\s|@\w", re.IGNORECASE
)
_TO_US = re.compile(
    r"\b(?:us|me|uns|mir|ons|mij|nous|nos)\b|\bm['’]|\b(?:back|decide|sign|confirm|send|ask|pay)\b", re.IGNORECASE
)
_TASKS = (
    r"send|call|ring|share|prepare|fix|check|find|look\s+into|arrange|book|write|ask|tell|introduce|invite|review|quote"
)
_DOING = (
    r"(?:send|call|ring|check|look(?=\w*\s+(?:into|after|at)\b)|book|ask|tell|review|mail|phone|visit|bring|speak"
    r"|fix)(?:e?s|ing)?|(?:shar|prepar|arrang|writ|introduc|invit|quot|mak|giv)(?:es?|ing)"
)
_ASKED_FOR = re.compile(
    rf"^\W*(?:(?:(?:to-?do|action)\b\W*|please\s+|let['’]s\s+)?(?:{_TASKS})|we(?:['’]re|\s+are)?\s+(?:{_DOING}))\b",
    re.IGNORECASE,
)
# What whoever is named does on a day to come: `Sends the list`, `Sending it`; not `Sent it`.
_DOES = re.compile(rf"\W*(?:{_DOING})\b", re.IGNORECASE)
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
    if _SAID.search(words):
        return True
    if _OURS.search(words) or _PROMISED.match(words):
        return not _ONLY_THOUGHT.search(words)
    if found.awaited:
        return found.due_on is not None and bool(_TO_US.search(words))
    if found.owner:
        works = found.due_on is not None and _DOES.match(found.text)
        return bool(in_english.is_foreign or _SOMEBODY.search(words) or works) and not _is_guessed(found)
    return found.due_on is not None and bool(in_english.is_foreign or _ASKED_FOR.match(words))


def _is_guessed(found: Understood) -> bool:
    """Whether nobody here goes by the name that was taken for an owner."""
    return any("nobody here goes by" in doubt for doubt in found.doubts)
