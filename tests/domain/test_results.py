"""What came of the hours, as far as it is no matter of counting rows."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from callprogram.domain.call_hour import Happens, Week, WeekChange
from callprogram.domain.results import Span, Theme, begins_on, hours_planned, is_of_many, themes_of
from tests.examples import PROGRAM

TODAY = date(2028, 3, 1)


@pytest.mark.parametrize(
    ("span", "first"),
    [(Span.QUARTER, date(2027, 12, 1)), (Span.YEAR, date(2027, 3, 3)), (Span.ALWAYS, PROGRAM.starts_on)],
)
def test_one_looks_back_as_far_as_the_program_is_old(span: Span, first: date) -> None:
    assert begins_on(span, PROGRAM, TODAY) == first
    assert begins_on(span, PROGRAM, PROGRAM.starts_on) == PROGRAM.starts_on


@pytest.mark.parametrize(("hour", "hours"), [(15, 0), (16, 1)])
def test_an_hour_is_planned_once_it_is_over(hour: int, hours: int) -> None:
    assert hours_planned(PROGRAM, date(2026, 11, 23), datetime(2026, 11, 24, hour, tzinfo=UTC)) == hours


def test_a_skipped_week_and_one_that_the_rhythm_passes_over_were_not_planned() -> None:
    since, now = date(2026, 11, 23), datetime(2026, 12, 9, 20, tzinfo=UTC)
    skipped = replace(PROGRAM, weeks=(WeekChange(Week(2026, 49), Happens.SKIPPED),))
    assert [hours_planned(each, since, now) for each in (PROGRAM, skipped)] == [3, 2]
    assert hours_planned(replace(PROGRAM, every_weeks=2), since, now) in {1, 2}


def test_hours_before_the_first_day_do_not_count() -> None:
    assert hours_planned(PROGRAM, date(2026, 11, 25), datetime(2026, 12, 1, 20, tzinfo=UTC)) == 1


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
