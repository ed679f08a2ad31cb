"""What rows say that tells their customer from others, and when it cannot be the same.

Each rule once, with its reason:

- Two ids of the CRM are two customers: it counts them, whatever they are called.
- Two companies are two customers: one office answers for several, at one address and one number.
- Two people without a company are two, unless they have one id: families and agencies share a line.
- One name in two countries, under two domains, with two account owners is two companies: where all that both say of
  these differs, and at least two of them, the name alone joins nobody.
- A word that many companies are called by, such as `Delta`, joins nobody alone: their addresses must be of one house.
- Where a name has several ids, a row without one is about none of them: nobody knows which.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.addresses import house_of
from callprogram.domain.customers.matching.companies import company_key, is_common
from callprogram.domain.customers.matching.contacts import person_key

_DIFFERENT = 2  # of country, domain and account owner


@dataclass(slots=True)
class Said:
    """What some rows say together: the ids, what companies and people are called, where and whose they are."""

    crm_ids: set[str] = field(default_factory=set)
    contact_ids: set[str] = field(default_factory=set)
    companies: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    houses: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)

    def add(self, other: "Said") -> None:
        """What others say too."""
        self.crm_ids |= other.crm_ids
        self.contact_ids |= other.contact_ids
        self.companies |= other.companies
        self.people |= other.people
        self.countries |= other.countries
        self.houses |= other.houses
        self.owners |= other.owners


def said_by(customer: Customer) -> Said:
    """What a row or a customer says."""
    contacts = customer.contacts
    return Said(
        {customer.crm_id} if customer.crm_id else set(),
        {contact.crm_id for contact in contacts if contact.crm_id},
        {company_key(customer.company)} - {""},
        {person_key(contact.name) for contact in contacts if contact.name},
        {customer.country} if customer.country else set(),
        {house_of(contact.email) for contact in contacts} - {""},
        {customer.account_owner.casefold()} - {""},
    )


def contradict(one: Said, other: Said) -> bool:
    """Whether rows cannot be about one customer: by the CRM's ids, else by their companies, else by their people."""
    if one.crm_ids and other.crm_ids:
        return one.crm_ids.isdisjoint(other.crm_ids)
    if one.companies and other.companies:
        return one.companies.isdisjoint(other.companies)
    if not one.contact_ids.isdisjoint(other.contact_ids):
        return False
    return _is_named(one) and _is_named(other) and one.people.isdisjoint(other.people)


def are_namesakes(one: Said, other: Said, company: str, crowded: Collection[str]) -> bool:
    """Whether two that have a company's name in common are two; `crowded` are the names that have several ids."""
    if company in crowded and bool(one.crm_ids) != bool(other.crm_ids):
        return True
    if is_common(company):
        return one.houses.isdisjoint(other.houses)
    differing = sum(bool(mine and theirs) for mine, theirs in _compared(one, other))
    return not agree(one, other) and differing >= _DIFFERENT


def agree(one: Said, other: Said) -> bool:
    """Whether two say the same of where or whose they are."""
    return any(not mine.isdisjoint(theirs) for mine, theirs in _compared(one, other))


def _is_named(said: Said) -> bool:
    return bool(said.companies or said.people)


def _compared(one: Said, other: Said) -> tuple[tuple[set[str], set[str]], ...]:
    return (one.countries, other.countries), (one.houses, other.houses), (one.owners, other.owners)
