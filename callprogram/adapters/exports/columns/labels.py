"""Labels that stand in the rows: `Phone 1 - Label` says of every `Phone 1 - Value` whether it is mobile or a fax."""

from collections.abc import Iterable

from callprogram.adapters.exports.columns.headers import words
from callprogram.adapters.exports.columns.vocabulary import is_not_called
from callprogram.adapters.exports.columns.vocabulary.composition import classes_in

_LABELS = frozenset(
    {"label", "type", "typ", "art", "kind", "tipo", "soort", "libelle", "etikett", "種類", "種別", "ラベル"}
)
_VALUES = frozenset({"value", "number", "wert", "nummer"})
_OF_NUMBERS = frozenset(["phone", "mobile", "direct", "main", "work", "home", "other", "switchboard"])
_KINDS = {
    "mobile": "mobile",
    "direct": "direct",
    "main": "main",
    "switchboard": "main",
    "home": "home",
    "other": "other",
}


def labels_of(phones: Iterable[str], headers: Iterable[str]) -> dict[str, str]:
    """For each header of numbers the one whose cells say of what kind each number is, where there is one."""
    labels = {_without(header, _LABELS): header for header in headers if _LABELS & {*words(header)}}
    found = {phone: labels.get(words(phone)) or labels.get(_without(phone, _VALUES)) for phone in phones}
    return {phone: label for phone, label in found.items() if label}


def label_in(cell: str) -> str | None:
    """The kind of number that a cell says, as `kind_in`; None for one that nobody calls."""
    return None if is_not_called(cell) else kind_in(cell)


def kind_in(text: str) -> str:
    """The kind of number that a label or a header says: mobile, direct, main, home, other, else phone."""
    said = classes_in(text)
    return next((label for kind, label in _KINDS.items() if kind in said), "phone")


def names_a_kind(text: str) -> bool:
    """Whether a word of a text is about telephones or says of what kind one is."""
    return bool(classes_in(text) & _OF_NUMBERS)


def _without(header: str, left_out: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words(header) if word not in left_out)
