"""Call reports: what an account owner, and whoever owes something, hears in one letter after the hour.

Whatever is of somebody's concern joins the one letter that waits for them; what is due before it goes is told at once.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.people.messages import Content, Delivery, Envelope, Kind, Message
from callprogram.domain.people.recipients import (
    concerned_by,
    executive_at,
    helpers_of,
    is_executive,
    reached_at,
)
from callprogram.domain.program.call_hour import Program, hour_of, week_at
from callprogram.domain.promises.commitments import Commitment, State, how_due
from callprogram.domain.promises.reminders import AFTER_THE_HOUR, goes_at_once, next_letter_at, to_tell_at
from callprogram.domain.words.subjects import subject
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue
from callprogram.services.ports import Identified
from callprogram.services.promises.report_facts import (
    Reader,
    callers,
    executive_in_words,
    program_of,
    promised_in,
    reader_of,
)
from callprogram.services.promises.report_letters import letter

_MINUTES, _A_DAY = timedelta(minutes=5), timedelta(days=1)
_TOO_LATE = timedelta(days=14)
_OF_CALLS = ("call ", "entry ")
_AS_TOLD = "to be called"  # what an account owner heard before of a call that was not made
_THEIRS = "theirs to keep"  # what somebody heard before of a promise that is theirs no more
_OPEN = {State.LOOSE, State.OPEN}


def report(acting: Acting, call: Call) -> None:
    """The call in the letters to the account owner and to all who owe something; in none where it is of long ago."""
    if acting.now - call.started_at > _TOO_LATE:
        return
    program, members = acting.transaction.get(Program, call.program_id), acting.transaction.find(Member)
    customer = acting.transaction.get(Customer, call.customer_id)
    owed = (concerned_by(each.owner, members, program) for each in promised_in(acting.transaction, call))
    looks_after = [member.email for member in members if is_called(member, customer.account_owner)][:1]
    told = (email for email in looks_after if email not in callers(program, call.started_at, members))
    for recipient in dict.fromkeys([*told, *(email for emails in owed for email in emails)]):
        join(acting, recipient, [call], _after_the_hour(program, call.started_at, acting.now))


def report_left_out(acting: Acting, entry: Entry) -> None:
    """The call that was not made in the letter to the account owner, who has heard that it would be."""
    if entry.standby or acting.now - entry.planned_at > _TOO_LATE:
        return
    call_list, members = acting.transaction.get(CallList, entry.call_list_id), acting.transaction.find(Member)
    program = acting.transaction.get(Program, call_list.program_id)
    customer = acting.transaction.get(Customer, entry.customer_id)
    for member in [each for each in members if is_called(each, customer.account_owner)][:1]:
        if member.email not in callers(program, call_list.starts_at, members):
            join(acting, member.email, [entry], _after_the_hour(program, entry.planned_at, acting.now))


def tell_owner(acting: Acting, commitment: Commitment) -> None:
    """The promise in the letter to whoever owes it and to who can help; told at once where it is due before it."""
    program = program_of(acting.transaction, commitment)
    if program is None:
        return
    for recipient in concerned_by(commitment.owner, acting.transaction.find(Member), program):
        reader = reader_of(acting, recipient)
        if goes_at_once(commitment, program, reader.zone, acting.now):
            key = f"promise {commitment.id} {recipient} {commitment.due_on}"
            to = Envelope(recipient, key, Kind.PROMISE, commitment.id, due_at=acting.now + _MINUTES)
            queue(acting, to, _of_promise(reader, commitment, program))
        else:
            join(acting, recipient, [commitment], next_letter_at(program, acting.now))


def tell_keeper(acting: Acting, commitment: Commitment) -> None:
    """The kept promise in a letter to whoever kept it: the customer is still to be told."""
    members, program = acting.transaction.find(Member), program_of(acting.transaction, commitment)
    for recipient in reached_at(commitment.owner, members, program) or (acting.member.email,):
        keeper = next((each for each in members if each.email == recipient), None)
        due_at = to_tell_at(program, keeper, acting.now) if program else acting.now + _A_DAY
        join(acting, recipient, [commitment], due_at)


def tell_former_keeper(acting: Acting, before: Commitment) -> None:
    """The promise in a letter to whoever has heard that it is theirs: it is no more."""
    for recipient in keepers(acting, before):
        if recipient != acting.member.email and _has_heard(acting, recipient, before):
            join(acting, recipient, [before], acting.now + _MINUTES, _THEIRS)


def keepers(acting: Acting, commitment: Commitment) -> tuple[str, ...]:
    """Where whoever keeps the promise is reached."""
    program = program_of(acting.transaction, commitment)
    return tuple(reached_at(commitment.owner, acting.transaction.find(Member), program))


def _has_heard(acting: Acting, recipient: str, commitment: Commitment) -> bool:
    """Whether a letter that went to somebody spoke of this promise."""
    named = {f"commitment {commitment.id}", f"call {commitment.made_in_call}"}
    went = acting.transaction.find(Message, recipient=recipient, state=Delivery.SENT)
    of_promise = (each.kind is Kind.PROMISE and each.about == commitment.id for each in went)
    return any(of_promise) or any(named & each.known.keys() for each in went)


def join(acting: Acting, recipient: str, about: Iterable[Identified], due_at: datetime, told_before: str = "") -> None:
    """These things in the letter that waits for somebody: with calls after their hour, else once the first is due."""
    written = acting.transaction.find(Message, recipient=recipient, kind=Kind.CALL_REPORT)
    told = {each for message in written if message.state is Delivery.SENT for each in message.known}
    words = (f"{type(each).__name__.lower()} {each.id}" for each in about)
    new = (each for each in words if not each.startswith(_OF_CALLS) or each not in told)
    known = {each: _AS_TOLD if each.startswith("entry ") else told_before for each in new}
    waiting = next((each for each in written if each.state is Delivery.WAITING), None)
    if known and waiting:
        due_at = due_at if any(each.startswith(_OF_CALLS) for each in known) else min(waiting.goes_at, due_at)
        next_at = waiting.next_at if waiting.attempts else None
        _keep(acting, replace(waiting, known={**waiting.known, **known}, due_at=due_at, next_at=next_at))
    elif known:
        to = Envelope(recipient, f"report {len(written) + 1}", Kind.CALL_REPORT, due_at=due_at)
        _keep(acting, replace(queue(acting, to, Content("", "")), known=known))


def of_promise(acting: Acting, message: Message) -> Content | None:
    """What the letter about one urgent promise says; None where it is done, handed over, or not urgent any more."""
    found = acting.transaction.first(Commitment, id=message.about)
    program = program_of(acting.transaction, found) if found else None
    if found is None or program is None or found.state not in _OPEN:
        return None
    concerned = concerned_by(found.owner, acting.transaction.find(Member), program)
    reader = reader_of(acting, message.recipient)
    return _of_promise(reader, found, program) if message.recipient in concerned else None


def _keep(acting: Acting, message: Message) -> None:
    words = letter(acting, message) if message.state is Delivery.WAITING else None
    acting.transaction.save(replace(message, content=words or message.content))


def _after_the_hour(program: Program, at: datetime, now: datetime) -> datetime:
    """A while after the hour that a call was made in; some minutes from now for one outside it."""
    hour = hour_of(program, week_at(program, at))
    inside = hour.starts_at <= at < hour.ends_at + AFTER_THE_HOUR
    return max(now + _MINUTES, hour.ends_at + AFTER_THE_HOUR) if inside else now + _MINUTES


def _of_promise(reader: Reader, commitment: Commitment, program: Program) -> Content:
    customer = reader.transaction.get(Customer, commitment.customer_id)
    promised, because = _whose(reader, commitment, program)
    helps = reader.email in helpers_of(commitment.owner, reader.members, program)
    due = how_due(commitment, reader.today) or "no date"
    return Content(
        subject=subject(f"{promised} ", customer.name, f": {due}"),
        opening=f"{promised} {customer.name}: {commitment.text} — {due}.{' Can you help?' if helps else ''}",
        link=f"/commitments?promise={commitment.id}",
        link_words="Mark it as kept, move it, or say something about it",
        closing=f"You get this because {because}.",
    )


def _whose(reader: Reader, commitment: Commitment, program: Program) -> tuple[str, str]:
    """Who promised, as the reader would say it, and why they hear of it."""
    executive = executive_in_words(program)
    if reader.email in executive_at(reader.members, program):
        return "You promised", "you promised it"
    if reader.email in helpers_of(commitment.owner, reader.members, program):
        return f"{executive} promised", f"you can help {executive} with it"
    if is_executive(commitment.owner, program):
        return f"{executive} promised", f"you look after what {executive} promises"
    return "Promised to", "it was promised in your name"
