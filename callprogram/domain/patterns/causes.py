"""Causes: why a case came to be, in a word or two that people choose; spelled as whoever used it first."""

import unicodedata
from collections.abc import Iterable, Mapping

from callprogram.errors import BadInputError

_LONGEST = 40


def key_of(cause: str) -> str:
    """What two spellings of one cause have in common: NFC, without spaces around it, capitals or not."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", cause).split()).casefold())


def read_cause(text: str, in_use: Iterable[str]) -> str:
    """A cause as it is kept: as it was spelled first; raises BadInputError where it says nothing, or too much."""
    cause = unicodedata.normalize("NFC", " ".join(text.split()))
    if not cause:
        raise BadInputError("Say the cause in a word or two, like billing or late delivery.")
    if len(cause) > _LONGEST or not cause.isprintable():
        raise BadInputError(f"A cause is a word or two, {_LONGEST} letters at most; the rest is for a note.")
    return spellings(in_use).get(key_of(cause), cause)


def read_causes(texts: Iterable[str], in_use: Iterable[str]) -> tuple[str, ...]:
    """Causes as they are kept, each once, in their order."""
    known = tuple(in_use)
    return tuple(spellings(read_cause(each, known) for each in texts).values())


def spellings(causes: Iterable[str]) -> Mapping[str, str]:
    """How each cause is spelled: as the first of these, which come in the order in which they were used."""
    found: dict[str, str] = {}
    for each in causes:
        found.setdefault(key_of(each), each)
    return found
