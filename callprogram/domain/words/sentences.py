"""Sentences put together of words."""

import re

_DOES = re.compile(
    r"(?:(send|call|ring|check|look|book|ask|tell|review|mail|phone|visit|bring|speak|follow|help|explain)(?:s|ing)"
    r"|(share|prepare|arrange|write|introduce|invite|quote|make|give|come|take|get|set)s|(fix)(?:es|ing))\b",
    re.IGNORECASE,
)


def capital(words: str) -> str:
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def to_do(words: str) -> str:
    """`Send the report`, where it was noted of a colleague that he `Sends the report`."""
    verb = _DOES.match(words)
    return next(filter(None, verb.groups())) + words[verb.end() :] if verb else words
