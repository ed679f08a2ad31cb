"""What was promised, by whom, and whether it was kept."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from callprogram.domain.customers.customers import Customer
from callprogram.domain.promises.boards import BoardFilter
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.steps import Step


@dataclass(frozen=True)
class Promise:
    """A commitment with the customer it was made to."""

    commitment: Commitment
    customer: Customer


@dataclass(frozen=True)
class Board:
    """The first promises of those that somebody wants to look at, and how many there are in all."""

    total: int
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class KeptOnTime:
    """The promises of one owner that were due in one month: how many, and how many were kept by their day."""

    month: date
    owner: str
    due: int
    on_time: int


class Promises(Protocol):
    """What was promised, by whom, and whether it was kept."""

    def promises(self, *, unfinished: bool = False, owner: str | None = None) -> tuple[Promise, ...]:
        """The commitments, most urgent first."""

    def board(self, wanted: BoardFilter, today: date, limit: int) -> Board:
        """The first promises that are wanted, the overdue ones first."""

    def promisers(self) -> tuple[str, ...]:
        """Everybody who owes or owed a promise that the reader may know of, by name."""

    def owners(self) -> tuple[str, ...]:
        """Everybody who looks after a customer or owes a promise, by name."""

    def kept_on_time(self, since: date, today: date, zone: str) -> tuple[KeptOnTime, ...]:
        """How many of the promises due in each month were kept by their day, by owner; days as in that zone."""

    def promised_by(self, commitment_id: int) -> str:
        """In whose name a promise was made: the executive of its call, else the first one; empty without a name."""

    def steps(self, commitment_id: int) -> tuple[Step, ...]:
        """What happened to a promise, the first step first."""
