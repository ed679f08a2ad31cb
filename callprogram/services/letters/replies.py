"""Replies: what a colleague answers by mail counts, to a heads-up where it is clear to which call, or as their side."""

import re
from collections.abc import Iterable
from dataclasses import replace

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mails import Machine
from callprogram.domain.letters.phrases import said
from callprogram.domain.letters.routes import Route
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.lists.holds import Answer
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Kind, Message
from callprogram.services.acting import Acting
from callprogram.services.cases.asking_sides import said as said_side

_SHORTEST_NAME = 4  # letters: The of The Bakery names nobody


def take_reply(acting: Acting, letter: Letter) -> Letter:
    """The letter, sorted where it clearly answers a heads-up of ours: it opens the brief of that call.

    What may ask not to call, or says of several customers nobody knows which, waits for somebody to read it.
    """
    text = letter.new_text.strip()
    asked = _answered(acting, letter, Kind.SIDE)
    if asked and text and letter.machine is Machine.NO:
        return _as_side(acting, letter, asked, text)
    heads_up = _answered(acting, letter, Kind.HEADS_UP)
    if heads_up is None or not text or letter.machine is not Machine.NO or said("kinds", "hold").search(text):
        return letter
    entries = [each for key in heads_up.known for each in acting.transaction.find(Entry, id=int(key))]
    meant = [(entry, acting.transaction.get(Customer, entry.customer_id)) for entry in entries]
    named = meant if len(meant) == 1 else [each for each in meant if _is_named(each[1], text)]
    if len(named) != 1:
        return letter
    [(entry, customer)] = named
    writers = (each.name for each in acting.transaction.find(Member) if each.email == heads_up.recipient)
    acting.transaction.add(Answer(0, entry.id, text, next(writers, heads_up.recipient), acting.now))
    why = f"It answers our heads-up of {customer.name}, and opens the brief of that call."
    return acting.transaction.save(replace(letter, route=Route.JOIN, why=why, decided_at=acting.now))


def _as_side(acting: Acting, letter: Letter, asked: Message, text: str) -> Letter:
    """The letter, in the case whose other side it is."""
    case = acting.transaction.get(Case, asked.about or 0)
    name = next((each.name for each in case.sides if each.is_of("", asked.recipient)), asked.recipient)
    said_side(acting, case, text, name, asked.recipient)
    why = f"It is {name}'s side of {case.reference}."
    changed = replace(letter, route=Route.JOIN, why=why, decided_at=acting.now, case_id=case.id)
    return acting.transaction.save(changed)


def _answered(acting: Acting, letter: Letter, kind: Kind) -> Message | None:
    """The message of this kind that it answers, by whoever got it."""
    answered = dict.fromkeys(filter(None, (letter.in_reply_to, *reversed(letter.references))))
    found = (each for name in answered for each in acting.transaction.find(Message, message_id=name))
    mine = (each for each in found if each.kind is kind and _is_from(letter, each.recipient))
    return next(mine, None)


def _is_from(letter: Letter, address: str) -> bool:
    return compared(letter.email or "") == compared(address)


def _is_named(customer: Customer, text: str) -> bool:
    named = "|".join(re.escape(name) for name in _names(customer) if len(name) >= _SHORTEST_NAME)
    return bool(named) and re.search(rf"(?<!\w)(?:{named})(?!\w)", text, re.IGNORECASE) is not None


def _names(customer: Customer) -> Iterable[str]:
    """What somebody would call a customer: the company, its first word, the person."""
    return customer.company, customer.company.partition(" ")[0], customer.contact.name
