"""Headers as fields: recognised by name and content, or mapped by hand."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from textwrap import shorten

from callprogram.adapters.exports.columns.headers import LONGEST, normalised
from callprogram.adapters.exports.columns.labels import kind_in
from callprogram.adapters.exports.columns.recognition import Recognition, part_of, recognition_of
from callprogram.adapters.exports.columns.vocabulary import FIELDS, meaning_of
from callprogram.errors import BadInputError, ColumnMissingError

__all__ = ["FIELDS", "normalised"]

_SEVERAL = {"phone", "contact", "company", "email"}
_SHOWN = 60  # letters of a header, and headers, that a message shows
_WORK = "work"
_TOLD = {"account_owner", "revenue", "renewal_on", "last_contact_on", "health", "nps", "open_cases", "do_not_call"}
_TOLD_OF_COMPANIES = {"renewal_on", "health", "nps"}
_MEASURED = re.compile(r"\d+[.,]\d+|\d{4}-\d\d-\d\d.*")  # an amount, or a day: a year alone may be a column's name
_OF_ROWS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|\d{4}-\d\d-\d\d[T ]\d\d:.*")  # an address, a moment: in no header


def displayed(cells: Iterable[str]) -> tuple[str, ...]:
    """The headers, each different: a second `Phone` is `Phone#2`, an unnamed one `#7` by its place."""
    shown: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for place, cell in enumerate(cells, 1):
        header = same = " ".join(cell.split()) or f"#{place}"
        counts[header] += 1
        while same in shown:
            counts[header] = max(counts[header], 2)
            same = f"{header}#{counts[header]}"
            counts[header] += same in shown
        shown[same] = None
    return tuple(shown)


def recognised(cells: Sequence[str], known: AbstractSet[str]) -> int:
    """How many of the cells are the name of a field or among `known` names, each once; beside values none."""
    short = {cell for cell in cells if cell and len(cell) <= LONGEST}
    if any(map(_OF_ROWS.fullmatch, short)) or len([*filter(_MEASURED.fullmatch, short)]) > 1:
        return 0
    names = {normalised(cell) for cell in short if meaning_of(cell) or normalised(cell) in known}
    return len(names - {""})


def label_of(header: str) -> str:
    """What kind of number a column has: direct, main, mobile, home, other, else phone."""
    part = part_of(header)
    if part:
        return "phone" if part == _WORK else part
    return kind_in(header)


def recognition(
    headers: Sequence[str], rows: Sequence[Sequence[str]], by_hand: Mapping[str, Sequence[str]]
) -> Recognition:
    """What fills each field, as a person says (no header is: nothing does), else as headers and cells do.

    Raises BadInputError for what a person cannot mean.
    """
    given = {field: tuple(_named(headers, name) for name in names) for field, names in by_hand.items()}
    _require_sound(given)
    return recognition_of(headers, rows, given)


def require_fields(
    file: str,
    headers: Sequence[str],
    fields: Mapping[str, Sequence[str]],
    *,
    may_have_numbers: bool = True,
    lists: str = "",
) -> None:
    """Raises ColumnMissingError where no column has telephone numbers, or none names.

    A file in which no column may have numbers is sound where it tells of companies what they are chosen by. `lists` is
    what a file without numbers lists instead of customers.
    """
    if lists and not fields.keys() & _TOLD_OF_COMPANIES:
        raise _lists_others(file, lists, headers, fields)
    there = f"its headers are {_listed(headers)}"
    is_told = not may_have_numbers and "company" in fields and fields.keys() & _TOLD
    if "phone" not in fields and not is_told:
        missing = f"No column of {file} has telephone numbers"
        raise ColumnMissingError(missing, f"{there}; map one with phone=HEADER.", headers, fields)
    if not fields.keys() & {"company", "contact", "email"}:
        missing = f"No column of {file} names the customers"
        raise ColumnMissingError(missing, f"{there}; map one with company=HEADER.", headers, fields)


def _lists_others(
    file: str, lists: str, headers: Sequence[str], fields: Mapping[str, Sequence[str]]
) -> ColumnMissingError:
    instead = "xport the accounts or contacts with their telephone numbers; if a column has these, "
    return ColumnMissingError(
        f"{file} lists {lists}, not customers",
        f"e{instead}map it with phone=HEADER.",
        headers,
        fields,
        f"E{instead}choose it below.",
    )


def _named(headers: Sequence[str], name: str) -> str:
    """The header that a person meant."""
    alike = [header for header in headers if header.casefold() == name.strip().casefold()]
    if name in headers:
        return name
    if len(alike) == 1:
        return alike[0]
    raise BadInputError(f"There is no header {name}; the file has {_listed(headers)}.")


def _require_sound(given: Mapping[str, Sequence[str]]) -> None:
    """Raises BadInputError for a field that there is not, too many headers for one, or a header for two fields."""
    headers = [header for names in given.values() for header in names]
    for field, names in given.items():
        if field not in FIELDS:
            raise BadInputError(f"There is no field {field}; the fields are {', '.join(FIELDS)}.")
        if len(names) > 1 and field not in _SEVERAL:
            raise BadInputError(f"The field {field} takes one header; choose one of {', '.join(names)}.")
    for header in headers:
        if headers.count(header) > 1 and not _is_in_both(header, given):
            raise BadInputError(f"The header {header} is mapped twice; map it to one field.")


def _is_in_both(header: str, given: Mapping[str, Sequence[str]]) -> bool:
    """Whether a header has companies, and last names of people, or addresses and numbers."""
    fields = sorted(field for field, names in given.items() for name in names if name == header)
    return fields == ["email", "phone"] or (fields == ["company", "contact"] and len(given["contact"]) > 1)


def _listed(headers: Sequence[str]) -> str:
    return ", ".join(shorten(header, _SHOWN, placeholder="…") for header in headers[:_SHOWN])
