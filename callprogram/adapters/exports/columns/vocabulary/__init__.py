"""What columns are called: the names of every field, for comparing without case, accents or marks."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from callprogram.adapters.exports.columns.headers import folded, normalised, words
from callprogram.adapters.exports.columns.vocabulary.composition import classes_in, composed
from callprogram.adapters.exports.columns.vocabulary.lists import languages
from callprogram.adapters.exports.columns.vocabulary.lists import words as listed_words
from callprogram.adapters.frames.schema import VALUES

_OF_PEOPLE = ("crm_id", "contact_id", "company", "contact", "title", "email", "phone")
FIELDS = (*_OF_PEOPLE, *(name for name in VALUES if name not in {*_OF_PEOPLE, "contacts"}))
PARTS = ("first_name", "infix", "last_name")
IN_CHARGE = "in_charge"  # a contact, or an account owner where the contact is another column
OPEN = ("name", "customer_name")  # a company or a person: the rest of the file decides
SALUTATION = "salutation"  # which says Ms. or Dr., but in some files what somebody does
PHONES = ("direct", "work", "main", "mobile", "home", "other")  # in the order in which to try
_FAXES = ("fax", "faks", "факс", "φαξ", "فاكس", "传真", "傳真", "팩스", "ファクス", "ファックス")
_REMEMBERED = 16_384


class Meaning(NamedTuple):
    """What a header says: a field or part of one, and how good a name for it that is (the smaller, the better)."""

    field: str
    rank: tuple[int, ...]


@cache
def meanings() -> dict[str, Meaning]:
    """Every name, normalised, with what it says."""
    found: dict[str, Meaning] = {}
    for language, each in enumerate(languages()):
        for field, names in each.items():
            for place, name in enumerate(names):
                found.setdefault(normalised(name), Meaning(field, (place, language)))
    return found


@lru_cache(_REMEMBERED)
def meaning_of(header: str) -> Meaning | None:
    """What a header says by a name that is known, else by its words, else by a name among words that change nothing."""
    known = meanings()
    exact, said = known.get(normalised(header)), words(header)
    number = next((int(word) for word in said if word.isdecimal()), 0)
    first = known.get("".join(said[:-1])) if number and said[-1].isdecimal() else None
    one_of = first if first and first.field not in OPEN else None  # `Name 2` is more of the same name
    if exact and not (one_of and one_of.field == exact.field):
        return Meaning(exact.field, (0, *exact.rank, 0))
    if number_of_contact(said) > 1:
        return None
    if one_of:
        return Meaning(one_of.field, (0, *one_of.rank, number))
    made_up = composed(header)
    if made_up:
        return Meaning(made_up[0], (1, *made_up[1], number))
    for name in _cores(tuple(word for word in said if not word.isdecimal())):
        if (
            name in known
            and not (number > 1 and known[name].field in OPEN)
            and not _is_address(known[name].field, header)
        ):
            return Meaning(known[name].field, (2, *known[name].rank, number))
    return None


def _is_address(field: str, header: str) -> bool:
    """Whether a header that has an owner's name in it is about an address: `Endereço comercial`."""
    return field == "account_owner" and "address" in classes_in(header)


def is_never(header: str) -> bool:
    """Whether a word of the header says that its cells are not what they look like: fax, assistant, created by."""
    kinds = classes_in(header) | classes_in(normalised(header))
    is_fax = any(fax in normalised(header) for fax in _FAXES)  # whatever stands around it
    return is_fax or bool(kinds & {"never", "not called"}) or number_of_contact(words(header)) > 1


def is_not_called(label: str) -> bool:
    """Whether a label says that nobody calls the number beside it: a fax, a pager, an assistant's."""
    return "not called" in classes_in(label)


def number_of_contact(said: Sequence[str]) -> int:
    """The number that a header gives its person, as in `Contact 2 Phone 1`; 0 where it gives none."""
    pairs = pairwise(said)
    return next((int(after) for word, after in pairs if after.isdecimal() and "person" in classes_in(word)), 0)


def _cores(said: tuple[str, ...]) -> Iterator[str]:
    """What is left of words when those that change nothing are taken from both ends, the longest first."""
    before, after = _neutral()
    start = next((place for place, word in enumerate(said) if word not in before), len(said))
    end = next((place for place in range(len(said), 0, -1) if said[place - 1] not in after), 0)
    spans = [(first, last) for first in range(start + 1) for last in range(max(end, first + 1), len(said) + 1)]
    for first, last in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        yield "".join(said[first:last])


@cache
def _neutral() -> tuple[frozenset[str], frozenset[str]]:
    before, after = (frozenset(map(folded, listed_words()[where])) for where in ("before", "after"))
    return before, after
