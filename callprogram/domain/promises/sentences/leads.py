"""Leads: what the words before a day make of it."""

import re
from collections.abc import Mapping
from enum import Enum, auto


class Role(Enum):
    """What a day is to the promise; only some say when it is due."""

    START = auto()
    BY = auto()
    BEFORE = auto()
    END = auto()
    AGAIN = auto()
    ON = auto()
    FOR = auto()
    OTHER = auto()  # `the report of May`
    BARE = auto()


_WORDS: Mapping[Role, str] = {
    Role.START: r"not\s+before|not?\s+(?:any\s+)?(?:earlier|sooner)\s+than|not\s+until|(?:only\s+)?after|from"
    r"|(?:starting|beginning)(?:\s+(?:on|in|from|with))?|as\s+(?:of|from)|(?:at\s+)?(?:the\s+)?(?:very\s+)?earliest(?:\s+(?:on|in))?",
    Role.BY: r"by|due(?:\s+(?:on|by|in|for))?|(?:no|not)\s+later\s+than|(?:at\s+)?(?:the\s+)?latest(?:\s+(?:by|on))?"
    r"|deadline(?:\s+is)?|in\s+time\s+for",
    Role.BEFORE: r"before|ahead\s+of|prior\s+to",
    Role.END: r"until|till|til|up\s+(?:to|until|till)|through|to",
    Role.AGAIN: r"every|each",
    Role.ON: r"on|in|within|during|over|sometime(?:\s+in)?|some\s+time(?:\s+in)?|later(?:\s+in)?|at|this\s+coming|→|->",
    Role.FOR: r"for",
    Role.OTHER: r"since|of|with|regarding|concerning|dated|last|past|previous|per",
}
_ROUGHLY = r"around|about|approx(?:imately|\.)?|roughly|circa|ca\.|~"
_NAMED = "|".join(f"(?P<{role.name}>{words})" for role, words in _WORDS.items())
LEAD = re.compile(
    rf"(?:(?<![\w])(?:{_NAMED}))?[\s:]*(?P<around>(?<![\w])(?:{_ROUGHLY})\s*)?(?:(?:the|our|their|your)\s+)?$",
    re.IGNORECASE,
)
_BEHIND: Mapping[Role, "re.Pattern[str]"] = {
    Role.BY: re.compile(r"[\s,]*(?:at\s+)?(?:the\s+)?(?:very\s+)?latest(?:\s+on)?(?!\w)", re.IGNORECASE),
    Role.START: re.compile(
        r"[\s,]*(?:(?:at\s+)?(?:the\s+)?(?:very\s+)?earliest|or\s+(?:later|after)|onwards?|and\s+not\s+(?:before|earlier))\b",
        re.IGNORECASE,
    ),
}
# What a day in such a role is instead of the day by which something is due.
INSTEAD: Mapping[Role, str] = {
    Role.START: "is when it begins",
    Role.END: "is how long it lasts",
    Role.AGAIN: "comes again and again",
}
_UNDER_CONDITIONS = (
    r"if(?!\s+(?:possible|needed|necessary|not|so|any)\b)",
    r"unless|provided|assuming|in\s+case|in\s+the\s+event|on\s+(?:the\s+)?condition|subject\s+to|depending\s+on",
    r"as\s+long\s+as|as\s+soon\s+as|once(?!\s+(?:a|per|every|more|again|and)\b)|whether|^\s*should",
)
_CONDITION = re.compile(rf"\b(?:{'|'.join(_UNDER_CONDITIONS)})\b.*?(?:[,;.]\s|\bthen\b|\s{{3,}}|$)", re.IGNORECASE)


def role_of(lead: "re.Match[str]", after: str) -> Role:
    """What the words before and behind a day make of it."""
    behind = next((role for role, pattern in _BEHIND.items() if pattern.match(after)), None)
    return behind or next((role for role in _WORDS if lead[role.name]), Role.BARE)


def latest_behind(after: str) -> int:
    """How many letters behind a day say only that it is the last one: `Friday at the latest`."""
    match = _BEHIND[Role.BY].match(after)
    return match.end() if match else 0


def conditions(sentence: str) -> list[tuple[int, int]]:
    """Where a sentence says under which condition; days in there are not when something is due."""
    return [match.span() for match in _CONDITION.finditer(sentence)]
