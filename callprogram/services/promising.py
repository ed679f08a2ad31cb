"""Promising: a commitment made, completed, kept, told, or withdrawn."""

from datetime import date, datetime

from callprogram.domain import commitments
from callprogram.domain.calls import Call
from callprogram.domain.commitments import Commitment
from callprogram.domain.customers import Customer
from callprogram.domain.members import Member
from callprogram.errors import BadInputError
from callprogram.services.ports import Transaction


def promise(
    transaction: Transaction,
    _: Member,
    now: datetime,
    customer_id: int,
    text: str,
    *,
    owner: str = "",
    due_on: date | None = None,
    call_id: int | None = None,
) -> Commitment:
    """The promise, kept at once: open with an owner and a date, loose without one of them."""
    customer = transaction.get(Customer, customer_id)
    if call_id is not None and transaction.get(Call, call_id).customer_id != customer.id:
        raise BadInputError(f"Call {call_id} was not with {customer.name}.")
    made = Commitment(id=0, customer_id=customer.id, text=text.strip(), made_at=now, made_in_call=call_id)
    return transaction.add(commitments.settled(made, owner, due_on))


def settle(
    transaction: Transaction, _: Member, __: datetime, commitment_id: int, owner: str, due_on: date | None
) -> Commitment:
    """The promise with this owner and date; it is open once it has both."""
    return transaction.save(commitments.settled(transaction.get(Commitment, commitment_id), owner, due_on))


def keep(transaction: Transaction, _: Member, now: datetime, commitment_id: int) -> Commitment:
    """The promise kept; the customer is still to be told."""
    return transaction.save(commitments.kept(transaction.get(Commitment, commitment_id), now))


def tell(transaction: Transaction, _: Member, now: datetime, commitment_id: int) -> Commitment:
    """The promise closed: the customer was told."""
    return transaction.save(commitments.told(transaction.get(Commitment, commitment_id), now))


def withdraw(transaction: Transaction, _: Member, __: datetime, commitment_id: int, why: str) -> Commitment:
    """The promise taken back, with the reason."""
    return transaction.save(commitments.withdrawn(transaction.get(Commitment, commitment_id), why))
