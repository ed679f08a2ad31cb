"""Deadlines: open hours until a name, working days until a word, noon for the other side."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.cases.cases import Case, State, late, raised
from callprogram.domain.cases.clock import due
from callprogram.domain.cases.deadlines import answer_by, check_hear_by, counted_in_words, latest_word, side_by
from callprogram.domain.cases.desk import Desk
from callprogram.errors import BadInputError

DUTCH = Desk(zone="Europe/Amsterdam", country="NL")
FRIDAY = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)  # 16:30 in Amsterdam
NEW_YEAR, THREE_YEARS = datetime(2025, 1, 1, tzinfo=UTC), 3 * 365 * 24 * 60
MOMENTS = st.integers(0, THREE_YEARS).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))


def test_two_open_hours_on_a_friday_afternoon_end_on_monday_morning() -> None:
    assert answer_by(DUTCH, FRIDAY) == datetime(2026, 11, 30, 9, 30, tzinfo=UTC)


def test_a_desk_that_is_never_open_has_no_deadline() -> None:
    assert answer_by(replace(DUTCH, hours=()), FRIDAY) is None


def test_how_it_was_counted_names_the_holidays() -> None:
    christmas = datetime(2026, 12, 24, 15, 30, tzinfo=UTC)
    words = counted_in_words(DUTCH, christmas, due(DUTCH, christmas, 2), date(2026, 12, 24))
    assert words == "2 open hours since it came on 24 December. 25 December: Christmas Day."


def test_what_comes_at_night_is_counted_from_the_next_opening() -> None:
    night = datetime(2026, 11, 27, 20, tzinfo=UTC)
    words = counted_in_words(DUTCH, night, due(DUTCH, night, 2), date(2026, 11, 27))
    assert words == "2 open hours since the desk opened on 30 November."


def test_three_working_days_leave_out_the_weekend_and_christmas() -> None:
    assert latest_word(DUTCH, FRIDAY) == date(2026, 12, 2)
    assert latest_word(DUTCH, datetime(2026, 12, 23, 12, tzinfo=UTC)) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("hear_by", "sentence"), [(date(2026, 11, 26), "is over"), (date(2026, 12, 3), "say 2026-12-02 at the latest")]
)
def test_a_word_comes_neither_in_the_past_nor_too_late(hear_by: date, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        check_hear_by(DUTCH, FRIDAY, hear_by)


def test_the_other_side_has_until_noon_of_its_next_working_day() -> None:
    assert side_by(DUTCH, FRIDAY, "America/New_York") == datetime(2026, 11, 30, 17, tzinfo=UTC)


@given(MOMENTS)
def test_whoever_is_told_the_latest_day_is_told_one_that_is_allowed(moment: datetime) -> None:
    check_hear_by(DUTCH, moment, latest_word(DUTCH, moment))
    assert latest_word(DUTCH, moment) - moment.date() <= timedelta(days=12)


def test_nobody_is_late_while_they_are_to_answer_themselves() -> None:
    case = replace(raised(None, date(2026, 11, 27), "A date", "", date(2026, 11, 27)), answer_by=FRIDAY)
    after, today = FRIDAY + timedelta(hours=1), FRIDAY.date()
    assert late(case, after, today)
    assert not late(replace(case, state=State.WAITING), after, today)
    assert not late(replace(case, answered_at=FRIDAY, hear_by=today), after, today)
    assert late(replace(case, answered_at=FRIDAY, hear_by=today), after, today + timedelta(days=1))
    assert not late(Case(0, 1, today, "Met in person"), after, today)
