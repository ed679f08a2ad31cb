"""Programs: made at their first use, changed, and refused where they make no hour."""

from datetime import date, time

import pytest

from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError
from callprogram.services.program import programs
from tests.services.conftest import Desk


def test_a_program_is_made_at_its_first_use(desk: Desk) -> None:
    made = desk.do(programs.set_program, "Customer calls")

    assert (made.weekday, made.at, made.zone, made.country) == (1, time(16), "UTC", "US")
    assert (made.minutes, made.call_minutes, made.buffer_minutes, made.starts_on) == (60, 10, 2, date(2026, 11, 24))
    assert made.calendar_uid.endswith("@callprogram")
    assert desk.all(Program) == [made]


def test_a_changed_program_is_the_same_series_in_calendars(desk: Desk, program: Program) -> None:
    after = desk.do(programs.set_program, program.name, at=time(15), zone="Europe/London")

    assert (after.id, after.at, after.zone, after.weekday) == (program.id, time(15), "Europe/London", 1)
    assert after.calendar_uid == program.calendar_uid


def test_a_change_to_the_same_changes_nothing(desk: Desk, program: Program) -> None:
    assert desk.do(programs.set_program, program.name, at=time(16)) == program


def test_a_program_that_makes_no_hour_is_refused_and_stays_as_it_was(desk: Desk, program: Program) -> None:
    with pytest.raises(BadInputError, match="A call must last at least a minute and fit in the hour"):
        desk.do(programs.set_program, program.name, minutes=5)

    assert desk.all(Program) == [program]
