"""The customers: found, known one by one, what happened to each, and the files that they came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from callprogram.domain.calls.briefs import Brief
from callprogram.domain.calls.calls import Call
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Join, LikelyPair
from callprogram.domain.customers.imports import Import, ImportProfile, Samples
from callprogram.domain.customers.reachability import Place
from callprogram.domain.customers.tasks import Task
from callprogram.domain.promises.commitments import Commitment


@dataclass(frozen=True)
class Found:
    """Customers that a search found: the first few, and how many there are in all."""

    total: int
    customers: tuple[Customer, ...]


@dataclass(frozen=True)
class Complaint:
    """A case that is not settled, with the customer it came from."""

    case: Case
    customer: Customer


@dataclass(frozen=True)
class Happening:
    """One line of a customer's history; `at` in UTC, or a date for what has no time."""

    at: datetime
    what: str
    words: str


@dataclass(frozen=True)
class Milestone:
    """Something that stands on the line of a customer's history: a word for its kind, and what it is called."""

    on: date
    kind: str
    words: str


@dataclass(frozen=True)
class HealthSaid:
    """The health that exports gave from a day on."""

    on: date
    health: int


@dataclass(frozen=True)
class Course:
    """A customer's history as a line, the earliest first: talks, promises, renewals, and health export by export."""

    milestones: tuple[Milestone, ...] = ()
    health: tuple[HealthSaid, ...] = ()


@dataclass(frozen=True)
class History:
    """Everything about one customer: the brief, the promises, and what has happened, latest first.

    `open_call` is one of whose outcome nobody has said anything.
    """

    customer: Customer
    brief: Brief
    promises: tuple[Commitment, ...]
    happenings: tuple[Happening, ...]
    course: Course = Course()
    open_call: Call | None = None


class Customers(Protocol):
    """The customers: found, known one by one, what happened to each, and the files that they came in."""

    def has_customers(self) -> bool:
        """Whether there is any customer; quick however many there are."""

    def customer_count(self) -> int:
        """How many customers there are."""

    def customers(self, query: str, limit: int, *, vanished: bool = False) -> Found:
        """The customers whose name, contact, email, number or CRM id has the words, by name.

        `vanished` are those alone whom the CRM's export has no more.
        """

    def uncallable(self, limit: int) -> Found:
        """The customers who cannot be called though they may be: without a number that can, or without a time zone.

        Without those whom the CRM's export has no more, about whom somebody decides first.
        """

    def customers_with(self, ids: Sequence[int]) -> tuple[Customer, ...]:
        """The customers with these ids, by id."""

    def customer(self, reference: str) -> Customer:
        """The one customer meant: by id, CRM id, or part of the name; raises NotFoundError, AmbiguousError."""

    def history(self, customer_id: int, today: date, zone: str) -> History:
        """Everything about one customer, days as in that zone; raises NotFoundError."""

    def at_places(self, places: Sequence[Place], limit: int) -> Found:
        """The customers at these places who may be called, by name."""

    def complaints(self) -> tuple[Complaint, ...]:
        """The cases that are not settled, of the customers whom the reader knows, the oldest first."""

    def tasks(self) -> tuple[Task, ...]:
        """What account owners have to mend before a customer is called again, the oldest first."""

    def customer_with_phone(self, e164: str) -> Customer | None:
        """Whose number this is: the one last called at it, else anybody who has it."""

    def refused_by(self, number: str) -> Customer | None:
        """Who asked not to be called at this number, in E.164; none where nobody did."""

    def joins(self, limit: int) -> tuple[Join, ...]:
        """Who was joined with whom and can be parted, the latest first."""

    def likely_pairs(self, limit: int) -> tuple[LikelyPair, ...]:
        """Customers who are likely one, the likeliest first; without those that somebody has told apart."""

    def as_of(self) -> str:
        """What is another text once any customer has changed."""

    def profiles(self) -> tuple[ImportProfile, ...]:
        """The ways to read exports that were saved, by name."""

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        """The imports, the latest first; those taken back too."""

    def samples(self) -> Samples:
        """How many made-up customers are here, and what was made with them."""

    def last_import(self) -> Import | None:
        """The latest import that was not taken back, if there is one."""
