"""What reports are about: calls and promises as they are of one reader's concern, read off how things stand now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import TypeVar

from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.calls_in_words import outcome_in_words
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.people.hour_holders import caller_at, deputy_at
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.people.recipients import at_the_desk, executive_at, helpers_of, is_executive, reached_at
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State, is_awaited, overdue
from callprogram.domain.words.dates import day_in
from callprogram.services.acting import Acting
from callprogram.services.ports import Identified, Transaction

T = TypeVar("T", bound=Identified)
_OPEN = {State.LOOSE, State.OPEN}


class As(Enum):
    """As who somebody reads of a promise, in the order of the sections."""

    EXECUTIVE = auto()
    OWNER = auto()
    STAND_IN = auto()
    HELPER = auto()
    KEEPER = auto()
    DESK = auto()
    AWAITING = auto()
    FORMER = auto()


@dataclass(frozen=True)
class Reader:
    """Who reads a letter, with the clock and the day that they have."""

    transaction: Transaction
    email: str
    members: tuple[Member, ...]
    zone: str
    today: date

    @property
    def member(self) -> Member | None:
        """The reader as a member; none where they are nobody's."""
        return next((each for each in self.members if each.email == self.email), None)


@dataclass(frozen=True)
class Told:
    """A call of which the reader hears what was said, and the promises of it that are of their concern.

    `outcome` is none where it was not made, of which `came` says why.
    """

    at: datetime
    customer: Customer
    who: str
    came: str
    looks_after: bool
    outcome: Disposition | None = None
    note: str = ""
    promised: tuple[Commitment, ...] = ()

    @property
    def talked(self) -> bool:
        """Whether somebody was talked to."""
        return self.outcome is Disposition.CONNECTED


@dataclass(frozen=True)
class Line:
    """A promise in a letter: as who the reader reads of it, and who the executive is."""

    how: As
    commitment: Commitment
    executive: str


def reader_of(acting: Acting, email: str) -> Reader:
    """Who reads what goes to this address now."""
    members = tuple(acting.transaction.find(Member))
    zones = [member.zone for member in members if member.email == email]
    zone = (*zones, *(program.zone for program in acting.transaction.find(Program)), Member.zone)[0]
    return Reader(acting.transaction, email, members, zone, day_in(zone, acting.now))


def rows_of(transaction: Transaction, kind: type[T], known: Mapping[str, str]) -> list[T]:
    """The rows of a kind that the letter is about and that are still there."""
    ids = (int(each.rpartition(" ")[2]) for each in known if each.startswith(f"{kind.__name__.lower()} "))
    return [row for row_id in ids for row in transaction.find(kind, id=row_id)]


def told_to(reader: Reader, call: Call) -> Told | None:
    """The call as the reader hears of it; nothing where it has no outcome, they made it, or it is not their concern."""
    program = reader.transaction.get(Program, call.program_id)
    if call.disposition is None or reader.email in callers(program, call.started_at, reader.members):
        return None
    customer = reader.transaction.get(Customer, call.customer_id)
    looks_after = _looks_after(reader, customer)
    promised = promised_in(reader.transaction, call)
    own = [each for each in promised if reader.email in reached_at(each.owner, reader.members, program)]
    theirs = promised if looks_after else [each for each in own if not is_executive(each.owner, program)]
    if not looks_after and not theirs:
        return None
    came = outcome_in_words(call, never=customer.do_not_call).lower()
    who = caller_at(program, call.started_at)
    return Told(call.started_at, customer, who, came, looks_after, call.disposition, call.note, tuple(theirs))


def left_out_to(reader: Reader, entry: Entry) -> Told | None:
    """The call that was not made as its account owner hears of it; nothing where it was made after all."""
    customer = reader.transaction.get(Customer, entry.customer_id)
    if entry.state is not EntryState.SKIPPED or not _looks_after(reader, customer):
        return None
    call_list = reader.transaction.get(CallList, entry.call_list_id)
    who = caller_at(reader.transaction.get(Program, call_list.program_id), call_list.starts_at)
    return Told(entry.planned_at, customer, who, entry.skipped_why.rstrip("."), looks_after=True)


def line_of(reader: Reader, commitment: Commitment, *, was_theirs: bool = False) -> Line | None:
    """The promise as the reader has to do with it, or had as they were told; nothing where they have not."""
    program, goes_on = program_of(reader.transaction, commitment), {*_OPEN, State.WITHDRAWN}
    former = As.FORMER if was_theirs and commitment.state in goes_on else None
    how = _how(reader, commitment, program) or former
    return Line(how, commitment, executive_in_words(program)) if how else None


def _how(reader: Reader, commitment: Commitment, program: Program | None) -> As | None:
    """As who the reader reads of a promise; nothing where it is none of theirs, or there is nothing to do."""
    reached = reached_at(commitment.owner, reader.members, program)
    own = reader.email in reached
    if commitment.state is State.KEPT:
        return As.KEEPER if (own or not reached) and not commitment.in_next_call else None
    if commitment.state not in _OPEN:
        return None
    if own:
        return _as_keeper(reader, commitment, program)
    if reader.email in helpers_of(commitment.owner, reader.members, program):
        return As.HELPER
    at_desk = reader.email in {member.email for member in at_the_desk(reader.members, program)}
    late = As.AWAITING if is_awaited(commitment) else As.DESK
    return late if at_desk and overdue(commitment, reader.today) else None


def _as_keeper(reader: Reader, commitment: Commitment, program: Program | None) -> As:
    if reader.email in executive_at(reader.members, program):
        return As.EXECUTIVE
    return As.STAND_IN if program and is_executive(commitment.owner, program) else As.OWNER


def promised_in(transaction: Transaction, call: Call) -> list[Commitment]:
    """What was promised in a call and not withdrawn since."""
    made = transaction.find(Commitment, made_in_call=call.id)
    return [each for each in made if each.state is not State.WITHDRAWN]


def program_of(transaction: Transaction, commitment: Commitment) -> Program | None:
    """The program that a promise belongs to: its call's, else the executive's who owes it, else the first one."""
    if commitment.made_in_call:
        return transaction.get(Program, transaction.get(Call, commitment.made_in_call).program_id)
    return transaction.first(Program)


def callers(program: Program, at: datetime, members: Sequence[Member]) -> tuple[str, ...]:
    """Where whoever called then is reached: the executive, or the deputy of that day."""
    deputy = deputy_at(program, at)
    return (deputy.email,) if deputy else executive_at(members, program)


def executive_in_words(program: Program | None) -> str:
    """The executive by name."""
    return (program.executive_name if program else "") or "Our executive"


def _looks_after(reader: Reader, customer: Customer) -> bool:
    return reader.member is not None and is_called(reader.member, customer.account_owner)
