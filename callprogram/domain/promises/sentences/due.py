"""The day that a sentence promises something by: which of the days that it mentions, and what says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from callprogram.domain.promises.sentences import named, relative, written
from callprogram.domain.promises.sentences.mentions import WEEKDAY, Around, Mention

_FORMS = (*written.FORMS, *relative.FORMS, *named.FORMS)


class Weight(IntEnum):
    """How surely a mention is the day that something is due."""

    NONE = 0
    AMONG = 1  # in the middle of other words
    ALONE = 2  # at either end of the sentence
    ON = 3
    BY = 4


@dataclass(frozen=True)
class Due:
    """A day, the words that say it, and why it is doubtful; no day where the words say one that nobody knows."""

    day: date | None = None
    doubt: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class _Weighed:
    mention: Mention
    weight: Weight
    start: int
    day: date | None
    doubt: str

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.mention.end


_BY = (
    r"by|due(?:\s+(?:on|by|in|for))?|until|till|til|(?:no|not)\s+later\s+than|(?:at\s+)?(?:the\s+)?latest(?:\s+(?:by|on))?"
    r"|deadline(?:\s+is)?|in\s+time\s+for"
)
_BEFORE = r"before|ahead\s+of|prior\s+to"
_ON = r"on|in|within|during|over|sometime(?:\s+in)?|some\s+time(?:\s+in)?|later(?:\s+in)?|at|this\s+coming|→|->"
_ROUGHLY = r"around|about|approx(?:imately|\.)?|roughly|circa|ca\.|~"
_NOT_DUE = r"from|since|of|after|as\s+of|starting|dated|last|past|previous|every|each|per"
_LEAD = re.compile(
    rf"(?:(?<![\w])(?:(?P<by>{_BY})|(?P<before>{_BEFORE})|(?P<on>{_ON})|(?P<for>for)|(?P<not_due>{_NOT_DUE})))?"
    rf"[\s:]*(?P<around>(?<![\w])(?:{_ROUGHLY})\s*)?(?:the\s+)?$",
    re.IGNORECASE,
)
_APART = re.compile(
    rf"(?P<length>{relative.LENGTH}|(?:the\s+)?(?:day|week|month))\s+(?P<which>before|after|from|following|ahead\s+of|prior\s+to)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(
    r"[\s.!?,;)\]]*(?:(?:please|pls|thanks|latest|at\s+the\s+latest|if\s+possible|sharp|noon|midday|lunch(?:time)?"
    r"|(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|h|o['’]clock)?|morning|afternoon|evening|EOD|COB)[\s.!?,;)]*)*"
    r"(?:[-–—(\[@/]\s*@?[\w .@'’-]{1,40}[)\]]?)?[\s.]*$",
    re.IGNORECASE,
)
_AT_THE_BEGINNING = re.compile(r"^[\s(\[-]*$")
_LATEST = re.compile(r"\s*(?:at\s+)?(?:the\s+)?latest\b", re.IGNORECASE)
_PLANNING = re.compile(
    r"\b(?:schedul|book|arrang|set\s?up|set\s+\w+\s+up|plan|meet|call|visit|demo|appointment)\w*", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"\b(?:by|before|until|till|ahead of|prior to|no later than|after|due|in time for|when|once|as soon as)\s+"
    r"(?!(?:e-?mail|phone|post|mail|hand|courier|fax|letter|video|zoom|teams|telephone|text|sms|him|her|them|it|me|us|all"
    r"|\w+ing\s+\w+)\b)(?:the\s+|their\s+|our\s+|its\s+)?(?P<words>[\w-]+(?:\s+[\w-]+)?)",
    re.IGNORECASE,
)


def find_due(sentence: str, around: Around) -> Due:
    """The day that is meant, or nothing; doubtful where two days are as likely, or the words say no day we know."""
    weighed = [_weigh(sentence, mention, around) for mention in _mentions(sentence, around)]
    likely = [each for each in weighed if each.weight]
    if not likely:
        return _unread(sentence)
    best = max(each.weight for each in likely)
    found = [each for each in likely if each.weight == best]
    chosen = found[-1]
    rivals = {each.day for each in found}
    several = "the sentence names several days" if len(rivals) > 1 else ""
    return Due(chosen.day, chosen.doubt or several or _passed(chosen.day, around.today), chosen.span)


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
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return _together(sentence, sorted(kept, key=lambda each: each.start))


def _together(sentence: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Neighbours that name one day: `EOD Friday`, `Friday, 4 December`, `Tuesday in two weeks`."""
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before and re.fullmatch(r"[\s,(]*(?:on|of|the)?\s*", sentence[before.end : mention.start]):
            kept[-1] = _one(sentence, before, mention)
        else:
            kept.append(mention)
    return kept


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


def _weigh(sentence: str, mention: Mention, around: Around) -> _Weighed:
    before, after = sentence[: mention.start], sentence[mention.end :]
    if apart := _APART.search(before):
        mention = _moved(mention, apart, around)
        before = before[: apart.start()]
    lead = _LEAD.search(before)
    if lead is None:
        raise AssertionError("the pattern matches nothing at all, too")
    start = (
        lead.start() if lead["by"] or lead["before"] or lead["on"] or lead["around"] or lead["for"] else mention.start
    )
    weight = _weight(sentence, mention, lead, alone=_stands_alone(sentence[:start], after))
    if _LATEST.match(after):
        weight = Weight.BY
    day, doubt = _day_meant(mention, lead, around.today)
    if weight is Weight.AMONG or (lead["for"] and not _PLANNING.search(sentence)):
        doubt = doubt or "the sentence does not say that this is when it is due"
    return _Weighed(mention, weight if mention.day or mention.doubt else Weight.NONE, start, day, doubt)


def _weight(sentence: str, mention: Mention, lead: "re.Match[str]", *, alone: bool) -> Weight:
    if lead["by"] or lead["before"]:
        return Weight.BY
    if lead["not_due"]:
        return Weight.NONE
    if lead["for"]:
        return Weight.NONE if mention.period else Weight.ALONE
    if lead["on"] or lead["around"] or sentence[mention.start : mention.start + 3].casefold() in {"in ", "wit"}:
        return Weight.NONE if mention.faint and lead["on"] and lead["on"].casefold() in {"at", "→", "->"} else Weight.ON
    if alone:
        return Weight.ALONE
    return Weight.NONE if mention.faint or mention.period else Weight.AMONG


def _stands_alone(before: str, after: str) -> bool:
    return bool(_AT_THE_END.match(after) or _AT_THE_BEGINNING.match(before))


def _day_meant(mention: Mention, lead: "re.Match[str]", today: date) -> tuple[date | None, str]:
    if lead["before"]:
        return mention.eve or mention.day, mention.doubt
    doubt = mention.doubt or ("it is only said roughly" if lead["around"] else "")
    if lead["by"] and mention.period and mention.period.first > today:
        return mention.period.first, doubt or "it may mean the beginning or the end of it"
    if mention.faint and mention.period and not (lead["on"] or lead["by"]):
        doubt = doubt or "it does not say which day"
    return mention.day, doubt


def _moved(mention: Mention, apart: "re.Match[str]", around: Around) -> Mention:
    """`two weeks before the renewal`, `a week after the end of Q1`."""
    if mention.day is None:
        return replace(mention, start=apart.start())
    length = re.sub(r"^the\s+", "a ", apart["length"], flags=re.IGNORECASE)
    step = relative.later if apart["which"].casefold() in {"after", "from", "following"} else relative.earlier
    day = step(length, mention.day)
    doubt = mention.doubt or relative.vague(length)
    if day and day < around.today:
        doubt = doubt or f"{day.day} {day:%B} has passed"
    return Mention(apart.start(), mention.end, day, day, doubt)
