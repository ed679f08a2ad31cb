"""Promising: a commitment made, completed, moved, reworded, kept, told, withdrawn; each step is in its history."""

from dataclasses import replace
from datetime import date

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member
from callprogram.domain.people.recipients import Names
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises import commitments
from callprogram.domain.promises.commitments import Commitment, Kind, State
from callprogram.domain.promises.sentences.understood import NOTHING, Understood
from callprogram.domain.promises.steps import Step, What, change
from callprogram.domain.words.dates import day_in, in_words
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting
from callprogram.services.promises import call_reports
from callprogram.services.promises.report_facts import program_of


def promise(
    acting: Acting,
    customer_id: int,
    text: str,
    *,
    owner: str = "",
    due_on: date | None = None,
    call_id: int | None = None,
) -> Commitment:
    """The promise, kept at once: open with an owner and a date, loose without one of them; its owner hears of it."""
    made = Commitment(0, customer_id, text.strip(), acting.now, made_in_call=call_id)
    return _made(acting, commitments.assigned(made, owner, due_on))


def promise_as_said(
    acting: Acting, customer_id: int, sentence: str, found: Understood, call_id: int | None = None
) -> Commitment:
    """What a sentence was understood to promise; raises BadInputError where it promises nothing."""
    words, said = found.text.strip(), sentence.strip()
    if said and not words:
        raise BadInputError(NOTHING)
    kind = Kind.AWAITED if found.awaited else Kind.PROMISE
    made = Commitment(0, customer_id, words, acting.now, made_in_call=call_id, said=said, kind=kind)
    return _made(acting, replace(commitments.assigned(made, found.owner, found.due_on), doubt="; ".join(found.doubts)))


def assign(acting: Acting, commitment_id: int, owner: str, due_on: date | None, why: str = "") -> Commitment:
    """The promise with this owner and date; it is open once it has both, and nothing of it is doubtful any more."""
    before = acting.transaction.get(Commitment, commitment_id)
    after = acting.transaction.save(commitments.assigned(before, owner, due_on))
    if changed := _change(acting, before, after, why):
        _step(acting, after, *changed)
        call_reports.tell_owner(acting, after)
    if after.owner != before.owner:
        call_reports.tell_former_keeper(acting, before)
    return after


def move(acting: Acting, commitment_id: int, due_on: date, why: str) -> Commitment:
    """The open promise due on another day; the history keeps both, and why."""
    before = acting.transaction.get(Commitment, commitment_id)
    after = acting.transaction.save(commitments.moved(before, due_on, why))
    if changed := _change(acting, before, after, why):
        _step(acting, after, *changed)
    if acting.member.email not in call_reports.keepers(acting, after):
        call_reports.tell_owner(acting, after)
    return after


def reword(acting: Acting, commitment_id: int, text: str) -> Commitment:
    """The unfinished promise in other words; the history keeps both."""
    before = acting.transaction.get(Commitment, commitment_id)
    after = acting.transaction.save(commitments.reworded(before, text))
    return _step(acting, after, What.REWORDED, f"from “{before.text}” to “{after.text}”")


def keep(acting: Acting, commitment_id: int, on: date | None = None) -> Commitment:
    """The promise kept, today or on that day; the customer is still to be told.

    Whoever says so after somebody else stands beside them.
    """
    commitment = acting.transaction.get(Commitment, commitment_id)
    if commitment.state in {State.KEPT, State.TOLD} and _done_by_others(acting, commitment, What.KEPT):
        return _step(acting, commitment, What.KEPT)
    program = program_of(acting.transaction, commitment)
    zone = program.zone if program else acting.member.zone
    at = commitments.kept_at(commitment, on, zone, acting.now) if on else acting.now
    kept = acting.transaction.save(commitments.kept(commitment, at))
    if kept.state is State.KEPT:
        call_reports.tell_keeper(acting, kept)
    return _step(acting, kept, What.KEPT, f"on {in_words(on, day_in(zone, acting.now))}" if on else "")


def tell(acting: Acting, commitment_id: int, how: str = "") -> Commitment:
    """The promise closed: the customer was told. Whoever says so after somebody else stands beside them."""
    commitment = acting.transaction.get(Commitment, commitment_id)
    if commitment.state is State.TOLD and _done_by_others(acting, commitment, What.TOLD):
        return _step(acting, commitment, What.TOLD, how)
    return _step(acting, acting.transaction.save(commitments.told(commitment, acting.now)), What.TOLD, how)


def tell_in_next_call(acting: Acting, commitment_id: int) -> Commitment:
    """The kept promise that the customer hears of in the next call."""
    saved = acting.transaction.save(commitments.in_next_call(acting.transaction.get(Commitment, commitment_id)))
    return _step(acting, saved, What.IN_NEXT_CALL)


def reopen(acting: Acting, commitment_id: int) -> Commitment:
    """The promise open again: it was not kept after all."""
    opened = acting.transaction.save(commitments.reopened(acting.transaction.get(Commitment, commitment_id)))
    return _step(acting, opened, What.REOPENED)


def untell(acting: Acting, commitment_id: int) -> Commitment:
    """The promise kept and still to be told: the customer does not know after all."""
    saved = acting.transaction.save(commitments.untold(acting.transaction.get(Commitment, commitment_id)))
    return _step(acting, saved, What.UNTOLD)


def withdraw(acting: Acting, commitment_id: int, why: str) -> Commitment:
    """The promise taken back, with the reason."""
    gone = acting.transaction.save(commitments.withdrawn(acting.transaction.get(Commitment, commitment_id), why))
    call_reports.tell_former_keeper(acting, gone)
    return _step(acting, gone, What.WITHDRAWN, gone.withdrawn_why)


def comment(acting: Acting, commitment_id: int, words: str) -> Commitment:
    """A line in the promise's history."""
    if not words.strip():
        raise BadInputError("Write what there is to say about the promise.")
    return _step(acting, acting.transaction.get(Commitment, commitment_id), What.COMMENTED, words.strip())


def _change(acting: Acting, before: Commitment, after: Commitment, why: str) -> tuple[What, str] | None:
    """What has changed, with the owners by name."""
    names = Names(tuple(acting.transaction.find(Member)), tuple(acting.transaction.find(Program)))
    return change(replace(before, owner=names.of(before.owner)), replace(after, owner=names.of(after.owner)), why)


def _made(acting: Acting, commitment: Commitment) -> Commitment:
    customer, call_id = acting.transaction.get(Customer, commitment.customer_id), commitment.made_in_call
    if call_id is not None and acting.transaction.get(Call, call_id).customer_id != customer.id:
        raise BadInputError(f"Call {call_id} was not with {customer.name}.")
    saved = acting.transaction.add(commitment)
    _step(acting, saved, What.MADE, saved.said if saved.said != saved.text else "")
    call_reports.tell_owner(acting, saved)
    return saved


def _step(acting: Acting, commitment: Commitment, what: What, words: str = "") -> Commitment:
    acting.transaction.add(Step(0, commitment.id, acting.now, acting.member.name, what, words))
    return commitment


def _done_by_others(acting: Acting, commitment: Commitment, what: What) -> bool:
    """Whether somebody else has said so, and this member has not yet."""
    names = {step.member for step in acting.transaction.find(Step, commitment_id=commitment.id, what=what)}
    return bool(names) and acting.member.name not in names
