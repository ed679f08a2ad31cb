"""The numbers of one cell, each with the kind that stands beside it: JSON, `Mobile: 0171 …; Fax: 030 …`, `(home)`."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from callprogram.adapters.exports.cells.phones import Numbers, read_phones
from callprogram.adapters.exports.columns.labels import kind_in, names_a_kind
from callprogram.adapters.exports.columns.vocabulary import is_not_called
from callprogram.domain.customers.glances import region_said

_FEWEST = 5  # figures of a number
_VOTERS = 3  # the fewest numbers that say anything of the others
_MOST_VOTERS = 1000  # of more, these are heard all over the file
_NUMBERED = frozenset({"phone", "value", "number", "phonenumber", "phone_number", "e164", "telephone"})
_KINDS = frozenset({"label", "type", "kind", "name", "location", "category"})
_LETTERS = {"m": "mobile", "c": "cell", "h": "home", "w": "work", "o": "work", "d": "direct", "t": "tel", "f": "fax"}
_LETTER = re.compile(r"\s*([a-z])\s*[.:]?\s*(?=[+(\d])", re.IGNORECASE)
_WORD = r"[^\W\d_]"
_BETWEEN = re.compile(
    rf"[;\n\r|、]+|,\s*(?={_WORD})|\s+/\s+(?={_WORD})|\s+[-–—]\s+(?={_WORD}[^\d+(]{{0,20}}[\d+(])|"
    rf"(?<=\))\s*,\s*|(?<=[\d)])\s+(?={_WORD}{{1,20}}(?:\s{_WORD}{{1,20}})?\.?\s*:)"
)
_LINK = "tel:+"  # to one number, of no kind
_ADDRESS = re.compile(r"[^\s,;:<>()\[\]\"']+@[^\s,;:<>()\[\]\"']+")
_BEFORE = re.compile(r"^[^\d+(]*")
_WORDS = re.compile(rf"{_WORD}+")

Said = tuple[str, str]  # of what kind a number is, as the cell says it, and the number


def vote_of(cells: Iterable[str]) -> str | None:
    """The country of nearly all numbers that say theirs; none where too few do, or they are of several."""
    said = [cell for cell in cells if cell.lstrip("'( ").startswith(("+", "00"))]
    return region_said(said[:: len(said) // _MOST_VOTERS + 1]) if len(said) >= _VOTERS else None


def numbers_of(cell: str, country: str | None, region: str, label: str, vote: str | None = None) -> Numbers:
    """The numbers in a cell, as `read_phones` reads each; those that nobody calls are none, however many there are."""
    text = _ADDRESS.sub(" ", cell) if "@" in cell else cell
    said = [] if text.startswith(_LINK) else _of_json(text) or _labelled(text)
    if not said:
        return read_phones(text, country, region, label, vote) if text.strip(" ,;") or text == cell else Numbers(())
    called = [(kind, number) for kind, number in said if not is_not_called(kind)]
    return _together([read_phones(text, country, region, _label(kind, label), vote) for kind, text in called])


def _together(read: Iterable[Numbers]) -> Numbers:
    several = list(read)
    oddities = dict.fromkeys(oddity for each in several for oddity in each.oddities)
    return Numbers(tuple(phone for each in several for phone in each.phones), tuple(oddities))


def _label(kind: str, label: str) -> str:
    return kind_in(kind) if names_a_kind(kind) else label


def _of_json(cell: str) -> list[Said]:
    """The numbers of a cell that is JSON, or written as Python or a database writes a list; nothing for any other."""
    text = cell.strip()
    if text[:1] not in {"[", "{"}:
        return []
    for said in (text, text.replace("'", '"')):
        with suppress(ValueError):
            return list(_within(json.loads(said), ""))
    return list(_within(text.strip("[]{}").replace('"', "").split(","), ""))


def _within(said: object, kind: str) -> Iterator[Said]:
    """Every number in a value of JSON; what stands beside it or names it says of what kind it is."""
    if isinstance(said, (str, int)) and sum(map(str.isdecimal, str(said))) >= _FEWEST:
        yield kind, str(said)
    elif isinstance(said, Sequence) and not isinstance(said, str):
        for each in said:
            yield from _within(each, kind)
    elif isinstance(said, Mapping):
        names = {str(name).casefold(): name for name in said}
        own = next((str(said[names[name]]) for name in names if name in _KINDS), kind)
        numbers = [names[name] for name in names if name in _NUMBERED]
        for name in numbers[:1] or said:
            yield from _within(said[name], own if numbers else str(name))


def _labelled(cell: str) -> list[Said]:
    """The parts of a cell with the words about each; nothing where no word names a kind of number."""
    parts = [part for part in _BETWEEN.split(cell) if part and part.strip()]
    said = [(_kind(part), part) for part in parts]
    if not any(names_a_kind(kind) or is_not_called(kind) for kind, _ in said):
        return []
    return [(kind, _BEFORE.sub("", part)) for kind, part in said if any(map(str.isdecimal, part))]


def _kind(part: str) -> str:
    """The words of a part, or what its one letter stands for: `M 0171 …`."""
    letter = _LETTER.match(part)
    return _LETTERS.get(letter[1].lower(), "") if letter else " ".join(_WORDS.findall(part))
