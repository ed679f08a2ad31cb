"""Dates are read in the order that their column uses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.crm_csv.dates import Order, day, is_ambiguous, order_of

DAY_FIRST, MONTH_FIRST = Order(month_first=False, certain=True), Order(month_first=True, certain=True)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026/11/03",
        "20261103",
        "2026-11-03 09:32",
        "2026-11-03T09:32:11Z",
        "03.11.2026",
        "3.11.26",
        "3/11/2026",
        "3/11/2026 9:14 AM",
        "03-11-2026",
        "3 Nov 2026",
        "03-Nov-2026",
        "November 3, 2026",
        "3. November 2026",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day(text, DAY_FIRST) == date(2026, 11, 3)


def test_german_months_are_known() -> None:
    assert day("14. März 2026", DAY_FIRST) == day("14. Mai 2026", DAY_FIRST).replace(month=3) == date(2026, 3, 14)


@pytest.mark.parametrize("text", ["soon", "2026-02-30", "31/11/2026", "3 Nevember 2026", "0000-01-01", "12", "1/2"])
def test_what_is_no_day_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="not a date such as 2026-11-30"):
        day(text, DAY_FIRST)


@pytest.mark.parametrize(
    ("column", "others", "region", "order"),
    [
        (["11/3/2026", "10/27/2026"], [], "DE", MONTH_FIRST),
        (["3/11/2026", "27/10/2026"], [], "US", DAY_FIRST),
        (["3/11/2026"], ["10/27/2026"], "DE", MONTH_FIRST),
        (["3/11/2026"], [], "US", Order(month_first=True, certain=False)),
        (["3/11/2026"], [], "GB", Order(month_first=False, certain=False)),
        (["27/10/2026"], ["10/27/2026"], "US", DAY_FIRST),
    ],
)
def test_the_column_decides_then_the_file_then_the_region(
    column: list[str], others: list[str], region: str, order: Order
) -> None:
    assert order_of(column, others, region) == order


@pytest.mark.parametrize(
    ("text", "ambiguous"), [("3/11/2026", True), ("3/3/2026", False), ("13/3/2026", False), ("2026-03-11", False)]
)
def test_a_day_is_ambiguous_where_it_could_be_another(text: str, ambiguous: bool) -> None:
    assert is_ambiguous(text) is ambiguous


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_written_day_is_read_back(written: date) -> None:
    assert day(f"{written:%m/%d/%Y}", MONTH_FIRST) == day(f"{written:%d.%m.%Y}", MONTH_FIRST) == written
