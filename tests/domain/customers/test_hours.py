"""Choosing the hour: shares by half hour, who is never reached, and the hour that reaches most of them."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.customers.hours import Reach, open_half_hours, week_of_hours
from callprogram.domain.customers.reachability import Place
from tests.examples import PROGRAM, ZONES

MONDAY = date(2026, 11, 23)
BERLIN, TOKYO = Place(("Europe/Berlin",), "DE"), Place(("Asia/Tokyo",), "JP")


def test_each_half_hour_has_its_share_of_customers_and_of_revenue() -> None:
    week = week_of_hours(PROGRAM, MONDAY, [Reach(BERLIN, 3, 1.0), Reach(TOKYO, 1, 9.0)])
    assert len(week.half_hours) == 7 * 48
    assert (week.customers, week.now.customers, week.now.revenue) == (4, 0.75, 0.1)
    assert (week.now.weekday, week.now.at) == (1, time(16))
    at_one = week.half_hours[2 * 1]
    assert (at_one.at, at_one.customers, at_one.revenue) == (time(1), 0.25, 0.9)


def test_who_is_never_reached_is_counted_and_the_hour_that_reaches_most_of_them_named() -> None:
    week = week_of_hours(PROGRAM, MONDAY, [Reach(BERLIN, 3, 1.0), Reach(TOKYO, 1, 9.0)])
    assert (week.never, week.never_at) == (1, (TOKYO,))
    assert week.for_them
    assert (week.for_them.weekday, week.for_them.at) == (0, time(1))
    assert week.best.customers == 0.75


def test_where_everybody_is_reached_no_other_hour_is_needed() -> None:
    week = week_of_hours(PROGRAM, MONDAY, [Reach(BERLIN, 3, 1.0)])
    assert (week.never, week.never_at, week.for_them) == (0, (), None)


def test_without_customers_nothing_is_shared() -> None:
    week = week_of_hours(PROGRAM, MONDAY, [])
    assert (week.customers, week.never, week.best.customers, week.for_them) == (0, 0, 0.0, None)


def test_weekends_are_those_of_the_country() -> None:
    emirates, cairo = Place(("Asia/Dubai",), "AE"), Place(("Africa/Cairo",), "EG")
    friday_noon = 4 * 48 + 24
    assert open_half_hours(emirates, "Asia/Dubai", MONDAY)[friday_noon]
    assert not open_half_hours(cairo, "Africa/Cairo", MONDAY)[friday_noon]
    assert open_half_hours(cairo, "Africa/Cairo", MONDAY)[6 * 48 + 24]


@given(zone=st.sampled_from(ZONES), weekday=st.integers(0, 6), hour=st.integers(0, 23))
def test_who_is_reached_now_is_not_among_those_never_reached(zone: str, weekday: int, hour: int) -> None:
    program = replace(PROGRAM, zone=zone, weekday=weekday, at=time(hour))
    week = week_of_hours(program, MONDAY, [Reach(BERLIN, 1, 1.0), Reach(TOKYO, 1, 1.0)])
    assert round(week.now.customers * 2) + week.never <= 2
    assert all(each.customers <= week.best.customers for each in week.half_hours)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
def test_an_hour_that_ends_before_nine_reaches_nobody_there(zone: str) -> None:
    program = replace(PROGRAM, zone=zone, at=time(8))
    assert week_of_hours(program, MONDAY, [Reach(Place((zone,)), 5, 1.0)]).never == 5
