"""Reading: for each page and command one query and one frozen answer, so that no page puts anything together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, Self

from callprogram.domain.activities import Activity, Shape
from callprogram.domain.boards import Wanted
from callprogram.domain.briefs import Brief
from callprogram.domain.calendar_series import Occurrence, Series
from callprogram.domain.call_hour import Program, Week
from callprogram.domain.call_list import CallList, Entry
from callprogram.domain.calling_rules import CallingRules
from callprogram.domain.calls import Call
from callprogram.domain.chores import Chore
from callprogram.domain.commitments import Commitment
from callprogram.domain.customers import Customer
from callprogram.domain.duplicates import LikelyPair
from callprogram.domain.escalations import Escalation
from callprogram.domain.hand_edits import HandEdit
from callprogram.domain.holds import Answer, Hold
from callprogram.domain.hours import Reach
from callprogram.domain.imports import Import, ImportProfile
from callprogram.domain.leave import Leave
from callprogram.domain.members import Member
from callprogram.domain.messages import Message
from callprogram.domain.outlets import Outlet, Way
from callprogram.domain.reachability import Place
from callprogram.domain.reminders import Reminder
from callprogram.domain.results import Results
from callprogram.domain.seats import Seat
from callprogram.domain.steps import Step
from callprogram.domain.tasks import Task


@dataclass(frozen=True)
class Card:
    """One entry with all that is read and done at it: its latest call, and the customer's unfinished promises."""

    entry: Entry
    customer: Customer
    brief: Brief
    call: Call | None
    promises: tuple[Commitment, ...]


@dataclass(frozen=True)
class Promise:
    """A commitment with the customer it was made to."""

    commitment: Commitment
    customer: Customer


@dataclass(frozen=True)
class Board:
    """The first promises of those that somebody wants to look at, and how many there are in all."""

    total: int
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Edited:
    """What was last changed by hand for a customer, and who that is."""

    edit: HandEdit
    customer: Customer


@dataclass(frozen=True)
class Complaint:
    """An escalation that is not settled, with the customer it came from."""

    escalation: Escalation
    customer: Customer


@dataclass(frozen=True)
class WeekView:
    """One week: its list, the cards by position, every promise not yet told, most urgent first, and the hand edits."""

    call_list: CallList
    cards: tuple[Card, ...]
    promises: tuple[Promise, ...]
    edited: tuple[Edited, ...] = ()


@dataclass(frozen=True)
class Found:
    """Customers that a search found: the first few, and how many there are in all."""

    total: int
    customers: tuple[Customer, ...]


@dataclass(frozen=True)
class Happening:
    """One line of a customer's history; `at` in UTC, or a date for what has no time."""

    at: datetime
    what: str
    words: str


@dataclass(frozen=True)
class History:
    """Everything about one customer: the brief, the promises, and what has happened, latest first."""

    customer: Customer
    brief: Brief
    promises: tuple[Commitment, ...]
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class CallLine:
    """A call with the customer it was made to."""

    call: Call
    customer: Customer


@dataclass(frozen=True)
class Coming:
    """A call that is planned: its entry and list, the customer, and what was said about it."""

    call_list: CallList
    entry: Entry
    customer: Customer
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Held:
    """A hold with the customer whom nobody calls."""

    hold: Hold
    customer: Customer


@dataclass(frozen=True)
class Outbox:
    """How the messages stand: those given up, how many may go now, and since when the longest of these waits."""

    failed: tuple[Message, ...]
    waiting: int
    waits_since: datetime | None


@dataclass(frozen=True)
class KeptOnTime:
    """The promises of one owner that were due in one month: how many, and how many were kept by their day."""

    month: date
    owner: str
    due: int
    on_time: int


@dataclass(frozen=True)
class Unreminded:
    """An open promise near its day or past it, the program it belongs to, and its lines in the ledger."""

    commitment: Commitment
    program: Program | None
    ledger: tuple[Reminder, ...]


@dataclass(frozen=True)
class CalendarView:
    """What calendars know of the hour: the series if any knows it, its weeks in order, the ways out, and leave.

    `mailed` are the latest messages about it, the last first.
    """

    series: Series | None
    weeks: tuple[Occurrence, ...]
    outlets: Mapping[Way, Outlet]
    leaves: tuple[Leave, ...]
    mailed: tuple[Message, ...]


class Views(Protocol):
    """Reading what is kept; nothing here changes anything."""

    def seen_by(self, member: Member) -> Self:
        """The same, of what this member may see."""
        ...

    def programs(self) -> tuple[Program, ...]:
        """The programs, the oldest first."""
        ...

    def member(self, email: str) -> Member | None:
        """The member with this address, if there is one."""
        ...

    def members(self) -> tuple[Member, ...]:
        """Everybody, by name."""
        ...

    def unfinished(self, program: Program, before: datetime) -> tuple[CallList, ...]:
        """The program's lists whose hour ended before that moment and of which no call was logged."""
        ...

    def coming(self, now: datetime) -> tuple[Coming, ...]:
        """The calls that are planned and whose hour has not begun, the next first."""
        ...

    def holds(self, day: date) -> tuple[Held, ...]:
        """Whom nobody calls on a day, the first to end first."""
        ...

    def is_written(self, key: str, recipient: str) -> bool:
        """Whether a message with this key was written to them."""
        ...

    def outbox(self, now: datetime) -> Outbox:
        """How the messages stand."""
        ...

    def program(self, name: str) -> Program | None:
        """The program of that name, if there is one."""
        ...

    def week(self, program: Program, week: Week) -> WeekView | None:
        """The week's list as it stands; none where it was not planned or the facts have changed since."""
        ...

    def week_due(self, program: Program, now: datetime) -> Week:
        """The week to work on: the one begun or signed off and not finished, else the next one to plan."""
        ...

    def calendar(self, program: Program) -> CalendarView:
        """What calendars know of the program's hour."""
        ...

    def feed(self, secret: str) -> Program | None:
        """The program whose feed is read at the address that ends in this, if it is on."""
        ...

    def note(self, entry_id: int) -> str:
        """The note of the entry's latest call as it is kept; empty where there is none."""
        ...

    def private_note(self, entry_id: int) -> str:
        """The private part of that note, for the eyes alone of the executive whose hour it is."""
        ...

    def hears_in_private(self, entry_id: int) -> bool:
        """Whether the private part of that note is the reader's."""
        ...

    def themes(self) -> tuple[str, ...]:
        """What calls were about, the most frequent first; the list grows as people name new ones."""
        ...

    def questions(self, program_id: int) -> Mapping[Seat, tuple[str, ...]]:
        """What is asked in the calls of each seat: the program's own questions, else the usual ones."""
        ...

    def tasks(self, owner: str | None = None) -> tuple[Task, ...]:
        """What account owners have to mend before a customer is called again, the oldest first."""
        ...

    def has_customers(self) -> bool:
        """Whether there is any customer; quick however many there are."""
        ...

    def customer_count(self) -> int:
        """How many customers there are."""
        ...

    def customers(self, query: str, limit: int, *, vanished: bool = False) -> Found:
        """The customers whose name, contact, email, number or CRM id has the words, by name.

        `vanished` are those alone whom the CRM's export has no more.
        """
        ...

    def customer(self, reference: str) -> Customer:
        """The one customer meant: by id, CRM id, or part of the name; raises NotFoundError, AmbiguousError."""
        ...

    def history(self, customer_id: int, today: date, zone: str) -> History:
        """Everything about one customer, days as in that zone; raises NotFoundError."""
        ...

    def reach(self) -> Sequence[Reach]:
        """How many customers are at each place, and their share of revenue."""
        ...

    def at_places(self, places: Sequence[Place], limit: int) -> Found:
        """The customers at these places who may be called, by name."""
        ...

    def complaints(self) -> tuple[Complaint, ...]:
        """The escalations that are not settled, of the customers whom the reader knows, the oldest first."""
        ...

    def promises(self, *, unfinished: bool = False, owner: str | None = None) -> tuple[Promise, ...]:
        """The commitments, most urgent first."""
        ...

    def board(self, wanted: Wanted, today: date, limit: int) -> Board:
        """The first promises that are wanted, the overdue ones first."""
        ...

    def promisers(self) -> tuple[str, ...]:
        """Everybody who owes or owed a promise that the reader may know of, by name."""
        ...

    def kept_on_time(self, since: date, today: date, zone: str) -> tuple[KeptOnTime, ...]:
        """How many of the promises due in each month were kept by their day, by owner; days as in that zone."""
        ...

    def results(self, program: Program, since: date, now: datetime) -> Results:
        """What came of the program's hours from a day on."""
        ...

    def steps(self, commitment_id: int) -> tuple[Step, ...]:
        """What happened to a promise, the first step first."""
        ...

    def activities(self, since: datetime) -> tuple[Activity, ...]:
        """The calls with an outcome and the promises not withdrawn since then, the earliest first."""
        ...

    def written_back(self, shape: Shape) -> frozenset[str]:
        """The keys of the activities that a file of this shape has had."""
        ...

    def unreminded(self, now: datetime, owners: Collection[str], *, desk: bool) -> tuple[Unreminded, ...]:
        """The open promises of these owners, or overdue for the desk, that somebody may have to be reminded of."""
        ...

    def calls(self, *, customer_id: int | None = None, since: datetime | None = None) -> tuple[CallLine, ...]:
        """The calls, latest first."""
        ...

    def running_call(self, program: Program) -> CallLine | None:
        """The call that the provider rings for the program's executive, if there is one."""
        ...

    def unsettled_calls(self, since: datetime) -> tuple[Call, ...]:
        """The calls begun since then of which the provider has not said how they ended, and will if it is asked."""
        ...

    def calling_rules(self, program_id: int) -> CallingRules:
        """The program's calling rules; the first ones where nobody has set any."""
        ...

    def customer_with_phone(self, e164: str) -> Customer | None:
        """Whose number this is: the one last called at it, else anybody who has it."""
        ...

    def is_executive(self, e164: str) -> bool:
        """Whether this is the telephone of any program's executive."""
        ...

    def chore(self, name: str) -> Chore | None:
        """When this was last done, if ever."""
        ...

    def owners(self) -> tuple[str, ...]:
        """Everybody who looks after a customer or owes a promise, by name."""
        ...

    def profiles(self) -> tuple[ImportProfile, ...]:
        """The ways to read exports that were saved, by name."""
        ...

    def likely_pairs(self, limit: int) -> tuple[LikelyPair, ...]:
        """Customers who are likely one, the likeliest first; without those that somebody has told apart."""
        ...

    def as_of(self) -> str:
        """What is another text once any customer has changed."""
        ...

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        """The imports, the latest first; those taken back too."""
        ...

    def last_import(self) -> Import | None:
        """The latest import that was not taken back, if there is one."""
        ...
