"""Working days are neither weekends nor public holidays, country by country."""

from datetime import date

import pytest

from callprogram.domain.words.working_days import holiday_on, working_days_before


@pytest.mark.parametrize(
    ("country", "day", "count", "before"),
    [
        ("NL", "2026-11-24", 1, "2026-11-23"),
        ("NL", "2026-11-24", 2, "2026-11-20"),
        ("AE", "2026-11-30", 1, "2026-11-27"),
        ("SA", "2026-11-29", 1, "2026-11-26"),
        ("NL", "2026-12-28", 1, "2026-12-24"),
        ("NL", "2026-12-28", 2, "2026-12-23"),
    ],
)
def test_working_days_before_leave_out_weekends_and_holidays(country: str, day: str, count: int, before: str) -> None:
    assert working_days_before(country, date.fromisoformat(day), count) == date.fromisoformat(before)


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("GB", "2027-03-29", "Easter Monday"),  # not in Scotland
        ("CH", "2027-03-26", "Good Friday"),  # not in two cantons
        ("CA", "2027-10-11", "Thanksgiving Day"),  # not on the Atlantic
        ("DE", "2027-05-27", ""),  # Corpus Christi: six of sixteen
        ("NL", "2027-04-27", "King's Day"),
        (None, "2027-03-29", ""),
    ],
)
def test_a_holiday_of_most_of_a_country_is_one_of_it(country: str | None, day: str, name: str) -> None:
    assert holiday_on(country, date.fromisoformat(day)) == name
