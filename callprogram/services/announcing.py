"""Announcing: account owners hear of a call before it happens, say what to know, or ask to hold."""

from dataclasses import replace
from datetime import date, datetime

from callprogram.domain import call_list as lists
from callprogram.domain.call_hour import Program
from callprogram.domain.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.clocks import day_and_time
from callprogram.domain.customers import Customer
from callprogram.domain.dates import day_in, in_words
from callprogram.domain.holds import Answer, Hold, answer_by, checked, lifted
from callprogram.domain.members import Member, is_called
from callprogram.domain.messages import Delivery, Letter, Message, Section, withdrawn
from callprogram.domain.rows import sees_all_customers
from callprogram.errors import BadInputError
from callprogram.services.messaging import queue
from callprogram.services.ports import Transaction


def announce(transaction: Transaction, now: datetime, program: Program, call_list: CallList) -> None:
    """A message to each account owner who is a member, one for each of their customers on the list."""
    for entry in transaction.find(Entry, call_list_id=call_list.id):
        customer = transaction.get(Customer, entry.customer_id)
        if owner := _owner(transaction, customer):
            letter = _announcement(program, call_list, entry, customer, owner, now)
            queue(transaction, now, owner.email, letter, key=_key(entry), concerning=f"entry {entry.id}")


def tell_change(transaction: Transaction, now: datetime, entry: Entry, *, member: Member) -> None:
    """Once the list is signed off and until the hour begins: a change told to the account owner, unless they made it.

    An announcement that has not gone out yet is withdrawn in its place.
    """
    call_list = transaction.get(CallList, entry.call_list_id)
    customer = transaction.get(Customer, entry.customer_id)
    owner = _owner(transaction, customer)
    if owner is None or call_list.started_at or call_list.starts_at <= now or owner.email == member.email:
        return
    waiting = transaction.find(Message, key=_key(entry), recipient=owner.email, state=Delivery.WAITING)
    if entry.state is EntryState.SKIPPED and waiting:
        transaction.save(withdrawn(waiting[0]))
        return
    key = f"{_key(entry)} {entry.state} {now.isoformat()}"
    queue(transaction, now, owner.email, _change(call_list, entry, customer), key=key, concerning=f"entry {entry.id}")


def tell_move(transaction: Transaction, now: datetime, call_list: CallList, entry: Entry, *, member: Member) -> None:
    """The call at another time, told to the account owner unless they moved it, in place of what still waits."""
    customer = transaction.get(Customer, entry.customer_id)
    owner = _owner(transaction, customer)
    if owner is None or owner.email == member.email or entry.state is EntryState.SKIPPED:
        return
    concerning = f"entry {entry.id}"
    for waiting in transaction.find(Message, recipient=owner.email, concerning=concerning, state=Delivery.WAITING):
        transaction.save(withdrawn(waiting))
    words = f"{customer.name} is called on {day_and_time(entry.planned_at, owner.zone)} instead"
    letter = Letter(words, f"{words}.", link=f"/coming?entry={entry.id}", link_words="Anything to know? Hold?")
    key = f"{_key(entry)} moved to {call_list.starts_at.isoformat()} {now.isoformat()}"
    queue(transaction, now, owner.email, letter, key=key, concerning=concerning)


def answer(transaction: Transaction, member: Member, now: datetime, entry_id: int, text: str) -> Answer:
    """What somebody wants to be known before the call; it opens the brief."""
    if not text.strip():
        raise BadInputError("Write what is good to know before the call.")
    entry = transaction.get(Entry, entry_id)
    lists.expect_running(transaction.get(CallList, entry.call_list_id))
    seen_at = now if sees_all_customers(member) else None
    return transaction.add(Answer(0, entry.id, text.strip(), member.name, now, seen_at))


def hold(transaction: Transaction, member: Member, now: datetime, customer_id: int, reason: str, until: date) -> Hold:
    """The customer left off until then, and taken off what is signed off and has not begun."""
    seen_at = now if sees_all_customers(member) else None
    asked = checked(Hold(0, customer_id, reason, until, member.name, now, seen_at=seen_at), day_in(member.zone, now))
    kept = transaction.add(asked)
    for entry in lists.pending(transaction.find(Entry, customer_id=customer_id)):
        call_list = transaction.get(CallList, entry.call_list_id)
        day = day_in(call_list.zone, call_list.starts_at)
        begun_or_over = call_list.started_at or call_list.finished_at
        if call_list.state is ListState.FROZEN and not begun_or_over and day < until:
            why = f"on hold until {in_words(until, day)}: {kept.reason}"
            skipped = transaction.save(replace(entry, state=EntryState.SKIPPED, skipped_why=why))
            tell_change(transaction, now, skipped, member=member)
    return kept


def lift(transaction: Transaction, _: Member, now: datetime, hold_id: int) -> Hold:
    """The hold taken back: the customer can be on the next list."""
    return transaction.save(lifted(transaction.get(Hold, hold_id), now))


def see(transaction: Transaction, _: Member, now: datetime, said: Answer | Hold) -> Answer | Hold:
    """What an account owner said, seen by whoever keeps the list right."""
    return transaction.save(replace(transaction.get(type(said), said.id), seen_at=now))


def _owner(transaction: Transaction, customer: Customer) -> Member | None:
    named = (member for member in transaction.find(Member) if is_called(member, customer.account_owner))
    return next(named, None)


def _key(entry: Entry) -> str:
    return f"call list {entry.call_list_id}, entry {entry.id}"


def _announcement(
    program: Program, call_list: CallList, entry: Entry, customer: Customer, owner: Member, now: datetime
) -> Letter:
    executive = program.executive_name or "Our executive"
    perhaps = "may call" if entry.standby else "calls"
    when = day_and_time(entry.planned_at, owner.zone)
    until = day_and_time(answer_by(call_list.starts_at, now), owner.zone)
    return Letter(
        subject=f"{executive} {perhaps} {customer.name} on {when}",
        opening=f"{executive} {perhaps} {customer.person} of {customer.name} on {when}.",
        sections=(Section("Why", (entry.reason,)),),
        link=f"/coming?entry={entry.id}",
        link_words="Anything to know? Hold?",
        closing=f"An answer helps until {until}. You get this because you look after {customer.name}.",
    )


def _change(call_list: CallList, entry: Entry, customer: Customer) -> Letter:
    day = day_in(call_list.zone, call_list.starts_at)
    when = f"{day:%A} {day.day} {day:%B}"
    if entry.state is EntryState.SKIPPED:
        words = f"{customer.name} is not called on {when} after all"
        return Letter(words, f"{words}: {entry.skipped_why}.", link=f"/coming?entry={entry.id}", link_words="Look")
    words = f"{customer.name} is called on {when} after all"
    return Letter(words, f"{words}.", link=f"/coming?entry={entry.id}", link_words="Anything to know? Hold?")
