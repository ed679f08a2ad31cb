"""Dates and counts read as people say them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.words.dates import (
    ago_in_words,
    counted,
    day_in,
    days_in_words,
    due_in_words,
    in_words,
    read_day,
)
from callprogram.errors import BadInputError

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def test_a_day_of_this_year_is_said_without_its_year() -> None:
    assert in_words(date(2026, 3, 3), TODAY) == "3 March"


def test_a_day_of_another_year_is_said_with_its_year() -> None:
    assert in_words(date(2027, 1, 31), TODAY) == "31 January 2027"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-24", "today"),
        ("2026-11-23", "yesterday"),
        ("2026-11-12", "12 days ago"),
        ("2026-10-20", "5 weeks ago"),
        ("2026-02-20", "9 months ago"),
        ("2025-09-01", "14 months ago"),
        ("2023-01-10", "3 years ago"),
    ],
)
def test_how_long_ago_a_day_was_is_said_as_coarsely_as_people_do(day: str, words: str) -> None:
    assert ago_in_words(date.fromisoformat(day), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2026-03-02"], "2 March"),
        (["2026-03-02", "2026-03-09", "2026-03-16"], "2, 9 and 16 March"),
        (["2026-02-23", "2026-03-02"], "23 February and 2 March"),
        (["2025-12-30", "2026-01-06", "2026-01-13"], "30 December 2025, 6 and 13 January"),
    ],
)
def test_several_days_are_said_with_each_month_once(days: list[str], words: str) -> None:
    assert days_in_words([date.fromisoformat(day) for day in days], TODAY) == words


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", date(2026, 11, 25)),
        ("Europe/Amsterdam", date(2026, 11, 25)),
        ("UTC", date(2026, 11, 24)),
        ("America/New_York", date(2026, 11, 24)),
    ],
)
def test_a_moment_lies_on_the_day_that_the_calendar_in_that_zone_shows(zone: str, day: date) -> None:
    assert day_in(zone, datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == day


@given(DAYS, st.times(), st.sampled_from(["Asia/Kathmandu", "Europe/Amsterdam", "Pacific/Chatham", "UTC"]))
def test_a_moment_on_a_days_clock_lies_on_that_day(day: date, at: time, zone: str) -> None:
    assert day_in(zone, datetime.combine(day, at, ZoneInfo(zone))) == day


@given(DAYS, DAYS)
def test_the_words_for_a_day_lead_back_to_that_day(day: date, today: date) -> None:
    words = in_words(day, today)
    written_out = words if words[-4:].isdigit() else f"{words} {today.year}"
    assert datetime.strptime(written_out, "%d %B %Y").replace(tzinfo=UTC).date() == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 22), "Sunday 22 November"),
        (date(2026, 12, 4), "Friday 4 December"),
        (date(2027, 1, 4), "Monday 4 January 2027"),
    ],
)
def test_a_due_day_is_said_by_its_distance_when_near_and_by_its_weekday_when_not(day: date, words: str) -> None:
    assert due_in_words(day, TODAY) == words


@given(DAYS, st.integers(-1, 1))
def test_the_days_around_today_need_no_date_even_at_the_turn_of_a_year(today: date, days: int) -> None:
    words = due_in_words(today + timedelta(days=days), today)
    assert not any(letter.isdigit() for letter in words)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 calls"), (1, "1 call"), (2, "2 calls"), (1200, "1,200 calls"), (30_000, "30,000 calls")]
)
def test_a_count_agrees_with_its_noun(count: int, words: str) -> None:
    assert counted(count, "call") == words


@pytest.mark.parametrize(("count", "words"), [(1, "1 company"), (3, "3 companies")])
def test_a_noun_with_its_own_plural_is_given_it(count: int, words: str) -> None:
    assert counted(count, "company", "companies") == words


@given(DAYS)
def test_a_day_reads_back_as_it_is_written(day: date) -> None:
    assert read_day(f" {day} ") == day


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-02-29", "4-12-2026", "12/04/2026", "2026-12"])
def test_a_day_that_there_is_not_or_that_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="is not a date; write one like 2026-12-04"):
        read_day(text)
