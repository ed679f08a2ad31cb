"""Promising: kept at once, loose until it has an owner and a date, closed when the customer knows."""

from datetime import date, timedelta

import pytest

from callprogram.domain.call_hour import Program
from callprogram.domain.commitments import Commitment, State
from callprogram.domain.customers import Customer
from callprogram.errors import BadInputError, NotFoundError, StateError
from callprogram.services import calling, promising
from tests.services.conftest import NOW, Desk

FRIDAY = date(2026, 12, 4)


@pytest.fixture
def promise(desk: Desk, moorlicht: Customer) -> Commitment:
    return desk.do(promising.promise, moorlicht.id, " Send it ", owner=" ada@example.com ", due_on=FRIDAY)


def test_a_promise_with_an_owner_and_a_date_is_open(desk: Desk, moorlicht: Customer, promise: Commitment) -> None:
    assert promise == Commitment(1, moorlicht.id, "Send it", NOW, "ada@example.com", FRIDAY, State.OPEN)
    assert desk.all(Commitment) == [promise]


@pytest.mark.parametrize(("owner", "due_on"), [("", None), ("ada", None), ("  ", FRIDAY)])
def test_a_promise_that_lacks_something_is_loose(
    desk: Desk, moorlicht: Customer, owner: str, due_on: date | None
) -> None:
    assert desk.do(promising.promise, moorlicht.id, "Send it", owner=owner, due_on=due_on).state is State.LOOSE


def test_a_loose_promise_is_settled(desk: Desk, moorlicht: Customer) -> None:
    loose = desk.do(promising.promise, moorlicht.id, "Send it")
    settled = desk.do(promising.settle, loose.id, "ada", FRIDAY)

    assert (settled.id, settled.state, settled.owner, settled.due_on) == (loose.id, State.OPEN, "ada", FRIDAY)


def test_a_promise_may_come_from_a_call(desk: Desk, program: Program, moorlicht: Customer) -> None:
    call = desk.do(calling.begin, program, moorlicht.id)

    assert desk.do(promising.promise, moorlicht.id, "Send it", call_id=call.id).made_in_call == call.id


def test_a_call_with_somebody_else_made_no_promise(
    desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer
) -> None:
    call = desk.do(calling.begin, program, tinroof.id)
    with pytest.raises(BadInputError, match=f"Call {call.id} was not with Moorlicht"):
        desk.do(promising.promise, moorlicht.id, "Send it", call_id=call.id)

    assert desk.all(Commitment) == []


def test_a_call_that_is_not_there_made_no_promise(desk: Desk, moorlicht: Customer) -> None:
    with pytest.raises(NotFoundError, match="There is no call 7"):
        desk.do(promising.promise, moorlicht.id, "Send it", call_id=7)


def test_a_promise_needs_words(desk: Desk, moorlicht: Customer) -> None:
    with pytest.raises(BadInputError, match="Say in a few words what was promised"):
        desk.do(promising.promise, moorlicht.id, "  ")


def test_a_promise_is_kept_then_told(desk: Desk, promise: Commitment) -> None:
    kept = desk.do(promising.keep, promise.id)
    desk.now = NOW + timedelta(days=1)
    told = desk.do(promising.tell, promise.id)

    assert (kept.state, kept.kept_at, kept.told_at) == (State.KEPT, NOW, None)
    assert (told.state, told.kept_at, told.told_at) == (State.TOLD, NOW, desk.now)


def test_a_promise_is_not_told_before_it_is_kept(desk: Desk, promise: Commitment) -> None:
    with pytest.raises(StateError, match="has not been kept yet"):
        desk.do(promising.tell, promise.id)

    assert desk.all(Commitment) == [promise]


def test_a_promise_is_withdrawn_with_a_reason(desk: Desk, promise: Commitment) -> None:
    with pytest.raises(BadInputError, match="why the promise is withdrawn"):
        desk.do(promising.withdraw, promise.id, " ")
    withdrawn = desk.do(promising.withdraw, promise.id, "they no longer need it")

    assert (withdrawn.state, withdrawn.withdrawn_why) == (State.WITHDRAWN, "they no longer need it")
