"""Revenue of those who were talked to: in each currency, and together at known rates."""

from datetime import date
from decimal import Decimal

import pytest

from callprogram.domain.program.rates import Rates
from callprogram.domain.results.revenue import (
    Revenue,
    lines_in_words,
    note_in_words,
    share_in_words,
    together,
    unknown_in_words,
)

TODAY = date(2026, 11, 22)
RATES = Rates(date(2026, 10, 30), {"USD": Decimal("1.25"), "GBP": Decimal("0.8")})


def revenue(currency: str | None, heard: int, total: int, customers: int = 1) -> Revenue:
    return Revenue(currency, Decimal(heard), Decimal(total), customers)


@pytest.mark.parametrize(
    ("heard", "total", "words"),
    [(3, 10, "30%"), (1, 1000, "below 1%"), (999, 1000, "above 99%"), (10, 10, "100%"), (0, 0, "unknown")],
)
def test_a_share_is_said_in_percent(heard: int, total: int, words: str) -> None:
    assert share_in_words(revenue("USD", heard, total)) == words


def test_every_currency_counts_at_the_rates_of_the_day() -> None:
    found = together([revenue("EUR", 100, 200), revenue("USD", 125, 500), revenue("GBP", 0, 80)], RATES, "NL")
    assert found.sum == revenue("EUR", 200, 700, customers=3)
    assert lines_in_words(found) == (
        "EUR: 50%, €100 of €200",
        "USD: 25%, $125 of $500 (€100 of €400)",
        "GBP: 0%, £0 of £80 (€0 of €100)",
    )
    assert note_in_words(found, TODAY) == (
        "Revenue of the customers you talked to: €200 of €700 at the rates of 30 October."
    )


def test_where_no_rate_is_known_it_is_named() -> None:
    found = together([revenue("EUR", 100, 200), revenue("XAF", 10, 20), revenue(None, 1, 2)], RATES, "NL")
    assert found.sum == revenue("EUR", 100, 200)
    assert [each.currency for each in found.unknown] == [None, "XAF"]
    assert unknown_in_words(found) == "Not included, for want of a rate: 2 (no currency), FCFA\u00a020 (XAF)."
    assert unknown_in_words(together([revenue("EUR", 1, 2), revenue("AED", 1, 2)], RATES, "NL")) == (
        "Not included, for want of a rate: AED\u00a02."
    )


@pytest.mark.parametrize("currency", ["USD", "XAF", None])
def test_one_currency_alone_needs_no_rates(currency: str | None) -> None:
    found = together([revenue(currency, 3, 10)], Rates(), "NL")
    assert (found.sum.share, found.unknown, lines_in_words(found)) == (0.3, (), ())
    assert "rates" not in note_in_words(found, TODAY)


def test_without_any_revenue_nothing_is_said_of_it() -> None:
    found = together([], RATES, "NL")
    assert (share_in_words(found.sum), note_in_words(found, TODAY)) == ("unknown", "")
