"""Reporting: after a call its account owner and all who owe something hear what was said, and what was promised.

A message is queued with what caused it and written when it goes, so that it has what was typed meanwhile.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from callprogram.domain.addresses import compared
from callprogram.domain.call_hour import Program
from callprogram.domain.calls import OUTCOMES, Call, Disposition
from callprogram.domain.commitments import Commitment, State
from callprogram.domain.customers import Customer
from callprogram.domain.dates import in_words
from callprogram.domain.members import Member, is_called
from callprogram.domain.messages import Delivery, Letter, Message, Section
from callprogram.domain.recipients import reached_at
from callprogram.services.messaging import queue
from callprogram.services.ports import Transaction

AFTER_CALL, PROMISE = "after", "promise"  # the first word of a message's key
_MINUTES = timedelta(minutes=5)
_TOO_LATE = timedelta(days=14)
_OPEN = {State.LOOSE, State.OPEN}


def report(transaction: Transaction, now: datetime, call: Call) -> None:
    """A message to the account owner and to all who owe something after this call; nobody for one of long ago."""
    if now - call.started_at > _TOO_LATE:
        return
    program, members = transaction.get(Program, call.program_id), transaction.find(Member)
    customer = transaction.get(Customer, call.customer_id)
    owed = (reached_at(each.owner, members, program) for each in _promised(transaction, call))
    looks_after = [member.email for member in members if is_called(member, customer.account_owner)]
    for recipient in dict.fromkeys([*looks_after[:1], *(email for emails in owed for email in emails)]):
        letter = _after_call(transaction, call, recipient)
        key = _key(call)
        queue(transaction, now, recipient, letter, key=key, due_at=now + _MINUTES, concerning=f"call {call.id}")


def tell_owner(transaction: Transaction, now: datetime, commitment: Commitment) -> None:
    """A message to whoever owes this promise, unless the one after its call says it too."""
    for recipient in reached_at(commitment.owner, transaction.find(Member), program_of(transaction, commitment)):
        key = f"{PROMISE} {commitment.id} {compared(commitment.owner)} {commitment.due_on}"
        letter, concerning = _of_promise(transaction, commitment), f"commitment {commitment.id}"
        queue(transaction, now, recipient, letter, key=key, due_at=now + _MINUTES, concerning=concerning)


def after_call(transaction: Transaction, _: datetime, message: Message) -> Letter | None:
    """What the message after a call says as things stand; None where the outcome was taken back."""
    call = transaction.get(Call, _row_id(message))
    return _after_call(transaction, call, message.recipient) if call.disposition else None


def of_promise(transaction: Transaction, _: datetime, message: Message) -> Letter | None:
    """What the message to the owner of a promise says; None where it is done, handed over, or said after the call."""
    commitment = transaction.get(Commitment, _row_id(message))
    emails = reached_at(commitment.owner, transaction.find(Member), program_of(transaction, commitment))
    if (
        commitment.state not in _OPEN
        or message.recipient not in emails
        or _said_after_call(transaction, commitment, message)
    ):
        return None
    return _of_promise(transaction, commitment)


def program_of(transaction: Transaction, commitment: Commitment) -> Program | None:
    """The program that a promise belongs to: its call's, else the executive's who owes it, else the first one."""
    if commitment.made_in_call:
        return transaction.get(Program, transaction.get(Call, commitment.made_in_call).program_id)
    return next(iter(transaction.find(Program)), None)


def _said_after_call(transaction: Transaction, commitment: Commitment, message: Message) -> bool:
    """Whether the message after the call goes to the same person, or went since this one was written."""
    if commitment.made_in_call is None:
        return False
    key = f"{AFTER_CALL} call {commitment.made_in_call}"
    found = transaction.find(Message, key=key, recipient=message.recipient)
    return any(
        each.state is Delivery.WAITING or (each.sent_at is not None and each.sent_at >= message.queued_at)
        for each in found
    )


def _after_call(transaction: Transaction, call: Call, recipient: str) -> Letter:
    customer, program = transaction.get(Customer, call.customer_id), transaction.get(Program, call.program_id)
    members, promised = transaction.find(Member), _promised(transaction, call)
    reader = next((member for member in members if member.email == recipient), None)
    looks_after = reader is not None and is_called(reader, customer.account_owner)
    theirs = [each for each in promised if looks_after or recipient in reached_at(each.owner, members, program)]
    what = _what_happened(call, customer, program)
    when = _when(call.started_at, reader.zone if reader else program.zone)
    because = f"you look after {customer.name}" if looks_after else f"of what was promised to {customer.name}"
    return Letter(
        subject=what,
        opening=f"{what}, on {when}.",
        sections=(
            *([Section("What was said", _lines(call.note))] if call.note.strip() else []),
            *([Section("What was promised", _in_lines(theirs, members, recipient, program))] if theirs else []),
        ),
        link=f"/customers?customer={customer.reference}",
        link_words=f"Look at {customer.name}",
        closing=f"You get this because {because}.",
    )


def _of_promise(transaction: Transaction, commitment: Commitment) -> Letter:
    customer, program = transaction.get(Customer, commitment.customer_id), program_of(transaction, commitment)
    executive = (program.executive_name if program else "") or "Our executive"
    return Letter(
        subject=f"Promised to {customer.name}: {commitment.text}",
        opening=f"{executive} counts on you: {commitment.text} ({customer.name}), {_until(commitment)}.",
        link=f"/commitments?promise={commitment.id}",
        link_words="Keep it, move it, or say something about it",
        closing="You get this because it was promised in your name.",
    )


def _what_happened(call: Call, customer: Customer, program: Program) -> str:
    executive = program.executive_name or "Our executive"
    whom = customer.person if customer.person == customer.name else f"{customer.person} of {customer.name}"
    if call.disposition is Disposition.CONNECTED or call.disposition is None:
        return f"{executive} talked to {whom}"
    return f"{executive} called {whom}: {OUTCOMES[call.disposition].lower()}"


def _in_lines(
    promised: Iterable[Commitment], members: Sequence[Member], recipient: str, program: Program
) -> tuple[str, ...]:
    return tuple(_in_a_line(each, reached_at(each.owner, members, program), recipient) for each in promised)


def _in_a_line(commitment: Commitment, emails: Sequence[str], recipient: str) -> str:
    owner = "you" if recipient in emails else commitment.owner or "nobody yet"
    return f"{commitment.text} — {owner}, {_until(commitment)}"


def _until(commitment: Commitment) -> str:
    return f"until {in_words(commitment.due_on, date.min)}" if commitment.due_on else "no date yet"


def _promised(transaction: Transaction, call: Call) -> list[Commitment]:
    made = transaction.find(Commitment, made_in_call=call.id)
    return [each for each in made if each.state is not State.WITHDRAWN]


def _lines(note: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in note.split("\n"))))


def _key(call: Call) -> str:
    return f"{AFTER_CALL} call {call.id}"


def _row_id(message: Message) -> int:
    return int(message.concerning.rpartition(" ")[2])


def _when(moment: datetime, zone: str) -> str:
    there = moment.astimezone(ZoneInfo(zone))
    return f"{there:%A} {there.day} {there:%B} at {there:%H:%M}"
