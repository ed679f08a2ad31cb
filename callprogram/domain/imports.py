"""Imports: what a CRM file said, row by row, and what became of it."""

from collections.abc import Iterable, Mapping
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


def changes_of(known: Iterable[Customer], rows: Iterable[Customer]) -> Changes:
    """What the rows of a file change among the known customers: every customer once."""
    wanted, merged = _grouped(rows)
    index = _Index(known)
    created: list[Customer] = []
    becoming: dict[int, Customer] = {}
    for row in wanted:
        if (before := index.find(row)) is None:
            created.append(row)
        else:
            merged += before.id in becoming
            becoming[before.id] = updated(becoming.get(before.id, before), row)
    changed = tuple(after for after in becoming.values() if after != index.by_id[after.id])
    return Changes(tuple(created), changed, len(becoming) - len(changed), merged)


def keys_of(customer: Customer) -> tuple[str, ...]:
    """What makes two rows one customer, the surest first.

    The CRM's id, else the email, else the number at the same company, else company and contact together: neither a name
    nor a number that several companies share is enough alone.
    """
    contact, company = customer.contact, customer.company.casefold()
    number = next((f"{phone.e164} {phone.extension}" for phone in customer.phones if phone.e164), None)
    keys = {
        "id": customer.crm_id,
        "email": contact.email.casefold(),
        "number": number and f"{number} {company}",
        "name": contact.name and f"{contact.name.casefold()}\n{company}",
        "company": None if contact.name else company,
    }
    return tuple(f"{kind} {key}" for kind, key in keys.items() if key)


class _Index:
    """Customers by each of their keys; where two share one, the first counts."""

    def __init__(self, customers: Iterable[Customer]) -> None:
        self.by_id: dict[int, Customer] = {}
        self.by_key: dict[str, Customer] = {}
        for customer in customers:
            self.add(customer)

    def add(self, customer: Customer) -> None:
        self.by_id[customer.id] = customer
        for key in keys_of(customer):
            self.by_key.setdefault(key, customer)

    def find(self, row: Customer) -> Customer | None:
        """The customer that a row is about: never one whose CRM id is another."""
        hits = (self.by_key[key] for key in keys_of(row) if key in self.by_key)
        return next((hit for hit in hits if not (row.crm_id and hit.crm_id and row.crm_id != hit.crm_id)), None)


def _grouped(rows: Iterable[Customer]) -> tuple[list[Customer], int]:
    """The rows of a file as customers, each numbered by its place, and how many rows were joined to another."""
    index, merged = _Index(()), 0
    wanted: dict[int, Customer] = {}
    for place, row in enumerate(rows):
        same = index.find(row)
        number = place if same is None else same.id
        merged += same is not None
        wanted[number] = row if same is None else joined(wanted[number], row)
        index.add(replace(wanted[number], id=number))
    return list(wanted.values()), merged


def joined(first: Customer, second: Customer) -> Customer:
    """Two rows of one customer as one: what the first leaves open comes from the second, contacts from both."""
    filled = _gaps_filled(first, second)
    return replace(
        filled,
        do_not_call=first.do_not_call or second.do_not_call,
        contacts=_everybody(first.contacts, second.contacts),
    )


def updated(known: Customer, row: Customer) -> Customer:
    """The known customer with what the file says; what the file leaves empty, or does not name, stays."""
    said = {name: value for name, value in vars(row).items() if value not in (None, "", ())}
    said["id"] = known.id
    said["do_not_call"] = known.do_not_call or row.do_not_call
    said["contacts"] = _everybody(row.contacts, known.contacts) if any(row.contacts) else known.contacts
    return replace(known, **said)


def _gaps_filled(first: Customer, second: Customer) -> Customer:
    missing = {name: vars(second)[name] for name, value in vars(first).items() if value in (None, "")}
    return replace(first, **missing)


def _everybody(first: Iterable[Contact], second: Iterable[Contact]) -> tuple[Contact, ...]:
    """Everybody in either, as the first has them; what it leaves open of somebody comes from the second."""
    contacts = list(first)
    for contact in second:
        same = next((place for place, each in enumerate(contacts) if _same_person(each, contact)), None)
        if same is None:
            contacts.append(contact)
        else:
            contacts[same] = _completed(contacts[same], contact)
    return tuple(contacts)


def _completed(one: Contact, other: Contact) -> Contact:
    return Contact(
        one.name or other.name,
        one.title or other.title,
        one.email or other.email,
        best_first(one.phones + other.phones),
    )


def _same_person(one: Contact, other: Contact) -> bool:
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    return one.name.casefold() == other.name.casefold()
