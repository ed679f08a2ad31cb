"""What people type into a cell for telephone numbers, taken apart: the numbers, their extensions, the words."""

import re
from collections.abc import Iterator

from callprogram.adapters.exports.cells.spelling import clean
from callprogram.domain.customers.phones import BEFORE_EXTENSION

_LONGEST = 250
_MOST_PARTS = 6
_MARK = "\0"  # stands before an extension while a cell is taken apart
_LONG_DASH = re.compile(r"(?<=\d)\s*[ーｰ]\s*(?=\d)")
_DECIMALS = re.compile(r"(\+?\d{6,})[.,]0{1,2}")
_EXACT_FLOAT = re.compile(r"(\d)[.,](\d+)E\+?(\d{1,2})", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:tel|callto|sip|skype|p):\s*(?=[+\d(])", re.IGNORECASE)
_PARAMETER = re.compile(r";(?!ext=)[a-z-]+=[^;\s]*", re.IGNORECASE)
_DOUBLE_PREFIX = re.compile(r"^\+[\s+]*00(?=\s*[1-9])|^\+\s*\++")
_EXTENSION = re.compile(
    rf"(?<=[\d)])(?:{BEFORE_EXTENSION}|\s*;(?=\d{{1,5}}#?\s*$))(?P<extension>\d{{1,7}}#?)(?!\d|[ .-]?\d)[^\S\r\n]*\)?",
    re.IGNORECASE,
)
WITH_EXTENSION = (
    rf"(?i)^(?<number>[^A-Za-z]*[0-9)]){BEFORE_EXTENSION}(?<extension>[0-9]{{1,7}}#?) *$"  # as columns have it
)
_HARD = re.compile(
    r"[\r\n;|、]+|:::|\s[&+]\s|"
    r"(?<![^\W\d_])(?:or|oder|ou|oppure|of|and|und|et|y|en|または|又は)(?![^\W\d_])",
    re.IGNORECASE,
)
_SOFT = re.compile(r"[/,]")
_APART = re.compile(r"\s+(?:[-–—]\s+)?|(?<=\d{7})-(?=\d{7})")
_DASHED = re.compile(r"\s+-\s*|-\s+|(?<=\d{7})-|-(?=\d{7})")
_ASIDE = re.compile(r"\([^()]*[^\W\d_][^()]*\)|\[[^\[\]]*\]")
_BEFORE_FAX = re.compile(r"[\s,/(]+(?=(?:tele)?fax[.:\s]*[\d+(])", re.IGNORECASE)
_FAX = re.compile(r"fax|ファックス|ファクス", re.IGNORECASE)
_TELEPHONE = re.compile(r"tel(?!efax)|phone|mobil|電話", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_LEFT_BEHIND = re.compile(r"[^\W\d_][^\d]*\d{1,7}#?$")
_WORDS = re.compile(r"[^\W\d_]+[.:]*")


def mended(cell: str) -> str:
    """A cell in ASCII figures and dashes, without what links and spreadsheets put around a number."""
    text = _LONG_DASH.sub("-", clean(cell[:_LONGEST])).replace(_MARK, "").strip("\"'`’ ")
    if match := _DECIMALS.fullmatch(text):
        return match[1]
    match = _EXACT_FLOAT.fullmatch(text)
    if match and len(match[2]) == int(match[3]):
        return match[1] + match[2]
    return _DOUBLE_PREFIX.sub("+", _PARAMETER.sub("", _SCHEME.sub("", text)))


def pieces_of(text: str) -> list[str]:
    """The parts of a cell that are different numbers for certain, without those for faxes and words in brackets."""
    marked = _EXTENSION.sub(rf" {_MARK}\g<extension> ", text)
    parts = [part for line in _HARD.split(marked) for part in _BEFORE_FAX.split(line)]
    heard = [part for part in parts if not (_FAX.search(part) and not _TELEPHONE.search(part))]
    return [piece for part in heard if (piece := _ASIDE.sub(" ", part).strip(" ,/:-\t"))]


def groupings_of(piece: str) -> Iterator[list[str]]:
    """Every way to take a part with slashes or commas for several numbers, the most numbers first."""
    parts = _SOFT.split(piece)
    gaps = len(parts) - 1 if len(parts) <= _MOST_PARTS else 0
    for ends in sorted(range(2**gaps), key=int.bit_count, reverse=True):
        yield _grouped(parts, ends)


def apart(piece: str) -> list[str]:
    """A part as the numbers between its spaces, or between dashes that no number has: `944870419-991352599`."""
    return list(dict.fromkeys(_APART.split(piece)))


def dashed(piece: str) -> list[str]:
    """A part as what stands between dashes that no number has: `313 4190202 -6016856510-60141`."""
    return list(dict.fromkeys(filter(None, _DASHED.split(piece))))


def without_ending(piece: str, longest: int) -> str:
    """A number without the other ending that it has: `030 23125014/15`; empty where it has none so short."""
    text, _, ending = piece.rpartition("/")
    return text if len(figures_of(ending)) <= longest else ""


def spelled(piece: str) -> str:
    """A part as `phonenumbers` reads it, the extension as in RFC 3966."""
    return piece.replace(_MARK, ";ext=").replace(" ;ext=", ";ext=").replace(",", " ").strip()


def has_words(piece: str) -> bool:
    """Whether there is more than figures and what stands between them."""
    return _LETTERS.search(piece) is not None


def without_words(piece: str) -> str:
    """A part without its words."""
    return _WORDS.sub(" ", piece).strip(" .:-/,")


def figures_behind(text: str, number: str) -> str:
    """A word and figures at the very end of a text, behind its number: `Room 12`; empty where there are none."""
    match = _LEFT_BEHIND.search(text.rpartition(number)[2])
    return match[0].strip(" ,.") if match else ""


def figures_of(piece: str) -> str:
    """The figures of a part, those of its extension left out."""
    return re.sub(r"\D", "", re.sub(rf"{_MARK}\d+", "", piece))


def _grouped(parts: list[str], ends: int) -> list[str]:
    """The parts in groups: one ends behind each part whose bit is set."""
    groups = [parts[0]]
    for place, part in enumerate(parts[1:]):
        if ends >> place & 1:
            groups.append(part)
        else:
            groups[-1] += f"/{part}"
    return groups
