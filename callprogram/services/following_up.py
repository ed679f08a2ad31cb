"""Following up: what the outcome of a call leads to, done in the same transaction, and taken back with it."""

from dataclasses import replace
from datetime import datetime

from callprogram.domain.call_hour import Program
from callprogram.domain.calls import Call, Disposition
from callprogram.domain.commitments import UNFINISHED, Commitment, State, settled, withdrawn
from callprogram.domain.customers import Customer, corrected, without_corrections_of
from callprogram.domain.dates import day_in
from callprogram.domain.members import Member
from callprogram.domain.outcomes import CALL_AGAIN, Outcome, call_again_in_words, corrections_after
from callprogram.services.ports import Transaction

_TAKEN_BACK = "the outcome was taken back"


def follow_up(transaction: Transaction, member: Member, now: datetime, call: Call, outcome: Outcome) -> Customer:
    """The customer with what this outcome sets, in the place of what an earlier outcome of the call had set."""
    forget(transaction, member, now, call)
    program = transaction.get(Program, call.program_id)
    customer = transaction.get(Customer, call.customer_id)
    calls = transaction.find(Call, customer_id=customer.id)
    if outcome.disposition is Disposition.CONNECTED:
        _call_again_kept(transaction, call)
    if outcome.disposition is Disposition.RESCHEDULED and outcome.call_again_at:
        _promise_to_call_again(transaction, member, now, call, outcome.call_again_at, program)
    made = corrections_after(outcome, call, customer, calls, member.name, now, program.zone)
    return transaction.save(corrected(customer, *made))


def follow_telephone(transaction: Transaction, member: Member, now: datetime, call: Call) -> Call:
    """The call kept after news of the telephone's, and what follows where this gave it an outcome."""
    before = transaction.get(Call, call.id)
    kept = transaction.save(call)
    if call.disposition and call.disposition is not before.disposition:
        follow_up(transaction, member, now, kept, Outcome(call.disposition))
    return kept


def forget(transaction: Transaction, _: Member, __: datetime, call: Call) -> Customer:
    """The customer as if the call had no outcome yet."""
    for commitment in _to_call_again(transaction, call.customer_id):
        if commitment.made_in_call == call.id and commitment.state in UNFINISHED:
            transaction.save(withdrawn(commitment, _TAKEN_BACK))
        elif commitment.state is State.TOLD and commitment.told_at == call.started_at:
            transaction.save(replace(commitment, state=State.OPEN, kept_at=None, told_at=None))
    customer = transaction.get(Customer, call.customer_id)
    return transaction.save(without_corrections_of(customer, call.id))


def _promise_to_call_again(
    transaction: Transaction, member: Member, now: datetime, call: Call, at: datetime, program: Program
) -> None:
    words = call_again_in_words(at, program.zone)
    promise = Commitment(id=0, customer_id=call.customer_id, text=words, made_at=now, made_in_call=call.id)
    owner = program.executive_email or program.executive_name or member.name
    transaction.add(settled(promise, owner, day_in(program.zone, at)))


def _call_again_kept(transaction: Transaction, call: Call) -> None:
    for commitment in _to_call_again(transaction, call.customer_id):
        if commitment.state is State.OPEN and commitment.made_in_call != call.id:
            kept = replace(commitment, state=State.TOLD, kept_at=call.started_at, told_at=call.started_at)
            transaction.save(kept)


def _to_call_again(transaction: Transaction, customer_id: int) -> list[Commitment]:
    made = transaction.find(Commitment, customer_id=customer_id)
    return [each for each in made if each.text.startswith(CALL_AGAIN)]
