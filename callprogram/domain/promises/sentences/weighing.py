"""How surely a day that a sentence mentions is the one that something is due, and what of its words says so."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from callprogram.domain.promises.sentences import leads, relative
from callprogram.domain.promises.sentences.leads import Role
from callprogram.domain.promises.sentences.mentions import MONTH, WEEKDAY, Around, Mention


class Weight(IntEnum):
    """How surely a mention is the day that something is due."""

    NONE = 0
    AMONG = 1  # in the middle of other words
    ALONE = 2  # at either end of the sentence
    ON = 3
    BY = 4


@dataclass(frozen=True)
class Weighed:
    """A day as it is meant, what is doubtful about it, and the words that say nothing else; `span` may be empty."""

    weight: Weight
    day: date | None = None
    doubt: str = ""
    span: tuple[int, int] = (0, 0)


_ITS_DAY = r"(?P<its_day>(?:(?:on|in|at)\s+)?(?:the\s+)?)$"
_WHOSE = r"(?:(?:the|our|their|your|his|her|my|next|this)\s+)*"
_OF_NO_EVENT = (
    r"(?:and|or|but|by|on|in|at|to|of|the|our|their|your|his|her|my|this|next|lunch|noon|midday|breakfast|close|end|COB|EOD|later|that)\b|\w+ing\s+(?:the|an?|them|it|their|our)\b"
    rf"|{WEEKDAY}|{MONTH}"
)
BY_AN_EVENT = re.compile(  # `two days before the board meeting on`
    rf"(?:(?P<length>{relative.LENGTH}|(?:the\s+)?(?:day|week|month))\s+)?(?<!\bnot\s)\b(?P<which>before|ahead\s+of|prior\s+to|after)\s+"
    rf"{_WHOSE}(?:(?!{_OF_NO_EVENT})[A-Za-z][\w'’-]*\s){{1,3}}\s*{_ITS_DAY}",
    re.IGNORECASE,
)
_OF_AN_EVENT = re.compile(  # `before the Friday meeting`
    r"(?:··)?\s(?:\w+\s)?(?:meeting|call|demo|review|workshop|visit|presentation|session|deadline|kick-?off|audit|launch|go-?live"
    r"|conference|dinner|training|board|webinar|appointment|interview|hearing|party|event|release)\b",
    re.IGNORECASE,
)
_BY_A_TIME = re.compile(  # `by noon on`
    r"\b(?P<which>by|before|until|till|no\s+later\s+than)\s+(?:noon|midday|lunch(?:time)?|\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|h|o['’]clock)?)"
    rf"\s+{_ITS_DAY}",
    re.IGNORECASE,
)
_APART = re.compile(  # `two weeks before the`
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
_AT_A_PAUSE = re.compile(r"\s*[,;.!?](?:\s|$)|\s+[-–—(]")
_AT_THE_BEGINNING = re.compile(r"^[\s(\[-]*$")
_PLANNING = re.compile(
    r"\b(?:schedul|book|arrang|set\s?up|set\s+\w+\s+up|plan|meet|call|visit|demo|appointment)\w*", re.IGNORECASE
)
_LED = frozenset({Role.BY, Role.BEFORE, Role.ON, Role.FOR})
_NEVER_DUE = frozenset({Role.START, Role.END, Role.AGAIN, Role.OTHER})
_UNSAID = "the sentence does not say that this is when it is due"


def weigh(sentence: str, mention: Mention, around: Around) -> Weighed:
    """What a mention is to the promise; a doubt without weight says what it is instead of when it is due."""
    if any(start <= mention.start < end for start, end in leads.conditions(sentence)):
        return Weighed(Weight.NONE, doubt=f"“{_words(sentence, mention)}” is part of a condition")
    before, after = sentence[: mention.start], sentence[mention.end :]
    if event := BY_AN_EVENT.search(before):
        return _by_an_event(mention, event, around)
    if time := _BY_A_TIME.search(before):
        return _by_a_time(sentence, mention, time)
    if apart := _APART.search(before):
        mention, before = _moved(mention, apart, around), before[: apart.start()]
    return _by_its_lead(sentence, mention, leads.LEAD.search(before), after, around)


def _by_its_lead(sentence: str, mention: Mention, lead: "re.Match[str] | None", after: str, around: Around) -> Weighed:
    if lead is None:
        raise AssertionError("the pattern matches nothing at all, too")
    role = leads.role_of(lead, after)
    start = lead.start() if role in _LED or lead["around"] else mention.start
    alone = _stands_alone(sentence[:start], after) or (around.anywhere and not mention.faint)
    weight = _weight(sentence, mention, lead, role, alone=alone)
    if weight is Weight.NONE:
        instead = leads.INSTEAD.get(role) if alone or not mention.faint or role is Role.START else None
        return Weighed(weight, doubt=f"“{_words(sentence, mention)}” {instead}" if instead else "")
    day, doubt = _day_meant(mention, lead, role, around.today)
    unsaid = weight is Weight.AMONG or (role is Role.FOR and not _PLANNING.search(sentence))
    keeps_its_words = unsaid or (role in {Role.BY, Role.BEFORE} and _OF_AN_EVENT.match(after))
    span = (mention.end, mention.end) if keeps_its_words else (start, mention.end + leads.latest_behind(after))
    return Weighed(weight, day, doubt or (_UNSAID if unsaid else ""), span)


def _by_an_event(mention: Mention, event: "re.Match[str]", around: Around) -> Weighed:
    """The event stays in the words, its day goes: `before the meeting on 5 March`."""
    span = event.start("its_day"), mention.end
    if event["length"]:
        moved = _moved(mention, event, around)
        return Weighed(Weight.BY, moved.day, moved.doubt, span)
    if event["which"].casefold() == "after":
        return Weighed(Weight.NONE, doubt="it says after what, not by when")
    return Weighed(Weight.BY, mention.eve or mention.day, mention.doubt, span)


def _by_a_time(sentence: str, mention: Mention, time: "re.Match[str]") -> Weighed:
    """The time stays in the words, its day goes: `by noon on Friday`; both stay where it is how long it lasts."""
    if time["which"].casefold() in {"until", "till"}:
        return Weighed(Weight.NONE, doubt=f"“{_words(sentence, mention)}” {leads.INSTEAD[Role.END]}")
    return Weighed(Weight.BY, mention.day, mention.doubt, (time.start("its_day"), mention.end))


def _words(sentence: str, mention: Mention) -> str:
    return sentence[mention.start : mention.end].strip()


def _weight(sentence: str, mention: Mention, lead: "re.Match[str]", role: Role, *, alone: bool) -> Weight:
    known = mention.day or mention.doubt
    if not known or role in _NEVER_DUE or _is_what_is_promised(mention, lead, role):
        return Weight.NONE
    if role in {Role.BY, Role.BEFORE}:
        return Weight.BY
    if role is Role.FOR:
        return Weight.NONE if mention.period else Weight.ALONE
    if role is Role.ON or lead["around"] or sentence[mention.start : mention.start + 3].casefold() in {"in ", "wit"}:
        only_a_sign = lead["ON"] and lead["ON"].casefold() in {"at", "→", "->"}
        return Weight.NONE if mention.faint and only_a_sign else Weight.ON
    among = Weight.NONE if mention.faint or mention.period else Weight.AMONG
    return Weight.ALONE if alone else among


def _is_what_is_promised(mention: Mention, lead: "re.Match[str]", role: Role) -> bool:
    """`Prepare the renewal`, `talk about Christmas`."""
    return mention.thing and role is Role.BARE and (lead["around"] or "about").casefold().startswith("about")


def _stands_alone(before: str, after: str) -> bool:
    return bool(_AT_THE_END.match(after) or _AT_A_PAUSE.match(after) or _AT_THE_BEGINNING.match(before))


def _day_meant(mention: Mention, lead: "re.Match[str]", role: Role, today: date) -> tuple[date | None, str]:
    if role is Role.BEFORE:
        return mention.eve or mention.day, mention.doubt
    doubt = mention.doubt or ("it is only said roughly" if lead["around"] else "")
    if role is Role.BY and mention.period and mention.period.first > today:
        return mention.period.first, doubt or "it may mean the beginning or the end of it"
    if mention.faint and mention.period and role not in {Role.ON, Role.BY}:
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
