"""By which measure revenue counts: one for all whose currency has a rate, their own for the others."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.program.rates import NO_RATES, Rates
from callprogram.domain.program.yardsticks import Yardstick, yardsticks

RATES = Rates(date(2026, 10, 30), {"USD": Decimal("1.25"), "JPY": Decimal("175.68"), "GBP": Decimal("0.8")})
AMOUNTS = st.lists(
    st.tuples(st.sampled_from(["EUR", "USD", "JPY", "GBP", "XAF", None]), st.integers(0, 10**9)), max_size=40
)


def test_currencies_with_a_rate_are_measured_together() -> None:
    found = yardsticks([("EUR", 100), ("EUR", 300), ("USD", 1000)], RATES)
    assert found == {"EUR": Yardstick(400, 300), "USD": Yardstick(500, 375)}


@pytest.mark.parametrize("rates", [NO_RATES, RATES])
def test_a_currency_alone_or_without_a_rate_is_measured_by_itself(rates: Rates) -> None:
    found = yardsticks([("USD", 100), ("USD", 200), ("XAF", 7), (None, 9)], rates)
    assert found == {"USD": Yardstick(150, 100), "XAF": Yardstick(7, 7), None: Yardstick(9, 9)}


@given(AMOUNTS)
def test_about_half_are_at_the_middle_or_below_it_whatever_they_pay_in(amounts: list[tuple[str | None, int]]) -> None:
    found = yardsticks(amounts, RATES)
    known = [each for each in amounts if each[0] in {"EUR", *RATES.per_euro}]
    small = sum(amount <= found[currency].middle for currency, amount in known)
    assert small * 2 >= len(known)
    below = sum(amount < found[currency].middle - 200 for currency, amount in known)
    assert below * 2 <= len(known)


@given(AMOUNTS)
def test_the_mean_is_the_same_in_every_currency_with_a_rate(amounts: list[tuple[str | None, int]]) -> None:
    found = yardsticks(amounts, RATES)
    rates = {"EUR": Decimal(1), **RATES.per_euro}
    known = {currency: each for currency, each in found.items() if currency in rates}
    in_euros = [Decimal(each.mean) / rates[currency or ""] for currency, each in known.items()]
    assert not in_euros or max(in_euros) - min(in_euros) <= 2
