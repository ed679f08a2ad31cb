"""Missed hours: an hour that nobody logged, entered in one go or skipped with the reason."""

from datetime import timedelta

import pytest

from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.tasks import tasks_of
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.program.call_hour import Program, hour_of
from callprogram.errors import BadInputError, StateError
from callprogram.services.calls import calling
from callprogram.services.lists import planning
from callprogram.services.overview import missed_hours
from callprogram.services.overview.missed_hours import Line
from tests.examples import HOUR, WEEK
from tests.services.conftest import Desk


def test_an_hour_is_entered_as_it_was(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    moorlicht, tinroof = frozen
    desk.now = HOUR + timedelta(hours=20)
    desk.do(missed_hours.enter_hour, program, WEEK, {moorlicht.id: Line(Outcome(Disposition.CONNECTED), "All well.")})
    [call] = desk.all(Call)
    assert (call.entry_id, call.note, call.started_at) == (moorlicht.id, "All well.", moorlicht.planned_at)
    assert (desk.entry(moorlicht.id).state, desk.entry(tinroof.id).state) == (EntryState.DONE, EntryState.SKIPPED)
    assert desk.all(CallList)[0].finished_at == desk.now


def test_what_is_entered_afterwards_has_the_same_consequences_as_a_tap(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    moorlicht, tinroof = frozen
    desk.now = HOUR + timedelta(hours=20)
    lines = {moorlicht.id: Line(Outcome(Disposition.WRONG_NUMBER)), tinroof.id: Line(Outcome(Disposition.DECLINED))}
    desk.do(missed_hours.enter_hour, program, WEEK, lines)

    wrong, declined = desk.all(Customer)
    assert (wrong.phone, declined.snoozed_until) == (None, HOUR.date() + timedelta(weeks=26))
    [task] = tasks_of(wrong)
    assert task.text == "Find the right number of Saskia Tönnies: +49 30 23125123 is wrong."
    later = desk.do(planning.plan, program, WEEK.later(1))
    assert later.left_out == {"no number that can be called": 1, "snoozed": 1}


def test_one_outcome_that_cannot_be_leaves_the_hour_as_it_was(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    moorlicht, tinroof = frozen
    desk.now = HOUR + timedelta(hours=20)
    lines = {moorlicht.id: Line(Outcome(Disposition.CONNECTED)), tinroof.id: Line(Outcome(Disposition.RESCHEDULED))}
    with pytest.raises(BadInputError, match="Say when they want to be called again"):
        desk.do(missed_hours.enter_hour, program, WEEK, lines)
    assert (desk.all(Call), desk.all(CallList)[0].finished_at) == ([], None)


def test_an_hour_that_was_not_held_has_a_reason(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    with pytest.raises(BadInputError, match="why the hour was not held"):
        desk.do(missed_hours.skip_hour, program, WEEK, " ")
    desk.do(missed_hours.skip_hour, program, WEEK, "Ada was ill")
    assert {desk.entry(entry.id).skipped_why for entry in frozen} == {"Ada was ill"}
    with pytest.raises(StateError):
        desk.do(missed_hours.skip_hour, program, WEEK, "Again")


@pytest.mark.usefixtures("frozen")
def test_an_hour_that_is_still_to_come_is_not_entered(desk: Desk, program: Program) -> None:
    desk.now = HOUR - timedelta(hours=1)
    with pytest.raises(StateError, match="The hour of 2026-W48 has not been yet"):
        desk.do(missed_hours.enter_hour, program, WEEK, {})


def test_an_hour_that_was_not_held_is_moved_with_its_list(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.now = HOUR + timedelta(hours=20)
    after = desk.do(missed_hours.move_hour, program, WEEK, HOUR + timedelta(days=2))
    assert hour_of(after, WEEK).starts_at == HOUR + timedelta(days=2)
    assert [desk.entry(entry.id).planned_at - entry.planned_at for entry in frozen] == [timedelta(days=2)] * 2
    assert desk.views.week_due(after, desk.now) == WEEK


def test_an_hour_of_last_week_that_was_moved_is_the_one_due(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.now = HOUR + timedelta(days=6)
    assert (frozen[0].planned_at, desk.views.week_due(program, desk.now)) == (HOUR, WEEK.later(1))
    after = desk.do(missed_hours.move_hour, program, WEEK, desk.now + timedelta(hours=2))
    assert desk.views.week_due(after, desk.now) == WEEK


def test_an_hour_that_was_begun_and_not_held_begins_anew_where_it_is_moved_to(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.now = HOUR
    desk.do(planning.start_hour, program, WEEK)
    desk.now = HOUR + timedelta(hours=3)
    desk.do(missed_hours.move_hour, program, WEEK, HOUR + timedelta(days=1))
    assert [call_list.started_at for call_list in desk.all(CallList)] == [None]
    assert desk.entry(frozen[0].id).planned_at == HOUR + timedelta(days=1)


def test_an_hour_is_not_moved_to_a_time_that_is_over_or_once_a_call_was_logged(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.now = HOUR + timedelta(hours=20)
    with pytest.raises(BadInputError, match="That moment is over"):
        desk.do(missed_hours.move_hour, program, WEEK, HOUR + timedelta(hours=19))
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)
    with pytest.raises(StateError, match="are logged already"):
        desk.do(missed_hours.move_hour, program, WEEK, HOUR + timedelta(days=2))
