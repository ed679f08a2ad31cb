"""What is proposed about a letter: three gates, a route, and what they want; rules in one place, one sentence each."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from callprogram.domain.letters.routes import Kind, Route


class Gate(StrEnum):
    """How one of the three questions is answered."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Known:
    """Whether we know whoever wrote, and whose letter it is; `sure` is false where only a name says so."""

    answer: Gate
    because: str
    customer_id: int | None = None
    crm_id: str | None = None
    company: str = ""
    sure: bool = False


@dataclass(frozen=True)
class Genuine:
    """Whether it is what it says, and what kind of letter it is; `vouched_for` by our own mail server alone."""

    answer: Gate
    kind: Kind
    because: str
    vouched_for: bool | None = None


@dataclass(frozen=True)
class Answered:
    """Whether somebody is on it already; `case` is what it would join, where that has a reference."""

    answer: Gate
    because: str
    case: str | None = None


@dataclass(frozen=True)
class Money:
    """What somebody asks for."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Proposal:
    """What could be done with a letter, and why; nothing is done by itself.

    `no_calls` are the words with which they ask not to be called.
    """

    known: Known
    genuine: Genuine
    answered: Answered
    route: Route
    because: str
    redirect_to: str = ""
    urgent: str = ""
    wants: str = ""
    asked: Money | None = None
    call_at: str = ""
    phone: str = ""
    private: bool = False
    no_calls: str = ""
