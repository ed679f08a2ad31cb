"""Currencies are known by code, symbol and name."""

import pytest

from callprogram.adapters.exports.cells import currencies


@pytest.mark.parametrize(
    ("text", "region", "code"),
    [
        ("eur", "US", "EUR"),
        ("€", "US", "EUR"),
        ("Euro", "US", "EUR"),
        ("£", "US", "GBP"),
        ("$", "US", "USD"),
        ("$", "DE", "USD"),
        ("$", "CA", "CAD"),
        ("$", "ZZ", "USD"),
        ("kr", "NO", "NOK"),
        ("¥", "JP", "JPY"),
        ("¥", "CN", "CNY"),
        ("USD - U.S. Dollar", "DE", "USD"),
        ("EUR (€)", "DE", "EUR"),
        ("US-Dollar", "DE", "USD"),
        ("Schweizer Franken", "DE", "CHF"),
        ("dollar des États-Unis", "FR", "USD"),
        ("日本円", "JP", "JPY"),
        ("Fr.", "CH", "CHF"),
        ("zł", "PL", "PLN"),
    ],
)
def test_a_currency_is_known_by_its_code_symbol_and_name(text: str, region: str, code: str) -> None:
    assert currencies.currency(text, region) == code


@pytest.mark.parametrize("text", ["shells", "kr", "", "XX"])
def test_what_is_no_currency_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="not a currency"):
        currencies.currency(text, "US")
