"""Call reports: after a call its account owner and all who owe something hear what was said, and what was promised.

A message is queued with what caused it and written when it goes, so that it has what was typed meanwhile.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from callprogram.domain.calls.calls import OUTCOMES, Call, Disposition
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.holding import caller_at, deputy_at
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.people.messages import Content, Delivery, Envelope, Kind, Message, Section
from callprogram.domain.people.recipients import (
    concerned_by,
    executive_at,
    helpers_of,
    is_executive,
    name_of,
    reached_at,
)
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State, is_awaited
from callprogram.domain.promises.telling import draft
from callprogram.domain.words.dates import in_words
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue
from callprogram.services.ports import Transaction

_MINUTES, _A_DAY = timedelta(minutes=5), timedelta(days=1)
_TOO_LATE = timedelta(days=14)
_OPEN = {State.LOOSE, State.OPEN}


def report(acting: Acting, call: Call) -> None:
    """A message to the account owner and to all who owe something after this call; nobody for one of long ago."""
    if acting.now - call.started_at > _TOO_LATE:
        return
    program, members = acting.transaction.get(Program, call.program_id), acting.transaction.find(Member)
    customer = acting.transaction.get(Customer, call.customer_id)
    owed = (concerned_by(each.owner, members, program) for each in _promised(acting.transaction, call))
    looks_after = [member.email for member in members if is_called(member, customer.account_owner)][:1]
    callers = _callers(program, call, members)
    told = (email for email in looks_after if email not in callers)
    for recipient in dict.fromkeys([*told, *(email for emails in owed for email in emails)]):
        letter = _after_call(acting, call, recipient)
        key = _key(call)
        _queue(acting, recipient, letter, key, Kind.CALL_REPORT, call.id)


def tell_owner(acting: Acting, commitment: Commitment) -> None:
    """A message to whoever owes this promise, unless the one after its call says it too."""
    for recipient in concerned_by(
        commitment.owner, acting.transaction.find(Member), program_of(acting.transaction, commitment)
    ):
        key = f"promise {commitment.id} {compared(commitment.owner)} {commitment.due_on}"
        _queue(acting, recipient, _of_promise(acting, commitment, recipient), key, Kind.PROMISE, commitment.id)


def tell_keeper(acting: Acting, commitment: Commitment) -> None:
    """A message to whoever kept this promise, on the next day: the customer is still to be told, and in which words."""
    members, program = acting.transaction.find(Member), program_of(acting.transaction, commitment)
    for recipient in reached_at(commitment.owner, members, program) or (acting.member.email,):
        key, due_at = f"to tell {commitment.id} {commitment.kept_at}", acting.now + _A_DAY
        envelope = Envelope(recipient, key, Kind.TO_TELL, commitment.id, due_at=due_at)
        queue(acting, envelope, _to_tell(acting.transaction, commitment))


def to_tell(acting: Acting, message: Message) -> Content | None:
    """What whoever kept a promise is asked to tell; None where the customer knows, hears it in a call, or it is not."""
    commitment = acting.transaction.get(Commitment, message.about or 0)
    waits = commitment.state is State.KEPT and not commitment.in_next_call
    return _to_tell(acting.transaction, commitment) if waits else None


def after_call(acting: Acting, message: Message) -> Content | None:
    """What the message after a call says as things stand; None where the outcome was taken back."""
    call = acting.transaction.get(Call, message.about or 0)
    return _after_call(acting, call, message.recipient) if call.disposition else None


def of_promise(acting: Acting, message: Message) -> Content | None:
    """What the message to the owner of a promise says; None where it is done, handed over, or said after the call."""
    commitment = acting.transaction.get(Commitment, message.about or 0)
    emails = concerned_by(commitment.owner, acting.transaction.find(Member), program_of(acting.transaction, commitment))
    if (
        commitment.state not in _OPEN
        or message.recipient not in emails
        or _said_after_call(acting.transaction, commitment, message)
    ):
        return None
    return _of_promise(acting, commitment, message.recipient)


def program_of(transaction: Transaction, commitment: Commitment) -> Program | None:
    """The program that a promise belongs to: its call's, else the executive's who owes it, else the first one."""
    if commitment.made_in_call:
        return transaction.get(Program, transaction.get(Call, commitment.made_in_call).program_id)
    return next(iter(transaction.find(Program)), None)


def _said_after_call(transaction: Transaction, commitment: Commitment, message: Message) -> bool:
    """Whether the message after the call goes to the same person, or went since this one was written."""
    if commitment.made_in_call is None:
        return False
    key = f"after call {commitment.made_in_call}"
    found = transaction.find(Message, key=key, recipient=message.recipient)
    return any(
        each.state is Delivery.WAITING or (each.sent_at is not None and each.sent_at >= message.queued_at)
        for each in found
    )


def _after_call(acting: Acting, call: Call, recipient: str) -> Content:
    customer, program = (
        acting.transaction.get(Customer, call.customer_id),
        acting.transaction.get(Program, call.program_id),
    )
    members, promised = acting.transaction.find(Member), _promised(acting.transaction, call)
    reader = next((member for member in members if member.email == recipient), None)
    looks_after = reader is not None and is_called(reader, customer.account_owner)
    theirs = [each for each in promised if looks_after or recipient in concerned_by(each.owner, members, program)]
    themselves = recipient in _callers(program, call, members)
    what = _what_happened(call, customer, "You" if themselves else caller_at(program, call.started_at))
    helps = not looks_after and any(recipient in helpers_of(each.owner, members, program) for each in promised)
    because = _because(customer, program, themselves=themselves, helps=helps)
    lines = tuple(_in_a_line(each, members, recipient, program, acting.now) for each in theirs)
    theirs_to_help = f"{_executive(program)} promised; can you help?" if helps else "What was promised"
    said, heading = _lines(call.note), "What you promised" if themselves else theirs_to_help
    return Content(
        subject=f"What you promised {customer.name}" if themselves and theirs else what,
        opening=f"{what} on {day_and_time(call.started_at, reader.zone if reader else program.zone)}.",
        sections=tuple(each for each in (Section("What was said", said), Section(heading, lines)) if each.points),
        link=f"/customers?customer={customer.reference}",
        link_words=f"Open {customer.name}",
        closing=f"You get this because {f'you look after {customer.name}' if looks_after else because}.",
    )


def _to_tell(transaction: Transaction, commitment: Commitment) -> Content:
    customer, program = transaction.get(Customer, commitment.customer_id), program_of(transaction, commitment)
    mail = draft(customer, commitment, program.executive_name if program else "")
    return Content(
        subject=f"Tell {customer.name} that it is done",
        opening=f"You kept what was promised to {customer.name}: {commitment.text}. They do not know yet.",
        sections=(Section("A mail to begin with", _lines(mail.body)),),
        link=f"/commitments?promise={commitment.id}",
        link_words="Write to them, or say that they know",
        closing="You get this because you kept the promise.",
    )


def _because(customer: Customer, program: Program, *, themselves: bool, helps: bool) -> str:
    if themselves:
        return "you promised it"
    return f"you can help {_executive(program)} with it" if helps else f"of what was promised to {customer.name}"


def _of_promise(acting: Acting, commitment: Commitment, recipient: str) -> Content:
    customer, program = (
        acting.transaction.get(Customer, commitment.customer_id),
        program_of(acting.transaction, commitment),
    )
    members = acting.transaction.find(Member)
    promised, because = _whose(commitment, recipient, members, program)
    helps = recipient in helpers_of(commitment.owner, members, program)
    words = f"{promised} {customer.name}: {commitment.text}"
    return Content(
        subject=words,
        opening=f"{words} ({_by(commitment, acting.now)}).{' Can you help?' if helps else ''}",
        link=f"/commitments?promise={commitment.id}",
        link_words="Mark it as kept, move it, or say something about it",
        closing=f"You get this because {because}.",
    )


def _whose(
    commitment: Commitment, recipient: str, members: Sequence[Member], program: Program | None
) -> tuple[str, str]:
    """Who promised, as the reader would say it, and why they hear of it."""
    if recipient in executive_at(members, program):
        return "You promised", "you promised it"
    if recipient in helpers_of(commitment.owner, members, program):
        return f"{_executive(program)} promised", f"you can help {_executive(program)} with it"
    if program and is_executive(commitment.owner, program):
        return f"{_executive(program)} promised", f"you look after what {_executive(program)} promises"
    return "Promised to", "it was promised in your name"


def _callers(program: Program, call: Call, members: Sequence[Member]) -> tuple[str, ...]:
    """Where whoever made the call is reached: the executive, or the deputy of that day."""
    deputy = deputy_at(program, call.started_at)
    return (deputy.email,) if deputy else executive_at(members, program)


def _executive(program: Program | None) -> str:
    return (program.executive_name if program else "") or "Our executive"


def _what_happened(call: Call, customer: Customer, who: str) -> str:
    whom = customer.person if customer.person == customer.name else f"{customer.person} of {customer.name}"
    if call.disposition is Disposition.CONNECTED or call.disposition is None:
        return f"{who} talked to {whom}"
    return f"{who} called {whom}: {OUTCOMES[call.disposition].lower()}"


def _in_a_line(
    commitment: Commitment, members: Sequence[Member], recipient: str, program: Program, now: datetime
) -> str:
    own = recipient in reached_at(commitment.owner, members, program)
    nobody = "they" if is_awaited(commitment) else "no owner yet"
    owner = "you" if own else name_of(commitment.owner, members) or nobody
    return f"{commitment.text} — {owner}, {_by(commitment, now)}"


def _by(commitment: Commitment, now: datetime) -> str:
    due_on = commitment.due_on
    return f"by {due_on:%A} {in_words(due_on, now.date())}" if due_on else "no date yet"


def _promised(transaction: Transaction, call: Call) -> list[Commitment]:
    made = transaction.find(Commitment, made_in_call=call.id)
    return [each for each in made if each.state is not State.WITHDRAWN]


def _lines(note: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in note.split("\n"))))


def _key(call: Call) -> str:
    return f"after call {call.id}"


def _queue(acting: Acting, recipient: str, content: Content, key: str, kind: Kind, about: int) -> None:
    queue(acting, Envelope(recipient, key, kind, about, due_at=acting.now + _MINUTES), content)
