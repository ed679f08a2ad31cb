"""Customers: a company with contacts to call, or a person without a company."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from callprogram.domain.phones import Phone, dialable


@dataclass(frozen=True)
class Contact:
    """Somebody to talk to at a customer; `phones` in the order in which to try them."""

    name: str = ""
    title: str = ""
    email: str = ""
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True)
class Customer:
    """One customer as the CRM knows it; `country` ISO 3166 alpha-2, `health` 0–100, `nps` 0–10, `revenue` a year."""

    id: int
    crm_id: str | None = None
    company: str = ""
    country: str | None = None
    language: str | None = None
    time_zone: str | None = None
    account_owner: str = ""
    revenue: Decimal | None = None
    currency: str | None = None
    renewal_on: date | None = None
    customer_since: date | None = None
    last_contact_on: date | None = None
    health: int | None = None
    nps: int | None = None
    segment: str = ""
    open_cases: int | None = None
    do_not_call: bool = False
    notes: str = ""
    contacts: tuple[Contact, ...] = ()

    @property
    def reference(self) -> str:
        """How people and programs name this customer: `c12`, which no CRM id is taken for."""
        return f"c{self.id}"

    @property
    def contact(self) -> Contact:
        """The contact to call: the first with a number that can be dialled, else the first."""
        able = (contact for contact in self.contacts if any(map(dialable, contact.phones)))
        return next(able, self.contacts[0] if self.contacts else Contact())

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Every number of every contact, the one to call first."""
        first = self.contact
        others = (contact for contact in self.contacts if contact is not first)
        return tuple(phone for contact in (first, *others) for phone in contact.phones)

    @property
    def phone(self) -> Phone | None:
        """The number to call, or none where no number can be dialled."""
        return next(filter(dialable, self.contact.phones), None)

    @property
    def name(self) -> str:
        """What people call this customer: the company, else the person."""
        return self.company or self.contact.name or self.contact.email or f"Customer {self.id}"

    @property
    def person(self) -> str:
        """Whom to ask for; the customer's own name where no contact is named."""
        return self.contact.name or self.name


def read_reference(text: str) -> int | None:
    """The id in a reference such as `c12`; none where it is no reference."""
    match = re.fullmatch(r"c(\d{1,18})", text.strip())
    return int(match[1]) if match else None


def callable_(customer: Customer) -> bool:
    """Whether any number of the customer is valid."""
    return any(phone.valid for contact in customer.contacts for phone in contact.phones)


def doubtful(customer: Customer) -> bool:
    """Whether the customer has a number that could be dialled, but none that is valid."""
    possible = any(phone.e164 for contact in customer.contacts for phone in contact.phones)
    return possible and not callable_(customer)


def best_first(phones: tuple[Phone, ...]) -> tuple[Phone, ...]:
    """The numbers to try, valid ones before doubtful ones before what cannot be read, each once."""
    once: dict[tuple[str, str | None], Phone] = {}
    for phone in phones:
        once.setdefault((phone.e164 or phone.raw, phone.extension), phone)
    return tuple(sorted(once.values(), key=lambda phone: (not phone.valid, phone.e164 is None)))
