"""Budgets: what somebody may give in a quarter and in one case without asking, in one currency."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from callprogram.domain.decisions.decisions import Decision, State
from callprogram.domain.decisions.money import in_words
from callprogram.errors import BadInputError

_MONTHS = 3


@dataclass(frozen=True)
class Budget:
    """Somebody's budget of a calendar quarter, by their address: all together, and the most for one case.

    What is dearer than `look_above` is always looked at afterwards; where it is None only what somebody else approved.
    """

    id: int
    email: str
    currency: str
    amount: Decimal
    most: Decimal
    look_above: Decimal | None = None


def budget_of(email: str, currency: str, amount: Decimal, most: Decimal, look_above: Decimal | None = None) -> Budget:
    """A budget; raises BadInputError where one case could cost more than the whole quarter."""
    if most > amount:
        raise BadInputError(
            "The most for one case cannot be more than the budget of the quarter; lower the one or raise the other."
        )
    return Budget(0, email, currency, amount, most, look_above)


def quarter(day: date) -> tuple[int, int]:
    """The calendar quarter of a day: its year, and 1 to 4."""
    return day.year, (day.month - 1) // _MONTHS + 1


def quarter_begins(day: date) -> date:
    """The first day of its calendar quarter."""
    year, number = quarter(day)
    return date(year, (number - 1) * _MONTHS + 1, 1)


def spent(budget: Budget, decisions: Iterable[Decision], day: date) -> Decimal:
    """What was paid from it in the quarter of this day."""
    paid = (each for each in decisions if _is_paid_from(budget, each))
    return _sum(each for each in paid if each.charged_on and quarter(each.charged_on) == quarter(day))


def left(budget: Budget, decisions: Iterable[Decision], day: date) -> Decimal:
    """What is left of it in the quarter of this day; below zero where it was lowered after something was given."""
    return budget.amount - spent(budget, decisions, day)


def above(budget: Budget, decisions: Collection[Decision], wanted: Decision, matter: Collection[int], day: date) -> str:
    """Why a decision is more than the budget carries, in words; empty where it fits.

    `matter` are the ids of the cases that are one with the decision's.
    """
    amount, here = wanted.amount or Decimal(0), budget.currency
    remaining = left(budget, decisions, day)
    if amount > remaining:
        return f"{in_words(max(remaining, Decimal(0)), here)} of {in_words(budget.amount, here)} are left this quarter"
    given = _sum(each for each in decisions if _is_paid_from(budget, each) and each.case_id in matter)
    if given + amount > budget.most:
        before = f", {in_words(given, here)} were given before" if given else ""
        return f"one case may cost {in_words(budget.most, here)}{before}"
    return ""


def _is_paid_from(budget: Budget, decision: Decision) -> bool:
    whose = decision.charged_to == budget.email and decision.currency == budget.currency
    return whose and decision.state is State.DECIDED


def _sum(decisions: Iterable[Decision]) -> Decimal:
    return sum((each.amount or Decimal(0) for each in decisions), Decimal(0))
