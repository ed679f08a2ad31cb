"""The hour as it runs: an overrun shifts what comes, and what does not fit any more is for next week."""

import itertools
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.calls.running_hour import coming, ends_at, minutes_left
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from tests.examples import HOUR, PROGRAM, a_list, an_entry

LIST = replace(a_list(PROGRAM), started_at=HOUR)


def minute(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def entries(*planned: int) -> list[Entry]:
    """Entries planned so many minutes into the hour."""
    return [
        replace(an_entry(1, Customer(number), number), id=number, planned_at=HOUR + minute(minutes))
        for number, minutes in enumerate(planned, start=1)
    ]


def starts(planned: list[Entry], free_at: int) -> list[int | None]:
    found = coming(PROGRAM, LIST, planned, HOUR + minute(free_at))
    return [(each.starts_at - HOUR) // minute(1) if each.starts_at else None for each in found]


def test_calls_come_at_their_time_while_there_is_time() -> None:
    assert starts(entries(12, 24, 36, 48), 10) == [12, 24, 36, 48]


def test_a_call_that_took_longer_shifts_the_later_ones_and_the_last_falls_out() -> None:
    assert starts(entries(12, 24, 36, 48), 20) == [20, 32, 44, None]


def test_an_overrun_into_a_pause_shifts_no_more_than_it_must() -> None:
    assert starts(entries(12, 40), 20) == [20, 40]


def test_once_the_hour_is_over_nobody_fits() -> None:
    assert starts(entries(12, 24), 70) == [None, None]


@given(st.lists(st.integers(0, 60), max_size=8).map(sorted), st.integers(0, 90))
def test_calls_never_overlap_nor_outlast_the_hour_nor_come_before_their_time(planned: list[int], free_at: int) -> None:
    found = starts(entries(*planned), free_at)
    called = [start for start in found if start is not None]
    assert all(later - earlier >= 12 for earlier, later in itertools.pairwise(called))
    assert all(start + 10 <= 60 for start in called)
    assert all(start is None or start >= max(free_at, at) for start, at in zip(found, planned, strict=True))


def test_the_minutes_left_are_those_of_the_calendar() -> None:
    assert minutes_left(PROGRAM, LIST, HOUR + minute(26)) == 34
    assert minutes_left(PROGRAM, LIST, HOUR + minute(64)) == -4
    begun_late = replace(LIST, started_at=HOUR + minute(9))
    assert ends_at(PROGRAM, begun_late) == HOUR + minute(60)


def test_an_hour_begun_at_another_time_lasts_as_long_as_any() -> None:
    tomorrow = replace(LIST, started_at=HOUR + timedelta(days=1))
    assert ends_at(PROGRAM, tomorrow) == HOUR + timedelta(days=1, hours=1)
    found = coming(PROGRAM, tomorrow, entries(0, 12), HOUR + timedelta(days=1))
    assert [each.starts_at for each in found] == [HOUR + timedelta(days=1), HOUR + timedelta(days=1, minutes=12)]
