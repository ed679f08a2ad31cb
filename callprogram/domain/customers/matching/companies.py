"""What companies are called: when two names are one name, and which are none."""

import re
import unicodedata
from functools import lru_cache

# What stands in a column of companies where there is none.
NO_COMPANY = frozenset(
    (
        "",
        "consumer",
        "freelance",
        "freelancer",
        "homeowner",
        "household",
        "individual",
        "n a",
        "na",
        "no co",
        "no company",
        "no name",
        "none",
        "not applicable",
        "particular",
        "particulier",
        "personal",
        "privat",
        "privatkunde",
        "private",
        "privatperson",
        "privato",
        "privé",
        "retired",
        "self",
        "self employed",
        "selbständig",
        "selbstständig",
        "sole trader",
        "student",
        "tbd",
        "unemployed",
        "unknown",
    )
)
# Legal forms that are written in two ways, and the word between two owners.
WRITTEN_OTHERWISE = {"company": "co", "corporation": "corp", "incorporated": "inc", "limited": "ltd", "und": "and"}
# Words that many companies are called by: one of them alone names nobody in particular.
_COMMON_WORDS = (
    "academy agency alpha apex atlas bakery bank beta cafe church clinic club college company consulting construction "
    "delta design dental electric elite express finance first global group health home hotel insurance law legal "
    "logistics marketing media medical omega phoenix pizza premier prime properties realty restaurant salon school "
    "services shop smith solutions star store studio summit systems tech technologies transport travel university "
    "vertex zenith"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_LEGAL_FORMS = "ab ag as bv co corp gmbh inc kg kk llc llp lp ltd nv oy plc pte pty pvt sa sarl sas se spa srl the"
_LEGAL = frozenset(_LEGAL_FORMS.split())
_WITHOUT = re.compile(r"(?<=\w)[.'’`](?=\w|$)|(?<=\w)\.(?=\W)")
_WORDS = re.compile(r"[^\W_]+")
_REMEMBERED = 65_536


@lru_cache(_REMEMBERED)
def company_key(name: str) -> str:
    """A company's name for comparing: capitals, spaces and marks aside, `Limited` as `ltd`; empty for no company.

    With its legal form, for `Mill Ltd` and `Mill GmbH` are two, and whether `Mill` is one of them nobody knows.
    """
    plain = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ").replace("+", " and ")
    words = _WORDS.findall(_WITHOUT.sub("", plain))
    named = words[1:] if words[:1] == ["the"] and words[1:] else words
    key = " ".join(WRITTEN_OTHERWISE.get(word, word) for word in named)
    return "" if key in NO_COMPANY else key


def without_legal_form(key: str) -> str:
    """What is left of such a name without its legal form; all of it where that is nothing."""
    return " ".join(word for word in key.split() if word not in _LEGAL) or key


def is_common(key: str) -> bool:
    """Whether a name is one word that companies without anything in common are called."""
    return without_legal_form(key) in _COMMON
