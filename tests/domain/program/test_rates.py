"""What an amount is in another currency, and in which one sums are shown."""

from datetime import date
from decimal import Decimal

import pytest

from callprogram.domain.program.rates import Rate, Rates, home_currency, rates_from

DAY = date(2026, 10, 30)
KNOWN = rates_from([Rate(1, "USD", Decimal("1.25"), DAY), Rate(2, "GBP", Decimal("0.8"), DAY)])


@pytest.mark.parametrize(
    ("currency", "into", "factor"),
    [
        ("EUR", "USD", "1.25"),
        ("USD", "EUR", "0.8"),
        ("GBP", "USD", "1.5625"),
        ("USD", "USD", "1"),
        (None, None, "1"),
        ("ISK", "ISK", "1"),
    ],
)
def test_an_amount_is_taken_over_by_what_a_euro_is_worth_in_both(
    currency: str | None, into: str | None, factor: str
) -> None:
    assert KNOWN.factor(currency, into) == Decimal(factor)
    assert KNOWN.as_of == DAY


@pytest.mark.parametrize(("currency", "into"), [("ISK", "EUR"), (None, "EUR"), ("EUR", "ISK"), ("EUR", None)])
def test_nothing_is_said_where_a_rate_is_not_known(currency: str | None, into: str | None) -> None:
    assert KNOWN.factor(currency, into) is None


def test_without_a_table_only_the_euro_is_known() -> None:
    assert Rates().factor("EUR", "EUR") == 1
    assert Rates().factor("USD", "EUR") is None


@pytest.mark.parametrize(
    ("country", "paid", "currency"),
    [
        ("NL", {"EUR": 1, "USD": 9}, "EUR"),
        ("US", {"EUR": 1, "USD": 9}, "USD"),
        ("NL", {"USD": 3, "GBP": 9, None: 20}, "GBP"),
        ("NL", {"USD": 3, "GBP": 3}, "GBP"),
        ("NL", {None: 20}, None),
        ("XX", {"SEK": 1}, "SEK"),
        ("NL", {}, None),
    ],
)
def test_sums_are_shown_in_the_executives_currency_where_a_customer_pays_in_it(
    country: str, paid: dict[str | None, int], currency: str | None
) -> None:
    assert home_currency(country, paid) == currency
