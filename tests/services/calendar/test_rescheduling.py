"""Rescheduling: what becomes of moved and signed-off weeks once the hour is another one."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, EntryState
from callprogram.domain.program.call_hour import Program, is_held, next_hours
from callprogram.errors import BadInputError
from callprogram.services.calendar import calendaring, rescheduling
from callprogram.services.lists import planning
from tests.examples import HOUR, WEEK
from tests.services.conftest import Desk

NEXT = WEEK.later(1)
WEDNESDAY = HOUR + timedelta(days=8)  # of the next week


@pytest.fixture(autouse=True)
def on_sunday(desk: Desk) -> None:
    desk.now = HOUR - timedelta(days=2)


def starts(desk: Desk, count: int = 3) -> list[datetime]:
    [program] = desk.all(Program)
    return [hour.starts_at for hour in next_hours(program, desk.now, count)]


def test_a_moved_week_goes_with_the_rhythm_that_passes_its_week_over_and_comes_back_with_it(
    desk: Desk, program: Program
) -> None:
    desk.do(calendaring.move_week, program, NEXT, WEDNESDAY)
    slower = desk.do(rescheduling.reschedule, program.name, every_weeks=2)
    assert [hour.starts_at for hour in slower.gone] == [WEDNESDAY]
    assert rescheduling.in_words(slower) == ["The hour on Wednesday 2 December at 16:00 is not held any more."]
    assert starts(desk) == [HOUR, HOUR + timedelta(weeks=2), HOUR + timedelta(weeks=4)]
    desk.do(rescheduling.reschedule, program.name, every_weeks=1)
    assert starts(desk) == [HOUR, WEDNESDAY, HOUR + timedelta(weeks=2)]


def test_a_week_moved_beyond_the_last_day_stays_and_is_pointed_out(desk: Desk, program: Program) -> None:
    desk.do(calendaring.move_week, program, NEXT, WEDNESDAY)
    ended = desk.do(rescheduling.reschedule, program.name, ends_on=date(2026, 12, 1))
    assert (ended.gone, [hour.starts_at for hour in ended.stay]) == ((), [WEDNESDAY])
    assert starts(desk) == [HOUR, WEDNESDAY]


def test_after_another_zone_a_moved_week_keeps_its_instant_and_is_pointed_out(desk: Desk, program: Program) -> None:
    desk.do(calendaring.move_week, program, NEXT, WEDNESDAY)
    moved = desk.do(rescheduling.reschedule, program.name, zone="America/New_York")
    [words] = rescheduling.in_words(moved)
    assert words.startswith("The hour on Wednesday 2 December at 10:00 in New York stays where it is;")


def test_what_is_signed_off_stays_where_and_as_long_as_its_list_was_made_for(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    assert moorlicht.id
    desk.do(planning.freeze, program, WEEK)
    changed = desk.do(rescheduling.reschedule, program.name, weekday=3, minutes=30)
    [hour, after, *_] = next_hours(changed.program, desk.now, 2)
    assert [each.starts_at for each in changed.stay] == [HOUR]
    assert (hour.starts_at, hour.ends_at) == (HOUR, HOUR + timedelta(hours=1))
    assert (after.starts_at, after.ends_at - after.starts_at) == (HOUR + timedelta(days=9), timedelta(minutes=30))
    back = desk.do(rescheduling.reschedule, program.name, weekday=1, minutes=60)
    assert (back.stay, back.program.weeks) == ((), ())


def test_a_list_of_a_week_without_an_hour_is_not_called_and_comes_back_with_the_hour(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    assert moorlicht.id
    desk.do(planning.freeze, program, NEXT)
    slower = desk.do(rescheduling.reschedule, program.name, every_weeks=2)
    assert [hour.week for hour in slower.gone] == [NEXT]
    assert not is_held(slower.program, NEXT)
    [entry] = desk.all(type(desk.entries()[0]))
    assert (entry.state, entry.skipped_why) == (EntryState.SKIPPED, rescheduling.NO_HOUR)
    desk.do(rescheduling.reschedule, program.name, every_weeks=1)
    [call_list] = desk.all(CallList)
    assert (desk.entries()[0].state, call_list.finished_at) == (EntryState.PENDING, None)


def test_an_hour_that_would_meet_one_that_was_moved_is_refused(desk: Desk, program: Program) -> None:
    desk.do(calendaring.move_week, program, NEXT, datetime(2026, 12, 7, 9, tzinfo=UTC))
    with pytest.raises(BadInputError, match="Monday 07 December at 10:00, which was moved there; move it first"):
        desk.do(rescheduling.reschedule, program.name, weekday=0, at=time(10, 30))
    assert desk.all(Program)[0].weekday == 1


def test_a_week_moved_and_then_skipped_is_known_by_the_day_that_people_had(desk: Desk, program: Program) -> None:
    desk.do(calendaring.move_week, program, NEXT, WEDNESDAY)
    after = desk.do(calendaring.skip_week, program, NEXT, "retreat")
    assert [change.starts_at for change in after.weeks] == [WEDNESDAY]
    desk.do(calendaring.take_up_week, program, NEXT)
    assert starts(desk)[1] == HOUR + timedelta(weeks=1)
