"""Weeks skipped, moved, kept and taken up again: hours keep their order, and what is over stays as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callprogram.domain.program.call_hour import (
    Happens,
    Program,
    Week,
    WeekChange,
    current_week,
    hour_of,
    is_held,
    next_hours,
    require_held,
)
from callprogram.domain.program.changed_weeks import kept, moved, read_moment, skipped, taken_up, weeks_ahead
from callprogram.errors import BadInputError, StateError
from tests.examples import HOUR, NOW, PROGRAM, WEEK

NEXT = WEEK.later(1)
WEDNESDAY = HOUR + timedelta(days=8)


def weeks_of(program: Program, count: int = 4) -> list[str]:
    return [str(hour.week) for hour in next_hours(program, NOW, count)]


def test_a_skipped_week_has_no_hour_and_the_next_one_comes() -> None:
    program = skipped(PROGRAM, WEEK, NOW, " a  board\nmeeting ")
    assert program.weeks == (WeekChange(WEEK, Happens.SKIPPED, why="a board meeting"),)
    assert weeks_of(program) == ["2026-W49", "2026-W50", "2026-W51", "2026-W52"]
    assert current_week(program, NOW) == NEXT
    with pytest.raises(StateError, match=r"The hour of 2026-W48 is skipped \(a board meeting\)"):
        require_held(program, WEEK)


def test_a_moved_week_is_at_its_new_time_for_as_long() -> None:
    hour = hour_of(moved(PROGRAM, NEXT, NOW, WEDNESDAY), NEXT)
    assert (hour.starts_at, hour.ends_at) == (WEDNESDAY, WEDNESDAY + timedelta(hours=1))


def test_a_week_moved_into_another_one_is_still_the_current_one_until_it_is_over() -> None:
    program = moved(PROGRAM, WEEK, NOW, HOUR + timedelta(days=6))
    assert current_week(program, HOUR + timedelta(days=6, minutes=59)) == WEEK
    assert current_week(program, HOUR + timedelta(days=6, minutes=60)) == NEXT
    assert weeks_of(program, 2) == ["2026-W48", "2026-W49"]


@pytest.mark.parametrize(
    ("to", "words"),
    [
        (NOW, "That moment is over; choose one to come."),
        (HOUR + timedelta(weeks=1, minutes=59), "the hour of 2026-W49 on Tuesday 01 December at 16:00"),
        (HOUR + timedelta(weeks=1, minutes=-59), "the hour of 2026-W49"),
        (HOUR + timedelta(weeks=3), "the hour of 2026-W"),
    ],
)
def test_an_hour_cannot_be_moved_into_the_past_or_past_another_one(to: datetime, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        moved(PROGRAM, WEEK, NOW, to)


def test_an_hour_may_touch_the_next_one() -> None:
    program = moved(PROGRAM, WEEK, NOW, HOUR + timedelta(weeks=1, hours=-1))
    assert hour_of(program, WEEK).ends_at == hour_of(program, NEXT).starts_at


def test_a_week_taken_up_again_is_as_it_was() -> None:
    assert taken_up(skipped(PROGRAM, NEXT, NOW, ""), NEXT, NOW) == PROGRAM
    assert taken_up(moved(PROGRAM, NEXT, NOW, WEDNESDAY), NEXT, NOW) == PROGRAM
    with pytest.raises(StateError, match="Nothing is different"):
        taken_up(PROGRAM, NEXT, NOW)
    with pytest.raises(StateError, match="is over"):
        taken_up(skipped(PROGRAM, WEEK, NOW, ""), WEEK, HOUR)


def test_a_week_that_is_kept_stays_as_it_is() -> None:
    program = kept(PROGRAM, NEXT, NOW)
    assert is_held(program, NEXT)
    assert hour_of(program, NEXT) == hour_of(PROGRAM, NEXT)


def test_what_has_begun_is_not_changed() -> None:
    with pytest.raises(StateError, match="has begun or is over"):
        skipped(PROGRAM, WEEK, HOUR, "")
    with pytest.raises(StateError, match="has begun or is over"):
        moved(PROGRAM, WEEK, HOUR, WEDNESDAY)


def test_a_slower_rhythm_and_an_end_leave_weeks_without_an_hour() -> None:
    program = replace(PROGRAM, every_weeks=3, ends_on=date(2027, 1, 4))
    assert weeks_of(program) == ["2026-W48", "2026-W51"]
    with pytest.raises(StateError, match="There is no hour in 2026-W49: it is every 3 weeks"):
        require_held(program, NEXT)
    with pytest.raises(StateError, match="There is no hour in 2027-W01: the last day is 2027-01-04"):
        require_held(program, Week(2027, 1))
    after = datetime(2027, 2, 1, tzinfo=UTC)
    assert next_hours(program, after, 3) == ()
    assert not is_held(program, current_week(program, after))


def test_the_weeks_ahead_have_those_skipped_among_them() -> None:
    program = skipped(PROGRAM, NEXT, NOW, "")
    assert [str(hour.week) for hour in weeks_ahead(program, NOW, 3)] == ["2026-W48", "2026-W49", "2026-W50"]
    fortnightly = replace(PROGRAM, every_weeks=2)
    assert [str(hour.week) for hour in weeks_ahead(fortnightly, NOW, 2)] == ["2026-W48", "2026-W50"]


def test_a_moment_is_in_the_program_s_zone_unless_it_says_another() -> None:
    assert read_moment("2026-12-02T10:00", "Europe/Amsterdam") == datetime(2026, 12, 2, 9, tzinfo=UTC)
    assert read_moment("2026-12-02T10:00Z", "Europe/Amsterdam") == datetime(2026, 12, 2, 10, tzinfo=UTC)
    with pytest.raises(BadInputError, match="“noon” is not a moment"):
        read_moment("noon", "UTC")
