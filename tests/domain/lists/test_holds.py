"""Holds and answers: until when an answer helps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from callprogram.domain.lists.holds import answer_by
from tests.examples import HOUR, PROGRAM, a_list

LIST = replace(a_list(PROGRAM), frozen_at=HOUR - timedelta(days=4))
MONDAY = datetime(2026, 11, 23, 14, tzinfo=UTC)


def test_an_answer_helps_until_a_day_before_the_hour() -> None:
    assert answer_by(LIST, HOUR - timedelta(days=3)) == HOUR - timedelta(days=1)


def test_before_a_monday_an_answer_helps_until_the_morning_and_not_until_sunday() -> None:
    of_monday = replace(LIST, starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1))
    assert answer_by(of_monday, MONDAY - timedelta(days=3)) == MONDAY - timedelta(hours=4)


def test_of_a_list_signed_off_late_it_stands_still_whenever_somebody_looks() -> None:
    late = replace(LIST, frozen_at=HOUR - timedelta(hours=7))
    assert {answer_by(late, HOUR - timedelta(hours=hours)) for hours in (7, 6, 4)} == {HOUR - timedelta(hours=3)}


def test_once_that_is_past_it_helps_until_the_hour_begins() -> None:
    assert answer_by(LIST, HOUR - timedelta(hours=2)) == HOUR
