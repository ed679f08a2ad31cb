"""Months of the hour: what became of each week, and what becomes of it as things stand."""

from dataclasses import replace
from datetime import UTC, date, datetime

from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.months import Fate, Month, Occasion, months_of
from callprogram.domain.program.changed_weeks import moved, skipped
from tests.examples import HOUR, NOW, PROGRAM, WEEK

DAYS = (date(2026, 11, 1), date(2026, 12, 31))
ON_LEAVE = [Leave(1, PROGRAM.id, date(2026, 12, 7), date(2026, 12, 11))]


def test_every_week_says_what_becomes_of_it() -> None:
    program = replace(PROGRAM, starts_on=date(2026, 11, 1), country="DE", weekday=4)  # Fridays
    program = skipped(program, WEEK, NOW, "a trade fair")
    program = moved(program, WEEK.later(1), NOW, datetime(2026, 12, 3, 15, tzinfo=UTC))
    held = {WEEK.later(-2): datetime(2026, 11, 13, 15, tzinfo=UTC)}
    assert months_of(program, ON_LEAVE, held, DAYS, NOW) == (
        Month(
            date(2026, 11, 1),
            (
                Occasion(date(2026, 11, 6), Fate.MISSED),
                Occasion(date(2026, 11, 13), Fate.HELD),
                Occasion(date(2026, 11, 20), Fate.MISSED),
                Occasion(date(2026, 11, 27), Fate.SKIPPED, "a trade fair"),
            ),
        ),
        Month(
            date(2026, 12, 1),
            (
                Occasion(date(2026, 12, 3), Fate.MOVED),
                Occasion(date(2026, 12, 11), Fate.LEAVE),
                Occasion(date(2026, 12, 18), Fate.COMING),
                Occasion(date(2026, 12, 25), Fate.HOLIDAY, "Christmas Day"),
            ),
        ),
    )


def test_a_week_that_fell_on_leave_was_no_missed_one() -> None:
    leave = [Leave(1, PROGRAM.id, HOUR.date(), HOUR.date())]
    days = (HOUR.date(), HOUR.date())
    for leaves, fate in ((leave, Fate.LEAVE), ([], Fate.MISSED)):
        [month] = months_of(PROGRAM, leaves, {}, days, HOUR.replace(day=30))
        assert month.occasions == (Occasion(HOUR.date(), fate),)


def test_what_was_held_on_another_day_stands_on_that_day() -> None:
    held = {WEEK: HOUR.replace(day=26)}
    [month] = months_of(PROGRAM, [], held, (date(2026, 11, 1), date(2026, 11, 30)), HOUR.replace(day=30))
    assert month.occasions == (Occasion(date(2026, 11, 26), Fate.HELD),)


def test_before_the_program_there_is_nothing_and_every_other_week_is_every_other_week() -> None:
    program = replace(PROGRAM, every_weeks=2)
    [month] = months_of(program, [], {}, (date(2026, 10, 1), date(2026, 11, 30)), NOW)
    assert [each.day for each in month.occasions] == [date(2026, 11, 24)]
