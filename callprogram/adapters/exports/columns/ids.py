"""Whose ids a column has: the customers', or those of the people who are their contacts."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from callprogram.adapters.exports.columns.contents import Column
from callprogram.adapters.exports.columns.headers import normalised

_OF_ANYBODY = "id recordid objectid hsobjectid externalid crmid datensatzid identifiant identificativo uuid guid"
_ANYBODY_S = frozenset(_OF_ANYBODY.split())

_OF_PEOPLE = frozenset(["contactowner", "leadowner", "kontaktinhaber", "proprietaireducontact", "contacteigenaar"])

Fields = Mapping[str, tuple[str, ...]]


def settled(mapping: Fields, columns: Mapping[str, Column], given: Collection[str]) -> Fields:
    """The mapping with ids where they belong.

    Where a file has no contacts of companies, each row's id is the customer's. Else an id that may be anybody's is the
    contact's beside one of companies, where it is contacts that have owners, or where one company has several.
    """
    if {"crm_id", "contact_id"} & {*given}:
        return mapping
    if not {"company", "contact"} <= mapping.keys():
        own = mapping.get("crm_id") or mapping.get("contact_id")
        return {**_without_ids(mapping), **({"crm_id": own} if own else {})}
    if "contact_id" in mapping:
        return mapping
    free = [header for header in columns if _is_anybody_s(header) and header not in mapping.get("crm_id", ())]
    crm_id = mapping.get("crm_id", ())
    are_people = bool(_OF_PEOPLE & {*map(normalised, columns)})
    if crm_id and _is_anybody_s(crm_id[0]) and (are_people or _have_several(columns, mapping)):
        return {**_without_ids(mapping), "contact_id": crm_id}
    return {**mapping, "contact_id": (free[0],)} if crm_id and free else mapping


def _without_ids(mapping: Fields) -> Fields:
    return {field: headers for field, headers in mapping.items() if field not in {"crm_id", "contact_id"}}


def _is_anybody_s(header: str) -> bool:
    return normalised(header) in _ANYBODY_S


def _have_several(columns: Mapping[str, Column], mapping: Fields) -> bool:
    """Whether one company has several ids."""
    companies, ids = (columns[mapping[field][0]].rows for field in ("company", "crm_id"))
    found: dict[str, set[str]] = defaultdict(set)
    for company, each in zip(companies, ids, strict=True):
        found[normalised(company)].add(each)
    return any(len(each - {""}) > 1 for company, each in found.items() if company)
