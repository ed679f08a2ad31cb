"""Reminding: what is due or past due and not in the ledger goes out, one message for many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import CALLPROGRAM, Member
from callprogram.domain.people.messages import Content, Envelope, Kind, Message, Section
from callprogram.domain.people.recipients import at_the_desk, executive_at, is_executive, name_of, reached_at
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, is_awaited, overdue
from callprogram.domain.promises.reminders import Audience, Reminder, missing, still_wanted
from callprogram.domain.words.dates import counted, day_in, due_in_words
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue
from callprogram.services.ports import Store, Transaction
from callprogram.services.promises.call_reports import program_of
from callprogram.services.views import Views

_ZONE = "UTC"  # of promises of no program


class _As(Enum):
    """As who somebody is reminded of a promise, in the order of the sections."""

    EXECUTIVE = auto()
    OWNER = auto()
    STAND_IN = auto()
    HELPER = auto()
    LEAD = auto()
    DESK = auto()
    AWAITING = auto()


_HEADINGS = {
    _As.EXECUTIVE: "You promised",
    _As.OWNER: "Promised in your name",
    _As.STAND_IN: "The executive promised",
    _As.HELPER: "The executive promised; can you help?",
    _As.LEAD: "Your team is late with",
    _As.DESK: "Overdue",
    _As.AWAITING: "Promised by customers",
}
_IN_THE_SUBJECT = {
    _As.EXECUTIVE: "to keep",
    _As.OWNER: "to keep",
    _As.STAND_IN: "to keep",
    _As.HELPER: "to help with",
    _As.LEAD: "overdue",
    _As.DESK: "overdue",
    _As.AWAITING: "by customers",
}
_OTHERS = {Audience.HELPER: _As.HELPER, Audience.LEAD: _As.LEAD}
_TO_KEEP = {how for how, words in _IN_THE_SUBJECT.items() if words == "to keep"}
_REASONS = {
    _As.EXECUTIVE: "you promised this",
    _As.OWNER: "this was promised in your name",
    _As.STAND_IN: "nobody knows the executive's address",
    _As.HELPER: "you can help the executive",
    _As.LEAD: "you lead who promised this",
    _As.DESK: "you look after these calls",
    _As.AWAITING: "you look after these calls",
}


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


def write(acting: Acting, commitment_ids: Sequence[int]) -> int:
    """One message to each person of all that they are to think of, and its lines in the ledger, all or nothing."""
    mine: dict[str, list[Reminder]] = defaultdict(list)
    members = acting.transaction.find(Member)
    for commitment_id in commitment_ids:
        commitment = acting.transaction.get(Commitment, commitment_id)
        ledger = acting.transaction.find(Reminder, commitment_id=commitment_id)
        for reminder in missing(commitment, program_of(acting.transaction, commitment), members, ledger, acting.now):
            mine[reminder.recipient].append(reminder)
    for recipient, reminders in mine.items():
        _queue(acting, recipient, reminders)
    return len(mine)


def letter(acting: Acting, message: Message) -> Content | None:
    """What a reminder says as things stand; None where all of it is kept, moved or withdrawn by now."""
    found = acting.transaction.find(Reminder, message_id=message.id)
    return _letter(acting, found, message.recipient)


def _queue(acting: Acting, recipient: str, reminders: Sequence[Reminder]) -> None:
    words = _letter(acting, reminders, recipient)
    if words is None:
        return
    first = reminders[0]
    key = f"reminder {first.audience} {first.commitment_id} {first.due_on} {first.slot}"
    about = first.commitment_id if len(reminders) == 1 else None
    message = queue(acting, Envelope(recipient, key, Kind.REMINDER, about), words)
    for each in reminders:
        acting.transaction.add(replace(each, message_id=message.id))


def _letter(acting: Acting, reminders: Iterable[Reminder], recipient: str) -> Content | None:
    members, said = acting.transaction.find(Member), defaultdict[_As, list[str]](list)
    for reminder in reminders:
        commitment = acting.transaction.get(Commitment, reminder.commitment_id)
        if still_wanted(reminder, commitment):
            program = program_of(acting.transaction, commitment)
            how = _how(reminder, commitment, recipient, members, program)
            said[how].append(_in_a_line(acting.transaction, commitment, how, acting.now, program))
    if not said:
        return None
    reasons = dict.fromkeys(_REASONS[how] for how in _As if how in said)
    only_awaited = set(said) == {_As.AWAITING}
    return Content(
        subject=_subject(said),
        opening="They may only have to be asked." if only_awaited else "Customers wait for what they were promised.",
        sections=tuple(Section(_HEADINGS[how], tuple(said[how])) for how in _As if how in said),
        link=_link(said),
        link_words="Mark them as kept, move them, or say something about them",
        closing=f"You get this because {' and because '.join(reasons)}.",
    )


def _how(
    reminder: Reminder, commitment: Commitment, recipient: str, members: Sequence[Member], program: Program | None
) -> _As:
    if reminder.audience is Audience.DESK:
        return _As.AWAITING if is_awaited(commitment) else _As.DESK
    if reminder.audience in _OTHERS:
        return _OTHERS[reminder.audience]
    if recipient in executive_at(members, program):
        return _As.EXECUTIVE
    return _As.STAND_IN if program and is_executive(commitment.owner, program) else _As.OWNER


def _link(said: Mapping[_As, Sequence[str]]) -> str:
    if said.keys() & _TO_KEEP:
        return "/commitments?owner=Mine"
    return "/commitments" if _As.HELPER in said else "/commitments?show=Overdue"


def _subject(said: Mapping[_As, Sequence[str]]) -> str:
    """`2 promises to keep, 1 to help with, 3 overdue`."""
    many = Counter[str]()
    for how in _As:
        many[_IN_THE_SUBJECT[how]] += len(said.get(how, ()))
    first, *others = [(number, words) for words, number in many.items() if number]
    return ", ".join(
        [f"{counted(first[0], 'promise')} {first[1]}", *(f"{number:,} {words}" for number, words in others)]
    )


def _in_a_line(
    transaction: Transaction, commitment: Commitment, how: _As, now: datetime, program: Program | None
) -> str:
    today = day_in(program.zone if program else _ZONE, now)
    customer = transaction.get(Customer, commitment.customer_id)
    owner = name_of(commitment.owner, transaction.find(Member))
    who = f"{owner}, " if how in {_As.LEAD, _As.DESK, _As.HELPER, _As.STAND_IN} else ""
    due = f"{'was due' if overdue(commitment, today) else 'due'} {due_in_words(commitment.due_on or today, today)}"
    return f"{customer.name}: {commitment.text} — {who}{due}"
