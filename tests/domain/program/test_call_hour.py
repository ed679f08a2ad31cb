"""One hour a week: the same wall time, week after week."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.program.call_hour import (
    Program,
    Week,
    check,
    current_week,
    hour_of,
    minutes_of,
    next_hours,
    read_week,
    week_at,
    week_of,
)
from callprogram.errors import BadInputError
from tests.examples import PROGRAM, ZONES

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
WEEKS = DAYS.map(week_of)
WEEKS_OF_TODAYS_RULES = st.dates(date(2024, 1, 1), date(2036, 12, 31)).map(week_of)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Programs that start when no clock changes, some of them over only after midnight."""
    minutes = draw(st.integers(1, 720))
    call_minutes = draw(st.integers(1, minutes))
    program = replace(
        PROGRAM,
        weekday=draw(st.integers(0, 6)),
        at=time(draw(st.integers(6, 23)), draw(st.integers(0, 59))),
        zone=draw(st.sampled_from(ZONES)),
        minutes=minutes,
        call_minutes=call_minutes,
        buffer_minutes=draw(st.integers(0, 30)),
    )
    return check(program)


def test_a_week_is_written_with_two_digits_and_knows_its_ends() -> None:
    week = Week(2026, 5)
    assert str(week) == "2026-W05"
    assert (week.monday, week.sunday) == (date(2026, 1, 26), date(2026, 2, 1))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 24), "2026-W48"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_day_lies_in_its_iso_week_even_at_the_turn_of_a_year(day: date, week: str) -> None:
    assert str(week_of(day)) == week


@given(DAYS)
def test_a_week_holds_the_day_it_was_made_of_from_monday_to_sunday(day: date) -> None:
    week = week_of(day)
    assert week.monday <= day <= week.sunday
    assert (week.monday.strftime("%A"), week.sunday.strftime("%A")) == ("Monday", "Sunday")


@given(WEEKS)
def test_a_week_reads_back_as_it_is_written(week: Week) -> None:
    assert read_week(str(week)) == week


@given(WEEKS, st.integers(-500, 500), st.integers(-500, 500))
def test_weeks_later_add_up_and_sort_in_the_calendars_order(week: Week, some: int, more: int) -> None:
    assert week.later(some).later(more) == week.later(some + more)
    assert week.later(some).later(-some) == week
    assert (week < week.later(some)) == (some > 0)


@pytest.mark.parametrize(
    "program",
    [
        PROGRAM,
        replace(PROGRAM, minutes=1, call_minutes=1, buffer_minutes=0),
        replace(PROGRAM, minutes=720, call_minutes=720),
        replace(PROGRAM, buffer_minutes=600),
    ],
)
def test_a_program_whose_numbers_make_an_hour_passes_unchanged(program: Program) -> None:
    assert check(program) is program


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        (replace(PROGRAM, call_minutes=0), "A call must last at least a minute and fit in the hour."),
        (replace(PROGRAM, minutes=9), "A call must last at least a minute and fit in the hour."),
        (replace(PROGRAM, minutes=721), "The hour can last 720 minutes at most."),
        (replace(PROGRAM, buffer_minutes=-1), "Between two calls there can be 0 to 720 minutes."),
    ],
)
def test_a_program_whose_numbers_make_no_hour_is_refused(program: Program, sentence: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        check(program)
    assert str(refusal.value) == sentence


def test_the_hour_stays_at_four_in_the_afternoon_when_summer_time_ends() -> None:
    summer, winter = hour_of(PROGRAM, Week(2026, 43)), hour_of(PROGRAM, Week(2026, 44))
    assert summer.starts_at == datetime(2026, 10, 20, 14, 0, tzinfo=UTC)
    assert winter.starts_at == datetime(2026, 10, 27, 15, 0, tzinfo=UTC)
    assert winter.ends_at == datetime(2026, 10, 27, 16, 0, tzinfo=UTC)


@given(programs(), WEEKS_OF_TODAYS_RULES)
def test_the_hour_keeps_its_weekday_and_wall_time_and_length_in_every_week(program: Program, week: Week) -> None:
    hour = hour_of(program, week)
    on_the_wall = hour.starts_at.astimezone(ZoneInfo(program.zone))
    assert (on_the_wall.time(), on_the_wall.weekday()) == (program.at, program.weekday)
    assert week_of(on_the_wall.date()) == week
    assert hour.ends_at - hour.starts_at == timedelta(minutes=program.minutes)
    assert hour.starts_at.utcoffset() == hour.ends_at.utcoffset() == timedelta()


@pytest.mark.parametrize(
    ("now", "week"),
    [
        ("2026-11-23T00:00+01:00", "2026-W48"),
        ("2026-11-24T16:59+01:00", "2026-W48"),
        ("2026-11-24T17:00+01:00", "2026-W49"),
        ("2026-11-29T23:59+01:00", "2026-W49"),
        ("2026-12-29T17:00+01:00", "2027-W01"),
    ],
)
def test_the_current_week_is_the_one_whose_hour_is_not_over_yet(now: str, week: str) -> None:
    assert str(current_week(PROGRAM, datetime.fromisoformat(now))) == week


@pytest.mark.parametrize(
    ("now", "week"),
    [
        ("2026-11-22T23:50+01:00", "2026-W47"),
        ("2026-11-23T00:29+01:00", "2026-W47"),
        ("2026-11-23T00:30+01:00", "2026-W48"),
    ],
)
def test_an_hour_that_runs_past_midnight_on_sunday_is_the_current_one_until_it_is_over(now: str, week: str) -> None:
    late_on_sunday, moment = replace(PROGRAM, weekday=6, at=time(23, 30)), datetime.fromisoformat(now)
    assert str(current_week(late_on_sunday, moment)) == week


def test_the_programs_own_calendar_turns_the_week_at_its_own_midnight() -> None:
    sunday_evening_in_utc = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert week_at(PROGRAM, sunday_evening_in_utc) == Week(2026, 48)
    assert week_at(replace(PROGRAM, zone="America/New_York"), sunday_evening_in_utc) == Week(2026, 47)


@given(programs(), MOMENTS, st.integers(1, 8))
def test_the_next_hours_come_weekly_soonest_first_and_none_is_over_or_left_out(
    program: Program, now: datetime, count: int
) -> None:
    hours = next_hours(program, now, count)
    assert [hour.week for hour in hours] == [hours[0].week.later(weeks) for weeks in range(count)]
    assert all(hour == hour_of(program, hour.week) for hour in hours)
    assert hours[0].ends_at > now >= hour_of(program, hours[0].week.later(-1)).ends_at


def test_an_hour_of_ten_minute_calls_with_two_between_has_five_of_them() -> None:
    assert [minutes.seconds // 60 for minutes in minutes_of(PROGRAM)] == [0, 12, 24, 36, 48]


@given(programs())
def test_calls_start_at_once_never_overlap_and_leave_no_room_for_one_more(program: Program) -> None:
    starts = minutes_of(program)
    call, between = timedelta(minutes=program.call_minutes), timedelta(minutes=program.buffer_minutes)
    assert starts[0] == timedelta()
    assert {later - earlier for earlier, later in pairwise(starts)} <= {call + between}
    assert starts[-1] + call <= timedelta(minutes=program.minutes) < starts[-1] + call + between + call


@given(programs(), WEEKS_OF_TODAYS_RULES, st.integers(1, 300))
def test_two_weeks_never_share_an_hour(program: Program, week: Week, weeks: int) -> None:
    assert hour_of(program, week).ends_at < hour_of(program, week.later(weeks)).starts_at
