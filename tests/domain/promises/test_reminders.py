"""Reminders: one letter a week, after the hour, of what is due before the next one; the desk's of what is late."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.program.call_hour import Happens, WeekChange
from callprogram.domain.promises.commitments import Kind, State
from callprogram.domain.promises.reminders import (
    Audience,
    goes_at_once,
    is_due,
    is_to_be_thought_of,
    letter_at,
    next_letter_at,
)
from callprogram.domain.words.chores import Chore
from tests.examples import PROGRAM, PROMISE, WEEK

DUE = date(2026, 12, 10)
OPEN = replace(PROMISE, owner="Tom", due_on=DUE, state=State.OPEN)
AWAITED = replace(OPEN, kind=Kind.AWAITED)
AT_NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)  # the Tuesday of the hour, before it
LETTER = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)


def test_the_letter_of_a_week_goes_half_an_hour_after_its_hour_held_or_not() -> None:
    skipped = replace(PROGRAM, weeks=(WeekChange(WEEK, Happens.SKIPPED),))
    assert letter_at(PROGRAM, AT_NOON) == letter_at(skipped, AT_NOON) == LETTER
    assert next_letter_at(PROGRAM, AT_NOON) == LETTER
    assert next_letter_at(PROGRAM, LETTER) == LETTER + timedelta(weeks=1)


@pytest.mark.parametrize(
    ("begun", "now", "due"),
    [
        (LETTER - timedelta(days=7), LETTER - timedelta(minutes=1), False),
        (LETTER - timedelta(days=7), LETTER, True),
        (LETTER, LETTER + timedelta(days=6), False),
        (LETTER - timedelta(days=60), LETTER + timedelta(days=6), True),
    ],
)
def test_it_is_due_once_a_week_however_long_nothing_went(begun: datetime, now: datetime, due: bool) -> None:
    assert is_due(PROGRAM, Chore(1, "reminding", begun), now) is due


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), st.integers(0, 60 * 24 * 20))  # noqa: DTZ001
def test_no_two_letters_are_due_in_one_week_and_none_is_left_out_after_it(now: datetime, minutes: int) -> None:
    chore, later = Chore(1, "reminding", now), now + timedelta(minutes=minutes)
    next_week = letter_at(PROGRAM, now + timedelta(weeks=1))
    assert is_due(PROGRAM, chore, later) == (next_week <= later)


def test_an_hour_that_is_on_another_day_from_now_on_brings_no_second_letter_for_the_week_before() -> None:
    on_thursdays = replace(PROGRAM, weekday=3)
    assert not is_due(on_thursdays, Chore(1, "reminding", LETTER), LETTER + timedelta(days=3))
    assert is_due(on_thursdays, Chore(1, "reminding", LETTER), LETTER + timedelta(days=9))


@pytest.mark.parametrize(
    ("audience", "days", "thought_of"),
    [
        (Audience.OWNER, -8, False),
        (Audience.OWNER, -7, True),
        (Audience.OWNER, 0, True),
        (Audience.OWNER, 30, True),
        (Audience.HELPER, -7, True),
        (Audience.DESK, 0, False),
        (Audience.DESK, 1, True),
        (Audience.DESK, 8, True),
    ],
)
def test_each_hears_in_their_time(audience: Audience, days: int, thought_of: bool) -> None:
    assert is_to_be_thought_of(OPEN, audience, DUE + timedelta(days=days)) is thought_of


def test_what_is_awaited_from_a_customer_is_asked_for_every_fourth_week() -> None:
    weekly = [is_to_be_thought_of(AWAITED, Audience.DESK, DUE + timedelta(days=3 + 7 * week)) for week in range(9)]
    assert weekly == [True, False, False, False, True, False, False, False, True]


@pytest.mark.parametrize("state", [each for each in State if each is not State.OPEN])
def test_only_what_is_open_is_thought_of(state: State) -> None:
    assert not is_to_be_thought_of(replace(OPEN, state=state), Audience.OWNER, DUE)


@pytest.mark.parametrize(("due_on", "at_once"), [(24, True), (25, False)])
def test_what_is_due_on_the_day_of_the_next_letter_is_told_at_once(due_on: int, at_once: bool) -> None:
    commitment = replace(OPEN, due_on=date(2026, 11, due_on))
    assert goes_at_once(commitment, PROGRAM, "Europe/Amsterdam", AT_NOON) is at_once
