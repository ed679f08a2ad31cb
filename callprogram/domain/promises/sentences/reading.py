"""Reading a promise as somebody typed it; whatever it says, its words are kept."""

import re

from callprogram.domain.promises.sentences.due import find_due
from callprogram.domain.promises.sentences.mentions import Around
from callprogram.domain.promises.sentences.owners import Staff, find_owner
from callprogram.domain.promises.sentences.understood import Understood


def read(sentence: str, staff: Staff, around: Around) -> Understood:
    """What a sentence promises; what it does not say is left empty, what it may not mean is a doubt."""
    typed = " ".join(sentence.split())
    owner = find_owner(typed, staff)
    # A name may be a month's or a weekday's: what says who is no day.
    rest = _without(typed, owner.span, " " * (owner.span[1] - owner.span[0]))
    due = find_due(rest, around)
    text = _tidy(_without(rest, due.span, " ")) or typed
    return Understood(text, owner.reference, due.day, tuple(filter(None, (owner.doubt, due.doubt))))


def _without(sentence: str, span: tuple[int, int], gap: str) -> str:
    return f"{sentence[: span[0]]}{gap}{sentence[span[1] :]}"


def _tidy(words: str) -> str:
    """What is left, as a sentence of its own."""
    text = re.sub(r"\s+([,.;:!?)])", r"\1", " ".join(words.split()))
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    text = re.sub(r"[\s,;:–—(\[-]+(?:at the latest|latest)?[\s.,;:–—-]*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"[\s,]+(?:please|pls|thanks|if possible)[\s.!]*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^[\s,.;:!–—)\]-]+(?:(?:and|then|to|that|please)\b\s*)?|^(?:to|and|please)\b\s*", "", text).strip(
        " .,;"
    )
    return text[:1].upper() + text[1:]
