"""The week to work on: the one under way or to come, else the next one to plan."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.lists.call_list import (
    CallList,
    EntryState,
    ListState,
    begun_at,
    expect_open,
    expect_running,
    finished_at,
    finishes_at,
    week_due,
)
from callprogram.domain.program.call_hour import Program, Week, read_week, week_of
from callprogram.errors import StateError
from tests.examples import HOUR, MOORLICHT, PROGRAM, a_list, an_entry


def list_of(week: str, *, begun: bool = False, finished: bool = False, program: Program = PROGRAM) -> CallList:
    signed_off = a_list(program, read_week(week))
    return replace(
        signed_off,
        started_at=signed_off.starts_at if begun else None,
        finished_at=signed_off.ends_at if finished else None,
    )


def test_an_hour_is_worked_in_once_its_list_is_signed_off_and_until_it_is_finished() -> None:
    expect_running(list_of("2026-W48"))
    expect_running(list_of("2026-W48", begun=True))
    with pytest.raises(StateError, match="The list of 2026-W48 is still a draft; sign it off first"):
        expect_running(a_list(PROGRAM, Week(2026, 48), ListState.DRAFT))
    with pytest.raises(StateError, match="The hour of 2026-W48 is finished"):
        expect_running(list_of("2026-W48", begun=True, finished=True))


@pytest.mark.parametrize(
    ("now", "signed_off", "week"),
    [
        ("2026-11-23T09:00+01:00", [], "2026-W48"),
        ("2026-11-24T17:00+01:00", [], "2026-W49"),
        ("2026-11-23T09:00+01:00", [list_of("2026-W48"), list_of("2026-W49")], "2026-W48"),
        ("2026-11-25T16:59+01:00", [list_of("2026-W48")], "2026-W48"),
        ("2026-11-25T17:00+01:00", [list_of("2026-W48")], "2026-W49"),
        ("2026-11-25T16:59+01:00", [list_of("2026-W48", begun=True)], "2026-W48"),
        ("2026-11-25T17:00+01:00", [list_of("2026-W48", begun=True)], "2026-W49"),
        ("2026-12-21T09:00+01:00", [list_of("2026-W48", begun=True), list_of("2026-W49", begun=True)], "2026-W52"),
        ("2026-11-24T16:50+01:00", [list_of("2026-W48", begun=True, finished=True)], "2026-W49"),
        ("2026-11-24T16:50+01:00", [list_of("2026-W48", begun=True, finished=True), list_of("2026-W49")], "2026-W49"),
        (
            "2026-11-24T16:50+01:00",
            [list_of("2026-W48", begun=True, finished=True), list_of("2026-W49", begun=True, finished=True)],
            "2026-W50",
        ),
    ],
)
def test_the_week_to_work_on_is_the_one_under_way_or_to_come_else_the_next_to_plan(
    now: str, signed_off: list[CallList], week: str
) -> None:
    assert str(week_due(PROGRAM, signed_off, datetime.fromisoformat(now))) == week


@given(
    st.dictionaries(st.integers(40, 53), st.sampled_from(["signed off", "begun", "finished"])),
    st.datetimes(datetime(2026, 9, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_no_week_to_work_on_is_finished_or_left_open_and_none_that_runs_is_forgotten(
    weeks: dict[int, str], now: datetime
) -> None:
    lists = [
        list_of(f"2026-W{number}", begun=how != "signed off", finished=how == "finished")
        for number, how in weeks.items()
    ]
    due = week_due(PROGRAM, lists, now)
    runs = [each.week for each in lists if each.started_at and not finished_at(each, now)]
    assert due not in [each.week for each in lists if finished_at(each, now)]
    assert due in runs or due >= week_of(now.astimezone(ZoneInfo(PROGRAM.zone)).date())
    assert all(due <= week for week in runs)


def test_an_hour_that_runs_past_midnight_on_sunday_is_worked_in_until_it_is_over() -> None:
    late_on_sunday = replace(PROGRAM, weekday=6, at=time(23, 30))
    signed_off = [list_of("2026-W47", program=late_on_sunday), list_of("2026-W48", program=late_on_sunday)]
    monday_at_ten_past_midnight = datetime.fromisoformat("2026-11-23T00:10+01:00")
    monday_at_one = datetime.fromisoformat("2026-11-23T01:00+01:00")
    assert week_due(late_on_sunday, signed_off, monday_at_ten_past_midnight) == Week(2026, 47)
    assert week_due(late_on_sunday, signed_off, monday_at_one) == Week(2026, 48)


def test_an_hour_over_midnight_is_finished_by_itself_a_day_after_its_end() -> None:
    late_on_sunday = replace(PROGRAM, weekday=6, at=time(23, 30))
    begun = list_of("2026-W47", begun=True, program=late_on_sunday)
    assert finishes_at(begun) == datetime.fromisoformat("2026-11-24T00:30+01:00")
    assert week_due(late_on_sunday, [begun], datetime.fromisoformat("2026-11-24T00:29+01:00")) == Week(2026, 47)
    assert week_due(late_on_sunday, [begun], datetime.fromisoformat("2026-11-24T00:30+01:00")) == Week(2026, 48)


def test_an_hour_begun_late_has_its_day_from_then_on_and_one_begun_early_from_its_own_end() -> None:
    call_list = list_of("2026-W48")
    assert finishes_at(replace(call_list, started_at=HOUR + timedelta(hours=20))) == HOUR + timedelta(days=1, hours=21)
    assert finishes_at(replace(call_list, started_at=HOUR - timedelta(hours=20))) == HOUR + timedelta(days=1, hours=1)


def test_an_hour_began_when_somebody_began_it_else_when_it_is_planned() -> None:
    call_list = list_of("2026-W48")
    assert begun_at(call_list) == HOUR
    assert begun_at(replace(call_list, started_at=HOUR - timedelta(hours=2))) == HOUR - timedelta(hours=2)


def test_an_hour_that_somebody_finished_was_finished_then() -> None:
    call_list = list_of("2026-W48", finished=True)
    assert finished_at(call_list, HOUR + timedelta(days=9)) == call_list.ends_at


def test_a_finished_hour_is_open_for_those_who_wait_for_an_outcome() -> None:
    waiting = an_entry(1, MOORLICHT)
    expect_open(list_of("2026-W48", finished=True), [waiting])
    with pytest.raises(StateError, match="is finished"):
        expect_open(list_of("2026-W48", finished=True), [replace(waiting, state=EntryState.DONE)])
    with pytest.raises(StateError, match="still a draft"):
        expect_open(a_list(PROGRAM, state=ListState.DRAFT), [waiting])
