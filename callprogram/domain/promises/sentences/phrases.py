"""The phrases by which a sentence says who keeps a promise, as patterns."""

import re
from collections.abc import Sequence

from callprogram.domain.promises.sentences.mentions import MONTH, WEEKDAY

_IS_GOING_TO = r"(?:is|are)\s+(?:going\s+)?to|needs?\s+to|ha(?:s|ve)\s+(?:agreed\s+|promised\s+)?to"
_PROMISES = r"promise[sd]?(?:\s+to)?|agree[sd]?\s+to|offer(?:s|ed)?\s+to|owes?(?:\s+them)?"
TO = rf"(?:\s+(?:to|will|shall|must|should|can|gonna|{_IS_GOING_TO}|{_PROMISES})|['’]ll|['’]s\s+(?:going\s+)?to)(?!\w)"
_WILL = r"(?:\s+(?:will|shall|must|should|is\s+going\s+to|has\s+to|needs\s+to)|['’]ll|['’]s\s+going\s+to)(?!\w)"
_WOULD_LIKE = r"(?:I['’]d|I\s+would|we['’]d)\s+like"
ASK = (
    r"(?:\bI\s*['’]?ll\s+|\bI\s+will\s+|\blet\s+me\s+)?\b(?:please\s+)?"
    rf"(?:ask|get|tell|have|remind|chase|need|want|nudge|ping|task|{_WOULD_LIKE})\s+"
)
_I_AM = r"(?:am\s+|['’]m\s+)?going\s+to|am\s+to|need\s+to|have\s+to|ought\s+to|promised?(?:\s+to)?|to|owe"
ME = (
    rf"(?:\bI\s*['’]ll|^\s*ill|\bI\s+(?:will|shall|must|can|should|{_I_AM})|\bI['’](?:m\s+(?:going\s+)?to|ve\s+to|d)"
    r"|\blet\s+me|\b(?:remind\s+)?me\s+to|^\s*I(?=\s+[a-z])|^\s*me\s*[:,–—-]|@me\b|\bmyself\b|[-–—(]\s*me\)?\s*$"
    r"|\bowner\s*[:=]\s*me\b|\bassigned\s+to\s+me\b)(?!\w)"
)
US = rf"\b(?:we|they|you|(?:the\s+)?(?:team|customer|client)|somebody|someone|he|she)(?:['’]ll|{TO})"
WE = r"\s*we(?:['’]ll|\s+will|\s+shall)\b"
LEFT_OUT = r"\s*(?:will|shall|going\s+to|gonna|need\s+to|have\s+to|promised\s+to)\s+"
_LOOKS_AFTER = r"\b(?:the\s+|their\s+|your\s+)?(?:account\s+(?:owner|manager|exec(?:utive)?)|AM|CSM|AE)(?![\w])"
ACCOUNT_OWNER = rf"{_LOOKS_AFTER}{TO}|{ASK}{_LOOKS_AFTER}\s+to\b"
_A_DAY = (
    r"by|on|in|before|until|next|this|tomorrow|today|end|mid|early|late|the|within|first|EO[DWMQY]|COB|\d+|Q\d"
    rf"|{WEEKDAY}|{MONTH}"
)
_BEFORE_A_NAME = r"(?:^|(?<=[.,;:!?(–—-])|\b(?:and|then|so|but|that|also|sure|ensure|have|let)\b)[\s\"“]*"
_TO_WORK = "send|do|fix|call|write|prepare|look|check|share|set|give|make"
_CAPITALISED = r"(?P<unknown>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)"

# Names that are words as well: “Mark the invoice as paid” names nobody.
ALSO_WORDS = frozenset(
    re.findall(r"\w+", "will may mark bill grant pat rob sue chase drew art frank hope grace joy jack")
)
# Words with a capital letter that stand before “to” or “will” and are nobody's name.
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
    need needs want wants have has had promise promised promises agree agreed remember try plan plans offer offered
    commit committed intend going supposed happy ready able due ask talk speak reply respond write listen get go come
    intro introduction link access update updates answer next follow connect forward send back up us them him her we
    they it you he she i note todo action commitment reminder owner deadline by on in at before until this that these
    those there who someone somebody nobody everyone everybody customer client meeting call email reference will
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday today tomorrow tonight eod eow eom eoq eoy re fyi ps ok yes no also then and so but
    discount price pricing invoice contract renewal upgrade migration demo report proposal quote everything something
    looking look looks what when where how why which if once as a the an our their your my his
    """,
    )
)


def who_does_it(name: str) -> Sequence[str]:
    """Where a sentence says that somebody does something, the surest first: `Priya to …`, `ask Sam to …`, `(Priya)`."""
    other = r"(?P<other>\s*(?:&|and|or|/)\s*[\w'’]+)?"
    return (
        rf"@{name}{other}(?:{TO})?[\s:,]*",
        rf"{ASK}{name}{other}\s+(?:to\b|(?=(?:{_TO_WORK})\b))",
        rf"{_BEFORE_A_NAME}{name}{other}{TO}",
        rf"^\s*(?:{_A_DAY})\b[^,;:]{{0,30}}\b(?P<said>{name}{other}{TO})",
        rf"\b{name}{other}{_WILL}",
        rf"^\s*(?:can|could|should|would|will)\s+{name}\b",
        rf"\bfor\s+{name}{other}\s+to\b",
        rf"\b(?:owner|who|assignee|responsible)\s*(?:[:=]|is)\s*{name}",
        rf"\b(?:assigned\s+to|owned\s+by|goes\s+to|on|over\s+to)\s+{name}(?=\s*[.,;!)]|\s*$)",
        rf"\bby\s+{name}",
        rf"{name}\s+(?:owns|is\s+responsible\s+for|takes\s+care\s+of|takes|handles)\b(?:\s+it|\s+this)?",
        rf"^[\s\"“]*{name}{other}\s*[:–—,-]+\s*",
        rf"(?<=[.,;:!?–—-])\s*{name}{other}(?=\s+[a-z]+s\b)",
        rf"[(\[]\s*{name}{other}\s*[)\]]",
        rf"\s*(?:[-–—/|:,]|->|→)\s*{name}{other}\s*[.!]?\s*$",
        rf"^[\s\"“]*{name}{other}(?=\s+[a-z]+s?\b)",
        rf"\b(?:(?:make|be)\s+sure|ensure|check)\s+(?:that\s+)?{name}{other}(?=\s+[a-z]+s\b)",
        rf"[.;,]\s*{name}{other}\s*[.!]?\s*$",
    )


def stranger_does_it() -> Sequence[str]:
    """Where somebody whose name we do not know stands, by its capital letter."""
    return (
        rf"@{_CAPITALISED}[\s:,]*",
        rf"^[\s\"“]*{_CAPITALISED}{TO}",
        rf"(?i:{ASK}){_CAPITALISED}\s+to\b",
        rf"(?<=[.,;:]\s){_CAPITALISED}{TO}",
    )
