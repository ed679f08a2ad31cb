"""Decisions: those of a case and those that wait, what is left of budgets, and a month's sample."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision, State
from callprogram.domain.decisions.reviews import Review
from callprogram.domain.decisions.staying import Since


@dataclass(frozen=True)
class DecisionView:
    """A decision, the case and whom it is about, by name, and what is left of its decider's budget by now.

    `left` is None where they have none in its currency, or it costs nothing; `since` says whether the customer stayed.
    """

    decision: Decision
    reference: str
    name: str
    left: Decimal | None = None
    review: Review | None = None
    since: Since | None = None


@dataclass(frozen=True)
class BudgetView:
    """A budget, and what is left of it this quarter."""

    budget: Budget
    left: Decimal


@dataclass(frozen=True)
class DecisionsWanted:
    """Which decisions somebody asks for."""

    ids: tuple[int, ...] | None = None
    case_ids: tuple[int, ...] | None = None
    states: frozenset[State] = frozenset()


class Decisions(Protocol):
    """Decisions: those of a case and those that wait, what is left of budgets, and a month's sample."""

    def decisions(self, wanted: DecisionsWanted, today: date, limit: int = 50) -> Sequence[DecisionView]:
        """The decisions that the reader may see, the latest first."""

    def decisions_like(self, case_id: int, today: date, limit: int = 5) -> Sequence[DecisionView]:
        """The latest decisions in other cases with a cause of this one."""

    def goodwill(self, today: date) -> Mapping[str, Decimal]:
        """What all that the reader may see has cost in the quarter of this day, by currency."""

    def budgets(self, today: date) -> Sequence[BudgetView]:
        """Every budget that the reader may see, by address; their own at least."""

    def sample(self, month: date, zone: str, today: date) -> Sequence[DecisionView]:
        """What of the month that begins on this day is looked at again."""
