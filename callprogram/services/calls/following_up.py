"""Following up: what the outcome of a call leads to, done in the same transaction, and taken back with it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from callprogram.domain.calls.calls import Call, Disposition, tries_in_a_row
from callprogram.domain.calls.outcomes import Outcome, call_again_in_words, check, corrections_after, ends_calling_again
from callprogram.domain.customers.customers import Customer, corrected, without_corrections_of
from callprogram.domain.people.recipients import executive_of, is_executive
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import (
    UNFINISHED,
    Commitment,
    Kind,
    State,
    assigned,
    ended_in,
    not_ended,
    not_told_in,
    told_in,
    withdrawn,
)
from callprogram.domain.promises.steps import Step, What
from callprogram.domain.words.dates import day_in
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.cases.talking import not_talked, talked
from callprogram.services.ports import Transaction
from callprogram.services.promises import call_reports

_TAKEN_BACK, _IN_THE_CALL = "the outcome was taken back", "in the call"
_STANDING = {State.OPEN, State.KEPT}


def follow_up(acting: Acting, call: Call, outcome: Outcome) -> Customer:
    """The customer with what this outcome sets, in the place of what an earlier outcome of the call had set.

    Raises BadInputError where something is missing of the outcome, or it cannot have come of this call.
    """
    check(outcome, call)
    forget(acting, call)
    program = acting.transaction.get(Program, call.program_id)
    customer = acting.transaction.get(Customer, call.customer_id)
    calls = acting.transaction.find(Call, customer_id=customer.id)
    if outcome.disposition is Disposition.CONNECTED:
        _call_again_kept(acting.transaction, call)
        tell(acting, call.id, outcome.told)
        talked(acting, program, customer.id, call.id, call.started_at)
    _end_calling_again(acting.transaction, call, outcome, calls, program)
    if outcome.disposition is Disposition.RESCHEDULED and outcome.call_again_at:
        _promise_to_call_again(acting, call, outcome.call_again_at, program)
    made = corrections_after(outcome, call, customer, calls, acting.member.name, acting.now, program.zone)
    return acting.transaction.save(corrected(customer, *made))


def follow_telephone(acting: Acting, call: Call) -> Call:
    """The call kept after news of the telephone's, and what follows where this gave it an outcome, letters too."""
    before = acting.transaction.get(Call, call.id)
    saved = acting.transaction.save(call)
    if call.disposition and call.disposition is not before.disposition:
        follow_up(acting, saved, Outcome(call.disposition))
        call_reports.report(acting, saved)
    return saved


def forget(acting: Acting, call: Call) -> Customer:
    """The customer as if the call had no outcome yet."""
    for commitment in _to_call_again(acting.transaction, call.customer_id):
        if commitment.made_in_call == call.id and commitment.state in UNFINISHED:
            acting.transaction.save(withdrawn(commitment, _TAKEN_BACK))
    for commitment in acting.transaction.find(Commitment, told_in_call=call.id, state=State.WITHDRAWN):
        acting.transaction.save(not_ended(commitment))
    for commitment in acting.transaction.find(Commitment, told_in_call=call.id, state=State.TOLD):
        acting.transaction.save(not_told_in(commitment))
        for step in acting.transaction.find(Step, commitment_id=commitment.id, what=What.TOLD, words=_IN_THE_CALL):
            acting.transaction.remove(step)
    not_talked(acting, call.customer_id, call.id)
    customer = acting.transaction.get(Customer, call.customer_id)
    return acting.transaction.save(without_corrections_of(customer, call.id))


def tell(acting: Acting, call_id: int, commitment_ids: Iterable[int]) -> Call:
    """The talk in which the customer heard of these promises, which closes them.

    Raises BadInputError for a promise to somebody else, StateError for one that is not kept and not the executive's.
    """
    call = acting.transaction.get(Call, call_id)
    if call.disposition is not Disposition.CONNECTED:
        raise StateError("Nobody was talked to in this call, so nobody was told.")
    program = acting.transaction.get(Program, call.program_id)
    for commitment_id in dict.fromkeys(commitment_ids):
        commitment = acting.transaction.get(Commitment, commitment_id)
        if commitment.customer_id != call.customer_id:
            raise BadInputError(f"Promise {commitment_id} was given to somebody else.")
        own = is_executive(commitment.owner, program)
        acting.transaction.save(told_in(commitment, call.id, call.started_at, own=own))
        acting.transaction.add(Step(0, commitment_id, acting.now, acting.member.name, What.TOLD, _IN_THE_CALL))
    return call


def _promise_to_call_again(acting: Acting, call: Call, at: datetime, program: Program) -> None:
    words = call_again_in_words(at, program.zone)
    promise = Commitment(0, call.customer_id, words, acting.now, made_in_call=call.id, kind=Kind.CALL_AGAIN)
    acting.transaction.add(assigned(promise, executive_of(program), day_in(program.zone, at)))


def _call_again_kept(transaction: Transaction, call: Call) -> None:
    for commitment in _to_call_again(transaction, call.customer_id):
        if commitment.state in _STANDING and commitment.made_in_call != call.id:
            transaction.save(told_in(commitment, call.id, call.started_at, own=True))


def _end_calling_again(
    transaction: Transaction, call: Call, outcome: Outcome, calls: Sequence[Call], program: Program
) -> None:
    for commitment in _to_call_again(transaction, call.customer_id):
        tries = tries_in_a_row(calls, commitment.made_at)
        why = ends_calling_again(outcome, tries, program.zone)
        if why and commitment.state in _STANDING and commitment.made_in_call != call.id:
            transaction.save(ended_in(commitment, call.id, why))


def _to_call_again(transaction: Transaction, customer_id: int) -> list[Commitment]:
    made = transaction.find(Commitment, customer_id=customer_id)
    return [each for each in made if each.kind is Kind.CALL_AGAIN]
