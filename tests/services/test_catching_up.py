"""Catching up: an hour that nobody logged, entered in one go or skipped with the reason."""

from datetime import timedelta

import pytest

from callprogram.domain.call_hour import Program
from callprogram.domain.call_list import CallList, Entry, EntryState
from callprogram.domain.calls import Call, Disposition
from callprogram.errors import BadInputError, StateError
from callprogram.services import catching_up
from callprogram.services.catching_up import Line
from tests.examples import HOUR, WEEK
from tests.services.conftest import Desk


def test_an_hour_is_entered_as_it_was(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    moorlicht, tinroof = frozen
    desk.now = HOUR + timedelta(hours=20)
    desk.do(catching_up.enter_hour, program, WEEK, {moorlicht.id: Line(Disposition.CONNECTED, "All well.")})
    [call] = desk.all(Call)
    assert (call.entry_id, call.note, call.started_at) == (moorlicht.id, "All well.", moorlicht.planned_at)
    assert (desk.entry(moorlicht.id).state, desk.entry(tinroof.id).state) == (EntryState.DONE, EntryState.SKIPPED)
    assert desk.all(CallList)[0].finished_at == desk.now


def test_an_hour_that_was_not_held_has_a_reason(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    with pytest.raises(BadInputError, match="why the hour was not held"):
        desk.do(catching_up.skip_hour, program, WEEK, " ")
    desk.do(catching_up.skip_hour, program, WEEK, "Ada was ill")
    assert {desk.entry(entry.id).skipped_why for entry in frozen} == {"Ada was ill"}
    with pytest.raises(StateError):
        desk.do(catching_up.skip_hour, program, WEEK, "Again")


@pytest.mark.usefixtures("frozen")
def test_an_hour_that_is_still_to_come_is_not_entered(desk: Desk, program: Program) -> None:
    desk.now = HOUR - timedelta(hours=1)
    with pytest.raises(StateError, match="The hour of 2026-W48 has not been yet"):
        desk.do(catching_up.enter_hour, program, WEEK, {})
