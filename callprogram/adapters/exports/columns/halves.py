"""Columns of first and of last names: what they say about the columns of names beside them."""

from collections.abc import Iterable, Mapping

from callprogram.adapters.exports.columns.contents import Column
from callprogram.adapters.exports.columns.vocabulary import IN_CHARGE, OPEN, Meaning

OTHER_HALF = {"first_name": "last_name", "last_name": "first_name"}
_NEARLY_ALL, _HALF = 0.9, 0.5


def settled(said: Mapping[str, Meaning], columns: Mapping[str, Column]) -> dict[str, Meaning]:
    """The meanings where half a name has its other half, and no company is the person whose halves stand beside it."""
    best_last = sorted(said, key=lambda header: (said[header].rank, header), reverse=True)
    halves = {said[header].field: columns[header] for header in best_last if said[header].field in OTHER_HALF}
    if len(halves) == 1:
        ((half, beside),) = halves.items()
        return {header: _other_half(meaning, columns[header], half, beside) for header, meaning in said.items()}
    people = [header for header, meaning in said.items() if meaning.field in {"company", *OPEN}]
    people = [header for header in people if halves and _are_in(halves.values(), columns[header])]
    return {header: meaning for header, meaning in said.items() if header not in people}


def _other_half(meaning: Meaning, column: Column, half: str, beside: Column) -> Meaning:
    """A contact's name that goes without the half beside it is the other: `Nom du contact` beside `Prénom`."""
    is_apart = meaning.field in {"contact", IN_CHARGE} and 0 <= _share_of(beside, column) < _HALF
    return Meaning(OTHER_HALF[half], meaning.rank) if is_apart else meaning


def _are_in(halves: Iterable[Column], column: Column) -> bool:
    """Whether a column has both halves of nearly every name, as a person's account has in Salesforce."""
    return all(is_in(half, column) for half in halves)


def is_in(half: Column, column: Column) -> bool:
    """Whether a column has the half of nearly every name."""
    return _share_of(half, column) >= _NEARLY_ALL


def _share_of(half: Column, column: Column) -> float:
    """In how many of the rows that have both the half is in the name, 0 to 1; -1 where no row has both."""
    pairs = [(name, part) for name, part in zip(column.rows, half.rows, strict=True) if name and part]
    return sum(part in name for name, part in pairs) / len(pairs) if pairs else -1
