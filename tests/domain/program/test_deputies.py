"""Whoever holds the hour while the executive is away: on these days, nobody beside them, and no longer."""

from datetime import date

import pytest

from callprogram.domain.program.deputies import Deputy, on_duty, with_deputy, without_coming
from callprogram.errors import BadInputError

TODAY = date(2026, 11, 22)
TOM = Deputy("tom@example.com", "Tom Berger", date(2026, 11, 23), date(2026, 11, 29))
LENA = Deputy("lena@example.com", "Lena Fischer", date(2026, 12, 7), date(2026, 12, 7))


def test_a_deputy_holds_the_hour_from_the_first_day_to_the_last() -> None:
    days = [date(2026, 11, day) for day in (22, 23, 29, 30)]
    assert [on_duty([TOM], day) for day in days] == [None, TOM, TOM, None]


def test_deputies_stand_by_date() -> None:
    assert with_deputy([LENA], TOM, TODAY) == (TOM, LENA)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (date(2026, 12, 2), date(2026, 12, 1), "It ends before it begins; turn the two days around."),
        (date(2026, 11, 1), date(2026, 11, 21), "Those days are over; choose days to come."),
        (date(2026, 11, 29), date(2026, 12, 1), "Tom Berger holds the hour from 23 November to 29 November already"),
    ],
)
def test_days_that_cannot_be_are_refused_with_a_sentence(first: date, last: date, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        with_deputy([TOM], Deputy("lena@example.com", "Lena", first, last), TODAY)


def test_cleared_nobody_holds_it_from_today_on_and_what_was_stays_known() -> None:
    begun = Deputy("tom@example.com", "Tom", date(2026, 11, 20), date(2026, 11, 29))

    left = without_coming([begun, LENA], TODAY)

    assert left == (Deputy("tom@example.com", "Tom", date(2026, 11, 20), date(2026, 11, 21)),)
