"""Activities: calls, notes and promises as a CRM takes them back, each once."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.promises.commitments import Commitment


class Shape(StrEnum):
    """The import that a file is written for."""

    SALESFORCE = "salesforce"
    HUBSPOT = "hubspot"
    GENERIC = "generic"


@dataclass(frozen=True)
class Activity:
    """A call, the note of one, or a promise, with the customer; no private note is ever one."""

    customer: Customer
    call: Call | None = None
    commitment: Commitment | None = None

    @property
    def key(self) -> str:
        """What it is known by here and in the file: `call-17`, `promise-3`."""
        return f"call-{self.call.id}" if self.call else f"promise-{self.commitment.id if self.commitment else 0}"

    @property
    def at(self) -> datetime:
        """When the call began, or the promise was made."""
        if self.call:
            return self.call.started_at
        if self.commitment:
            return self.commitment.made_at
        raise ValueError("an activity is a call or a promise")


@dataclass(frozen=True)
class WriteBack:
    """One file written for a CRM: what was in it, so that no other file has it again."""

    id: int
    shape: Shape
    since: date
    written_at: datetime
    written_by: str
    keys: tuple[str, ...]
