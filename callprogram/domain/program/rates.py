"""Exchange rates: what revenue in one currency is in another, by the table of one day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from babel.numbers import get_territory_currencies

_EURO = "EUR"


@dataclass(frozen=True)
class Rate:
    """How much of a currency (ISO 4217) a euro was worth on a day."""

    id: int
    currency: str
    per_euro: Decimal
    as_of: date


@dataclass(frozen=True)
class Rates:
    """How much of each currency a euro is worth, by the table of a day; without a table only the euro is known."""

    as_of: date | None = None
    per_euro: Mapping[str, Decimal] = field(default_factory=dict)

    def factor(self, currency: str | None, into: str | None) -> Decimal | None:
        """By what an amount is multiplied to be in another currency; None where a rate is not known."""
        if currency == into:
            return Decimal(1)
        one, other = self._per_euro(currency), self._per_euro(into)
        return other / one if one and other else None

    def _per_euro(self, currency: str | None) -> Decimal | None:
        return Decimal(1) if currency == _EURO else self.per_euro.get(currency or "")


NO_RATES = Rates()


def rates_from(rows: Iterable[Rate]) -> Rates:
    """The table that these are the rows of."""
    kept = tuple(rows)
    return Rates(max((each.as_of for each in kept), default=None), {each.currency: each.per_euro for each in kept})


def home_currency(country: str, paid: Mapping[str | None, int]) -> str | None:
    """The currency to show sums in: that of the executive's country where a customer pays in it, else the commonest.

    `paid` is how many customers pay in each; None is a currency that is not named, taken only where there is no other.
    """
    for each in currencies_of(country):
        if each in paid:
            return each
    named = {currency: many for currency, many in paid.items() if currency is not None}
    return max(sorted(named), key=lambda currency: named[currency], default=None)


def currencies_of(country: str) -> Collection[str]:
    """What is paid in there, the usual one first."""
    return get_territory_currencies(country)
