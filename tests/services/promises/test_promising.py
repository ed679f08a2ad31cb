"""Promising: kept at once, loose until it has an owner and a date, closed when the customer knows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.boards import BoardFilter
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.domain.promises.steps import Step, What
from callprogram.errors import BadInputError, NotFoundError, StateError
from callprogram.services.act import act
from callprogram.services.calls import calling
from callprogram.services.promises import promising
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
    settled = desk.do(promising.assign, loose.id, "ada", FRIDAY)

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


def test_a_promise_that_was_kept_days_ago_was_kept_then(desk: Desk, promise: Commitment) -> None:
    desk.now = NOW + timedelta(days=5)
    kept = desk.do(promising.keep, promise.id, (NOW + timedelta(days=2)).date())

    assert kept.kept_at is not None
    assert kept.kept_at.date() == (NOW + timedelta(days=2)).date()
    assert desk.all(Step)[-1].words == "on 26 November"


@pytest.mark.parametrize("days", [-1, 1])
def test_no_promise_was_kept_before_it_was_made_or_is_on_a_day_to_come(
    desk: Desk, promise: Commitment, days: int
) -> None:
    with pytest.raises(BadInputError, match="Say a day from when it was promised until today"):
        desk.do(promising.keep, promise.id, (NOW + timedelta(days=days)).date())


def test_a_promise_is_not_told_before_it_is_kept(desk: Desk, promise: Commitment) -> None:
    with pytest.raises(StateError, match="has not been kept yet"):
        desk.do(promising.tell, promise.id)

    assert desk.all(Commitment) == [promise]


def test_a_promise_is_withdrawn_with_a_reason(desk: Desk, promise: Commitment) -> None:
    with pytest.raises(BadInputError, match="why the promise is withdrawn"):
        desk.do(promising.withdraw, promise.id, " ")
    withdrawn = desk.do(promising.withdraw, promise.id, "they no longer need it")

    assert (withdrawn.state, withdrawn.withdrawn_why) == (State.WITHDRAWN, "they no longer need it")


# What happened to it


def steps(desk: Desk) -> list[tuple[str, str, str]]:
    return [(step.member, step.what, step.words) for step in desk.all(Step)]


def by(desk: Desk, member: Member, service: Callable[..., Commitment], *arguments: object) -> Commitment:
    return act(desk.store, member, desk.now, service, *arguments)


def test_a_moved_date_and_a_new_owner_stand_in_its_history(desk: Desk, promise: Commitment) -> None:
    desk.do(promising.move, promise.id, FRIDAY + timedelta(days=7), "they asked for it")
    desk.do(promising.assign, promise.id, "tom@example.com", FRIDAY + timedelta(days=7))
    desk.do(promising.comment, promise.id, " Waiting for legal. ")
    assert steps(desk) == [
        ("You", What.MADE, ""),
        ("You", What.MOVED, "from 4 December 2026 to 11 December 2026: they asked for it"),
        ("You", What.HANDED_OVER, "from ada@example.com to tom@example.com"),
        ("You", What.COMMENTED, "Waiting for legal."),
    ]


@pytest.fixture
def known(desk: Desk, program: Program) -> None:
    """An executive and a member who have names."""
    desk.revise(replace(program, executive_name="Ada Byron", executive_email="ada@example.com"))
    desk.keep(Member("tom@example.com", "Tom Berger", frozenset({Role.TEAMMATE})))


@pytest.mark.usefixtures("known")
def test_boards_and_the_customer_s_page_say_by_name_whose_a_promise_is(
    desk: Desk, moorlicht: Customer, promise: Commitment
) -> None:
    for owner in ("tom@example.com", "sam@elsewhere.example"):
        desk.do(promising.promise, moorlicht.id, f"Call, {owner[:3]}", owner=owner, due_on=FRIDAY)

    board = desk.views.board(BoardFilter(), FRIDAY, 10)
    of_ada = desk.views.board(BoardFilter(owner="ada byron"), FRIDAY, 10)
    history = desk.views.history(moorlicht.id, FRIDAY, "Europe/Amsterdam")

    assert {each.commitment.owner for each in board.promises} == {"Ada Byron", "Tom Berger", "sam@elsewhere.example"}
    assert desk.views.promisers() == ("Ada Byron", "sam@elsewhere.example", "Tom Berger")
    assert [each.commitment.id for each in of_ada.promises] == [promise.id]
    assert {each.owner for each in history.promises} == {"Ada Byron", "Tom Berger", "sam@elsewhere.example"}
    assert not any(
        "@example.com" in words for words in (*history.brief.lines, *(each.what for each in history.happenings))
    )
    assert "ada@example.com" in {each.commitment.owner for each in desk.views.promises()}


@pytest.mark.usefixtures("known")
def test_the_history_knows_members_and_the_executive_by_name(desk: Desk, promise: Commitment) -> None:
    desk.do(promising.assign, promise.id, "tom@example.com", FRIDAY)
    desk.do(promising.assign, promise.id, "Tom Berger", FRIDAY)

    assert [words for _, what, words in steps(desk) if what is What.HANDED_OVER] == ["from Ada Byron to Tom Berger"]


def test_a_new_date_is_another_one_and_has_a_reason(desk: Desk, promise: Commitment) -> None:
    with pytest.raises(BadInputError, match="why the promise gets a new date"):
        desk.do(promising.move, promise.id, FRIDAY + timedelta(days=7), " ")
    with pytest.raises(StateError, match="due on that day already"):
        desk.do(promising.move, promise.id, FRIDAY, "they asked for it")
    assert desk.all(Commitment) == [promise]


def test_a_promise_is_put_in_other_words_and_its_history_has_both(
    desk: Desk, moorlicht: Customer, promise: Commitment
) -> None:
    reworded = desk.do(promising.reword, promise.id, " Send the signed quote ")

    assert reworded == replace(promise, text="Send the signed quote", said=promise.text)
    assert steps(desk)[-1] == ("You", What.REWORDED, f"from “{promise.text}” to “Send the signed quote”")
    brief = desk.views.history(moorlicht.id, FRIDAY, "Europe/Amsterdam").brief.lines
    assert any("Send the signed quote" in line for line in brief)
    assert not any(f": {promise.text} —" in line for line in brief)


def test_new_words_leave_what_was_typed_at_first(desk: Desk, moorlicht: Customer) -> None:
    made = desk.do(promising.promise_as_said, moorlicht.id, "Tom: it by 4/12", Understood("Send it", "Tom"))
    for words in ("Send the quote", "Send the signed quote"):
        reworded = desk.do(promising.reword, made.id, words)
        assert (reworded.text, reworded.said, reworded.state) == (words, "Tom: it by 4/12", State.LOOSE)


def test_a_promise_keeps_its_words_once_the_customer_knows_or_it_was_withdrawn(
    desk: Desk, moorlicht: Customer, promise: Commitment
) -> None:
    desk.do(promising.keep, promise.id)
    assert desk.do(promising.reword, promise.id, "Send the quote").state is State.KEPT
    desk.do(promising.tell, promise.id)
    gone = desk.do(promising.promise, moorlicht.id, "Call them")
    desk.do(promising.withdraw, gone.id, "A mistake")
    for done in (promise, gone):
        with pytest.raises(StateError):
            desk.do(promising.reword, done.id, "Send something else")


def test_new_words_are_some_and_others(desk: Desk, promise: Commitment) -> None:
    with pytest.raises(BadInputError, match="what was promised"):
        desk.do(promising.reword, promise.id, " ")
    with pytest.raises(StateError, match="These are its words already"):
        desk.do(promising.reword, promise.id, f" {promise.text}")
    assert desk.all(Commitment) == [promise]


def test_a_sentence_is_kept_as_it_was_typed_and_doubtful_until_somebody_says_that_it_is_so(
    desk: Desk, moorlicht: Customer
) -> None:
    understood = Understood("Send it", "Tom", FRIDAY, ("is it so",))
    made = desk.do(promising.promise_as_said, moorlicht.id, "Tom: it by 4/12", understood)
    assert (made.state, made.doubt, steps(desk)[0][2]) == (State.OPEN, "is it so", "Tom: it by 4/12")
    settled = desk.do(promising.assign, made.id, "Tom", FRIDAY)
    assert (settled.doubt, settled.said, len(steps(desk))) == ("", "Tom: it by 4/12", 1)


def test_two_who_close_the_same_promise_stand_in_one_history(desk: Desk, promise: Commitment) -> None:
    anna = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}))
    mia = Member("mia@example.com", "Mia", frozenset({Role.ASSISTANT}))
    by(desk, anna, promising.keep, promise.id)
    desk.now = NOW + timedelta(minutes=1)
    assert by(desk, mia, promising.keep, promise.id).kept_at == NOW
    by(desk, mia, promising.tell, promise.id)
    by(desk, anna, promising.tell, promise.id, "in a call")
    assert steps(desk)[1:] == [
        ("Anna", What.KEPT, ""),
        ("Mia", What.KEPT, ""),
        ("Mia", What.TOLD, ""),
        ("Anna", What.TOLD, "in a call"),
    ]
    with pytest.raises(StateError, match="is done: the customer was told"):
        by(desk, mia, promising.keep, promise.id)


def test_what_was_kept_by_mistake_is_opened_again(desk: Desk, promise: Commitment) -> None:
    desk.do(promising.keep, promise.id)
    opened = desk.do(promising.reopen, promise.id)
    assert (opened.state, opened.kept_at) == (State.OPEN, None)


def test_what_was_told_by_mistake_is_still_to_be_told_and_the_history_has_both(desk: Desk, promise: Commitment) -> None:
    desk.do(promising.keep, promise.id)
    desk.do(promising.tell, promise.id)
    kept = desk.do(promising.untell, promise.id)
    assert (kept.state, kept.told_at) == (State.KEPT, None)
    assert [step.what for step in desk.all(Step)][-2:] == [What.TOLD, What.UNTOLD]


def test_what_is_kept_can_be_told_in_the_next_call(desk: Desk, promise: Commitment) -> None:
    with pytest.raises(StateError, match="has not been kept yet"):
        desk.do(promising.tell_in_next_call, promise.id)
    desk.do(promising.keep, promise.id)
    assert desk.do(promising.tell_in_next_call, promise.id).in_next_call


def test_a_comment_says_something(desk: Desk, promise: Commitment) -> None:
    with pytest.raises(BadInputError, match="Write what there is to say"):
        desk.do(promising.comment, promise.id, " ")
