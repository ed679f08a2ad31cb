"""Customers who are likely one, but not certainly: for a person to decide, and how the decision is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.addresses import SHARED_BY_MANY, is_of_a_desk
from callprogram.domain.customers.matching.companies import company_key, without_legal_form
from callprogram.domain.customers.matching.keys import keys_of
from callprogram.domain.customers.phones import read_phone, shown

LIKELY = 70  # the score from which two are shown to a person
_ALIKE = 90  # of 100
_NUMBER, _EMAIL, _NAME, _ALIKE_NAMES, _DOMAIN, _CONTACT, _ABROAD = 70, 70, 70, 40, 35, 35, -30
_OF_AN_OFFICE = 35  # an address or a number of whoever answers there
_MAIN = "main"
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


@dataclass(frozen=True)
class Join:
    """Two customers made one: what both were, and what of the one who went is the other's since.

    `handed` has the ids of rows by their kind, `keys` what the one who went was known by, `apart` whom they were told
    apart from.
    """

    id: int
    stays_id: int
    joined_at: datetime
    joined_by: str
    before: tuple[Customer, ...]
    handed: Mapping[str, tuple[int, ...]]
    keys: tuple[str, ...]
    apart: tuple[int, ...] = ()

    @property
    def stayed(self) -> Customer:
        """The customer who stays, as they were."""
        return self.before[0]

    @property
    def went(self) -> Customer:
        """The customer who became the other."""
        return self.before[1]


def likely_pair(one: Customer, other: Customer) -> LikelyPair | None:
    """Two customers with what they have in common; none where that is too little.

    The same name is enough unless the CRM counts them as two; names that are only alike never are.
    """
    found = [*_lines_in_common(one, other), *_emails_in_common(one, other)]
    found += [(_CONTACT, f"the contact {each}") for each in sorted(_people(one) & _people(other))[:1]]
    found += _names_in_common(one, other)
    abroad = _ABROAD if one.country and other.country and one.country != other.country else 0
    score = sum(points for points, _ in found) + abroad
    return LikelyPair(one, other, min(_CERTAIN, score), tuple(why for _, why in found)) if score >= LIKELY else None


def _lines_in_common(one: Customer, other: Customer) -> list[tuple[int, str]]:
    """A number of both; a switchboard's says less."""
    first, second = _numbers(one), _numbers(other)
    shared = sorted(first.keys() & second.keys())[:1]
    says = (_OF_AN_OFFICE if _MAIN in {first[each], second[each]} else _NUMBER for each in shared)
    return [(points, f"the number {shown(read_phone(each, None))}") for points, each in zip(says, shared, strict=True)]


def _emails_in_common(one: Customer, other: Customer) -> list[tuple[int, str]]:
    """An email of both, an office's says less; else a domain."""
    if shared := sorted(_emails(one) & _emails(other), key=is_of_a_desk)[:1]:
        return [(_OF_AN_OFFICE if is_of_a_desk(each) else _EMAIL, f"the email {each}") for each in shared]
    return [(_DOMAIN, f"emails at {each}") for each in sorted(_domains(one) & _domains(other))[:1]]


def _names_in_common(one: Customer, other: Customer) -> list[tuple[int, str]]:
    """The same name, whether or not one leaves its legal form out, or names alike."""
    first, second = company_key(one.company), company_key(other.company)
    plain = without_legal_form(first)
    are_two = one.crm_id and other.crm_id
    if first == second != "" and not are_two:
        return [(_NAME, "the name")]
    if plain == without_legal_form(second) != "" and plain in {first, second} and not are_two:
        return [(_NAME, "the name, but for its legal form")]
    return [(_ALIKE_NAMES, "similar names")] if _are_alike(plain, without_legal_form(second)) else []


def lasting_keys(stays: Customer, goes: Customer) -> tuple[str, ...]:
    """By what rows about the customer who goes can be told from then on: what the one who stays has not."""
    own = {*keys_of(stays)} | ({f"id {goes.crm_id}"} if not stays.crm_id else set())
    return tuple(key for key in keys_of(goes) if key not in own)


def best_pairs(pairs: Iterable[tuple[Customer, Customer]], most: int) -> tuple[LikelyPair, ...]:
    """The likeliest pairs first."""
    found = [pair for one, other in pairs if (pair := likely_pair(one, other))]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.one.id, pair.other.id))[:most])


def _are_alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return bool(one and other) and fuzz.token_sort_ratio(one, other) >= _ALIKE


def _numbers(customer: Customer) -> dict[str, str]:
    """Each number with its label."""
    phones = (phone for contact in customer.contacts for phone in contact.phones)
    return {f"{phone.e164} {phone.extension or ''}".strip(): phone.label for phone in phones if phone.e164}


def _emails(customer: Customer) -> set[str]:
    return {contact.email.casefold() for contact in customer.contacts if contact.email}


def _domains(customer: Customer) -> set[str]:
    return {email.rpartition("@")[2] for email in _emails(customer)} - SHARED_BY_MANY


def _people(customer: Customer) -> set[str]:
    return {" ".join(contact.name.casefold().split()).title() for contact in customer.contacts if contact.name}
