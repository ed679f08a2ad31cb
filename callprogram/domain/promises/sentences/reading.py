"""Reading a promise as somebody typed it; whatever it promises, its words are kept."""

import re
from dataclasses import replace

from callprogram.domain.promises.sentences import phrases
from callprogram.domain.promises.sentences.due import find_due, head_of
from callprogram.domain.promises.sentences.languages.translating import translated
from callprogram.domain.promises.sentences.mentions import Around
from callprogram.domain.promises.sentences.owners import Owner, Staff, find_owner
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.domain.words.sentences import capital


def read(sentence: str, staff: Staff, around: Around) -> Understood:
    """What a sentence promises; what it does not say is left empty, what it may not mean is a doubt."""
    typed = " ".join(sentence.split())
    in_english = translated(typed)
    words, around = in_english.english, replace(around, anywhere=in_english.is_foreign)
    owner = _find_owner(words, staff, around)
    colleague = bool(owner.reference) and not owner.doubt and owner.reference != staff.executive
    if nothing := _nothing(words, colleague=colleague):
        return nothing
    # A name may be a month's or a weekday's: what says who is no day. Nor is one of a sentence before.
    rest = _blank(_blank(words, owner.span), (0, _beginning(words, owner.span[0])))
    due = find_due(rest, around)
    aside = "" if due.says_by or not _stands_aside(rest, due.span, owner.span) else "it may be when something else is"
    said = sorted(map(in_english.typed, (owner.span, due.span)), reverse=True)
    text = _tidy(_without(_without(typed, said[0]), said[1])) or typed
    return Understood(
        text, owner.reference, due.day, tuple(filter(None, (owner.doubt, due.doubt or aside))), owner.awaited
    )


def _find_owner(sentence: str, staff: Staff, around: Around) -> Owner:
    """Who stands at the head after a day, `By the 30th Marta …`, or before one behind: `The crates: Sam by Friday`."""
    head, day = head_of(sentence, around), find_due(sentence, around).span
    at_the_head = _blank(sentence, (0, head))
    behind_its_verb = f"·{at_the_head[1:]}" if head and around.anywhere else ""
    for words in filter(None, (at_the_head, behind_its_verb, _blank(sentence, day))):
        owner = find_owner(words, staff)
        if owner != Owner():
            begins, ends = owner.span
            said = words[begins:ends]
            return replace(owner, span=(ends - len(said.lstrip()), begins + len(said.rstrip())))
    return Owner()


def _nothing(sentence: str, *, colleague: bool) -> Understood | None:
    """A sentence that promises nothing; in doubt where it says what somebody will not do."""
    match = re.search(phrases.NOTHING, sentence, re.IGNORECASE)
    if match and not colleague and not re.search(r"\bbut\b", sentence[match.end() :], re.IGNORECASE):
        return Understood("")
    will_not = re.search(phrases.WILL_NOT, sentence, re.IGNORECASE)
    return Understood("", doubts=("it says what will not be done",)) if will_not else None


def _stands_aside(words: str, day: tuple[int, int], owner: tuple[int, int]) -> bool:
    """Whether a day belongs to words of its own before who keeps it: `The release is on Friday, Sam …`."""
    return day[1] <= owner[0] and bool(words[: day[0]].strip()) and "," in words[day[1] : owner[0]]


def _beginning(sentence: str, place: int) -> int:
    """Where the sentence begins that this place is in, of several."""
    return max((match.end() for match in re.finditer(r"(?:(?<!\d)\.|[!?;])\s", sentence[:place])), default=0)


def _blank(sentence: str, span: tuple[int, int]) -> str:
    return f"{sentence[: span[0]]}{' ' * (span[1] - span[0])}{sentence[span[1] :]}"


def _without(sentence: str, span: tuple[int, int]) -> str:
    if span[0] >= span[1]:
        return sentence
    before, after = sentence[: span[0]].rstrip(), sentence[span[1] :].lstrip()
    begins = before.endswith((".", "!", "?"))
    return f"{before} {capital(after) if begins else after}"


def _tidy(words: str) -> str:
    """What is left, as a sentence of its own."""
    text = " ".join(re.sub(r"\([\s,]*\)|\[[\s,]*\]", "", words).split())
    text = re.sub(r"\s+([,.;:!?)])", r"\1", text)
    text = re.sub(r"[\s,;:–—(\[-]+(?:(?:at the )?latest|and|but|or)?[\s.,;:–—-]*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"[\s,]+(?:please|pls|thanks|if possible)[\s.!]*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^[\s,.;:!–—)\]-]+(?:(?:and|then|to|that|please)\b\s*)?|^(?:to|and|please)\b\s*", "", text).strip(
        " .,;"
    )
    return capital(text)
