"""Columns that hold what their header does not say: people under `Company`, numbers beside addresses."""

from collections.abc import Mapping, Sequence

from callprogram.adapters.exports.columns.contents import Column
from callprogram.adapters.exports.columns.guesses import is_barred
from callprogram.adapters.exports.columns.names import are_companies, are_people, by_addresses

_SOME, _NEARLY_ALL, _FEW = 0.2, 0.9, 3

Fields = dict[str, tuple[str, ...]]


def turned(found: Fields, columns: Mapping[str, Column], given: Mapping[str, tuple[str, ...]]) -> Fields:
    """The fields where a column of companies has people, and that of contacts companies, by their cells."""
    company, contact = found.get("company", ()), found.get("contact", ())
    if not company or len(contact) > 1 or {"company", "contact"} & {*given}:
        return found
    emails = [columns[header] for header in found.get("email", ())]
    sides = _sides(columns[company[0]], columns[contact[0]] if contact else None, emails)
    kept = {field: names for field, names in found.items() if field not in sides}
    return kept | {side: names for side, names in zip(sides, (company, contact), strict=True) if names}


def with_both(mapping: Fields, columns: Mapping[str, Column], given: Mapping[str, tuple[str, ...]]) -> Fields:
    """The fields where a column that has numbers beside addresses fills both, unless a person says what it is."""
    taken = {header for field, names in mapping.items() if field not in {"phone", "email"} for header in names}
    both = sorted(header for header, column in columns.items() if _has_both(column) and header not in taken)
    email, phone = mapping.get("email") or both[:1], mapping.get("phone", ())
    found = {"email": tuple(email), "phone": (*phone, *(header for header in both if header not in phone))}
    return mapping | {field: names for field, names in found.items() if field not in given}


def _sides(company: Column, contact: Column | None, emails: Sequence[Column]) -> tuple[str, str]:
    """What a column of companies and one of contacts hold: the other where their cells leave no doubt of it."""
    side = by_addresses(company, emails) or ("contact" if are_people(company) else "company")
    if are_companies(company) or (contact is None and side != "contact"):
        return "company", "contact"
    is_swapped = contact is None or (company.share("person") >= _NEARLY_ALL and are_companies(contact))
    return ("contact", "company") if is_swapped else ("company", "contact")


def _has_both(column: Column) -> bool:
    """Whether cells have a number and an address, or some the one and some the other, and both are a customer's."""
    apart = len(column.cells) > _FEW and min(column.share("email"), column.share("written_phone")) >= _SOME
    return (apart or column.share("number_and_address") > 0) and not is_barred("phone", column.header)
