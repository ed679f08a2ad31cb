"""Whom to call of a customer's contacts: who can be reached, decides, and has a number of their own; and why."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from callprogram.domain.customers.phones import dialable

if TYPE_CHECKING:
    from callprogram.domain.customers.customers import Contact

OWN = ("direct", "mobile")  # the labels of numbers that nobody else answers
CORRECTED = "corrected"  # the label of a number that somebody has set by hand
# Words of titles, small: of whoever leads a company, and a part of it; the same for Python and for polars.
LEADS = (
    r"\b(ceo|chief executive|founder|co-founder|owner|proprietor|president|managing (director|partner)|chairman|"
    r"geschäftsführer(in)?|inhaber(in)?|vorstand|pdg|gérante?|directeur général|directrice générale|président|"
    r"director general|directora general|gerente general|dueñ[oa]|propietari[oa]|titolare|amministratore|"
    r"eigenaar|directeur|vd|prezes|właściciel(ka)?|jednatel|majitel(ka)?|riaditeľ(ka)?|генеральный директор)\b|"
    r"代表取締役|社長|대표|总经理|董事长"
)
LEADS_A_PART = (
    r"\b(c[foitm]o|chief|vp|vice president|head|director[a]?|leiter(in)?|directrice|direttore|direttrice|gerente|"
    r"direktor(in)?|dyrektor|ředitel(ka)?|директор|prokurist(in)?)\b|部長|이사"
)
_LEADS, _LEADS_A_PART = re.compile(LEADS), re.compile(LEADS_A_PART)


def best_of(people: Sequence["Contact"]) -> "Contact":
    """Whom to call: of those who can be reached, a corrected number first, then a name, a say, a line of their own."""
    if len(people) == 1:
        return people[0]
    shared = _shared([{phone.e164 for phone in each.phones if dialable(phone)} for each in people])
    ranks = [
        (_is_reached(each), _is_corrected(each), bool(each.name), _decides(each), _has_line(each, shared))
        for each in people
    ]
    return people[ranks.index(max(ranks))]


def why_best(contact: "Contact", people: Sequence["Contact"]) -> str:
    """Why this one is called before the others, in a few words that may stand behind a name."""
    lines = [{phone.e164 for phone in each.phones if dialable(phone)} for each in people]
    if not _is_reached(contact):
        return "nobody there has a number that can be called"
    if sum(map(bool, lines)) == 1:
        return "the only one with a number that can be called"
    reasons = ("", "has a leading role", "leads the company")
    found = [reasons[_decides(contact)], "has a number of their own" if _has_line(contact, _shared(lines)) else ""]
    return " and ".join(filter(None, found)) or "stands first in the CRM"


def _is_reached(contact: "Contact") -> bool:
    return any(map(dialable, contact.phones))


def _is_corrected(contact: "Contact") -> bool:
    return any(phone.label == CORRECTED for phone in contact.phones)


def _decides(contact: "Contact") -> int:
    title = contact.title.lower()
    return 2 if _LEADS.search(title) else 1 if _LEADS_A_PART.search(title) else 0


def _has_line(contact: "Contact", shared: set[str | None]) -> bool:
    return any(phone.label in OWN and phone.e164 not in shared for phone in contact.phones if dialable(phone))


def _shared(lines: Sequence[set[str | None]]) -> set[str | None]:
    """The numbers that several have: of a switchboard."""
    seen: set[str | None] = set()
    several: set[str | None] = set()
    for each in lines:
        several |= seen & each
        seen |= each
    return several
