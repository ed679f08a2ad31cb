"""Columns that say of a row that it is no customer, or nobody to ring: `Is Deleted`, `Action`, `Type`, `Status`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from callprogram.adapters.exports.cells import values
from callprogram.adapters.exports.columns.headers import normalised, words
from callprogram.adapters.exports.columns.vocabulary import meaning_of
from callprogram.adapters.exports.columns.vocabulary.lists import marks

_LONG = 8  # letters of a phrase that means the same among others


def _long(names: Iterable[str]) -> tuple[str, ...]:
    """Those that say the same among other words: `deceased`, but not `died`, in which `studied` ends."""
    return tuple(name for name in names if len(name) >= _LONG or not name.isascii())


_NAMED = {kind: frozenset(map(normalised, names)) for kind, names in marks().items()}
DELETED, LEFT = "deleted in the CRM", "no customer any more"
HOUSEHOLD = "no customer but a household, whose people have rows of their own"
SUPPLIER, NAMES_OF_FIELDS = "no customer but a supplier", "names of fields, no customer"
FIRST = 3  # rows below the header that may say once more what the columns are called


_GONE = _NAMED["deleted or when"]
_DOING = _NAMED["what was done"]
_STATES = _NAMED["states"]
_OF_LETTERS = _NAMED["not of calls"]
_KINDS = _NAMED["types"]
_DELETES = _NAMED["deleted"]
_FORMER = _NAMED["former customers"]
_SUPPLIERS = _NAMED["suppliers"]
_MAKERS = _NAMED["makers"]
_HOUSEHOLDS, _INDIVIDUALS = _NAMED["households"], _NAMED["individuals"]
_CUSTOMERS = tuple(_NAMED["customers"])
_REFUSALS = _NAMED["refusals"] | _NAMED["dead"]
_DENIALS = _NAMED["denials"]
_OBJECTIONS_BY_NAME = _NAMED["objections by name"]
_DEATHS = _NAMED["deceased"]
_OF_OTHERS = _NAMED["of others"]
_NEGATIONS = _NAMED["negations"]
_PHRASES = _long(_NAMED["refusals"])
_ENDINGS = ("typ", "type", *(name for name in _KINDS if not name.isascii()))
_BETWEEN = re.compile(r"[;,|/\n]")
_DATE = re.compile(r"(?!0000)\d{4}[-/.]\d\d?[-/.]\d\d?.*|(?!00)\d\d?[-/.]\d\d?[-/.]\d{2,4}.*")
_FIELD_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*")

Says = Callable[[str], bool]


@dataclass(frozen=True)
class Marks:
    """By its header, which cells of a column say that a row is no customer, and why; and which that nobody may ring."""

    apart: Sequence[tuple[str, str, Says]]
    refusing: Mapping[str, Says]

    def headers(self) -> tuple[str, ...]:
        """The columns that say anything of the kind."""
        return tuple(dict.fromkeys((*(header for header, *_ in self.apart), *self.refusing)))


def marks_of(
    headers: Sequence[str], rows: Sequence[Sequence[str]], used: Iterable[str], phones: Iterable[str] = ()
) -> Marks:
    """What the columns say of rows as a whole; those `used` for a field say no more that nobody may ring.

    Columns of `phones` may say so beside a number, or in its place.
    """
    apart: list[tuple[str, str, Says]] = []
    refusing: dict[str, Says] = dict.fromkeys(phones, _refuses_beside)
    for place, header in enumerate(headers):
        if (name := normalised(header)) in _GONE:
            apart.append((header, DELETED, _is_gone))
        elif name in _DOING:
            apart.append((header, DELETED, _does_away))
        elif _is_kind(header):
            seen = [row[place] for row in rows if place < len(row)]
            apart += [(header, SUPPLIER, _supplies(seen)), (header, HOUSEHOLD, _holds(seen)), (header, LEFT, _has_left)]
        elif header not in {*used} and (_objects(header) or _tells_of_death(header)):
            refusing[header] = _may_refuse
        elif _consents(header):
            refusing[header] = _denies([row[place] for row in rows if place < len(row)])
        elif _is_state(header):
            apart += [(header, DELETED, _deletes), (header, LEFT, _has_left)]
            refusing[header] = _refuses
        elif header not in {*used} and (meaning := meaning_of(header)) and meaning.field == "do_not_call":
            refusing[header] = _may_refuse
    return Marks(apart, refusing)


def names_fields(cells: Sequence[str], headers: Sequence[str]) -> bool:
    """Whether a row says what the columns are called within a system: `Account.Name`, `annualrevenue`."""
    filled = [(cell.strip(), header) for cell, header in zip(cells, headers, strict=False) if cell.strip()]
    if len(filled) < 2 or not all(_FIELD_NAME.fullmatch(cell) for cell, _ in filled):  # noqa: PLR2004 - one tells nothing
        return False
    return 2 * sum(_are_alike(normalised(cell), normalised(header)) for cell, header in filled) >= len(filled)


def _are_alike(name: str, header: str) -> bool:
    return bool(name and header) and (name in header or header in name)


def _is_kind(header: str) -> bool:
    return bool({*words(header)} & _KINDS) or normalised(header).endswith(_ENDINGS)


def _is_state(header: str) -> bool:
    said = {*words(header)}
    return (bool(said & _STATES) or normalised(header).endswith("status")) and not said & _OF_LETTERS


def _objects(header: str) -> bool:
    """Whether a column says who asked not to be rung: `Opted Out of Calls`, `Kontaktsperre`."""
    name = normalised(header)
    if name in _OBJECTIONS_BY_NAME or name.endswith(_PHRASES):
        return True
    is_denial = _is_of_consent(name) and _denies_in(header)
    return _is_about_calls(name) and (is_denial or any(each in name for each in _NAMED["objections"]))


def _consents(header: str) -> bool:
    """Whether a column says who may be rung: `Call consent`, `Telefonwerbung erlaubt`."""
    name = normalised(header)
    is_known = (meaning := meaning_of(header)) is not None and meaning.field == "do_not_call"
    return not is_known and _is_about_calls(name) and _is_of_consent(name) and not _denies_in(header)


def _is_about_calls(name: str) -> bool:
    return any(each in name for each in _NAMED["about calls"])


def _is_of_consent(name: str) -> bool:
    return any(each in name for each in _NAMED["consents"])


def _denies_in(header: str) -> bool:
    """Whether a header says the contrary of what it names: `Keine Telefonwerbung`, `Call consent withdrawn`."""
    return bool({*words(header)} & _NEGATIONS) or any(each in normalised(header) for each in _DENIALS)


def _tells_of_death(header: str) -> bool:
    """Whether a column says that somebody has died, or when: `Is Deceased`, `Date of death`."""
    name = normalised(header)
    return (name in _DEATHS or name.endswith(_long(_DEATHS))) and not {*words(header)} & _OF_OTHERS


def _denies(cells: Iterable[str]) -> Says:
    """What in a column of consents is none: whoever says so, and a plain no where others say yes."""
    is_in_use = any(map(_is_yes, map(values.plain, cells)))

    def says(cell: str) -> bool:
        said = values.plain(cell)
        return normalised(said) in _DENIALS or _refuses(said) or (is_in_use and _is_no(said))

    return says


def _is_no(cell: str) -> bool:
    try:
        return bool(cell) and not values.do_not_call(cell) and normalised(cell) not in _NAMED["consents"]
    except ValueError:
        return False


def _is_yes(cell: str) -> bool:
    try:
        return values.do_not_call(cell)
    except ValueError:
        return False


def _may_refuse(cell: str) -> bool:
    """Whether anything but a plain no is said: whoever may have asked not to be rung is not rung."""
    said = values.plain(cell)
    try:
        return bool(said) and values.do_not_call(said)
    except ValueError:
        return True


def _is_gone(cell: str) -> bool:
    return _is_yes(cell) or _DATE.fullmatch(cell.strip()) is not None or _deletes(cell)


def _deletes(cell: str) -> bool:
    return normalised(cell) in _DELETES


def _has_left(cell: str) -> bool:
    """Whether a status or a type says of whom the row is about that they were a customer."""
    return normalised(cell) in _FORMER


def _does_away(cell: str) -> bool:
    """Whether an action deletes: by its name or its first letter, beside I and U for inserts and updates."""
    return _deletes(cell) or normalised(cell) == "d"


def _refuses(cell: str) -> bool:
    """Whether a part of a cell asks not to be rung, whatever stands around a phrase of several words."""
    parts = [normalised(part) for part in _BETWEEN.split(cell)]
    return any(part in _REFUSALS or any(phrase in part for phrase in _PHRASES) for part in parts)


def _refuses_beside(cell: str) -> bool:
    """Whether the words beside a number, or one of their parts, say nothing but that nobody may ring."""
    return any(_only_letters(part) in _REFUSALS for part in _BETWEEN.split(cell))


def _only_letters(text: str) -> str:
    return "".join(filter(str.isalpha, normalised(text)))


def _holds(cells: Iterable[str]) -> Says:
    """What is a household in a column of types that says of others that they are people."""
    has_people = not _INDIVIDUALS.isdisjoint(map(normalised, cells))
    return lambda cell: has_people and normalised(cell) in _HOUSEHOLDS


def _supplies(cells: Iterable[str]) -> Says:
    """What is no customer in a column of types; makers are, unless it says of others whether they buy or sell."""
    seen = {normalised(part) for cell in cells for part in _BETWEEN.split(cell)}
    tells = bool(seen & _SUPPLIERS) or any(name.startswith(_CUSTOMERS) for name in seen)
    apart = _SUPPLIERS | _MAKERS if tells else _SUPPLIERS

    def says(cell: str) -> bool:
        parts = [normalised(part) for part in _BETWEEN.split(cell)]
        return any(parts) and all(part in apart for part in parts if part)

    return says
