"""Reopening: a sign-off undone bothers nobody who has not heard of it, and is put right with everybody who has."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.calls.customer_letters import asks_first
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.domain.lists.hand_edits import HandEdit, Kind
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.errors import StateError
from callprogram.services.calendar import calendaring
from callprogram.services.calls import writing_to_customers
from callprogram.services.lists import announcing, planning, reopening
from callprogram.services.overview import rounds
from callprogram.services.people import deputizing, messaging
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from tests.examples import HOUR, MOORLICHT, WEEK
from tests.services.conftest import Desk

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}), zone="Europe/Amsterdam")


class Post:
    """Keeps the subject of each letter."""

    def __init__(self) -> None:
        self.subjects: list[str] = []

    def send(self, message: Message, _: Member, begins: Callable[[], None]) -> None:
        begins()
        self.subjects.append(message.content.subject)


def minutes_later(desk: Desk, minutes: int) -> list[str]:
    """The subjects of what goes out in a round so much later."""
    desk.now += timedelta(minutes=minutes)
    post = Post()
    messaging.send_waiting(desk.store, Channels(post, post), desk.now, rounds.words_now)
    return post.subjects


@pytest.fixture
def signed_off(desk: Desk, program: Program, tinroof: Customer) -> Entry:
    """Tom's customer on the list that was signed off on Friday, with another one."""
    desk.keep(TOM)
    his = desk.keep(replace(MOORLICHT, account_owner=TOM.name))
    assert tinroof.id
    desk.now = HOUR - timedelta(days=4, hours=5)
    desk.do(planning.freeze, program, WEEK)
    return next(each for each in desk.all(Entry) if each.customer_id == his.id)


def state(desk: Desk) -> ListState:
    [call_list] = desk.all(CallList)
    return call_list.state


@pytest.mark.usefixtures("signed_off")
def test_a_sign_off_undone_within_ten_minutes_reaches_nobody(desk: Desk, program: Program) -> None:
    assert minutes_later(desk, 9) == []
    desk.do(reopening.reopen, program, WEEK)
    assert state(desk) is ListState.DRAFT
    assert minutes_later(desk, 60) == []
    assert [message.state for message in desk.all(Message)] == [Delivery.WITHDRAWN]


@pytest.mark.usefixtures("signed_off")
def test_a_sign_off_undone_later_is_put_right_with_those_who_heard_of_it_alone(desk: Desk, program: Program) -> None:
    assert minutes_later(desk, 10) == ["Moorlicht Energie: called on Tuesday 24 November at 16:12"]
    desk.do(reopening.reopen, program, WEEK)
    assert minutes_later(desk, 0) == ["Planned again: the calls of Tuesday 24 November"]
    assert {message.recipient for message in desk.all(Message)} == {TOM.email}


@pytest.mark.usefixtures("signed_off")
def test_a_list_signed_off_again_is_told_anew(desk: Desk, program: Program) -> None:
    minutes_later(desk, 10)
    desk.do(reopening.reopen, program, WEEK)
    minutes_later(desk, 0)
    desk.do(planning.freeze, program, WEEK)
    assert minutes_later(desk, 10) == ["Moorlicht Energie: called on Tuesday 24 November at 16:12"]


@pytest.mark.usefixtures("signed_off")
def test_a_deputy_who_heard_of_the_list_hears_that_it_is_none_yet(desk: Desk, program: Program) -> None:
    desk.do(reopening.reopen, program, WEEK)
    desk.do(deputizing.set_deputy, program, TOM.email, desk.now.date(), HOUR.date())
    desk.do(planning.freeze, desk.views.programs()[0], WEEK)
    assert minutes_later(desk, 10)[-1] == "You hold the hour for Ada Byron on Tuesday 24 November"
    desk.do(reopening.reopen, program, WEEK)
    assert minutes_later(desk, 0) == ["Planned again: the calls of Tuesday 24 November"]


def test_whoever_was_left_off_by_hand_stays_off(desk: Desk, program: Program, signed_off: Entry) -> None:
    desk.do(planning.skip, signed_off.id, "in court that day")
    desk.do(reopening.reopen, program, WEEK)
    [edit] = desk.all(HandEdit)
    assert (edit.customer_id, edit.kind, edit.why) == (signed_off.customer_id, Kind.DROP, "in court that day")
    desk.do(planning.plan, program, WEEK)
    assert signed_off.customer_id not in {entry.customer_id for entry in desk.entries()}


@pytest.mark.usefixtures("signed_off")
def test_a_list_taken_back_is_not_signed_off_by_itself(desk: Desk, program: Program) -> None:
    desk.do(programs.set_sign_off, program, 6)
    desk.do(reopening.reopen, program, WEEK)
    for _ in range(2):  # planned anew as well
        assert rounds.sign_off(desk.store, desk.views, desk.now).signed_off == 0
        desk.do(planning.plan, program, WEEK)
    desk.do(planning.freeze, program, WEEK)
    assert state(desk) is ListState.FROZEN


def test_what_somebody_wrote_or_was_written_for_a_call_is_never_lost(
    desk: Desk, program: Program, signed_off: Entry
) -> None:
    letter = asks_first(desk.views.customer("Moorlicht"), "Ada Byron", signed_off.planned_at, "Tom", program.zone)
    desk.do(writing_to_customers.ask_first, signed_off.id, letter)
    with pytest.raises(StateError, match="Moorlicht Energie has been asked whether the time is good"):
        desk.do(reopening.reopen, program, WEEK)
    desk.do(announcing.answer, signed_off.id, "He has a new boss")
    with pytest.raises(StateError, match="has written what to know about Moorlicht Energie"):
        desk.do(reopening.reopen, program, WEEK)
    assert state(desk) is ListState.FROZEN


@pytest.mark.usefixtures("signed_off")
def test_an_hour_that_has_begun_or_is_skipped_keeps_its_list(desk: Desk, program: Program) -> None:
    desk.do(calendaring.skip_week, program, WEEK)
    with pytest.raises(StateError, match="is skipped"):
        desk.do(reopening.reopen, program, WEEK)
    desk.do(calendaring.take_up_week, program, WEEK)
    desk.now = HOUR
    desk.do(planning.start_hour, program, WEEK)
    with pytest.raises(StateError, match="has begun"):
        desk.do(reopening.reopen, program, WEEK)


@pytest.mark.usefixtures("moorlicht")
def test_a_draft_has_no_sign_off_to_undo(desk: Desk, program: Program) -> None:
    desk.now = HOUR - timedelta(days=1)
    desk.do(planning.plan, program, WEEK)
    with pytest.raises(StateError, match="is a draft"):
        desk.do(reopening.reopen, program, WEEK)
