"""Yardsticks: what revenue is measured by in each currency; one for all whose currency has a rate."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from callprogram.domain.program.rates import NO_RATES, Rates

_EURO = "EUR"


@dataclass(frozen=True)
class Yardstick:
    """The mean and the middle of revenue, in hundredths of a currency."""

    mean: int
    middle: int


@dataclass(frozen=True)
class Amounts:
    """The revenue of all customers who pay in one currency: how many, their sum, and the middle one, in hundredths."""

    count: int
    total: int
    middle: int


def yardsticks(revenue: Iterable[tuple[str | None, int]], rates: Rates = NO_RATES) -> dict[str | None, Yardstick]:
    """The yardstick in each currency of these amounts, in hundredths."""
    by_currency: dict[str | None, list[int]] = defaultdict(list)
    for currency, amount in sorted(revenue, key=lambda each: each[1]):
        by_currency[currency].append(amount)
    amounts = {currency: _amounts(found) for currency, found in by_currency.items()}
    return measured(amounts, rates, lambda most: sum(bisect_right(by_currency[each], most[each]) for each in most))


def measured(
    amounts: Mapping[str | None, Amounts], rates: Rates, up_to: Callable[[Mapping[str | None, int]], int]
) -> dict[str | None, Yardstick]:
    """The yardstick in each currency: of its own customers where no rate is known, else of all who have one.

    `up_to` counts the customers of all currencies whose revenue is so many hundredths of theirs at most.
    """
    own = {currency: Yardstick(each.total // each.count, each.middle) for currency, each in amounts.items()}
    known = {each: rate for each in amounts if (rate := rates.factor(_EURO, each))}
    if len(known) <= 1:
        return own
    total = sum((amounts[each].total / rate for each, rate in known.items()), Decimal())
    mean = total / sum(amounts[each].count for each in known)
    middle = _middle(amounts, known, up_to)
    return own | {each: Yardstick(int(mean * rate), int(middle * rate)) for each, rate in known.items()}


def _middle(
    amounts: Mapping[str | None, Amounts],
    known: Mapping[str | None, Decimal],
    up_to: Callable[[Mapping[str | None, int]], int],
) -> int:
    """The revenue of the middle customer in hundredths of a euro; it lies between the middles of the currencies."""
    half = (sum(amounts[each].count for each in known) + 1) // 2
    middles = [amounts[each].middle / rate for each, rate in known.items()]
    between = range(int(min(middles)), int(max(middles)) + 2)
    found = bisect_left(between, half, key=lambda most: up_to({each: int(most * known[each]) for each in known}))
    return between[min(found, len(between) - 1)]


def _amounts(found: Sequence[int]) -> Amounts:
    """Of amounts in ascending order."""
    return Amounts(len(found), sum(found), found[(len(found) - 1) // 2])
