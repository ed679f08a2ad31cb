"""A header for comparing: its letters, its words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

LONGEST = 120  # letters of a header that are looked at
_VOICED = (0, 8)  # what does not combine, and the marks of Japanese kana, which are letters of their own
_SECOND = re.compile(r"#\d+$")
_VOWELS = re.compile("[\u0591-\u05bd\u064b-\u0652]")  # which Hebrew and Arabic write above and below a word
_PREFIX = re.compile(r"[^\W\d_]+\d?(?: - |[_.:-])")
_SUFFIX = re.compile(r"(?:\s+[-–_]\s*|[_.:])([^\W\d_]+)$")
_CODE = re.compile(r"[A-Z]{2,3}")
_FEWEST, _MOST = 4, 0.6  # the headers, and the share of all, that begin or end alike before that says nothing
_CAPITAL, _SMALL = "A-Z\u00c0-\u00d6\u00d8-\u00de", "a-z\u00df-\u00f6\u00f8-\u00ff"
_WORD = re.compile(rf"[{_CAPITAL}]+(?![{_SMALL}])|[{_CAPITAL}]?[^\W\d{_CAPITAL}_]+|\d+")


def normalised(header: str) -> str:
    """A header for comparing: letters and figures only, small, without accents and the number that a second one has."""
    return "".join(filter(str.isalnum, folded(_SECOND.sub("", header.strip()[:LONGEST]))))


def words(header: str) -> tuple[str, ...]:
    """The words of a header for comparing; figures, and letters that change from small to capital, end a word."""
    plain = unicodedata.normalize("NFKC", _SECOND.sub("", header.strip()[:LONGEST]))
    return tuple(folded(word) for word in _WORD.findall(_VOWELS.sub("", plain)))


def prefix_of(headers: Iterable[str]) -> str:
    """The word before a mark with which most headers begin, as the columns of a table may: `kun_` of `kun_telefon`."""
    return _shared(match[0] if (match := _PREFIX.match(header)) else "" for header in headers)


def without_suffixes(headers: Iterable[str]) -> dict[str, str]:
    """Each header without the word behind a mark with which most end: `Phone - Work` for `Phone - Work - CD`.

    There may be several where they are codes: `CD` and `CP` for the fields that a CRM has and those of one's own.
    """
    plain = tuple(headers)
    ends = {header: match[1] if (match := _SUFFIX.search(header)) else "" for header in plain}
    codes = {code for code, count in Counter(ends.values()).items() if count >= _FEWEST and _CODE.fullmatch(code)}
    are_most = sum(end in codes for end in ends.values()) >= _MOST * len(plain)
    said_by_none = (codes if are_most else {_shared(ends.values())}) - {""}
    return {header: _SUFFIX.sub("", header) if ends[header] in said_by_none else header for header in plain}


def _shared(affixes: Iterable[str]) -> str:
    found = [*affixes]
    affix, count = next(iter(Counter(found).most_common(1)), ("", 0))
    return affix if count >= max(_FEWEST, _MOST * len(found)) else ""


def folded(text: str) -> str:
    """A text for comparing: small, without accents, full-width letters narrowed."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(mark for mark in apart if unicodedata.combining(mark) in _VOICED))
