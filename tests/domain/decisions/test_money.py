"""Money that is given: exact in its own currency, or not at all."""

from decimal import Decimal

import pytest

from callprogram.domain.decisions.money import in_words, read_amount, read_currency
from callprogram.errors import BadInputError


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [("120", "EUR", "120.00"), (" 99.5 ", "EUR", "99.50"), ("1000", "JPY", "1000"), ("1.005", "KWD", "1.005")],
)
def test_an_amount_is_as_exact_as_its_currency(text: str, currency: str, amount: str) -> None:
    assert str(read_amount(text, currency)) == amount


@pytest.mark.parametrize(
    ("text", "currency", "sentence"),
    [
        ("99.999", "EUR", "smallest amount is 0.01"),
        ("10.5", "JPY", "smallest amount is 1"),
        ("1,5", "EUR", "is not an amount"),
        ("", "EUR", "is not an amount"),
        ("-5", "EUR", "is not an amount"),
        ("nan", "EUR", "is not an amount"),
        ("Infinity", "EUR", "is not an amount"),
        ("1e20", "EUR", "is not an amount"),
    ],
)
def test_what_is_no_amount_is_said(text: str, currency: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        read_amount(text, currency)


def test_a_currency_has_three_letters_that_one_has() -> None:
    assert read_currency(" eur ") == "EUR"
    with pytest.raises(BadInputError, match="“euros” is not a currency; write its three letters"):
        read_currency("euros")


def test_an_amount_is_said_to_the_cent() -> None:
    assert in_words(Decimal("1200.5"), "EUR") == "€1,200.50"
