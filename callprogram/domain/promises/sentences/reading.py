"""Reading a promise as somebody typed it; whatever it promises, its words are kept."""

import re

from callprogram.domain.promises.sentences import phrases
from callprogram.domain.promises.sentences.due import find_due, head_of
from callprogram.domain.promises.sentences.mentions import Around
from callprogram.domain.promises.sentences.owners import Staff, find_owner
from callprogram.domain.promises.sentences.understood import Understood


def read(sentence: str, staff: Staff, around: Around) -> Understood:
    """What a sentence promises; what it does not say is left empty, what it may not mean is a doubt."""
    typed = " ".join(sentence.split())
    head = head_of(typed, around)
    owner = find_owner(" " * head + typed[head:], staff)
    colleague = bool(owner.reference) and not owner.doubt and owner.reference != staff.executive
    if nothing := _nothing(typed, colleague=colleague):
        return nothing
    # A name may be a month's or a weekday's: what says who is no day.
    begins, ends = max(owner.span[0], head), owner.span[1]
    rest = _without(typed, (begins, ends), " " * (ends - begins))
    due = find_due(rest, around)
    text = _tidy(_without(rest, due.span, " ")) or typed
    return Understood(text, owner.reference, due.day, tuple(filter(None, (owner.doubt, due.doubt))), owner.awaited)


def _nothing(sentence: str, *, colleague: bool) -> Understood | None:
    """A sentence that promises nothing; in doubt where it says what somebody will not do."""
    if not colleague and re.search(phrases.NOTHING, sentence, re.IGNORECASE):
        return Understood("")
    will_not = re.search(phrases.WILL_NOT, sentence, re.IGNORECASE)
    return Understood("", doubts=("it says what will not be done",)) if will_not else None


def _without(sentence: str, span: tuple[int, int], gap: str) -> str:
    return f"{sentence[: span[0]]}{gap}{sentence[span[1] :]}" if span[0] < span[1] else sentence


def _tidy(words: str) -> str:
    """What is left, as a sentence of its own."""
    text = re.sub(r"\s+([,.;:!?)])", r"\1", " ".join(words.split()))
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    text = re.sub(r"[\s,;:–—(\[-]+(?:(?:at the )?latest|and|but|or)?[\s.,;:–—-]*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"[\s,]+(?:please|pls|thanks|if possible)[\s.!]*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^[\s,.;:!–—)\]-]+(?:(?:and|then|to|that|please)\b\s*)?|^(?:to|and|please)\b\s*", "", text).strip(
        " .,;"
    )
    return text[:1].upper() + text[1:]
