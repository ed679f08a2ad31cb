"""Columns whose header is no name that is known: taken where header and cells leave no doubt, else offered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from callprogram.adapters.exports.columns.contents import Column
from callprogram.adapters.exports.columns.fitting import fits
from callprogram.adapters.exports.columns.headers import normalised, words
from callprogram.adapters.exports.columns.names import by_addresses
from callprogram.adapters.exports.columns.vocabulary import FIELDS, Meaning, is_never, meaning_of, meanings
from callprogram.adapters.exports.columns.vocabulary.composition import classes_in, is_of_colleagues
from callprogram.adapters.frames.schema import DATES

_SURE = 0.8
_SHORTEST, _LONG = 6, 12  # letters of a name that one slip, or two, leave recognisable
_LONGEST = 40
_MOST = 500  # the most unknown headers that are guessed at
_ROWS = 3  # the fewest filled cells that say anything
_KINDS = {
    "email": ("email",),
    "phone": ("international", "written_phone"),
    "country": ("country_name", "country"),
    **dict.fromkeys(DATES, ("day",)),
}
_OF_NUMBERS = frozenset(["phone", "mobile", "direct", "line", "main", "work", "home", "other", "number", "switchboard"])
_OF_OWNERS, _CALLED = frozenset(["owner", "seller", "sales", "agent"]), ("person", "login")
_BY_CELLS = {"email": "email", "phone": "international", "country": "country"}  # sure whatever the header
_NAMED = 0.3  # the share of whole names among countries from which on codes beside them are countries' too
_LIKELY_BY_CELLS = {"phone": "written_phone", "country": "country", "company": "company"}


@dataclass
class Guesses:
    """For each field that has no header yet: the headers taken, and those that a person is asked about."""

    taken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    offered: dict[str, tuple[str, ...]] = field(default_factory=dict)


def guesses_of(
    columns: Mapping[str, Column],
    found: Mapping[str, Sequence[str]],
    said: Mapping[str, Meaning],
    emails: Iterable[Column],
) -> Guesses:
    """What may fill the fields that nothing fills: by a slip of the pen, by some of the words, by the cells alone.

    `emails` are the columns found for the field; they may have been given by hand and are then none to guess at.
    """
    free = _free(columns, said)
    guesses = Guesses()
    if len(free) > _MOST:
        return guesses
    for candidates in (_slips(free), _owners(free), _words(free), _numbers(free)):
        _decide_all(guesses, found, candidates)
    addresses = [*emails, *(columns[header] for header in guesses.taken.get("email", ()))]
    for candidates in (_addressed(free, addresses), _cells(free), _likely_cells(free)):
        _decide_all(guesses, found, candidates)
    if "phone" not in found:
        _take_lonely(guesses, columns)
    return _without_taken(guesses)


def more_phones(columns: Mapping[str, Column], said: Mapping[str, Meaning]) -> tuple[str, ...]:
    """Columns of numbers besides those that are known."""
    return tuple(_numbers(_free(columns, said)[:_MOST])["phone"])


def _free(columns: Mapping[str, Column], said: Mapping[str, Meaning]) -> list[Column]:
    """The columns whose headers say nothing."""
    return [column for header, column in columns.items() if header not in said and not _is_known(header, column)]


def _decide_all(
    guesses: Guesses, found: Mapping[str, Sequence[str]], candidates: Mapping[str, Mapping[str, bool]]
) -> None:
    """Decides on each field that has no header yet."""
    for wanted in FIELDS:
        if wanted not in found and wanted not in guesses.taken:
            _decide(guesses, wanted, candidates.get(wanted, {}))


def _decide(guesses: Guesses, wanted: str, candidates: Mapping[str, bool]) -> None:
    """Takes the one header that is sure (of phones every one), offers the others; several are as sure as none."""
    used = {header for names in guesses.taken.values() for header in names}
    sure = [header for header, is_sure in candidates.items() if is_sure and header not in used]
    if len(sure) == 1 or (sure and wanted == "phone"):
        guesses.taken[wanted] = tuple(sorted(sure))
    likely = {*guesses.offered.get(wanted, ()), *candidates} - used
    if likely:
        guesses.offered[wanted] = tuple(sorted(likely))


def _take_lonely(guesses: Guesses, columns: Mapping[str, Column]) -> None:
    """Takes the only column of numbers that are written as only telephone numbers are, where no header names one."""
    likely = guesses.offered.get("phone", ())
    if len(likely) == 1 and "phone" not in guesses.taken and columns[likely[0]].share("written_phone") >= _SURE:
        guesses.taken["phone"] = likely


def _without_taken(guesses: Guesses) -> Guesses:
    used = {header for names in guesses.taken.values() for header in names}
    left = {wanted: tuple(name for name in names if name not in used) for wanted, names in guesses.offered.items()}
    return Guesses(
        guesses.taken, {wanted: names for wanted, names in left.items() if names and wanted not in guesses.taken}
    )


def _slips(free: Iterable[Column]) -> dict[str, dict[str, bool]]:
    """Headers that are one or two letters away from names of one field."""
    found: dict[str, dict[str, bool]] = {}
    for column in free:
        wanted = _nearest(normalised(column.header))
        for each in wanted:
            if fits(each, column) and not is_barred(each, column.header):
                found.setdefault(each, {})[column.header] = len(wanted) == 1 and _agrees(each, column)
    return found


def _words(free: Iterable[Column]) -> dict[str, dict[str, bool]]:
    """Headers in which a name of a field stands among other words, sure where the cells agree."""
    found: dict[str, dict[str, bool]] = {}
    for column in free:
        for each in _among(words(column.header)):
            if fits(each, column) and column.cells and not is_barred(each, column.header):
                found.setdefault(each, {})[column.header] = _is_confirmed(each, column)
    return found


def _owners(free: Iterable[Column]) -> dict[str, dict[str, bool]]:
    """Headers with a word about who sells above a few names or logins over and over: `sales` above `robin.berg`."""
    named = (column for column in free if classes_in(column.header) & _OF_OWNERS and len(column.cells) >= _ROWS)
    likely = (column for column in named if column.repeats and not is_barred("account_owner", column.header))
    return {"account_owner": {each.header: True for each in likely if max(map(each.share, _CALLED)) >= _SURE}}


def _numbers(free: Iterable[Column]) -> dict[str, dict[str, bool]]:
    """Headers with a word about numbers or their kind above cells that are written as telephone numbers are."""
    likely = (column for column in free if len(column.cells) >= _ROWS and _agrees("phone", column))
    named = (column.header for column in likely if classes_in(column.header) & _OF_NUMBERS)
    return {"phone": {header: True for header in named if not is_barred("phone", header)}}


def _addressed(free: Iterable[Column], emails: Sequence[Column]) -> dict[str, dict[str, bool]]:
    """Headers of any name above names that stand in the email addresses beside them."""
    found: dict[str, dict[str, bool]] = {}
    for column in free:
        side = "" if is_never(column.header) or column.share("url") >= _SURE else by_addresses(column, emails)
        if side and len(column.cells) >= _ROWS and fits(side, column):
            found.setdefault(side, {})[column.header] = True
    return found


def _cells(free: Iterable[Column]) -> dict[str, dict[str, bool]]:
    """Headers of any name, or of none, above cells that can be one thing only."""
    telling = [column for column in free if column.share("country_name") >= _NAMED or not column.share("country")]
    return _by_kind(telling, _BY_CELLS, sure=True)


def _likely_cells(free: Iterable[Column]) -> dict[str, dict[str, bool]]:
    return _by_kind(free, _LIKELY_BY_CELLS, sure=False)


def _by_kind(free: Iterable[Column], kinds: Mapping[str, str], *, sure: bool) -> dict[str, dict[str, bool]]:
    looked_at = [column for column in free if len(column.cells) >= _ROWS]
    return {
        wanted: {
            column.header: sure or column.header.startswith("#")
            for column in looked_at
            if column.share(kind) >= _SURE and not is_barred(wanted, column.header)
        }
        for wanted, kind in kinds.items()
    }


def is_barred(wanted: str, header: str) -> bool:
    """Whether a word of a header keeps its cells from being what they look like."""
    is_another = wanted != "phone" and "other" in classes_in(header)
    return is_another or is_never(header) or (wanted != "account_owner" and is_of_colleagues(header))


def _agrees(wanted: str, column: Column) -> bool:
    """Whether the cells are what the field needs, as far as cells can tell."""
    kinds = _KINDS.get(wanted, ())
    return not column.cells or not kinds or any(column.share(kind) >= _SURE for kind in kinds)


def _is_confirmed(wanted: str, column: Column) -> bool:
    """Whether the cells show the field beyond doubt; a few people's names over and over are the account owners'."""
    if wanted == "account_owner":
        return len(column.cells) >= _ROWS and column.repeats and column.share("person") >= _SURE
    if wanted == "company":
        return column.share("company") >= _SURE
    return wanted in _KINDS and _agrees(wanted, column)


def _is_known(header: str, column: Column) -> bool:
    """Whether a header names a field that its cells fit: it lost to a better one and is guessed at no more."""
    meaning = meaning_of(header)
    return meaning is not None and fits(meaning.field, column)


def _nearest(name: str) -> set[str]:
    """The fields of the known names that are fewest slips away from a name, where so few leave it recognisable."""
    allowed = 0 if not _SHORTEST <= len(name) <= _LONGEST else 1 if len(name) < _LONG else 2
    near = (
        process.extract(name, _long_names(), scorer=OSA.distance, score_cutoff=allowed, limit=None) if allowed else []
    )
    fewest = min((slips for _, slips, _ in near), default=0)
    return {_field(meanings()[known].field) for known, slips, _ in near if slips == fewest}


def _among(said: tuple[str, ...]) -> set[str]:
    """The fields of the longest known name among the words, as they stand together."""
    spans = [
        (last - first, "".join(said[first:last]))
        for first in range(len(said))
        for last in range(first + 1, len(said) + 1)
    ]
    known = [(length, name) for length, name in spans if name in meanings() and len(name) >= _SHORTEST - 1]
    longest = max((length for length, _ in known), default=0)
    return {_field(meanings()[name].field) for length, name in known if length == longest}


@cache
def _long_names() -> tuple[str, ...]:
    return tuple(name for name in meanings() if len(name) >= _SHORTEST)


def _field(meaning: str) -> str:
    """The field that a meaning is part of; a name that may be anyone's is a contact's."""
    if meaning.startswith("phone_"):
        return "phone"
    return meaning if meaning in FIELDS else "company" if meaning == "customer_name" else "contact"
