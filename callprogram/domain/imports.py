"""Imports: what a CRM file said, row by row, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from callprogram.domain.customers import Contact, Customer, best_first


class Severity(StrEnum):
    """Whether a row could not be used, or only looks odd."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row; `row` counts the file's lines of data from 1, `column` is its header."""

    row: int
    column: str
    value: str
    message: str
    severity: Severity


@dataclass(frozen=True)
class Source:
    """How a file was read; `header_row` counts its rows from 1, `mapping` gives the headers that fill each field."""

    file: str
    encoding: str
    delimiter: str
    header_row: int
    headers: tuple[str, ...]
    mapping: Mapping[str, tuple[str, ...]]

    @property
    def ignored_headers(self) -> tuple[str, ...]:
        """The headers that fill nothing."""
        used = {header for headers in self.mapping.values() for header in headers}
        return tuple(header for header in self.headers if header not in used)


@dataclass(frozen=True)
class Reading:
    """A file read: a customer for each good row (ids are 0), the problems, and the rows refused with their cells."""

    source: Source
    rows: int
    customers: tuple[Customer, ...]
    problems: tuple[Problem, ...]
    rejects: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True)
class Import:
    """One file brought in, and what its rows did."""

    id: int
    file: str
    imported_at: datetime
    imported_by: str
    encoding: str
    delimiter: str
    header_row: int
    mapping: Mapping[str, tuple[str, ...]]
    rows: int
    created: int
    updated: int
    unchanged: int
    merged: int
    rejected: int


@dataclass(frozen=True)
class Changes:
    """What an import would do: customers to add, customers to save as they become, and how many rows did nothing."""

    created: tuple[Customer, ...]
    updated: tuple[Customer, ...]
    unchanged: int
    merged: int


def changes_of(known: Mapping[str, Customer], rows: tuple[Customer, ...]) -> Changes:
    """What the rows of a file change among the customers known by key: every customer once."""
    wanted: dict[str, Customer] = {}
    for row in rows:
        key = key_of(row)
        wanted[key] = joined(wanted[key], row) if key in wanted else row
    created = tuple(row for key, row in wanted.items() if key not in known)
    pairs = [(known[key], updated(known[key], row)) for key, row in wanted.items() if key in known]
    changed = tuple(after for before, after in pairs if after != before)
    return Changes(created, changed, len(pairs) - len(changed), len(rows) - len(wanted))


def key_of(customer: Customer) -> str:
    """What makes two rows one customer: the CRM's id, else email, else company and contact, else the number."""
    contact = customer.contact
    number = next((f"{phone.e164}x{phone.extension}" for phone in customer.phones if phone.e164), "")
    if customer.crm_id:
        return f"id {customer.crm_id}"
    if contact.email:
        return f"email {contact.email.casefold()}"
    if customer.company and contact.name:
        return f"name {customer.company.casefold()}\n{contact.name.casefold()}"
    return f"phone {number}" if number else f"name {customer.company.casefold()}\n{contact.name.casefold()}"


def joined(first: Customer, second: Customer) -> Customer:
    """Two rows of one customer as one: what the first leaves open comes from the second, contacts from both."""
    filled = _gaps_filled(first, second)
    return replace(filled, do_not_call=first.do_not_call or second.do_not_call, contacts=_everybody(first, second))


def updated(known: Customer, row: Customer) -> Customer:
    """The known customer with what the file says; a cell that the file leaves empty changes nothing."""
    said = {name: value for name, value in vars(row).items() if value not in (None, "", ())}
    said["id"] = known.id
    said["do_not_call"] = known.do_not_call or row.do_not_call
    return replace(known, **said)


def _gaps_filled(first: Customer, second: Customer) -> Customer:
    missing = {name: vars(second)[name] for name, value in vars(first).items() if value in (None, "")}
    return replace(first, **missing)


def _everybody(first: Customer, second: Customer) -> tuple[Contact, ...]:
    contacts = list(first.contacts)
    for contact in second.contacts:
        same = next((place for place, each in enumerate(contacts) if _same_person(each, contact)), None)
        if same is None:
            contacts.append(contact)
        else:
            phones = best_first(contacts[same].phones + contact.phones)
            contacts[same] = replace(contacts[same], phones=phones)
    return tuple(contacts)


def _same_person(one: Contact, other: Contact) -> bool:
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    return one.name.casefold() == other.name.casefold()
