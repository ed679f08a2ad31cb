"""Chores: done once a day however the clock jumps, and at night where they hold others up."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.calendar.outlets import Outlet, Way, is_put_off, troubled
from callprogram.domain.promises import reminders
from callprogram.domain.words.chores import EVERY, OVERDUE, Chore, due, due_at_night, tried_again
from tests.examples import A_MESSAGE, NOW, PROGRAM

JUMPS = st.lists(
    st.timedeltas(timedelta(days=-4000), timedelta(days=4000)) | st.timedeltas(timedelta(), timedelta(hours=5)),
    max_size=30,
)
MIDNIGHT = NOW.replace(hour=0)


def begun(at: datetime) -> Chore:
    return Chore(1, "keep house", at)


def test_what_was_never_done_is_due() -> None:
    assert due(None, NOW)
    assert due_at_night(None, NOW)


def test_it_is_due_a_day_later_and_not_before() -> None:
    assert [due(begun(NOW), NOW + after) for after in (timedelta(), EVERY - timedelta(seconds=1), EVERY)] == [
        *(False, False),
        True,
    ]


def test_a_beginning_in_the_future_is_that_of_a_wrong_clock() -> None:
    assert due(begun(NOW + timedelta(days=3650)), NOW)
    assert due_at_night(begun(NOW + timedelta(days=3650)), NOW)


@pytest.mark.parametrize("waited", [timedelta(milliseconds=1), timedelta(seconds=30)])
def test_what_another_process_began_while_this_one_waited_for_it_is_not_done_again(waited: timedelta) -> None:
    assert not due(begun(NOW + waited), NOW)
    assert not due_at_night(begun(MIDNIGHT + timedelta(hours=2) + waited), MIDNIGHT + timedelta(hours=2))
    assert not reminders.is_due(PROGRAM, begun(NOW + waited), NOW)


def test_what_the_provider_kept_from_being_done_is_due_in_an_hour() -> None:
    again = tried_again(begun(NOW), NOW)

    assert [due(again, NOW + timedelta(minutes=after)) for after in (0, 59, 60)] == [False, False, True]


@pytest.mark.parametrize(("hour", "is_due"), [(0, False), (1, True), (4, True), (5, False), (12, False)])
def test_what_holds_others_up_is_done_at_night(hour: int, is_due: bool) -> None:
    assert due_at_night(begun(MIDNIGHT - timedelta(hours=20)), MIDNIGHT + timedelta(hours=hour)) is is_due


def test_a_night_that_was_left_out_is_made_up_for_by_day() -> None:
    noon = MIDNIGHT + timedelta(hours=12)
    assert due_at_night(begun(noon - OVERDUE), noon)


@pytest.mark.parametrize(("is_due", "longest"), [(due, EVERY), (due_at_night, OVERDUE)], ids=["daily", "nightly"])
@given(jumps=JUMPS)
def test_however_the_clock_jumps_nothing_is_left_undone_and_nothing_done_twice_at_once(
    is_due: object, longest: timedelta, jumps: list[timedelta]
) -> None:
    assert callable(is_due)
    now, last = NOW, begun(NOW)
    for jump in jumps:
        now = min(max(now + jump, NOW.replace(year=1990)), NOW.replace(year=2200))
        if is_due(last, now):
            last = begun(now)
        assert not is_due(last, now)
        assert is_due(last, now + longest + timedelta(minutes=5))


@given(ahead=st.timedeltas(timedelta(days=3), timedelta(days=4000)))
def test_what_a_clock_that_ran_ahead_put_off_is_not_put_off(ahead: timedelta) -> None:
    message = replace(A_MESSAGE, attempts=1, next_at=NOW + ahead)
    outlet = troubled(Outlet(1, 1, Way.CALDAV, is_on=True, secret=""), NOW + ahead, "no answer")

    assert message.may_go(NOW)
    assert not is_put_off(outlet, NOW)
    assert is_put_off(outlet, NOW + ahead)
    assert reminders.is_due(PROGRAM, begun(NOW + ahead), NOW) is reminders.is_due(PROGRAM, None, NOW)
