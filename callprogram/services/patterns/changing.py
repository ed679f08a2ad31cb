"""Changing something because of a cause, and telling each of its customers once, by a letter that somebody has read."""

from collections.abc import Sequence
from datetime import date

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.stories import Done
from callprogram.domain.customers.customers import Customer
from callprogram.domain.patterns.causes import key_of, read_cause
from callprogram.domain.patterns.remedies import Concerned, Remedy, Telling, changed, concerned_by, not_yet
from callprogram.domain.people.members import read_email
from callprogram.domain.people.messages import Content, Delivery, Envelope, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in
from callprogram.errors import BadInputError, NotFoundError, StateError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import told
from callprogram.services.people.messaging import answers_to, queue
from callprogram.services.permissions import require_law


def change(acting: Acting, program: Program, cause: str, text: str, holds_on: date) -> Remedy:
    """What was changed because of a cause that cases have, from a day on; nobody is told by that alone."""
    in_use = [each for case in acting.transaction.find(Case, program_id=program.id) for each in case.causes]
    named = read_cause(cause, in_use)
    if key_of(named) not in map(key_of, in_use):
        raise BadInputError(f"No case has the cause “{named}”; name it in a case first.")
    if acting.transaction.find(Remedy, program_id=program.id, cause=named, text=" ".join(text.split())):
        raise StateError("This is written down already.")
    made = changed(program.id, named, text, holds_on, acting.member.name, acting.now)
    return acting.transaction.add(made)


def take_back(acting: Acting, remedy_id: int) -> Remedy:
    """It is gone, as long as nobody was told; raises StateError otherwise."""
    remedy = remedy_of(acting, remedy_id)
    if acting.transaction.find(Telling, remedy_id=remedy_id):
        raise StateError("Somebody was told already, so it cannot be taken back.")
    acting.transaction.remove(remedy)
    return remedy


def tell(acting: Acting, program: Program, remedy_id: int, letters: Sequence[tuple[int, Draft]]) -> tuple[Message, ...]:
    """These letters in the outbox, each by the case of whom it goes to; nobody is told twice, and nobody too early.

    Raises StateError for who knows already or is not written to, BadInputError for a letter that says nothing.
    """
    remedy = remedy_of(acting, remedy_id)
    if why := not_yet(remedy, day_in(program.zone, acting.now)):
        raise StateError(why)
    return tuple(_tell(acting, remedy, case_id, letter) for case_id, letter in letters)


def remedy_of(acting: Acting, remedy_id: int) -> Remedy:
    """The remedy; raises NotFoundError where it was taken back."""
    found = acting.transaction.first(Remedy, id=remedy_id)
    if found is None:
        raise NotFoundError("This was taken back meanwhile.")
    return found


def _tell(acting: Acting, remedy: Remedy, case_id: int, letter: Draft) -> Message:
    one = _one(acting, remedy, case_id)
    to, words = read_email(letter.to), Content(" ".join(letter.subject.split()), letter.body.strip())
    if not words.subject or not words.opening:
        raise BadInputError("Write a subject and a text for the mail.")
    for each in one.cases:
        require_law(acting.member, acting.transaction, each)
    key = f"changed {remedy.id}"
    if any(each.state is not Delivery.WITHDRAWN for each in acting.transaction.find(Message, key=key, recipient=to)):
        raise StateError(f"{to} was told already.")
    reply_to = answers_to(acting)
    message = queue(acting, Envelope(to, key, by_hand=True, reply_to=reply_to), words)
    acting.transaction.add(Telling(0, remedy.id, one.case.id, acting.member.name, acting.now))
    told(acting, one.case, Done.TOLD_CHANGE, remedy.text)
    return message


def _one(acting: Acting, remedy: Remedy, case_id: int) -> Concerned:
    """The one with this case, who was not told yet; raises StateError for who was, or is not written to."""
    case = acting.transaction.get(Case, case_id)
    theirs = acting.transaction.find(Case, customer_id=case.customer_id, program_id=remedy.program_id)
    customers = {each: acting.transaction.get(Customer, each) for each in {case.customer_id} if each}
    found = concerned_by(remedy, theirs, customers, acting.transaction.find(Telling, remedy_id=remedy.id))
    one = next((each for each in found if case.id in each.cases), None)
    if one is None:
        raise StateError(f"{case.reference} has another cause by now.")
    if one.told_at:
        raise StateError(f"{one.name} was told already.")
    if one.why_not:
        raise StateError(f"Nobody writes to {one.name}: {one.why_not}.")
    return one
