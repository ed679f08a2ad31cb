"""The calls that were made or are running, what was said in them, and the questions that are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat


@dataclass(frozen=True)
class CallLine:
    """A call with the customer it was made to."""

    call: Call
    customer: Customer


class Calls(Protocol):
    """The calls that were made or are running, what was said in them, and the questions that are asked."""

    def calls(self, *, customer_id: int | None = None, since: datetime | None = None) -> tuple[CallLine, ...]:
        """The calls, latest first."""

    def running_call(self, program: Program) -> CallLine | None:
        """The call that the provider rings for the program's executive, if there is one."""

    def missed_calls(self, program: Program) -> tuple[CallLine, ...]:
        """The latest call of each customer who called back in vain and whom nobody has called since."""

    def unsettled_calls(self, since: datetime) -> tuple[Call, ...]:
        """The calls begun since then of which the provider has not said how they ended, and will if it is asked."""

    def note(self, entry_id: int) -> str:
        """The note of the entry's latest call as it is kept; empty where there is none."""

    def private_notes(self, call_list_id: int) -> Mapping[int, str] | None:
        """The private part of each such note of a list, by its entry; None but for the executive whose hour it is."""

    def themes(self) -> tuple[str, ...]:
        """What calls were about, the most frequent first; the list grows as people name new ones."""

    def questions(self, program_id: int) -> Mapping[Seat, tuple[str, ...]]:
        """What is asked in the calls of each seat: the program's own questions, else the usual ones."""
