"""Promising: a commitment made, completed, moved, kept, told, or withdrawn; each step stands in its history."""

from dataclasses import replace
from datetime import date, datetime

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member
from callprogram.domain.promises import commitments
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.steps import Step, What, change
from callprogram.errors import BadInputError
from callprogram.services.ports import Transaction
from callprogram.services.promises import call_reports


def promise(
    transaction: Transaction,
    member: Member,
    now: datetime,
    customer_id: int,
    text: str,
    *,
    owner: str = "",
    due_on: date | None = None,
    call_id: int | None = None,
    said: str = "",
    doubt: str = "",
) -> Commitment:
    """The promise, kept at once: open with an owner and a date, loose without one of them; its owner hears of it."""
    customer = transaction.get(Customer, customer_id)
    if call_id is not None and transaction.get(Call, call_id).customer_id != customer.id:
        raise BadInputError(f"Call {call_id} was not with {customer.name}.")
    words = text.strip()
    made = Commitment(id=0, customer_id=customer.id, text=words, made_at=now, made_in_call=call_id, said=said.strip())
    kept = transaction.add(replace(commitments.settled(made, owner, due_on), doubt=doubt))
    _step(transaction, member, now, kept, What.MADE, said.strip() if said.strip() != words else "")
    call_reports.tell_owner(transaction, now, kept)
    return kept


def settle(
    transaction: Transaction,
    member: Member,
    now: datetime,
    commitment_id: int,
    owner: str,
    due_on: date | None,
    why: str = "",
) -> Commitment:
    """The promise with this owner and date; it is open once it has both, and nothing of it is doubtful any more."""
    before = transaction.get(Commitment, commitment_id)
    after = transaction.save(commitments.settled(before, owner, due_on))
    if changed := change(before, after, why):
        _step(transaction, member, now, after, *changed)
        call_reports.tell_owner(transaction, now, after)
    return after


def move(
    transaction: Transaction, member: Member, now: datetime, commitment_id: int, due_on: date, why: str = ""
) -> Commitment:
    """The open promise due on another day; the history keeps both."""
    before = transaction.get(Commitment, commitment_id)
    after = transaction.save(commitments.moved(before, due_on))
    if changed := change(before, after, why):
        _step(transaction, member, now, after, *changed)
    return after


def keep(transaction: Transaction, member: Member, now: datetime, commitment_id: int) -> Commitment:
    """The promise kept; the customer is still to be told. Whoever says so after somebody else stands beside them."""
    commitment = transaction.get(Commitment, commitment_id)
    if commitment.state in {State.KEPT, State.TOLD} and _done_by_others(transaction, member, commitment, What.KEPT):
        return _step(transaction, member, now, commitment, What.KEPT)
    return _step(transaction, member, now, transaction.save(commitments.kept(commitment, now)), What.KEPT)


def tell(transaction: Transaction, member: Member, now: datetime, commitment_id: int, how: str = "") -> Commitment:
    """The promise closed: the customer was told. Whoever says so after somebody else stands beside them."""
    commitment = transaction.get(Commitment, commitment_id)
    if commitment.state is State.TOLD and _done_by_others(transaction, member, commitment, What.TOLD):
        return _step(transaction, member, now, commitment, What.TOLD, how)
    return _step(transaction, member, now, transaction.save(commitments.told(commitment, now)), What.TOLD, how)


def tell_in_next_call(transaction: Transaction, member: Member, now: datetime, commitment_id: int) -> Commitment:
    """The kept promise that the customer hears of in the next call."""
    kept = transaction.save(commitments.in_next_call(transaction.get(Commitment, commitment_id)))
    return _step(transaction, member, now, kept, What.IN_NEXT_CALL)


def reopen(transaction: Transaction, member: Member, now: datetime, commitment_id: int) -> Commitment:
    """The promise open again: it was not kept after all."""
    opened = transaction.save(commitments.reopened(transaction.get(Commitment, commitment_id)))
    return _step(transaction, member, now, opened, What.REOPENED)


def untell(transaction: Transaction, member: Member, now: datetime, commitment_id: int) -> Commitment:
    """The promise kept and still to be told: the customer does not know after all."""
    kept = transaction.save(commitments.untold(transaction.get(Commitment, commitment_id)))
    return _step(transaction, member, now, kept, What.UNTOLD)


def withdraw(transaction: Transaction, member: Member, now: datetime, commitment_id: int, why: str) -> Commitment:
    """The promise taken back, with the reason."""
    gone = transaction.save(commitments.withdrawn(transaction.get(Commitment, commitment_id), why))
    return _step(transaction, member, now, gone, What.WITHDRAWN, gone.withdrawn_why)


def comment(transaction: Transaction, member: Member, now: datetime, commitment_id: int, words: str) -> Commitment:
    """A line in the promise's history."""
    if not words.strip():
        raise BadInputError("Write what there is to say about the promise.")
    return _step(transaction, member, now, transaction.get(Commitment, commitment_id), What.COMMENTED, words.strip())


def _step(
    transaction: Transaction, member: Member, now: datetime, commitment: Commitment, what: What, words: str = ""
) -> Commitment:
    transaction.add(Step(0, commitment.id, now, member.name, what, words))
    return commitment


def _done_by_others(transaction: Transaction, member: Member, commitment: Commitment, what: What) -> bool:
    """Whether somebody else has said so, and this member has not yet."""
    names = {step.member for step in transaction.find(Step, commitment_id=commitment.id, what=what)}
    return bool(names) and member.name not in names
