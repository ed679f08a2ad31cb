"""The desk's clock, held to counting minute by minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.cases.clock import Skipped, due, minutes
from callprogram.domain.cases.desk import DAY, WORKING_DAYS, Desk, Span
from callprogram.errors import BadInputError

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia")
CHANGES = (datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC), datetime(2026, 4, 4, tzinfo=UTC))
BERLIN = Desk(zone="Europe/Berlin", country="DE")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = draw(st.integers(0, 95)) * 15, draw(st.integers(1, 96)) * 15
    return Span(draw(st.integers(0, 6)), start, end if end > start else end + DAY)


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    closed = draw(st.lists(st.dates(date(2026, 3, 27), date(2026, 11, 1)), max_size=2))
    hours = tuple(draw(st.lists(spans(), min_size=1, max_size=9)))
    return Desk(hours=hours, zone=draw(st.sampled_from(ZONES)), closed=tuple(closed))


def is_open(desk: Desk, moment: datetime) -> bool:
    there = moment.astimezone(ZoneInfo(desk.zone))
    for back in (0, 1):
        day, minute = there.date() - timedelta(days=back), there.hour * 60 + there.minute + DAY * back
        of_day = [each for each in desk.hours if each.weekday == day.weekday() and day not in desk.closed]
        if any(each.start <= minute < each.until for each in of_day):
            return True
    return False


def counted(desk: Desk, start: datetime, end: datetime) -> int:
    steps = range(int((end - start).total_seconds()) // 60)
    return sum(is_open(desk, start + timedelta(minutes=step)) for step in steps)


@given(desks(), st.sampled_from(CHANGES), st.integers(0, 2 * DAY), st.integers(0, DAY))
def test_open_minutes_are_those_counted_one_by_one(desk: Desk, base: datetime, shift: int, length: int) -> None:
    start = base + timedelta(minutes=shift)
    end = start + timedelta(minutes=length)

    assert minutes(desk, start, end) == counted(desk, start, end)


@given(desks(), st.sampled_from(CHANGES), st.integers(0, 2 * DAY), st.integers(1, 240))
def test_what_is_due_is_due_when_so_many_open_minutes_are_over(
    desk: Desk, base: datetime, shift: int, length: int
) -> None:
    start = base + timedelta(minutes=shift)
    found = due(desk, start, length / 60).at

    assert minutes(desk, start, found) == length
    assert is_open(desk, found - timedelta(minutes=1))


def test_what_comes_while_closed_starts_at_the_next_opening() -> None:
    assert due(BERLIN, at("2026-11-27T18:00"), 2).at == at("2026-11-30T11:00")


def test_a_count_that_ends_at_closing_time_is_due_at_closing_time() -> None:
    assert due(BERLIN, at("2026-11-27T15:00"), 2).at == at("2026-11-27T17:00")


def test_a_holiday_is_left_out_and_said() -> None:
    found = due(BERLIN, at("2026-12-24T16:00"), 2)

    assert found.at == at("2026-12-28T10:00")
    assert found.skipped == (Skipped(date(2026, 12, 25), holidays.country_holidays("DE")[date(2026, 12, 25)]),)


def test_a_day_that_is_closed_is_left_out_and_said() -> None:
    desk = Desk(zone="Europe/Berlin", closed=(date(2026, 11, 30),))

    assert due(desk, at("2026-11-27T16:00"), 2).skipped == (Skipped(date(2026, 11, 30), "closed"),)


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    night = Desk(hours=(Span(4, 22 * 60, DAY + 6 * 60),), zone="Europe/Berlin", country="DE")

    assert minutes(night, at("2026-12-25T00:00"), at("2026-12-27T00:00")) == 0
    assert minutes(night, at("2026-05-01T00:00"), at("2026-05-03T00:00")) == 0
    assert minutes(night, at("2026-12-18T00:00"), at("2026-12-20T00:00")) == 8 * 60


def test_an_hour_that_does_not_exist_is_the_moment_of_the_jump() -> None:
    early = Desk(hours=(Span(6, 2 * 60 + 30, 4 * 60),), zone="Europe/Berlin")

    assert due(early, at("2026-03-29T00:00"), 0.5).at == at("2026-03-29T03:30")


def test_without_open_hours_nothing_is_ever_due_and_that_is_said() -> None:
    for desk in (Desk(hours=(), zone="UTC"), Desk(hours=WORKING_DAYS[:0], zone="Europe/Berlin")):
        with pytest.raises(BadInputError, match="no open hours"):
            due(desk, at("2026-11-27T15:00"), 2)
