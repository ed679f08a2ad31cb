"""Amounts are read by the separators that their column uses."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.crm_csv.amounts import amount_reader


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1250000", "1250000"),
        ("1,250,000.00", "1250000"),
        ("1.250.000,50", "1250000.50"),
        ("1 250 000,50", "1250000.50"),
        ("1'250'000.50", "1250000.50"),
        ("12,34,567.00", "1234567"),
        ("1.250.000", "1250000"),
        ("1,250", "1250"),
        ("1.250", "1250"),
        ("1,25", "1.25"),
        ("0.500", "0.5"),
        ("$1,234.50", "1234.50"),
        ("USD 100", "100"),
        ("100EUR", "100"),
        ("1.2M", "1200000"),
        ("3,5 Mio €", "3500000"),
        ("40k", "40000"),
        ("(1,250.50)", "-1250.50"),
        ("-5", "-5"),
    ],
)
def test_an_amount_alone_is_read_by_its_last_separator(text: str, amount: str) -> None:
    assert amount_reader([text])(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("column", "text", "amount"),
    [
        (["1,5", "2.000,75"], "1,250", "1.25"),
        (["1,5", "2.000,75"], "1.250", "1250"),
        (["1.5", "2,000.75"], "1.250", "1.25"),
        (["1.250.000"], "1,250", "1.25"),
    ],
)
def test_a_lone_separator_before_three_figures_is_read_as_the_column_is(
    column: list[str], text: str, amount: str
) -> None:
    assert amount_reader(column)(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["about 5", "1,2.3.4", "1,2,3", "-", "1e5", "five", "9" * 40, "12 Apples"])
def test_what_is_no_amount_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        amount_reader([text])(text)


def test_more_than_there_is_says_so() -> None:
    with pytest.raises(ValueError, match="too large for an amount of money"):
        amount_reader([])("999999999 bn")


@given(st.decimals(-(10**9), 10**9, places=2))
def test_an_amount_of_two_places_is_read_as_english_and_as_german(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert amount_reader([english])(english) == amount_reader([german])(german) == amount
