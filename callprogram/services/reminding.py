"""Reminding: what is due or past due and not in the ledger goes out, one message for many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from callprogram.domain.commitments import Commitment, overdue
from callprogram.domain.customers import Customer
from callprogram.domain.dates import counted, day_in, due_in_words
from callprogram.domain.members import CALLPROGRAM, Member
from callprogram.domain.messages import Letter, Message, Section
from callprogram.domain.recipients import at_the_desk, reached_at
from callprogram.domain.reminders import Audience, Reminder, missing, still_wanted
from callprogram.services.act import act
from callprogram.services.messaging import queue
from callprogram.services.ports import Store, Transaction
from callprogram.services.reporting import program_of
from callprogram.services.views import Views

REMINDER = "reminder"  # the first word of a message's key
_ZONE = "UTC"  # of promises of no program


def remind(store: Store, views: Views, now: datetime) -> int:
    """How many messages were written; nothing that the ledger has is said again."""
    members, programs = views.members(), views.programs()
    owners = [each for each in views.promisers() if any(reached_at(each, members, program) for program in programs)]
    desk = any(at_the_desk(members, program) for program in programs)
    waiting = [
        each.commitment.id
        for each in views.unreminded(now, owners, desk=desk)
        if missing(each.commitment, each.program, members, each.ledger, now)
    ]
    return act(store, CALLPROGRAM, now, write, waiting) if waiting else 0


def write(transaction: Transaction, _: Member, now: datetime, commitment_ids: Sequence[int]) -> int:
    """One message to each person of all that they are to think of, and its lines in the ledger, all or nothing."""
    mine: dict[str, list[Reminder]] = defaultdict(list)
    members = transaction.find(Member)
    for commitment_id in commitment_ids:
        commitment = transaction.get(Commitment, commitment_id)
        ledger = transaction.find(Reminder, commitment_id=commitment_id)
        for reminder in missing(commitment, program_of(transaction, commitment), members, ledger, now):
            mine[reminder.recipient].append(reminder)
    for recipient, reminders in mine.items():
        _queue(transaction, now, recipient, reminders)
    return len(mine)


def letter(transaction: Transaction, now: datetime, message: Message) -> Letter | None:
    """What a reminder says as things stand; None where all of it is kept, moved or withdrawn by now."""
    found = transaction.find(Reminder, message_id=message.id)
    return _letter(transaction, now, found)


def _queue(transaction: Transaction, now: datetime, recipient: str, reminders: Sequence[Reminder]) -> None:
    words = _letter(transaction, now, reminders)
    if words is None:
        return
    first = reminders[0]
    key = f"{REMINDER} {first.audience} {first.commitment_id} {first.due_on} {first.slot}"
    concerning = f"commitment {first.commitment_id}" if len(reminders) == 1 else "commitments"
    message = queue(transaction, now, recipient, words, key=key, concerning=concerning)
    for each in reminders:
        transaction.add(replace(each, message_id=message.id))


def _letter(transaction: Transaction, now: datetime, reminders: Iterable[Reminder]) -> Letter | None:
    mine: list[str] = []
    others: list[str] = []
    for reminder in reminders:
        commitment = transaction.get(Commitment, reminder.commitment_id)
        if still_wanted(reminder, commitment):
            line = _in_a_line(transaction, commitment, reminder.audience, now)
            (mine if reminder.audience is Audience.OWNER else others).append(line)
    if not mine and not others:
        return None
    sections = Section("To keep", tuple(mine)), Section("Overdue", tuple(others))
    return Letter(
        subject=_subject(len(mine), len(others)),
        opening="This was promised to customers, and is waited for.",
        sections=tuple(section for section in sections if section.points),
        link="/commitments?owner=Mine" if mine else "/commitments?show=Overdue",
        link_words="Keep it, move it, or say something about it",
        closing="You get this because it was promised in your name, or you look after what was.",
    )


def _subject(mine: int, others: int) -> str:
    if mine and others:
        return f"{counted(mine, 'promise')} to keep, {others:,} overdue"
    return f"{counted(mine, 'promise')} to keep" if mine else f"{counted(others, 'promise')} overdue"


def _in_a_line(transaction: Transaction, commitment: Commitment, audience: Audience, now: datetime) -> str:
    program = program_of(transaction, commitment)
    today = day_in(program.zone if program else _ZONE, now)
    customer, owner = transaction.get(Customer, commitment.customer_id), commitment.owner
    who = f"{owner}, " if audience is Audience.DESK else ""
    due = f"{'was due' if overdue(commitment, today) else 'due'} {due_in_words(commitment.due_on or today, today)}"
    return f"{customer.name}: {commitment.text} — {who}{due}"
