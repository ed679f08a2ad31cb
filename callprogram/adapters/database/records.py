"""Rows and values: which table holds which domain value, and how one becomes the other."""

from dataclasses import fields
from functools import cache
from typing import TypeVar

from sqlalchemy import BigInteger, ColumnElement, Connection, Row, Select, Table, literal

from callprogram.adapters.database import tables
from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.outlets import Outlet
from callprogram.domain.calendar.series import Occurrence, Series
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Call
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.calls.questions import Questions
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.desk import Desk
from callprogram.domain.cases.references import CaseYear
from callprogram.domain.cases.stories import StoryLine
from callprogram.domain.cases.unsent import Unsent
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Alias, Join, ToldApart
from callprogram.domain.customers.imports import Import, ImportProfile
from callprogram.domain.customers.reachability import place_kept
from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.reviews import Review
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mailboxes import Mailbox
from callprogram.domain.letters.rules import SenderRule
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.patterns.remedies import Remedy, Telling
from callprogram.domain.people.members import FormerMember, Member
from callprogram.domain.people.messages import Message
from callprogram.domain.people.retention import Retention
from callprogram.domain.people.sign_in import Account
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.put_off import PutOff
from callprogram.domain.program.rates import Rate
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.steps import Step
from callprogram.domain.results.activities import WriteBack
from callprogram.domain.words.chores import Chore

T = TypeVar("T")

# The table of each kind, and its name in the audit trail.
_KINDS: dict[type, tuple[Table, str]] = {
    Program: (tables.programs, "program"),
    Import: (tables.imports, "import"),
    ImportProfile: (tables.import_profiles, "import profile"),
    Customer: (tables.customers, "customer"),
    CallList: (tables.call_lists, "call list"),
    Entry: (tables.entries, "entry"),
    Call: (tables.calls, "call"),
    ToldApart: (tables.told_apart, "two customers"),
    Alias: (tables.aliases, "alias"),
    Join: (tables.joins, "two customers joined"),
    Rate: (tables.rates, "exchange rate"),
    CallingRules: (tables.calling_rules, "calling rules"),
    Chore: (tables.chores, "chore"),
    Commitment: (tables.commitments, "promise"),
    Hold: (tables.holds, "hold"),
    Answer: (tables.answers, "answer"),
    Member: (tables.members, "member"),
    Account: (tables.accounts, "account"),
    FormerMember: (tables.former_members, "former member"),
    Message: (tables.messages, "message"),
    PrivateNote: (tables.private_notes, "private note"),
    Questions: (tables.questions, "questions"),
    Step: (tables.steps, "step of a promise"),
    WriteBack: (tables.write_backs, "write-back"),
    Leave: (tables.leaves, "leave"),
    PutOff: (tables.put_off, "line put off"),
    Series: (tables.series, "series"),
    Occurrence: (tables.occurrences, "occurrence"),
    Outlet: (tables.outlets, "outlet"),
    HandEdit: (tables.hand_edits, "hand edit"),
    Case: (tables.cases, "escalation"),  # as it stands in every trail
    StoryLine: (tables.story_lines, "line of a case"),
    Unsent: (tables.unsent_answers, "unsent answer"),
    CaseYear: (tables.case_years, "year of cases"),
    Decision: (tables.decisions, "decision"),
    Budget: (tables.budgets, "budget"),
    Review: (tables.reviews, "review"),
    LegalHold: (tables.legal_holds, "legal hold"),
    Remedy: (tables.remedies, "remedy"),
    Telling: (tables.tellings, "telling of a remedy"),
    Letter: (tables.letters, "letter"),
    Mailbox: (tables.mailboxes, "mailbox"),
    SenderRule: (tables.sender_rules, "sender rule"),
    Desk: (tables.desks, "desk"),
    Retention: (tables.retention, "retention"),
}
TABLES = {kind: table for kind, (table, _) in _KINDS.items()}
NAMES = {kind: name for kind, (_, name) in _KINDS.items()}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in TABLES}


def to_row(value: object) -> dict[str, object]:
    """A value as a row, without its id."""
    row = {field: getattr(value, field) for field in field_names(type(value)) if field != "id"}
    if not isinstance(value, Customer):
        return row
    return customer_row(value, value.phone.e164 if value.phone else None, place_kept(value))


def customer_row(customer: Customer, number: str | None, place: str | None) -> dict[str, object]:
    """A customer who is called at that number and place as a row, without its id."""
    row = {field: getattr(customer, field) for field in field_names(Customer) if field != "id"}
    return row | {"found_by": found_by(customer), "number": number, "place": place}


def from_row(kind: type[T], row: Row[*tuple[object, ...]]) -> T:
    """A row as a value of its kind; what the row has no column for is as in a new value."""
    columns = row._asdict()
    return kind(**{field: columns[field] for field in _shared(field_names(kind), row._fields)})


def all_of(connection: Connection, kind: type[T], query: Select[*tuple[object, ...]]) -> list[T]:
    """What a query finds, as values of their kind."""
    return [from_row(kind, row) for row in connection.execute(query)]


def field_names(kind: type) -> tuple[str, ...]:
    """The fields of a kind, which are the columns of its table."""
    return _FIELDS[kind]


@cache
def _shared(names: tuple[str, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name in columns)


def has_id(table: Table, row_id: int | None) -> ColumnElement[bool]:
    """Whether a row has this id; one too large for the column is asked for like any other that is not there."""
    return table.c.id == literal(row_id, BigInteger)


def found_by(customer: Customer) -> str:
    """What a search looks in and sorts by, casefolded, the name first: the databases' own lower() know only English."""
    people = [part for contact in customer.contacts for part in (contact.name, contact.email)]
    numbers = [phone.e164 for contact in customer.people for phone in contact.phones if phone.e164]
    return "\n".join(filter(None, [customer.name, customer.crm_id, *people, *numbers])).casefold()
