"""Forgetting: what remains of a customer who is erased, what stands for them, and by what texts speak of them."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.keys import is_of_company, keys_of
from callprogram.domain.customers.phones import shown

ERASED = "Erased"
_LEAST_WORD, _LEAST_NUMBER = 4, 6


@dataclass(frozen=True)
class Traces:
    """By what a text speaks of somebody: `sure` texts are theirs alone wherever they stand, `names` are one word."""

    sure: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True)
class Forgotten:
    """Of whom nothing but keyed hashes is kept."""

    key: bytes
    marks: frozenset[str]

    def has(self, customer: Customer) -> bool:
        """Whether this is somebody who was erased."""
        return bool(self.marks) and any(marked(self.key, each) in self.marks for each in told_by(customer))


def told_by(customer: Customer) -> tuple[str, ...]:
    """What says that a row is about this customer, but for a company's name where the CRM has an id."""
    keys = keys_of(customer)
    return tuple(each for each in keys if not (customer.crm_id and is_of_company(each)))


def marked(key: bytes, text: str) -> str:
    """What is kept of a text: nobody finds it without the key."""
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), "sha256").hex()


def marks_of(customers: Iterable[Customer], key: bytes) -> frozenset[str]:
    """What is kept of customers, as they are and as exports said of them before."""
    return frozenset(marked(key, each) for customer in customers for each in told_by(customer))


def blank(customer: Customer) -> Customer:
    """The customer without anything that is theirs: nobody calls it, and what was done with it still counts."""
    return Customer(
        id=customer.id,
        company=f"{ERASED} {customer.id}",
        account_owner=customer.account_owner,
        segment=customer.segment,
        do_not_call=True,
    )


def is_blank(customer: Customer) -> bool:
    """Whether this is what remains of somebody who was erased."""
    return customer == blank(customer)


def traces_of(customers: Iterable[Customer]) -> Traces:
    """By what a text speaks of this customer, as they are and as they were before."""
    every = list(customers)
    found = {text for each in every for text in _texts(each)}
    numbers = {text for each in every for text in _numbers(each)}
    sure = numbers | {each for each in found if "@" in each or len(each.split()) > 1}
    return Traces(frozenset(sure), frozenset(each for each in found - sure if len(each) >= _LEAST_WORD))


def _texts(customer: Customer) -> Iterable[str]:
    people = (text for each in customer.contacts for text in (each.name, each.email))
    return (text.strip() for text in (customer.company, customer.say_as, *people) if text.strip())


def _numbers(customer: Customer) -> Iterable[str]:
    phones = [phone for contact in (*customer.people, *customer.contacts) for phone in contact.phones]
    written = (text for phone in phones for text in (phone.raw, phone.e164, shown(phone)) if text)
    corrected = (each.value for each in customer.corrections if each.field is Field.PHONE)
    return (text.strip() for text in (*written, *corrected) if sum(map(str.isdigit, text)) >= _LEAST_NUMBER)
