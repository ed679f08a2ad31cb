"""Revenue of the customers who were talked to, of all customers': in each currency, and together at known rates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from callprogram.domain.customers.changes import amount_in_words
from callprogram.domain.program.rates import Rates, home_currency
from callprogram.domain.words.dates import in_words

_CENT = Decimal("0.01")
_HALF_A_PERCENT = 0.005
_NAMED = 4


@dataclass(frozen=True)
class Revenue:
    """The revenue of `customers` in one currency (ISO 4217; None where the CRM names none), and of those heard."""

    currency: str | None
    heard: Decimal
    total: Decimal
    customers: int = 0

    @property
    def share(self) -> float | None:
        """How much of it was heard, 0 to 1; None where there is none."""
        return float(self.heard / self.total) if self.total else None


@dataclass(frozen=True)
class Line:
    """What was heard in one currency, and the same in that of the sum; None where no rate is known."""

    own: Revenue
    in_sum: Revenue | None

    @property
    def is_foreign(self) -> bool:
        """Whether it is in another currency than the sum."""
        return self.in_sum is not None and self.in_sum.currency != self.own.currency


@dataclass(frozen=True)
class Together:
    """The revenue of all whose currency has a rate, in one currency by the table of a day, and what it is made of."""

    sum: Revenue
    rates_of: date | None
    lines: tuple[Line, ...]

    @property
    def unknown(self) -> tuple[Revenue, ...]:
        """What is not in the sum, as no rate is known."""
        return tuple(line.own for line in self.lines if line.in_sum is None)


def together(by_currency: Iterable[Revenue], rates: Rates, country: str) -> Together:
    """Revenue added up in the currency of a program's country; those first that were heard, and the most customers."""
    found = tuple(sorted(by_currency, key=lambda each: (not each.heard, -each.customers, each.currency or "")))
    home = home_currency(country, {each.currency: each.customers for each in found})
    lines = tuple(Line(each, in_currency(each, rates, home)) for each in found)
    return Together(_added_up(home, [line.in_sum for line in lines if line.in_sum]), rates.as_of, lines)


def in_currency(revenue: Revenue, rates: Rates, into: str | None) -> Revenue | None:
    """The same in another currency, in hundredths; None where a rate is not known."""
    if factor := rates.factor(revenue.currency, into):
        heard, total = ((amount * factor).quantize(_CENT) for amount in (revenue.heard, revenue.total))
        return Revenue(into, heard, total, revenue.customers)
    return None


def _added_up(currency: str | None, known: Sequence[Revenue]) -> Revenue:
    heard, total = sum((each.heard for each in known), Decimal()), sum((each.total for each in known), Decimal())
    return Revenue(currency, heard, total, sum(each.customers for each in known))


def share_in_words(revenue: Revenue) -> str:
    """How much of it was heard, in percent; a little of it is not nothing, and not all of it is not all."""
    if revenue.share is None:
        return "unknown"
    if 0 < revenue.share < _HALF_A_PERCENT:
        return "below 1%"
    return "above 99%" if 1 - _HALF_A_PERCENT <= revenue.share < 1 else f"{revenue.share:.0%}"


def amounts_in_words(revenue: Revenue) -> str:
    """What was heard of what there is, `$2.4M of $8M`."""
    heard, total = (amount_in_words(amount, revenue.currency) for amount in (revenue.heard, revenue.total))
    return f"{heard} of {total}"


def name_in_words(revenue: Revenue) -> str:
    """What the revenue is in."""
    return revenue.currency or "no currency"


def note_in_words(found: Together, today: date) -> str:
    """Whose revenue it is and how much, at which day's rates, and what is not in it."""
    if not found.lines:
        return ""
    is_foreign = any(line.is_foreign for line in found.lines)
    rates = f" at the rates of {in_words(found.rates_of, today)}" if found.rates_of and is_foreign else ""
    words = f"Revenue of the customers you talked to: {amounts_in_words(found.sum)}{rates}."
    return " ".join(filter(None, [words, unknown_in_words(found)]))


def lines_in_words(found: Together) -> tuple[str, ...]:
    """Each currency with its share and amounts, those of foreign ones in the currency of the sum as well."""
    return tuple(map(_line_in_words, found.lines)) if len(found.lines) > 1 else ()


def unknown_in_words(found: Together) -> str:
    """What is not in the sum, as no rate is known; empty where everything is."""
    amounts = [_named(each) for each in found.unknown]
    more = f" and {len(amounts) - _NAMED} more" if len(amounts) > _NAMED else ""
    return f"Not included, for want of a rate: {', '.join(amounts[:_NAMED])}{more}." if amounts else ""


def _named(revenue: Revenue) -> str:
    """An amount with its currency: a sign alone, such as FCFA, may be unknown."""
    amount, name = amount_in_words(revenue.total, revenue.currency), name_in_words(revenue)
    return amount if name in amount else f"{amount} ({name})"


def _line_in_words(line: Line) -> str:
    words = f"{name_in_words(line.own)}: {share_in_words(line.own)}, {amounts_in_words(line.own)}"
    return f"{words} ({amounts_in_words(line.in_sum)})" if line.in_sum and line.is_foreign else words
