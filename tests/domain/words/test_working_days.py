"""Working days are neither weekends nor public holidays, country by country."""

from datetime import date

import pytest

from callprogram.domain.words.working_days import working_days_before


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
