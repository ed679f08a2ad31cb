"""Likely days to choose from: this Friday, a week from today, the end of the month."""

from datetime import date

from callprogram.ui.components.promises.chips import days


def test_they_are_the_nearest_first_and_in_words() -> None:
    friday, week, month = date(2026, 12, 4), date(2026, 12, 8), date(2026, 12, 31)
    assert days(date(2026, 12, 1)) == {"Fri 4 Dec": friday, "Tue 8 Dec": week, "End of month": month}


def test_on_a_friday_the_next_one_is_meant_once() -> None:
    assert list(days(date(2026, 12, 4))) == ["Fri 11 Dec", "End of month"]


def test_the_end_of_the_month_is_not_offered_on_that_day() -> None:
    assert "End of month" not in days(date(2026, 12, 31))
