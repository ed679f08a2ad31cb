"""What changed of a customer, in plain words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from callprogram.domain.customers.changes import about_in_words, changed, money
from callprogram.domain.customers.customers import Customer
from callprogram.domain.program.rates import Rates
from tests.examples import ANN, BOB

ACME = Customer(1, company="Acme", health=70, contacts=(ANN,))


@pytest.mark.parametrize(
    ("revenue", "currency", "words"),
    [
        (Decimal(1_300_000), "EUR", "€1.3M"),
        (Decimal(1_000_000), "EUR", "€1M"),
        (Decimal(24_500), "USD", "$24.5K"),
        (Decimal(999), "GBP", "£999"),
        (Decimal(0), "USD", "$0"),
        (Decimal(12_000), "CHF", "CHF12K"),
        (Decimal("1300000.40"), None, "1,300,000"),
        (None, "EUR", ""),
        (None, None, ""),
    ],
)
def test_money_is_said_as_people_say_it(revenue: Decimal | None, currency: str | None, words: str) -> None:
    assert money(Customer(1, revenue=revenue, currency=currency)).replace("\N{NO-BREAK SPACE}", "") == words


def test_what_differs_is_said_with_before_and_after() -> None:
    after = replace(ACME, company="Acme Ltd", health=None, renewal_on=date(2027, 3, 1), contacts=(BOB, ANN))
    assert changed(ACME, after) == (
        "contact Ann Lee → Bob Ray",
        "health 70 → not known",
        "company Acme → Acme Ltd",
        "number +1 202-555-0143 → +1 202-555-0144",
        "renewal not known → 2027-03-01",
    )
    assert changed(ACME, after, ("health",)) == ("health 70 → not known",)
    assert changed(ACME, ACME) == ()


def test_a_long_value_is_cut() -> None:
    (words,) = changed(ACME, replace(ACME, notes="so\n" * 99), ("notes",))
    assert len(words) < 100


@pytest.mark.parametrize(
    ("revenue", "currency", "country", "words"),
    [
        ("797000", "CAD", "NL", "about €531.3K"),
        ("797000", "EUR", "NL", ""),
        ("797000", "AED", "NL", ""),
        (None, "CAD", "NL", ""),
        ("1000000", "EUR", "CA", "about CA$1.5M"),
    ],
)
def test_revenue_in_another_currency_is_said_in_one_s_own_too(
    revenue: str | None, currency: str, country: str, words: str
) -> None:
    rates = Rates(date(2026, 10, 30), {"CAD": Decimal("1.5")})
    customer = Customer(1, revenue=Decimal(revenue) if revenue else None, currency=currency)
    assert about_in_words(customer, rates, country) == words
