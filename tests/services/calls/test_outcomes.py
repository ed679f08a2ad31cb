"""Outcomes: each outcome leads where it should, can be taken back, and can be typed in later."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callprogram.domain.calls.calls import Call, Disposition, Status
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.corrections import Field, in_force
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.tasks import tasks_of
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, Kind, State
from callprogram.domain.promises.steps import Step, What
from callprogram.errors import BadInputError, StateError
from callprogram.services.calls import calling, following_up, noting, outcomes, ringing
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.calls.outcomes import LaterCall
from callprogram.services.customers import correcting
from callprogram.services.lists import planning
from callprogram.services.promises import promising
from tests.examples import WEEK
from tests.services.conftest import NOW, Desk

THURSDAY = datetime(2026, 12, 3, 14, tzinfo=UTC)
ANOTHER_TIME = Outcome(Disposition.RESCHEDULED, call_again_at=THURSDAY)


def customer_of(desk: Desk, entry: Entry) -> Customer:
    return next(customer for customer in desk.all(Customer) if customer.id == entry.customer_id)


@pytest.fixture
def entry(frozen: list[Entry]) -> Entry:
    """The entry of Moorlicht, the number of which is +49 30 23125 123."""
    return frozen[0]


# What each outcome leads to


def test_talking_ends_the_call_and_changes_nothing_of_the_customer(desk: Desk, entry: Entry) -> None:
    before = customer_of(desk, entry)
    call = desk.do(outcomes.give, entry.id, Outcome(Disposition.CONNECTED))

    assert (call.disposition, call.ended_at, call.status) == (Disposition.CONNECTED, NOW, Status.COMPLETED)
    assert desk.entry(entry.id).state is EntryState.DONE
    assert customer_of(desk, entry) == before


def test_a_press_counts_once_however_often_it_is_heard(desk: Desk, entry: Entry) -> None:
    call = desk.do(outcomes.give, entry.id, ANOTHER_TIME, "press-1")
    assert desk.do(outcomes.give, entry.id, ANOTHER_TIME, "press-1") == call
    assert len(desk.all(Commitment)) == 1
    desk.do(outcomes.take_back, call.id)
    assert desk.do(outcomes.give, entry.id, ANOTHER_TIME, "press-1").disposition is None
    assert desk.do(outcomes.give, entry.id, ANOTHER_TIME, "press-2").disposition is Disposition.RESCHEDULED


def test_a_wrong_number_is_a_task_for_the_account_owner_and_nobody_is_called_on_it(desk: Desk, entry: Entry) -> None:
    desk.do(outcomes.give, entry.id, Outcome(Disposition.WRONG_NUMBER))
    customer = customer_of(desk, entry)

    assert customer.phone is None
    [task] = tasks_of(replace(customer, account_owner="Bob"))
    assert (task.owner, task.since) == ("Bob", NOW)
    assert task.text == "Find the right number of Saskia Tönnies: +49 30 23125123 is wrong."
    mended = desk.do(correcting.correct_number, customer.id, "030 23125 199", "the switchboard said so", "DE")
    assert tasks_of(mended) == ()
    assert mended.phone is not None


def test_who_has_a_wrong_number_is_on_no_list_until_it_is_mended(desk: Desk, program: Program, entry: Entry) -> None:
    desk.do(outcomes.give, entry.id, Outcome(Disposition.WRONG_NUMBER))
    later = desk.do(planning.plan, program, WEEK.later(1))
    assert later.left_out["no number that can be called"] == 1


def test_who_declined_is_left_alone_for_half_a_year_or_as_long_as_they_said(desk: Desk, entry: Entry) -> None:
    desk.do(outcomes.give, entry.id, Outcome(Disposition.DECLINED))
    assert customer_of(desk, entry).snoozed_until == date(2027, 5, 25)

    desk.do(outcomes.give, entry.id, Outcome(Disposition.DECLINED, leave_alone=timedelta(weeks=52)))
    customer = customer_of(desk, entry)
    assert customer.snoozed_until == date(2027, 11, 23)
    assert len(customer.corrections) == 1


def test_who_never_wants_to_be_called_again_is_not(desk: Desk, entry: Entry) -> None:
    desk.do(outcomes.give, entry.id, Outcome(Disposition.DECLINED, never_again=True))
    customer = customer_of(desk, entry)
    assert (customer.do_not_call, customer.snoozed_until) == (True, None)


def test_another_time_is_a_promise_and_nobody_calls_before(desk: Desk, program: Program, entry: Entry) -> None:
    call = desk.do(outcomes.give, entry.id, ANOTHER_TIME)

    assert call.call_again_at == THURSDAY
    [promise] = desk.all(Commitment)
    assert (promise.text, promise.due_on) == ("Call again on Thursday 3 December at 15:00", date(2026, 12, 3))
    assert (promise.state, promise.owner, promise.made_in_call) == (State.OPEN, program.executive_name, call.id)
    assert promise.kind is Kind.CALL_AGAIN
    assert customer_of(desk, entry).snoozed_until == date(2026, 12, 3)


def test_the_promise_to_call_again_is_done_once_they_talked(desk: Desk, program: Program, entry: Entry) -> None:
    desk.do(outcomes.give, entry.id, ANOTHER_TIME)
    desk.now = THURSDAY + timedelta(minutes=20)
    talked = desk.do(outcomes.log, program, LoggedCall(entry.customer_id, Outcome(Disposition.CONNECTED), minutes=10))
    [promise] = desk.all(Commitment)
    assert (promise.state, promise.told_at) == (State.TOLD, talked.started_at)

    desk.do(outcomes.take_back, talked.id)
    [promise] = desk.all(Commitment)
    assert (promise.state, promise.kept_at, promise.told_at) == (State.OPEN, None, None)


@pytest.mark.parametrize(
    ("calls", "why"),
    [
        ([Disposition.NO_ANSWER], ""),
        ([Disposition.NO_ANSWER, Disposition.BUSY], "tried 3 and 10 December, and nobody answered"),
        ([Disposition.DECLINED], "they did not want to talk"),
    ],
)
def test_who_is_not_reached_though_they_asked_for_another_time_is_tried_twice_and_not_week_after_week(
    desk: Desk, program: Program, entry: Entry, calls: list[Disposition], why: str
) -> None:
    desk.do(outcomes.give, entry.id, ANOTHER_TIME)
    for week, disposition in enumerate(calls):
        desk.now = THURSDAY + timedelta(minutes=20, weeks=week)
        last = desk.do(outcomes.log, program, LoggedCall(entry.customer_id, Outcome(disposition)))
    [promise] = desk.all(Commitment)
    assert (promise.state, promise.withdrawn_why) == (State.WITHDRAWN if why else State.OPEN, why)

    desk.do(outcomes.take_back, last.id)
    [promise] = desk.all(Commitment)
    assert (promise.state, promise.withdrawn_why, promise.told_in_call) == (State.OPEN, "", None)


def test_who_asks_for_another_time_again_is_called_then_and_not_twice(
    desk: Desk, program: Program, entry: Entry
) -> None:
    desk.do(outcomes.give, entry.id, ANOTHER_TIME)
    desk.now = THURSDAY + timedelta(minutes=20)
    again = Outcome(Disposition.RESCHEDULED, call_again_at=THURSDAY + timedelta(weeks=1))
    desk.do(outcomes.log, program, LoggedCall(entry.customer_id, again))
    assert [(each.state, each.due_on) for each in desk.all(Commitment)] == [
        (State.WITHDRAWN, date(2026, 12, 3)),
        (State.OPEN, date(2026, 12, 10)),
    ]


@pytest.mark.parametrize(
    "words", ["Call again on Monday with the price list", "Call again on Thursday 3 December at 15:00"]
)
def test_a_promise_in_the_same_words_that_somebody_gave_is_not_closed_by_a_talk(
    desk: Desk, program: Program, moorlicht: Customer, words: str
) -> None:
    desk.do(promising.promise, moorlicht.id, words, owner="priya@example.com", due_on=THURSDAY.date())
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))
    [promise] = desk.all(Commitment)
    assert (promise.kind, promise.state) == (Kind.PROMISE, State.OPEN)


def test_who_was_told_in_the_talk_that_a_promise_was_kept_has_that_promise_closed(desk: Desk, entry: Entry) -> None:
    kept = desk.do(promising.promise, entry.customer_id, "Send it", owner="Priya", due_on=THURSDAY.date())
    own = desk.do(promising.promise, entry.customer_id, "Ask the board", owner="Ada Byron", due_on=THURSDAY.date())
    desk.do(promising.keep, kept.id)
    before = desk.all(Commitment)
    desk.now = NOW + timedelta(minutes=10)
    call = desk.do(outcomes.give, entry.id, Outcome(Disposition.CONNECTED))
    desk.do(following_up.tell, call.id, [kept.id, own.id])

    told = desk.all(Commitment)
    assert [(each.state, each.told_at, each.told_in_call) for each in told] == [
        (State.TOLD, call.started_at, call.id)
    ] * 2
    assert [each.kept_at for each in told] == [NOW, call.started_at]
    assert [step.words for step in desk.all(Step) if step.what is What.TOLD] == ["in the call"] * 2
    desk.do(outcomes.take_back, call.id)
    assert desk.all(Commitment) == before
    assert not [step for step in desk.all(Step) if step.what is What.TOLD]


def test_what_a_colleague_has_not_kept_or_was_promised_to_somebody_else_cannot_be_told(
    desk: Desk, program: Program, entry: Entry, tinroof: Customer
) -> None:
    open_one = desk.do(promising.promise, entry.customer_id, "Send it", owner="Priya", due_on=THURSDAY.date())
    other = desk.do(promising.promise, tinroof.id, "Send it", owner="Ada Byron", due_on=THURSDAY.date())
    for promise, error, sentence in (
        (open_one, StateError, "has not been kept yet"),
        (other, BadInputError, "Promise 2 was given to somebody else"),
    ):
        with pytest.raises(error, match=sentence):
            desk.do(
                outcomes.log,
                program,
                LoggedCall(entry.customer_id, Outcome(Disposition.CONNECTED, told=(promise.id,))),
            )
    missed = desk.do(outcomes.give, entry.id, Outcome(Disposition.NO_ANSWER))
    with pytest.raises(StateError, match="Nobody was talked to in this call"):
        desk.do(following_up.tell, missed.id, [other.id])


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome(Disposition.RESCHEDULED), "Say when they want to be called again"),
        (Outcome(Disposition.RESCHEDULED, call_again_at=NOW - timedelta(days=1)), "give a later time"),
        (Outcome(Disposition.BUSY, call_again_at=THURSDAY), "Only who asked for another time"),
        (Outcome(Disposition.BUSY, told=(1,)), "Only who was talked to"),
        (Outcome(Disposition.BUSY, never_again=True), "Only who was reached"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_in_whichever_way_it_is_given(
    desk: Desk, program: Program, entry: Entry, outcome: Outcome, sentence: str
) -> None:
    at = NOW - timedelta(hours=1)
    with pytest.raises(BadInputError, match=sentence):
        desk.do(outcomes.give, entry.id, outcome)
    with pytest.raises(BadInputError, match=sentence):
        desk.do(outcomes.log, program, LoggedCall(entry.customer_id, outcome))
    with pytest.raises(BadInputError, match=sentence):
        desk.do(outcomes.enter, [LaterCall(entry.id, outcome, at)])
    assert desk.all(Call) == []


def not_answered(desk: Desk, program: Program, customer_id: int, times: int) -> None:
    for _ in range(times):
        desk.now += timedelta(weeks=1)
        desk.do(outcomes.log, program, LoggedCall(customer_id, Outcome(Disposition.NO_ANSWER)))


def test_after_three_tries_the_account_owner_is_asked(desk: Desk, program: Program, moorlicht: Customer) -> None:
    not_answered(desk, program, moorlicht.id, 2)
    [customer] = desk.all(Customer)
    assert (customer.snoozed_until, tasks_of(customer)) == (None, ())
    not_answered(desk, program, moorlicht.id, 1)
    [customer] = desk.all(Customer)

    assert customer.snoozed_until == date(2027, 2, 9)
    [task] = tasks_of(customer)
    assert task.text == "Ask Saskia Tönnies when a call suits: nobody answered 3 times."


def test_what_the_account_owner_found_out_brings_them_back_and_the_tries_begin_anew(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    not_answered(desk, program, moorlicht.id, 3)
    customer = desk.do(correcting.take_up_again, moorlicht.id, "Thursdays after lunch")
    assert (customer.snoozed_until, tasks_of(customer)) == (None, ())
    not_answered(desk, program, moorlicht.id, 2)
    [customer] = desk.all(Customer)
    assert tasks_of(customer) == ()
    with pytest.raises(StateError, match="not waiting for an answer"):
        desk.do(correcting.take_up_again, moorlicht.id, "again")


def test_who_was_talked_to_in_between_was_reached(desk: Desk, program: Program, moorlicht: Customer) -> None:
    not_answered(desk, program, moorlicht.id, 2)
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))
    not_answered(desk, program, moorlicht.id, 2)
    [customer] = desk.all(Customer)
    assert tasks_of(customer) == ()


# Taken back


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(Disposition.CONNECTED),
        Outcome(Disposition.WRONG_NUMBER),
        Outcome(Disposition.DECLINED),
        Outcome(Disposition.DECLINED, never_again=True),
        ANOTHER_TIME,
    ],
)
def test_an_outcome_taken_back_leaves_everything_as_it_was(desk: Desk, entry: Entry, outcome: Outcome) -> None:
    desk.do(noting.write, entry.id, Typed("Hello", "", "tab"))
    customer, [call] = customer_of(desk, entry), desk.all(Call)
    given = desk.do(outcomes.give, entry.id, outcome)
    desk.do(outcomes.take_back, given.id)

    assert desk.all(Call) == [call]
    assert customer_of(desk, entry) == customer
    assert desk.entry(entry.id).state is EntryState.ACTIVE
    assert [promise.state for promise in desk.all(Commitment) if promise.state is not State.WITHDRAWN] == []


def test_a_snooze_from_before_the_call_holds_again_once_the_outcome_is_taken_back(desk: Desk, entry: Entry) -> None:
    desk.do(correcting.snooze, entry.customer_id, date(2027, 1, 4), "moving house", date(2026, 11, 24))
    given = desk.do(outcomes.give, entry.id, Outcome(Disposition.DECLINED))
    desk.do(outcomes.take_back, given.id)
    assert customer_of(desk, entry).snoozed_until == date(2027, 1, 4)


def test_without_an_outcome_there_is_nothing_to_take_back(desk: Desk, entry: Entry) -> None:
    desk.do(noting.write, entry.id, Typed("Hello", "", "tab"))
    [call] = desk.all(Call)
    with pytest.raises(StateError, match="no outcome to take back"):
        desk.do(outcomes.take_back, call.id)


# Typed in afterwards


def test_the_calls_of_an_hour_are_typed_in_afterwards_with_their_true_time(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.now = NOW + timedelta(days=1)
    desk.do(planning.start_hour, program, WEEK)
    desk.do(planning.finish_hour, program, WEEK)
    talked = LaterCall(frozen[0].id, Outcome(Disposition.CONNECTED), NOW, 12, "Wants a visit")
    missed = LaterCall(frozen[1].id, Outcome(Disposition.NO_ANSWER), NOW - timedelta(minutes=5), 0)
    desk.do(outcomes.enter, [talked, missed])

    by_entry = {call.entry_id: call for call in desk.all(Call)}
    call = by_entry[frozen[0].id]
    assert (call.started_at, call.ended_at, call.seconds) == (NOW, NOW + timedelta(minutes=12), 720)
    assert (call.note, call.disposition) == ("Wants a visit", Disposition.CONNECTED)
    assert by_entry[frozen[1].id].seconds is None
    assert {desk.entry(entry.id).state for entry in frozen} == {EntryState.DONE}
    with desk.store.transaction(*desk.somebody()) as transaction:
        called = {facts.customer.id: facts.called_on for facts in transaction.planning.facts(program, WEEK.later(1))}
    assert called[frozen[0].customer_id] == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("at", "minutes", "sentence"),
    [
        (NOW + timedelta(minutes=1), 0, "Tin Roof: this call would not be over yet"),
        (NOW - timedelta(minutes=5), 6, "Tin Roof: this call would not be over yet"),
        (NOW - timedelta(days=2), 721, "Tin Roof: a call lasts between 0 and 720 minutes"),
    ],
)
def test_one_call_that_cannot_be_leaves_none_of_the_hour_entered(
    desk: Desk, frozen: list[Entry], at: datetime, minutes: int, sentence: str
) -> None:
    fine = LaterCall(frozen[0].id, Outcome(Disposition.CONNECTED), NOW - timedelta(days=9), 12)
    wrong = LaterCall(frozen[1].id, Outcome(Disposition.CONNECTED), at, minutes)
    with pytest.raises(BadInputError, match=sentence):
        desk.do(outcomes.enter, [fine, wrong])
    assert desk.all(Call) == []


def test_an_outcome_that_somebody_else_has_entered_meanwhile_is_not_replaced(desk: Desk, entry: Entry) -> None:
    at = NOW - timedelta(hours=1)
    desk.do(outcomes.enter, [LaterCall(entry.id, Outcome(Disposition.CONNECTED), at, 5, "Wants a visit")])
    with pytest.raises(StateError, match="somebody has entered another outcome meanwhile; take this one out"):
        desk.do(outcomes.enter, [LaterCall(entry.id, Outcome(Disposition.NO_ANSWER), at)])
    desk.do(outcomes.enter, [LaterCall(entry.id, Outcome(Disposition.CONNECTED), at, 5, "On Monday")])
    [call] = desk.all(Call)
    assert (call.disposition, call.note) == (Disposition.CONNECTED, "Wants a visit\nOn Monday")


def test_a_note_typed_in_the_call_is_kept_above_what_is_typed_in_afterwards(desk: Desk, entry: Entry) -> None:
    desk.do(noting.write, entry.id, Typed("Hello", "", "tab"))
    desk.do(outcomes.enter, [LaterCall(entry.id, Outcome(Disposition.CONNECTED), NOW - timedelta(hours=1), 5, "Bye")])
    [call] = desk.all(Call)
    assert call.note == "Hello\nBye"


# Mood and themes


def test_a_call_is_remembered_by_its_mood_and_at_most_two_themes(desk: Desk, entry: Entry) -> None:
    call = desk.do(outcomes.give, entry.id, Outcome(Disposition.CONNECTED))
    marked = desk.do(outcomes.remember, call.id, 4, ["Prices ", " Prices", "Faster  exports", ""])
    assert (marked.mood, marked.themes) == (4, ("Prices", "Faster exports"))
    assert desk.all(Call) == [marked]
    for mood, themes, sentence in (
        (None, ["a", "b", "c"], "two themes at most"),
        (None, ["x" * 41], "a word or two"),
        (6, [], "from 1 to 5"),
    ):
        with pytest.raises(BadInputError, match=sentence):
            desk.do(outcomes.remember, call.id, mood, themes)


def test_a_correction_that_stands_says_which_call_it_is_of(desk: Desk, entry: Entry) -> None:
    call = desk.do(outcomes.give, entry.id, Outcome(Disposition.WRONG_NUMBER))
    found = in_force(customer_of(desk, entry).corrections, Field.WRONG_PHONE)
    assert found is not None
    assert (found.call_id, found.reason) == (call.id, "wrong number on 24 November")


def test_who_does_not_answer_is_tried_again_behind_everybody_else(desk: Desk, frozen: list[Entry]) -> None:
    first = desk.do(outcomes.try_later, frozen[0].id)
    [call] = desk.all(Call)

    assert (call.disposition, call.ended_at) == (Disposition.NO_ANSWER, NOW)
    assert [entry.id for entry in desk.entries()] == [frozen[1].id, frozen[0].id]
    assert (first.id, first.state, first.position) == (frozen[0].id, EntryState.PENDING, 2)


def test_who_was_never_rung_counts_as_no_try(desk: Desk, frozen: list[Entry]) -> None:
    call = desk.do(calling.open_call, frozen[0].id)
    desk.do(ringing.record_refusal, call.id, "Refused")
    desk.do(outcomes.try_later, frozen[0].id)

    assert [call.disposition for call in desk.all(Call)] == [None]
    assert desk.entry(frozen[0].id).state is EntryState.PENDING
