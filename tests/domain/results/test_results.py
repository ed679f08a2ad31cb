"""What came of the hours, as far as it is no matter of counting rows."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.calendar.leave import Leave
from callprogram.domain.program import changed_weeks
from callprogram.domain.program.call_hour import Happens, Program, Week, WeekChange
from callprogram.domain.program.deputies import Deputy
from callprogram.domain.results.results import (
    Span,
    Theme,
    begins_on,
    is_of_many,
    months_of,
    off_in_words,
    themes_of,
    weeks_off,
    weeks_planned,
)
from tests.examples import PROGRAM

TODAY = date(2028, 3, 1)


@pytest.mark.parametrize(
    ("span", "first"),
    [(Span.QUARTER, date(2027, 12, 1)), (Span.YEAR, date(2027, 3, 3)), (Span.ALWAYS, PROGRAM.starts_on)],
)
def test_one_looks_back_as_far_as_it_says_and_a_year_at_least_to_the_beginning(span: Span, first: date) -> None:
    assert begins_on(span, PROGRAM, TODAY) == first
    weeks = 13 if span is Span.QUARTER else 52
    assert begins_on(span, PROGRAM, PROGRAM.starts_on) == PROGRAM.starts_on - timedelta(weeks=weeks)


def test_hours_that_were_skipped_or_on_leave_are_said_and_not_planned() -> None:
    program = replace(PROGRAM, starts_on=date(2026, 11, 1))
    now = datetime(2026, 12, 17, tzinfo=UTC)
    weeks = sorted(weeks_planned(program, (), program.starts_on, now))
    skipped = changed_weeks.skipped(program, weeks[1], datetime(2026, 11, 1, tzinfo=UTC), "retreat")
    leave = Leave(1, program.id, weeks[3].monday, weeks[3].monday + timedelta(days=6))
    assert weeks_off(skipped, [leave], program.starts_on, now) == {weeks[1], weeks[3]}
    assert len(weeks_planned(skipped, [leave], program.starts_on, now)) == len(weeks) - 2
    assert off_in_words(2) == "2 hours were skipped or fell on leave, and are not counted."
    assert (off_in_words(1), off_in_words(0)) == ("1 hour was skipped or fell on leave, and is not counted.", "")


def planned(program: Program, since: date, now: datetime, *leaves: Leave) -> int:
    return len(weeks_planned(program, leaves, since, now))


@pytest.mark.parametrize(("hour", "hours"), [(15, 0), (16, 1)])
def test_an_hour_is_planned_once_it_is_over(hour: int, hours: int) -> None:
    assert planned(PROGRAM, date(2026, 11, 23), datetime(2026, 11, 24, hour, tzinfo=UTC)) == hours


def test_a_skipped_week_and_one_that_the_rhythm_passes_over_were_not_planned() -> None:
    since, now = date(2026, 11, 23), datetime(2026, 12, 9, 20, tzinfo=UTC)
    skipped = replace(PROGRAM, weeks=(WeekChange(Week(2026, 49), Happens.SKIPPED),))
    assert [planned(each, since, now) for each in (PROGRAM, skipped)] == [3, 2]
    assert planned(replace(PROGRAM, every_weeks=2), since, now) in {1, 2}


def test_a_week_on_leave_was_not_planned_but_where_a_deputy_held_it_or_somebody_kept_it() -> None:
    since, now = date(2026, 11, 23), datetime(2026, 12, 9, 20, tzinfo=UTC)
    away = Leave(1, PROGRAM.id, date(2026, 11, 30), date(2026, 12, 4))
    held = replace(PROGRAM, deputies=(Deputy("tom@example.com", "Tom", away.first, away.last),))
    kept = replace(PROGRAM, weeks=(WeekChange(Week(2026, 49), Happens.KEPT),))
    assert [planned(each, since, now, away) for each in (PROGRAM, held, kept)] == [2, 3, 3]


def test_hours_before_the_first_day_do_not_count() -> None:
    assert planned(PROGRAM, date(2026, 11, 25), datetime(2026, 12, 1, 20, tzinfo=UTC)) == 1


def test_the_theme_of_most_customers_comes_first_with_each_of_them_once() -> None:
    said = [
        ("Prices", 1, "Acme", False),
        ("Exports", 1, "Acme", False),
        ("Exports", 2, "Bolt", True),
        ("Exports", 1, "Acme", False),
    ]
    assert themes_of(said) == (
        Theme("Exports", ("Acme", "Bolt"), loudest=True),
        Theme("Prices", ("Acme",), loudest=False),
    )


@pytest.mark.parametrize(("customers", "loudest", "many"), [(3, False, True), (2, False, False), (3, True, False)])
def test_the_same_from_three_none_of_them_the_loudest_is_marked(customers: int, *, loudest: bool, many: bool) -> None:
    assert is_of_many(Theme("Exports", ("Acme",) * customers, loudest=loudest)) is many


MINUTES = st.integers(0, 3 * 365 * 24 * 60)
MOMENTS = MINUTES.map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
ZONES = st.sampled_from(["UTC", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "Europe/Berlin"])


@given(st.lists(MOMENTS), ZONES, st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_the_hours_of_the_months_add_up_to_the_hours_held(held: list[datetime], zone: str, until: date) -> None:
    since = min((each.astimezone(ZoneInfo(zone)).date() for each in held), default=until)
    months = months_of(min(since, until), until, held, [(each, 1) for each in held], zone)
    assert sum(each.hours for each in months) == len(held)
    assert all(each.reached == bool(each.hours) for each in months)
    firsts = [each.first for each in months]
    assert firsts == sorted(set(firsts))


def test_a_month_begins_at_midnight_where_the_program_is() -> None:
    held = [datetime(2026, 12, 1, 2, tzinfo=UTC)]
    months = months_of(date(2026, 11, 2), date(2026, 12, 1), held, [(held[0], 7)], "America/New_York")
    assert [(each.first.month, each.hours, each.reached) for each in months] == [(11, 1, 1), (12, 0, 0)]


def test_an_hour_is_planned_on_its_day_where_the_program_is() -> None:
    evening = replace(PROGRAM, at=time(20), zone="America/Los_Angeles")
    until = datetime(2026, 11, 26, tzinfo=UTC)
    assert [planned(evening, date(2026, 11, day), until) for day in (24, 25)] == [1, 0]
