"""Months are known by name in the languages of exports."""

from datetime import date

import pytest

from callprogram.adapters.exports.cells.months import full_year, named_day


@pytest.mark.parametrize(
    "text",
    [
        "4 March 2026",
        "March 4th, 2026",
        "4. März 2026",
        "4 mars 2026",
        "4 de marzo de 2026",
        "4 maart 26",
        "2026 mrz 4",
    ],
)
def test_a_day_is_read_by_the_name_of_its_month(text: str) -> None:
    assert named_day(text) == date(2026, 3, 4)


def test_a_weekday_that_is_called_as_a_month_is_a_weekday() -> None:
    assert named_day("mar. 3 nov. 2026") == date(2026, 11, 3)


def test_a_weekday_may_have_two_words() -> None:
    assert named_day("terça-feira, 3 de março de 2026") == date(2026, 3, 3)


@pytest.mark.parametrize(
    "text", ["", "March", "4 March", "4 Marchember 2026", "4 March 2026!", "4 March April 2026", "1 2 3"]
)
def test_any_other_text_names_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        named_day(text)


@pytest.mark.parametrize(("text", "year"), [("26", 2026), ("69", 2069), ("70", 1970), ("1998", 1998)])
def test_a_year_of_two_figures_is_the_near_one(text: str, year: int) -> None:
    assert full_year(text) == year
