"""Customers who are likely one, but not certainly: for a person to decide, and how the decision is kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.addresses import SHARED_BY_MANY
from callprogram.domain.customers.matching.keys import keys_of

LIKELY = 70  # the score from which two are shown to a person
_ALIKE = 90  # of 100
_NUMBER, _EMAIL, _NAMES, _DOMAIN, _CONTACT, _ABROAD = 70, 70, 40, 35, 35, -30
_LEGAL = re.compile(
    r"\b(the|inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|kg|se|bv|nv|sa|sas|sarl|srl|spa|ab|as|oy|kk)\b"
)
_CERTAIN = 99


@dataclass(frozen=True)
class LikelyPair:
    """Two customers who are likely one: the score up to 99, and what they have in common."""

    one: Customer
    other: Customer
    score: int
    why: tuple[str, ...]


@dataclass(frozen=True)
class ToldApart:
    """Somebody's word that two customers are two; `one_id` is the smaller."""

    id: int
    one_id: int
    other_id: int
    decided_at: datetime
    decided_by: str


@dataclass(frozen=True)
class Alias:
    """What a customer who was joined with another was known by: rows with this key are about the other one now."""

    id: int
    customer_id: int
    key: str


def likely_pair(one: Customer, other: Customer) -> LikelyPair | None:
    """Two customers with what they have in common; none where that is too little. Names alone are never enough."""
    found = [(_NUMBER, f"the number {each}") for each in sorted(_numbers(one) & _numbers(other))[:1]]
    found += [(_EMAIL, f"the email {each}") for each in sorted(_emails(one) & _emails(other))[:1]]
    domains = sorted(_domains(one) & _domains(other))
    found += [(_DOMAIN, f"emails at {each}") for each in domains[:1] if not _emails(one) & _emails(other)]
    found += [(_CONTACT, f"the contact {each}") for each in sorted(_people(one) & _people(other))[:1]]
    found += [(_NAMES, "names alike")] if _alike(one.company, other.company) else []
    abroad = _ABROAD if one.country and other.country and one.country != other.country else 0
    score = sum(points for points, _ in found) + abroad
    return LikelyPair(one, other, min(_CERTAIN, score), tuple(why for _, why in found)) if score >= LIKELY else None


def lasting_keys(stays: Customer, goes: Customer) -> tuple[str, ...]:
    """By what rows about the customer who goes can be told from then on: what the one who stays has not."""
    own = {*keys_of(stays)} | ({f"id {goes.crm_id}"} if not stays.crm_id else set())
    return tuple(key for key in keys_of(goes) if key not in own)


def best_pairs(pairs: Iterable[tuple[Customer, Customer]], most: int) -> tuple[LikelyPair, ...]:
    """The likeliest pairs first."""
    found = [pair for one, other in pairs if (pair := likely_pair(one, other))]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.one.id, pair.other.id))[:most])


def _alike(one: str, other: str) -> bool:
    first, second = _plain(one), _plain(other)
    return bool(first and second) and fuzz.token_sort_ratio(first, second) >= _ALIKE


def _plain(company: str) -> str:
    """A company's name without its legal form."""
    letters = " ".join(re.sub(r"[^\w\s]", "", company.casefold()).split())
    return " ".join(_LEGAL.sub("", letters).split()) or letters


def _numbers(customer: Customer) -> set[str]:
    phones = (phone for contact in customer.contacts for phone in contact.phones)
    return {f"{phone.e164} {phone.extension or ''}".strip() for phone in phones if phone.e164}


def _emails(customer: Customer) -> set[str]:
    return {contact.email.casefold() for contact in customer.contacts if contact.email}


def _domains(customer: Customer) -> set[str]:
    return {email.rpartition("@")[2] for email in _emails(customer)} - SHARED_BY_MANY


def _people(customer: Customer) -> set[str]:
    return {" ".join(contact.name.casefold().split()).title() for contact in customer.contacts if contact.name}
