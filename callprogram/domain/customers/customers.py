"""Customers: a company with contacts to call, or a person without a company."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import dropwhile

from callprogram.domain.customers.best_contact import CORRECTED, best_of, why_best
from callprogram.domain.customers.corrections import Correction, Field, in_force, wrong_numbers
from callprogram.domain.customers.phones import OTHER, Phone, dialable, read_phone

_TITLES = frozenset(["dr", "frau", "herr", "madame", "miss", "monsieur", "mr", "mrs", "ms", "prof", "professor", "sir"])


def id_in(text: str) -> str | None:
    """A CRM's id of a customer; none where it has neither a letter nor a figure: a blank or a dash is no id."""
    return text if any(map(str.isalnum, text)) else None


@dataclass(frozen=True)
class Contact:
    """Somebody to talk to at a customer; `phones` in the order in which to try them, `crm_id` the person's own."""

    name: str = ""
    title: str = ""
    email: str = ""
    phones: tuple[Phone, ...] = ()
    crm_id: str | None = None

    @property
    def first_name(self) -> str:
        """`Katharina` of Dr. Katharina Vogt; the whole where only a surname follows the title, empty without a name."""
        words = self.name.split()
        given = list(dropwhile(_is_title, words))
        return given[0] if given[1:] or given == words != [] else self.name


@dataclass(frozen=True)
class Customer:
    """One customer as the CRM knows it; `country` ISO 3166 alpha-2, `health` 0–100, `nps` 0–10, `revenue` a year.

    From `say_as` on it is what people set by hand, which an import leaves alone: how the name is said, what to be
    careful about, the day before which nobody calls, and every correction in the order in which it was made.
    """

    id: int
    crm_id: str | None = None
    company: str = ""
    country: str | None = None
    state: str = ""
    city: str = ""
    postal_code: str = ""
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
    say_as: str = ""
    careful: str = ""
    snoozed_until: date | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def reference(self) -> str:
        """How people and programs name this customer: `c12`, which no CRM id is taken for."""
        return f"c{self.id}"

    @property
    def people(self) -> tuple[Contact, ...]:
        """The contacts with the number that people corrected."""
        fixed = in_force(self.corrections, Field.PHONE)
        if fixed is None:
            return self.contacts
        phone = read_phone(fixed.value, None, CORRECTED)
        return tuple(_renumbered(each, fixed.of, phone) for each in self.contacts or (Contact(),))

    @property
    def contact(self) -> Contact:
        """The contact to call: the one people chose, else the best of those whose number can be dialled."""
        return _to_call(self.people, in_force(self.corrections, Field.CONTACT))

    @property
    def why_contact(self) -> str:
        """Why it is this contact who is called, where there are others; a number of their own, what they decide."""
        people, chosen = self.people, in_force(self.corrections, Field.CONTACT)
        if len(people) < 2:  # noqa: PLR2004  # nobody else
            return ""
        contact = _to_call(people, chosen)
        return "chosen by hand" if chosen and goes_by(contact, chosen.value) else why_best(contact, people)

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Every number of every contact, the one to call first."""
        people = self.people
        first = _to_call(people, in_force(self.corrections, Field.CONTACT))
        others = (contact for contact in people if contact is not first)
        return tuple(phone for contact in (first, *others) for phone in contact.phones)

    @property
    def phone(self) -> Phone | None:
        """The first number of the contact that can be dialled and has not proved wrong, or none."""
        wrong = wrong_numbers(self.corrections)
        return next((each for each in self.contact.phones if dialable(each) and each.e164 not in wrong), None)

    @property
    def wrong_phone(self) -> Phone | None:
        """The number that would be called had it not proved wrong; none once another stands in its place."""
        first = next(filter(dialable, self.contact.phones), None)
        return first if first and self.phone is None else None

    @property
    def name(self) -> str:
        """What people call this customer: the company, else the person."""
        return self.company or self.contact.name or self.contact.email or f"Customer {self.id}"

    @property
    def person(self) -> str:
        """Whom to ask for; the customer's own name where no contact is named."""
        return self.contact.name or self.name

    @property
    def in_full(self) -> str:
        """The person with their company, `Ann Lee of Acme`; one name where both are the same."""
        return self.name if self.person == self.name else f"{self.person} of {self.name}"


def read_reference(text: str) -> int | None:
    """The id in a reference such as `c12`; none where it is no reference."""
    match = re.fullmatch(r"c(\d{1,18})", text.strip())
    return int(match[1]) if match else None


def goes_by(contact: Contact, name: str) -> bool:
    """Whether a contact has this name or email; one without either goes by the empty name."""
    return name.casefold() == (contact.name or contact.email).casefold()


def corrected(customer: Customer, *corrections: Correction) -> Customer:
    """The customer with these corrections, in this order; raises ValueError for a day that is none."""
    for correction in corrections:
        customer = _corrected(customer, correction)
    return customer


def without_corrections_of(customer: Customer, call_id: int) -> Customer:
    """The customer as it would be had nothing been corrected because of that call."""
    return without(customer, [each for each in customer.corrections if each.call_id == call_id])


def without(customer: Customer, corrections: Collection[Correction]) -> Customer:
    """The customer as it would be had these corrections never been made."""
    kept = tuple(each for each in customer.corrections if each not in corrections)
    if kept == customer.corrections:
        return customer
    fields = {each.field for each in corrections}
    return corrected(replace(_lifted(customer, fields), corrections=()), *kept)


def numbers_of(customer: Customer) -> frozenset[str]:
    """Every number of the customer in E.164, but for those that proved wrong."""
    read = {phone.e164 for phone in customer.phones if phone.e164}
    return frozenset(read - wrong_numbers(customer.corrections))


def callable_(customer: Customer) -> bool:
    """Whether any number of the customer is valid."""
    return any(phone.valid for contact in customer.contacts for phone in contact.phones)


def doubtful(customer: Customer) -> bool:
    """Whether the customer has a number that could be dialled, but none that is valid."""
    possible = any(phone.e164 for contact in customer.contacts for phone in contact.phones)
    return possible and not callable_(customer)


def best_first(phones: tuple[Phone, ...]) -> tuple[Phone, ...]:
    """The numbers to try, valid ones before doubtful ones before what cannot be read, others last, each once."""
    once: dict[tuple[str, str | None], Phone] = {}
    for phone in phones:
        once.setdefault((phone.e164 or phone.raw, phone.extension), phone)
    return tuple(sorted(once.values(), key=lambda phone: (not phone.valid, phone.e164 is None, phone.label == OTHER)))


def _to_call(people: tuple[Contact, ...], chosen: Correction | None) -> Contact:
    if chosen and (wanted := next((each for each in people if goes_by(each, chosen.value)), None)):
        return wanted
    return best_of(people) if people else Contact()


def _corrected(customer: Customer, correction: Correction) -> Customer:
    made = replace(customer, corrections=(*customer.corrections, correction))
    value = correction.value
    match correction.field:
        case Field.SNOOZED_UNTIL:
            made = replace(made, snoozed_until=date.fromisoformat(value) if value else None)
        case Field.DO_NOT_CALL:
            made = replace(made, do_not_call=bool(value))
        case Field.SAY_AS:
            made = replace(made, say_as=value)
        case Field.CAREFUL:
            made = replace(made, careful=value)
        case Field.TIME_ZONE:
            made = replace(made, time_zone=value or None)
        case Field.ACCOUNT_OWNER:
            made = replace(made, account_owner=value or _owner_in_crm(made))
    return made


def _lifted(customer: Customer, fields: Iterable[Field]) -> Customer:
    empty = {
        Field.SNOOZED_UNTIL: None,
        Field.DO_NOT_CALL: False,
        Field.SAY_AS: "",
        Field.CAREFUL: "",
        Field.TIME_ZONE: None,
        Field.ACCOUNT_OWNER: _owner_in_crm(customer),
    }
    return replace(customer, **{str(field): empty[field] for field in fields if field in empty})  # type: ignore[arg-type]  # the fields' own kinds


def _owner_in_crm(customer: Customer) -> str:
    """The account owner before anybody set another by hand."""
    made = (each.of for each in customer.corrections if each.field is Field.ACCOUNT_OWNER)
    return next(made, customer.account_owner)


def _renumbered(contact: Contact, of: str, phone: Phone) -> Contact:
    if not goes_by(contact, of):
        return contact
    return replace(contact, phones=(phone, *(each for each in contact.phones if each.e164 != phone.e164)))


def _is_title(word: str) -> bool:
    return word.endswith(".") or word.casefold() in _TITLES
