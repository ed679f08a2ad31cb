"""The day that a sentence promises something by: which of the days that it mentions, and what says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from callprogram.domain.promises.sentences import leads, named, relative, written
from callprogram.domain.promises.sentences.leads import Role
from callprogram.domain.promises.sentences.mentions import MONTH, WEEKDAY, Around, Mention
from callprogram.domain.promises.sentences.weighing import BY_AN_EVENT, Weight, weigh

_FORMS = (*written.FORMS, *relative.FORMS, *named.FORMS)


@dataclass(frozen=True)
class Due:
    """A day, the words that say it, and why it is doubtful; no day where the words say one that nobody knows.

    `says_by` says that the words leave no doubt that it is due then.
    """

    day: date | None = None
    doubt: str = ""
    span: tuple[int, int] = (0, 0)
    says_by: bool = False


_S = re.compile(  # `before Friday's meeting` names a day all the same
    rf"(\b(?:by|before|ahead\s+of|prior\s+to|in\s+time\s+for)\s+(?:(?:the|our|their|next|this)\s+)*(?:{WEEKDAY}|tomorrow|today))"
    r"['’]s(?=\s)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:by|before|until|till|ahead of|prior to|no later than|after|due|in time for|when|once|as soon as)\s+"
    r"(?!(?:e-?mail|phone|post|mail|hand|courier|fax|letter|video|zoom|teams|telephone|text|sms|him|her|them|it|me|us|all"
    r"|\w+ing\s+\w+)\b)(?:the\s+|their\s+|our\s+|its\s+)?(?P<words>[\w-]+(?:\s+[\w-]+)?)",
    re.IGNORECASE,
)


_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:maybe|might|perhaps|probably|hopefully|possibly|presumably|tentatively|ish|or\s+so|no\s+promises"
    r"|at\s+some\s+point|I\s+(?:think|guess|hope)|not\s+(?:this|the\s+(?:next|coming|first))"
    r"|or\s+(?:maybe|the\s+(?:day|week)\s+after))\b|\?{2,}",
    re.IGNORECASE,
)
_NAME_OF_ITS_OWN = re.compile(  # `by Casual Friday`
    rf"\b(?i:by|before|until|till|on|after)\s+(?i:the\s+)?(?!(?i:{WEEKDAY}|{MONTH}|this|next|last|early|late|coming|the)\b)"
    r"[A-Z][a-z]+\s+$"
)


def find_due(sentence: str, around: Around) -> Due:
    """The day that is meant, or nothing; doubtful where two days are as likely, or the words say no day we know."""
    words = _S.sub(r"\1··", sentence)
    weighed = [weigh(words, mention, around) for mention in _mentions(words, around)]
    best = max((each.weight for each in weighed), default=0)
    if not best:
        instead = next((each.doubt for each in weighed if each.doubt), "")
        return Due(None, instead) if instead else _unread(words)
    found = [each for each in weighed if each.weight == best]
    chosen = found[-1]
    unsure = "the sentence names several days" if len({each.day for each in found}) > 1 else _hedged(words)
    doubt = chosen.doubt or unsure or _passed(chosen.day, around.today)
    return Due(chosen.day, doubt, chosen.span, says_by=chosen.weight is Weight.BY)


def days_in(sentence: str, around: Around) -> tuple[date, ...]:
    """Every day that the sentence names, whatever it says of it."""
    return tuple(each.day for each in _mentions(sentence, around) if each.day)


def head_of(sentence: str, around: Around) -> int:
    """Where a sentence goes on after a day or a condition at its head, `By the 30th Marta …`; 0 where it has none."""
    for start, end in leads.conditions(sentence)[:1]:
        if start == 0 and sentence[:end].rstrip().endswith(","):
            return end
    for mention in _mentions(sentence, around)[:1]:
        before = sentence[: mention.start]
        lead, event = leads.LEAD.search(before), BY_AN_EVENT.search(before)
        led = event or (lead and leads.role_of(lead, "") is not Role.BARE)
        begins = event or lead
        if begins and not before[: begins.start()].strip() and (led or not mention.faint):
            return mention.end
    return 0


def _hedged(sentence: str) -> str:
    match = _HEDGE.search(sentence)
    return f"“{match[0]}” makes it unsure" if match else ""


def _passed(day: date | None, today: date) -> str:
    return f"{day.day} {day:%B} has passed" if day and day < today else ""


def _unread(sentence: str) -> Due:
    """No day; where the words promise one all the same, that is doubtful."""
    if match := _UNKNOWN.search(sentence):
        return Due(None, f"nobody knows when “{match['words']}” is")
    return Due()


def _mentions(sentence: str, around: Around) -> list[Mention]:
    """The days mentioned, longest words first where two forms would read the same ones, in their order."""
    found = [
        mention for form in _FORMS for match in form.pattern.finditer(sentence) if (mention := form.read(match, around))
    ]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: each.start - each.end):
        free = all(mention.end <= other.start or mention.start >= other.end for other in kept)
        if free and not _named_otherwise(sentence, mention):
            kept.append(mention)
    return _together(sentence, sorted(kept, key=lambda each: each.start))


def _named_otherwise(sentence: str, mention: Mention) -> bool:
    return bool(_WEEKDAY.match(sentence, mention.start) and _NAME_OF_ITS_OWN.search(sentence[: mention.start]))


def _together(sentence: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Neighbours that name one day: `EOD Friday`, `Friday, 4 December`, `Tuesday in two weeks`."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and _are_neighbours(sentence, kept[-1], mention):
            kept[-1] = _one(sentence, kept[-1], mention)
        else:
            kept.append(mention)
    return kept


def _are_neighbours(sentence: str, before: Mention, mention: Mention) -> bool:
    if before.thing and before.day != mention.day:
        return False
    return bool(re.fullmatch(r"[\s,(]*(?:on|of|the)?\s*", sentence[before.end : mention.start]))


def _one(sentence: str, before: Mention, mention: Mention) -> Mention:
    words = sentence[before.start : before.end], sentence[mention.start : mention.end]
    if _is_end_of_day(words[1]):
        return replace(before, end=mention.end, faint=False)
    if _is_end_of_day(words[0]):
        return replace(mention, start=before.start, faint=False)
    weekday = re.fullmatch(WEEKDAY, words[0], re.IGNORECASE)
    doubt = mention.doubt
    if before.day != mention.day and not (
        weekday and mention.day and f"{mention.day:%a}".casefold() == words[0][:3].casefold()
    ):
        doubt = doubt or f"“{words[0]}” and “{words[1]}” are not the same day"
    return replace(mention, start=before.start, doubt=doubt, faint=False)


def _is_end_of_day(words: str) -> bool:
    return bool(re.fullmatch(r"EOD|COB|EOB|(?:the )?(?:end|close) of .*(?:day|business|play)", words, re.IGNORECASE))
