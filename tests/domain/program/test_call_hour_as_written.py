"""Weeks, zones, weekdays and times as people write them, and nothing else."""

from datetime import time, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.program.call_hour import (
    WEEKDAYS,
    Week,
    read_time,
    read_week,
    read_weekday,
    read_zone,
    week_of,
    zone_names,
)
from callprogram.errors import BadInputError


@pytest.mark.parametrize("text", ["2026-W49", " 2026w49 ", "2026-w49", "2026W49"])
def test_a_week_is_read_as_people_write_it(text: str) -> None:
    assert read_week(text) == Week(2026, 49)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2025-W53", "2025 has no week 53; write a week like 2026-W49."),
        ("2026-W00", "2026 has no week 0; write a week like 2026-W49."),
        ("0000-W01", "0 has no week 1; write a week like 2026-W49."),
        ("0001-W01", "1 has no week 1; write a week like 2026-W49."),
        ("9990-W01", "9990 has no week 1; write a week like 2026-W49."),
        ("9999-W52", "9999 has no week 52; write a week like 2026-W49."),
        ("2026-W99", "2026 has no week 99; write a week like 2026-W49."),
        ("next week", "“next week” is not a week; write one like 2026-W49."),
        ("2026-49", "“2026-49” is not a week; write one like 2026-W49."),
        ("", "“” is not a week; write one like 2026-W49."),
    ],
)
def test_a_week_that_there_is_not_is_answered_with_one_that_there_is(text: str, sentence: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        read_week(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("text", ["0020-W10", "9980-W44"])
def test_the_first_and_the_last_week_that_can_be_read_have_all_their_days(text: str) -> None:
    week = read_week(text)
    assert week_of(week.sunday) == week_of(week.monday) == week


@given(st.integers(0, 9999), st.integers(0, 99))
def test_a_week_is_read_whole_and_with_one_after_it_or_refused(year: int, number: int) -> None:
    try:
        week = read_week(f"{year:04d}-W{number:02d}")
    except BadInputError:
        return
    assert week_of(week.sunday) == week
    assert week.later(1).monday - week.sunday == timedelta(days=1)


def test_every_zone_is_a_place_or_an_offset_once_and_by_name() -> None:
    assert {"Europe/Amsterdam", "Pacific/Chuuk", "UTC"} < set(zone_names()) <= available_timezones()
    assert not {"Factory", "localtime", "posixrules"} & set(zone_names())
    assert list(zone_names()) == sorted(set(zone_names()))


@given(st.sampled_from(zone_names()))
def test_a_zone_is_read_in_any_case_and_given_back_in_its_own_spelling(zone: str) -> None:
    assert read_zone(f" {zone.swapcase()} ") == zone


@pytest.mark.parametrize("text", ["", "Amsterdam", "Europe/Utrecht", "GMT+25", "localtime", "Factory", "../etc/passwd"])
def test_a_zone_that_there_is_not_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="is not a time zone; write one like Europe/Amsterdam"):
        read_zone(text)


@given(st.integers(0, 6), st.integers(2, 9))
def test_a_weekday_is_read_from_its_first_letters(number: int, letters: int) -> None:
    assert read_weekday(f" {WEEKDAYS[number][:letters].title()} ") == number


@pytest.mark.parametrize("text", ["", "t", "s", "dinsdag", "tuesdays", "1"])
def test_a_weekday_that_there_is_not_or_that_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="is not a weekday; write one like Tuesday"):
        read_weekday(text)


@given(st.times(), st.sampled_from(["%H:%M", "%H.%M", "%Hh%M"]))
def test_a_time_of_day_reads_back_however_hour_and_minute_are_parted(at: time, written: str) -> None:
    assert read_time(f" {at.strftime(written)} ") == time(at.hour, at.minute)


def test_an_hour_before_ten_needs_no_zero() -> None:
    assert read_time("9:05") == time(9, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "16",
        "16:",
        ":30",
        "1630",
        "16:3",
        "016:30",
        "24:00",
        "25:00",
        "16:60",
        "16,30",
        "16:30:00",
        "16:30Z",
        "16:30+01:00",
        "4 pm",
        "4:30 pm",
        "-4:30",
        "half past four",
    ],
)
def test_a_time_that_there_is_not_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match=r"is not a time of day; write one like 16:00"):
        read_time(text)
