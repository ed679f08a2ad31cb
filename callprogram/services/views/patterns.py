"""Patterns: what causes cases again and again, and whom a call about it would help."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from callprogram.domain.customers.customers import Customer
from callprogram.domain.patterns.fairness import Fairness
from callprogram.domain.patterns.patterns import Pattern
from callprogram.domain.patterns.remedies import Concerned, Remedy


@dataclass(frozen=True)
class PatternView:
    """A pattern, and the customers who are worth a call, the quiet ones first."""

    pattern: Pattern
    worth_calling: tuple[Customer, ...]


@dataclass(frozen=True)
class RemedyView:
    """What was changed because of a cause, how many know it of how many, and who they are where that may be read."""

    remedy: Remedy
    told: int
    of: int
    concerned: tuple[Concerned, ...] = ()


class Patterns(Protocol):
    """Patterns: what causes cases again and again, and whom a call about it would help."""

    def causes(self) -> tuple[str, ...]:
        """The causes in use, those of most cases first."""

    def patterns(self, since: date, zone: str) -> tuple[PatternView, ...]:
        """The patterns in cases that came on that day or later, those of most customers first; days as in that zone."""

    def remedies(self) -> tuple[RemedyView, ...]:
        """What was changed because of causes, the latest first."""

    def fairness(self, since: date | None = None) -> tuple[Fairness, ...]:
        """What those who wrote to the executive got beside the others, of cases that came on that day or later."""
