"""Announcing: nobody is blindsided by a call, and a hold is kept until its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.call_hour import Program
from callprogram.domain.call_list import CallList, Entry, EntryState
from callprogram.domain.customers import Customer
from callprogram.domain.members import Member, Role
from callprogram.domain.messages import Delivery, Message
from callprogram.errors import BadInputError, NotAllowedError, StateError
from callprogram.services import announcing, planning
from callprogram.services.act import act
from tests.examples import HOUR, MOORLICHT, WEEK
from tests.services.conftest import Desk

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}), zone="America/New_York")
FRIDAY = HOUR - timedelta(days=4)


@pytest.fixture
def his(desk: Desk) -> Customer:
    """The customer whom Tom looks after."""
    return desk.keep(replace(MOORLICHT, account_owner="Tom Grün"))


@pytest.fixture
def entry(desk: Desk, program: Program, his: Customer, tinroof: Customer) -> Entry:
    """His customer's entry on the list signed off on Friday; nobody looks after the other one."""
    assert tinroof.id
    desk.keep(TOM)
    desk.now = FRIDAY
    desk.do(planning.freeze, program, WEEK)
    return next(each for each in desk.all(Entry) if each.customer_id == his.id)


def test_the_account_owner_hears_of_the_call_once(desk: Desk, program: Program, entry: Entry) -> None:
    desk.do(planning.freeze, program, WEEK)
    [message] = desk.all(Message)
    assert message.recipient == "tom@example.com"
    assert (
        message.letter.opening == "Ada Byron calls Saskia Tönnies of Moorlicht Energie on Tuesday 24 November at 10:00."
    )
    assert message.letter.sections[0].points == (entry.reason,)
    assert message.letter.closing == (
        "An answer helps until Monday 23 November at 10:00. You get this because you look after Moorlicht Energie."
    )
    assert message.letter.link == f"/coming?entry={entry.id}"


def test_without_members_nobody_is_written_to(desk: Desk, program: Program, his: Customer) -> None:
    assert his.account_owner
    desk.do(planning.freeze, program, WEEK)
    assert desk.all(Message) == []


def test_an_answer_opens_the_brief(desk: Desk, program: Program, entry: Entry) -> None:
    act(desk.store, TOM, FRIDAY, announcing.answer, entry.id, " They had an outage. ")
    view = desk.views.week(program, WEEK)
    assert view
    [card] = [card for card in view.cards if card.entry.id == entry.id]
    assert card.brief.lines[0] == "Tom Grün: They had an outage."


def test_an_answer_needs_words_and_a_list_that_is_not_finished(desk: Desk, program: Program, entry: Entry) -> None:
    with pytest.raises(BadInputError, match="Write what is good to know"):
        act(desk.store, TOM, FRIDAY, announcing.answer, entry.id, " ")
    desk.do(planning.finish_hour, program, WEEK)
    with pytest.raises(StateError):
        act(desk.store, TOM, FRIDAY, announcing.answer, entry.id, "Late")


def test_nobody_answers_for_the_customer_of_another(desk: Desk, entry: Entry) -> None:
    eve = Member("eve@example.com", "Eve", frozenset({Role.TEAMMATE}))
    for service, *arguments in (
        (announcing.answer, entry.id, "Hello"),
        (announcing.hold, entry.customer_id, "No", date(2026, 12, 4)),
    ):
        with pytest.raises(NotAllowedError, match="Eve does not look after this customer"):
            act(desk.store, eve, FRIDAY, service, *arguments)  # type: ignore[arg-type]


def test_a_hold_takes_the_customer_off_the_list_and_leaves_them_off_until_its_end(
    desk: Desk, program: Program, entry: Entry
) -> None:
    act(desk.store, TOM, FRIDAY, announcing.hold, entry.customer_id, "In a merger", date(2026, 12, 8))
    skipped = desk.entry(entry.id)
    assert (skipped.state, skipped.skipped_why) == (EntryState.SKIPPED, "on hold until 8 December: In a merger")
    week_after, week_of_its_end = WEEK.later(1), WEEK.later(2)
    assert desk.do(planning.plan, program, week_after).left_out["on hold"] == 1
    assert "on hold" not in desk.do(planning.plan, program, week_of_its_end).left_out


def test_a_hold_taken_back_lets_them_be_called(desk: Desk, program: Program, his: Customer) -> None:
    hold = desk.do(announcing.hold, his.id, "In a merger", date(2026, 12, 31))
    assert desk.do(planning.plan, program, WEEK).left_out["on hold"] == 1
    desk.do(announcing.lift, hold.id)
    assert "on hold" not in desk.do(planning.plan, program, WEEK).left_out
    with pytest.raises(StateError, match="was taken back already"):
        desk.do(announcing.lift, hold.id)


@pytest.mark.parametrize(
    ("reason", "until"),
    [(" ", date(2026, 12, 8)), ("Why", date(2026, 11, 24)), ("Why", date(2026, 1, 1)), ("Why", date(2028, 1, 1))],
)
def test_a_hold_needs_a_reason_and_an_end(desk: Desk, his: Customer, reason: str, until: date) -> None:
    with pytest.raises(BadInputError):
        desk.do(announcing.hold, his.id, reason, until)


def test_a_change_before_the_hour_is_told_once_or_replaces_what_has_not_gone_out(desk: Desk, entry: Entry) -> None:
    desk.do(planning.skip, entry.id, "away")
    assert [each.state for each in desk.all(Message)] == [Delivery.WITHDRAWN]
    desk.do(planning.restore, entry.id)
    assert [each.letter.subject for each in desk.all(Message)][1:] == [
        "Moorlicht Energie is called on Tuesday 24 November after all"
    ]


def test_a_change_after_the_announcement_went_out_is_told(desk: Desk, entry: Entry) -> None:
    [message] = desk.all(Message)
    with desk.store.transaction(TOM, FRIDAY, "messaging.record_sent") as transaction:
        transaction.save(replace(message, state=Delivery.SENT))
    desk.do(planning.skip, entry.id, "away")
    assert desk.all(Message)[1].letter.opening == (
        "Moorlicht Energie is not called on Tuesday 24 November after all: away."
    )


def test_during_the_hour_and_to_who_made_the_change_nothing_is_written(
    desk: Desk, program: Program, entry: Entry
) -> None:
    act(desk.store, TOM, FRIDAY, announcing.hold, entry.customer_id, "In a merger", date(2026, 12, 8))
    assert len(desk.all(Message)) == 1
    desk.do(planning.start_hour, program, WEEK)
    desk.do(planning.restore, entry.id)
    assert len(desk.all(Message)) == 1
    assert desk.all(CallList)[0].started_at
