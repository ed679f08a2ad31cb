"""The phrases by which a sentence says who keeps a promise, as patterns."""

import re
from collections.abc import Sequence

# What follows “told him”, “promised them that”: whoever is named next keeps it.
REPORT = (
    r"(?:^\s*|(?<=[.!?;]\s))(?:(?:I|we)(?:['’]ve|\s+have)?\s+)?(?:just\s+|also\s+)?"
    r"(?:told|assured|reassured|promised|informed|said|agreed|confirmed|mentioned|let|gave(?:\s+\w+)?\s+(?:my|our)\s+word)(?:\s+(?:to|with))?"
    r"(?:\s+(?:the\s+)?[\w.]+){0,2}?(?:\s+know)?,?\s+(?:that\s+)?"
)
_SAYS = (
    r"(?:\s+has)?\s+(?:said|says|agreed|confirmed|(?:told|promised|assured)(?:\s+\w+)?)\s+(?:that\s+)?"
    r"(?:he|she|they)(?:['’](?:d|ll)|\s+(?:would|will|can|could))(?!\w)"
)
# What somebody is, knows or thinks is nothing that they promise.
_IS = (
    r"(?!\s+(?:is|was|has|does|knows|thinks|says|wants|likes|believes|hopes|expects|remembers|seems|sounds|means"
    r"|looks(?!\s+(?:into|after|at|for)\b)|agrees|understands|prefers|works|lives|sits|uses|needs)\b)"
)
ADDRESS = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_IS_GOING_TO = r"(?:is|are)\s+(?:going\s+)?to|needs?\s+to|ha(?:s|ve)\s+(?:agreed\s+|promised\s+)?to"
_THEM = r"(?:them|him|her|us|you|it|the\s+(?:customer|client))"
_SOMETHING = r"(?=\s+(?:an?|the|some|more|another|their|our|his|her|that|\d+)\b)"
_GIVES = rf"(?:promise[sd]?|owes?|offer(?:s|ed)?)(?:\s+to|\s+{_THEM}|{_SOMETHING})"
_NOT_FORGET = r"(?:(?:will|shall|must)\s+not|won['’]t|don['’]t|do\s+not)\s+(?:forget|fail|omit)\s+to"
_WOULD = r"would(?!\s+(?:like|love|prefer|rather|want|need)\b)"
TO = (
    rf"(?:\s+(?:{_NOT_FORGET}|to|will|shall|must|should|can|could|gonna|{_WOULD}|{_IS_GOING_TO}|agree[sd]?\s+to|{_GIVES})"
    r"|['’]ll|['’]d|['’]s\s+(?:going\s+)?to)(?!\w)"
)
_WILL = r"(?:\s+(?:will|shall|must|should|is\s+going\s+to|has\s+to|needs\s+to)|['’]ll|['’]s\s+going\s+to)(?!\w)"
_WOULD_LIKE = r"(?:I['’]d|I\s+would|we['’]d)\s+like"
ASK = (
    r"(?:\bI\s*['’]?ll\s+|\bI\s+(?:will\s+)?|\blet\s+me\s+)?\b(?:please\s+)?"
    r"(?:I['’]ve\s+|I\s+have\s+|we['’]ve\s+)?"
    rf"(?:asked|told|reminded|ask|get|tell|have|remind|chase|need|want|nudge|ping|task|{_WOULD_LIKE})\s+"
)
_I_AM = r"(?:am\s+|['’]m\s+)?going\s+to|am\s+to|need\s+to|have\s+to|ought\s+to|to"
ME = (
    rf"(?:{REPORT}I(?:{TO})|\bI\s+{_NOT_FORGET}|\bI\s+{_GIVES}|\bI\s*['’]ll|^\s*ill|\bI\s+(?:will|shall|must|can|should|{_I_AM})|\bI['’](?:m\s+(?:going\s+)?to|m(?=\s+\w+ing\b)|ve\s+to|d)"
    r"|\blet\s+me|\b(?:remind\s+|(?:they|he|she)\s+(?:asked|wants?|needs?|expects?|told)\s+)?me\s+to|^\s*I(?!\s+(?:told|said|asked|heard|mentioned|think|believe|know|promised)\b)(?=\s+[a-z])|^\s*me\s*[:,–—-]|@me\b|\bmyself\b|[-–—(]\s*me\)?\s*$"
    r"|\bowner\s*[:=]\s*me\b|\bassigned\s+to\s+me\b)(?!\w)"
)
_WE_WILL = rf"['’](?:ll|d)|(?:['’]re|\s+are)\s+(?:going\s+)?to|\s+(?:{_NOT_FORGET}|will|shall|would|{_GIVES})"
WE = rf"(?:{REPORT}|^\s*)we(?:{_WE_WILL})(?!\w)"
TEAM = (
    rf"(?:{REPORT}|^\s*)"
    r"(?P<team>(?:the|our)\s+(?:[\w-]+\s+)?"
    r"(?:team|desk|department|support|engineers?|developers?|lawyers?|finance|legal|sales))"
    rf"(?:{TO}|(?=\s+(?!is\b|was\b|has\b)[a-z]+s\b))"
)
_GETS = (  # what they get is ours to give
    r"(?!\s+(?:get(?!\s+(?:back|in|on|to)\b)|have|receive|hear|need|see|find"
    r"|be(?!\s+(?:in\s+touch|back|there|ready)\b))\b)"
)
_THEY_WILL = (
    r"(?:(?:\s+(?:will|shall|must|should|agree[sd]?\s+to|to|(?:promised|owes?)(?:\s+(?:us|to))?"
    r"|(?:is|are)\s+(?:going\s+)?to|ha(?:s|ve)\s+(?:(?:agreed|promised)\s+)?to|needs?\s+to)|['’]ll"
    rf"|['’](?:s|re)\s+going\s+to|{_GIVES})(?!\w){_GETS}"
    r"|(?:['’](?:s|re)|\s+(?:is|are))(?=\s+\w+ing\s+us\b)"
    r"|\s+(?=(?:sends?|gives?|pays?|brings?|delivers?|returns?)\s))"
)
_TITLE = (
    r"(?:(?:mrs?|ms|dr|prof|herr|frau|monsieur|madame|mme|m|meneer|mevrouw|mevr|dhr"
    r"|(?:el\s+|la\s+)?(?:señora?|sra?))\.?\s+)*"
)
_FOR_US_ABROAD = r"(?=\s+(?:\w+\s+(?:uns|mir|ons|mij)\b|(?:nous|nos|me)\s|m['’]))"  # `schickt uns`, `nous envoie`
NOTHING = (
    r"^\W*(?:(?:none|n/a)\W*$|nothing\b)"
    r"|\bnothing\s+(?:(?:was|is|has\s+been)\s+)?promised|\bpromised?\s+(?:\w+\s+)?nothing\b"
    r"|\bno\s+(?:\w+\s+)?(?:promises?|commitments?)\b|\bnobody\s+promised\b|\bsaid\s+no\b"
    r"|^\W*no\s+(?:actions?|follow-?ups?|next\s+steps?|tasks?|to-?dos?)\b"
    r"|\b(?:did\s+not|didn['’]t|have\s+not|haven['’]t|never)\s+promised?\b"
)
_SUBJECT = r"(?:(?!(?:what|which|that|who|why|whether|how|where|when|if|because|so|to)\b)[\w.@’'-]+\s+){0,3}?"
WILL_NOT = (
    rf"^\W*{_SUBJECT}(?:(?:will|shall|would|should|must|can|could|do|does|did)\s+not|cannot|(?:is\s+)?(?:not|never)\s+to|refuse[sd]?|decline[sd]?|(?:is|are|am)\s+not\s+going\s+to|['’]m\s+not\s+going\s+to"
    r"|won['’]t|shan['’]t|wouldn['’]t|shouldn['’]t|mustn['’]t|can['’]t|\w*['’]ll\s+(?:not|never)|will\s+never|couldn['’]t|don['’]t|doesn['’]t|(?:is|are)n['’]t\s+going\s+to)\b"
    r"(?!\s+(?:forget|fail|omit|only|just)\b)"
)
LEFT_OUT = (
    rf"\s*(?:(?:promised|owe|offered)(?:\s+(?:to|{_THEM}))?|don['’]t\s+forget\s+to|will|shall|must|going\s+to|gonna|need\s+to"
    r"|have\s+to)\s+"
)
_LOOKS_AFTER = r"\b(?:the\s+|their\s+|your\s+)?(?:account\s+(?:owner|manager|exec(?:utive)?)|AM|CSM|AE)(?![\w])"
ACCOUNT_OWNER = rf"{_LOOKS_AFTER}{TO}|{ASK}{_LOOKS_AFTER}\s+to\b"
_CONJUNCTION = r"if|unless|as\s+soon\s+as|once|when(?:ever)?|after|before|until"  # `after the holidays Tom follows up`
_BEFORE_A_NAME = r"(?:^|(?<=[.,;:!?(–—-])|\b(?:that|sure|ensure|have|let)\b)[\s\"“]*"
_TO_WORK = "send|do|fix|call|write|prepare|look|check|share|set|give|make"
_CAPITALISED = r"(?P<unknown>(?:(?:Dr|Prof|Mrs?|Ms)\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)"

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
    other = r"(?P<other>\s*(?:&|\+|and|or|/)\s*[\w'’]+|,\s*not\s+\w+,?)?"
    return (
        rf"(?<![\w])@{name}{other}(?:{TO})?[\s:,]*",
        rf"(?P<told>{REPORT}){name}{other}(?:{TO})",
        rf"{_BEFORE_A_NAME}{name}{_SAYS}",
        rf"{ASK}{name}{other}\s+(?:to\b|(?=(?:{_TO_WORK})\b))",
        rf"{_BEFORE_A_NAME}{name}{other}{TO}",
        rf"\b(?:and|then|so|but|also|though)\s+(?P<said>{name}{other}{TO})",
        rf"\b{name}{other}{_WILL}",
        rf"^\s*(?:{_CONJUNCTION})\s[^,;:]+?\s(?P<said>{name}){_IS}(?=\s+[a-zà-ÿ]+s\b)",
        rf"^\s*(?:can|could|should|would|will)\s+{name}\b",
        rf"\bfor\s+{name}{other}\s+to\b",
        rf"\b(?:owner|who|assignee|responsible)\s*(?:[:=]|is)\s*{name}",
        rf"\b(?:assigned\s+to|owned\s+by|goes\s+to|on|over\s+to)\s+{name}(?=\s*[.,;!)]|\s*$)",
        rf"\bby\s+{name}",
        rf"{name}\s+(?:is\s+responsible\s+for|takes\s+care\s+of|(?:owns|takes|handles)\s+(?:it|this))\b",
        rf"^[\s\"“]*(?:(?:to-?do|action)\b[\s:]*)?{name}{other}\s*(?:->|[:–—,→-]+)\s*",
        rf"^\s*{name}(?=\s+has\s+[^,;]{{1,40}}\b(?:ready|done|\w+ed)\b)",
        rf"(?<=[.,;:!?–—-])\s*{name}{other}{_IS}(?=\s+[a-z]+s\b)",
        rf"[(\[]\s*(?P<said>{name}{other})[\s,]*[)\]]",
        rf"\s*(?:[-–—/|:,]|->|→)\s*{name}{other}\s*[.!]?\s*$",
        rf"^[\s\"“]*{name}{other}{_IS}(?=\s+[a-zà-ÿ]+\b)",
        rf"^[\s\"“]*{name}{other}\s+is(?=\s+\w+ing\b)",
        rf"^·\s*[a-zà-ÿ]+\s+(?P<said>{name})(?=\s)",
        rf"\b(?:(?:make|be)\s+sure|ensure|check)\s+(?:that\s+)?{name}{other}(?=\s+[a-z]+s\b)",
        rf"[.;,]\s*{name}{other}\s*[.!]?\s*$",
    )


def they_do_it(names: Sequence[str]) -> str:
    """Where a sentence begins with what the customer does; `names` are theirs."""
    called = "".join(rf"|{_TITLE}{re.escape(name)}" for name in names)
    theirs = r"(?:the|their)\s+(?:customer|client)|their\s+[\w-]+(?:\s+(?:team|department|people|side))?"
    waiting = r"(?:we\s+are\s+|we['’]re\s+|still\s+)*(?:waiting|wait)\s+(?:for|on)(?=\s)"
    return rf"(?:{REPORT}|^\s*)(?:{waiting}|(?:they|he|she|{theirs}{called})(?:{_SAYS}|{_THEY_WILL}|{_FOR_US_ABROAD}))"


def stranger_does_it() -> Sequence[str]:
    """Where somebody whose name we do not know stands, by its capital letter."""
    return (
        rf"@{_CAPITALISED}[\s:,]*",
        rf"(?i:{REPORT}){_CAPITALISED}(?:{TO})",
        rf"^[\s\"“]*{_CAPITALISED}{_SAYS}",
        rf"^[\s\"“]*{_CAPITALISED}{TO}",
        rf"^\s+{_CAPITALISED}{_IS}(?=\s+[a-z]+s\b)",
        rf"(?i:{ASK}){_CAPITALISED}\s+to\b",
        rf"(?<=[.,;:]\s){_CAPITALISED}{TO}",
    )
