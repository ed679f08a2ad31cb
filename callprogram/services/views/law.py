"""What is held for the law."""

from dataclasses import dataclass
from typing import Protocol

from callprogram.domain.customers.customers import Customer
from callprogram.domain.law.legal_holds import LegalHold


@dataclass(frozen=True)
class HoldView:
    """A legal hold, and what it is on by name: the reference of a case, a customer, or neither for a cause."""

    hold: LegalHold
    what: str
    reference: str | None = None
    customer: Customer | None = None


class Law(Protocol):
    """What is held for the law."""

    def legal_holds(self) -> tuple[HoldView, ...]:
        """The holds that stand, the latest first; none for whoever works with no cases."""

    def legal_hold(self, hold_id: int) -> HoldView:
        """One hold, lifted or not; raises NotFoundError where there is none that the reader may see."""
