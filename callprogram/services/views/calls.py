"""The calls that were made or are running."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.program.call_hour import Program


@dataclass(frozen=True)
class CallLine:
    """A call with the customer it was made to."""

    call: Call
    customer: Customer


class Calls(Protocol):
    """The calls that were made or are running."""

    def calls(self, *, customer_id: int | None = None, since: datetime | None = None) -> tuple[CallLine, ...]:
        """The calls, latest first."""

    def running_call(self, program: Program) -> CallLine | None:
        """The call that the provider rings for the program's executive, if there is one."""

    def missed_calls(self, program: Program) -> tuple[CallLine, ...]:
        """The latest call of each customer who called back in vain and whom nobody has called since."""

    def unsettled_calls(self, since: datetime) -> tuple[Call, ...]:
        """The calls begun since then of which the provider has not said how they ended, and will if it is asked."""
