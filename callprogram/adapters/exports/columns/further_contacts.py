"""Several contacts of one company in a row: `Contact 1 Name`, `Contact 2 Name`, `Phone 2`."""

from collections import defaultdict
from collections.abc import Iterable

from callprogram.adapters.exports.columns.headers import words
from callprogram.adapters.exports.columns.vocabulary import IN_CHARGE, PARTS, meaning_of, number_of_contact

_NAMES = ("contact", IN_CHARGE, *PARTS)


def further_contacts(headers: Iterable[str]) -> dict[int, dict[str, str]]:
    """Headers by the number, from 2, of the contact that they are about, each with what it would be called for one.

    A number is a contact's where a header with it names one: `Phone 2` is nobody's unless there is a `Contact 2`.
    """
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for header in headers:
        number, alone = _without_number(header)
        if number > 1 and _of_a_contact(alone):
            found[number].setdefault(alone, header)
    return {number: found[number] for number in sorted(found) if _has_a_name(found[number])}


def _without_number(header: str) -> tuple[int, str]:
    """The number of a header's contact, else the first in it, and the header without that number."""
    said = words(header)
    figures = [word for word in said if word.isdecimal()]
    number = number_of_contact(said) or next(map(int, figures), 0)
    place = next((place for place, word in enumerate(said) if word.isdecimal() and int(word) == number), len(said))
    return number, " ".join(said[:place] + said[place + 1 :])


def _of_a_contact(header: str) -> bool:
    meaning = meaning_of(header)
    return meaning is not None and (meaning.field in {*_NAMES, "title", "email"} or meaning.field.startswith("phone_"))


def _has_a_name(headers: Iterable[str]) -> bool:
    return any(meaning is not None and meaning.field in _NAMES for meaning in map(meaning_of, headers))
