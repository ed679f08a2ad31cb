"""Finishing: an hour that nobody finished is, and whoever has no outcome waits for somebody to say it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from callprogram.adapters.database import tables
from callprogram.domain.calls.calls import Call, Disposition, Status
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.errors import NotFoundError, StateError
from callprogram.services.act import act
from callprogram.services.calls import calling, noting, outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.overview import missed_hours
from callprogram.services.overview.missed_hours import Line
from callprogram.services.overview.rounds import Done, finish_hours
from tests.examples import HOUR, MOORLICHT, WEEK
from tests.services.conftest import Desk

END = HOUR + timedelta(hours=1)
A_DAY_LATER = END + timedelta(days=1)


def names_waiting(desk: Desk, program: Program) -> list[str]:
    return [each.customer.name for hour in desk.views.without_outcome(program, desk.now) for each in hour.waiting]


def left_open(desk: Desk, program: Program) -> None:
    """The hour begun, nobody called, a day and an hour gone by."""
    desk.now = HOUR
    desk.do(planning.start_hour, program, WEEK)
    desk.now = A_DAY_LATER + timedelta(hours=1)
    finish_hours(desk.store, desk.views, desk.now)


@pytest.mark.usefixtures("frozen")
def test_a_day_after_its_end_an_hour_is_finished_by_itself(desk: Desk, program: Program) -> None:
    desk.now = HOUR
    desk.do(planning.start_hour, program, WEEK)

    assert finish_hours(desk.store, desk.views, A_DAY_LATER - timedelta(seconds=1)) == Done()
    assert finish_hours(desk.store, desk.views, A_DAY_LATER + timedelta(days=9)) == Done(finished=1)
    assert finish_hours(desk.store, desk.views, A_DAY_LATER + timedelta(days=9)) == Done()
    assert [call_list.finished_at for call_list in desk.all(CallList)] == [A_DAY_LATER]


@pytest.mark.usefixtures("frozen")
def test_the_audit_trail_says_that_it_was_finished_by_itself(desk: Desk) -> None:
    finish_hours(desk.store, desk.views, A_DAY_LATER)
    table = tables.events
    with desk.store.engine.connect() as connection:
        last = connection.execute(select(table).order_by(table.c.id.desc()).limit(1)).one()

    assert (last.member, last.action) == ("callprogram@localhost", "finishing.finish_by_itself")
    assert last.after["finished_at"]


def test_what_has_no_outcome_waits_and_the_rest_is_settled(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)
    desk.now = A_DAY_LATER
    assert names_waiting(desk, program) == ["Tin Roof"]  # before and after it is written down
    finish_hours(desk.store, desk.views, desk.now)

    assert names_waiting(desk, program) == ["Tin Roof"]
    assert [desk.entry(entry.id).state for entry in frozen] == [EntryState.DONE, EntryState.PENDING]


def test_a_call_that_was_begun_ended_with_the_hour_and_waits_for_its_outcome(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(noting.write, frozen[0].id, Typed("Wants a visit", "", "desk"))
    left_open(desk, program)
    [call] = desk.all(Call)
    assert (call.status, call.ended_at, desk.entry(frozen[0].id).state) == (Status.COMPLETED, END, EntryState.ACTIVE)

    desk.do(missed_hours.enter_hour, program, WEEK, {frozen[0].id: Line(Outcome(Disposition.CONNECTED))})
    [call] = desk.all(Call)
    assert (call.disposition, call.note, desk.entry(frozen[0].id).state) == (
        Disposition.CONNECTED,
        "Wants a visit",
        EntryState.DONE,
    )


def test_an_outcome_that_comes_late_is_kept_and_can_be_taken_back(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(calling.open_call, frozen[0].id)
    left_open(desk, program)
    call = desk.do(outcomes.give, frozen[0].id, Outcome(Disposition.CONNECTED))
    assert names_waiting(desk, program) == ["Tin Roof"]

    desk.do(outcomes.take_back, call.id)
    assert names_waiting(desk, program) == ["Moorlicht Energie", "Tin Roof"]


def test_who_was_not_called_waits_no_more(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    left_open(desk, program)
    desk.do(planning.skip, frozen[0].id, finishing.NOT_REACHED)

    assert names_waiting(desk, program) == ["Tin Roof"]
    assert desk.all(CallList)[0].finished_at == A_DAY_LATER


def test_a_call_logged_afterwards_is_the_one_that_is_waited_for(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    left_open(desk, program)
    call = desk.do(outcomes.log, program, LoggedCall(frozen[1].customer_id, Outcome(Disposition.CONNECTED), at=HOUR))

    assert (call.entry_id, names_waiting(desk, program)) == (frozen[1].id, ["Moorlicht Energie"])


def test_the_hour_is_entered_after_it_finished_by_itself(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    left_open(desk, program)
    lines = {entry.id: Line(Outcome(Disposition.CONNECTED)) for entry in frozen}
    entered = desk.do(missed_hours.enter_hour, program, WEEK, lines)

    assert (entered.finished_at, names_waiting(desk, program)) == (A_DAY_LATER, [])
    with pytest.raises(StateError, match="is finished"):
        desk.do(missed_hours.enter_hour, program, WEEK, lines)


def test_the_hour_was_not_held_is_said_after_it_finished_by_itself(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    left_open(desk, program)
    desk.do(missed_hours.skip_hour, program, WEEK, "Ada was ill")

    assert {desk.entry(entry.id).skipped_why for entry in frozen} == {"Ada was ill"}
    assert names_waiting(desk, program) == []


@pytest.mark.usefixtures("frozen")
def test_the_hour_is_moved_after_it_finished_by_itself(desk: Desk, program: Program) -> None:
    left_open(desk, program)
    after = desk.do(missed_hours.move_hour, program, WEEK, desk.now + timedelta(hours=2))
    [call_list] = desk.all(CallList)

    assert (call_list.started_at, call_list.finished_at) == (None, None)
    assert (desk.views.week_due(after, desk.now), names_waiting(desk, program)) == (WEEK, [])


def test_weeks_missed_on_a_holiday_all_finish_and_the_next_is_worked_on(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    assert frozen
    for week in (WEEK.later(1), WEEK.later(2)):
        desk.do(planning.freeze, program, week)
    desk.now = hour_of(program, WEEK.later(3)).starts_at - timedelta(days=1)

    assert desk.views.week_due(program, desk.now) == WEEK.later(3)
    assert finish_hours(desk.store, desk.views, desk.now) == Done(finished=3)
    assert desk.views.week_due(program, desk.now) == WEEK.later(3)
    assert len(desk.views.without_outcome(program, desk.now)) == 3


@pytest.mark.usefixtures("moorlicht")
def test_a_draft_that_nobody_signed_is_neither_finished_nor_waited_for(desk: Desk, program: Program) -> None:
    desk.do(planning.plan, program, WEEK)
    desk.now = A_DAY_LATER

    assert finish_hours(desk.store, desk.views, desk.now) == Done()
    assert (names_waiting(desk, program), desk.views.week_due(program, desk.now)) == ([], WEEK.later(1))


def test_an_hour_is_still_worked_in_long_after_its_end_on_the_same_day(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(planning.start_hour, program, WEEK)
    desk.now = END + timedelta(hours=5)
    desk.do(calling.open_call, frozen[0].id)

    assert finish_hours(desk.store, desk.views, desk.now) == Done()
    assert desk.views.week_due(program, desk.now) == WEEK


def test_a_standby_whom_nobody_needed_does_not_wait(desk: Desk, program: Program) -> None:
    for number in range(8):
        desk.keep(replace(MOORLICHT, crm_id=f"X-{number}", company=f"House {number}"))
    desk.do(planning.freeze, program, WEEK)
    standbys = [entry for entry in desk.all(Entry) if entry.standby]
    left_open(desk, program)

    assert standbys
    assert {desk.entry(each.id).skipped_why for each in standbys} == {finishing.NOT_REACHED}
    assert len(names_waiting(desk, program)) == len(desk.all(Entry)) - len(standbys)


def test_a_hold_leaves_those_who_wait_for_an_outcome_alone(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.now = A_DAY_LATER
    finish_hours(desk.store, desk.views, desk.now)
    desk.do(announcing.hold, frozen[0].customer_id, "In a merger", date(2026, 12, 8))

    assert names_waiting(desk, program) == ["Moorlicht Energie", "Tin Roof"]


# By hand


def test_an_hour_finished_by_hand_leaves_what_has_no_outcome_waiting(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)
    finished = desk.do(finishing.finish, program, WEEK)
    desk.now += timedelta(minutes=1)

    assert names_waiting(desk, program) == ["Tin Roof"]
    assert desk.do(finishing.finish, program, WEEK) == finished
    assert finished.finished_at == desk.now - timedelta(minutes=1)


def test_an_hour_that_has_not_been_or_was_not_signed_off_is_not_finished(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    assert frozen
    desk.do(planning.plan, program, WEEK.later(1))
    with pytest.raises(StateError, match="The hour of 2026-W49 has not been yet"):
        desk.do(finishing.finish, program, WEEK.later(1))
    with pytest.raises(NotFoundError, match="There is no list for 2026-W40"):
        desk.do(finishing.finish, program, Week(2026, 40))
    desk.now += timedelta(days=7)
    with pytest.raises(StateError, match="still a draft"):
        desk.do(finishing.finish, program, WEEK.later(1))


def test_an_hour_begun_before_its_time_can_be_finished(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    assert frozen
    desk.now = HOUR - timedelta(hours=5)
    desk.do(planning.start_hour, program, WEEK)

    assert desk.do(finishing.finish, program, WEEK).finished_at == desk.now


def test_finishing_by_itself_comes_too_late_where_somebody_did(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    by_hand = desk.do(planning.finish_hour, program, WEEK)
    assert frozen
    assert finish_hours(desk.store, desk.views, A_DAY_LATER) == Done()
    assert act(desk.store, CALLPROGRAM, A_DAY_LATER, finishing.finish_by_itself, by_hand.id) == by_hand


def test_whom_the_hour_did_not_come_to_are_first_on_the_next_draft_at_once(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    assert frozen
    before = desk.do(planning.plan, program, WEEK.later(1))
    desk.do(finishing.finish, program, WEEK)

    assert (before.stale, [each.stale for each in desk.all(CallList) if each.week != WEEK]) == (False, [True])
