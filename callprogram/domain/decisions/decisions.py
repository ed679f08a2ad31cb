"""Decisions: what was asked for, offered and taken in a case, or refused, and why; never changed, only taken back."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from callprogram.domain.decisions.money import in_words
from callprogram.errors import BadInputError, NotAllowedError, StateError


class Kind(StrEnum):
    """What was given; `no` is nothing, because."""

    CREDIT = "credit"
    REFUND = "refund"
    REPLACEMENT = "replacement"
    WAIVER = "waiver"
    EXPEDITE = "expedite"
    GESTURE = "gesture"
    OTHER = "other"
    NO = "no"


class State(StrEnum):
    """Where a decision stands; one that waits is nobody's yet, and nothing is given."""

    DECIDED = "decided"
    WAITING = "waiting"
    REFUSED = "refused"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True)
class Decision:
    """One decision in a case, by whom (their address) and when.

    With an amount it is paid from the budget of `charged_to` in the quarter of `charged_on`; both are empty while it
    costs nobody anything. `above` says why it was more than its decider's budget carries, and `approver` is who is
    asked then, and afterwards who approved or refused. `ended_by` refused it or took it back, `ended_why`.
    """

    id: int
    case_id: int
    kind: Kind
    why: str
    decided_by: str
    decided_at: datetime
    amount: Decimal | None = None
    currency: str = ""
    asked: str = ""
    offered: str = ""
    taken: str = ""
    state: State = State.DECIDED
    above: str = ""
    approver: str = ""
    approved_at: datetime | None = None
    charged_to: str = ""
    charged_on: date | None = None
    ended_by: str = ""
    ended_at: datetime | None = None
    ended_why: str = ""

    @property
    def said_at(self) -> datetime | None:
        """When somebody else said yes or no, where that is how it stands."""
        return {State.DECIDED: self.approved_at, State.REFUSED: self.ended_at}.get(self.state)


def decided(decision: Decision) -> Decision:
    """The decision as it may be kept; raises BadInputError where it does not say enough."""
    if not decision.why.strip():
        raise BadInputError("Say why, in a few words; whoever looks at it afterwards reads them.")
    if decision.kind is Kind.NO and decision.amount is not None:
        raise BadInputError("A no costs nothing; leave the amount out, or choose what is given.")
    words = {name: getattr(decision, name).strip() for name in ("why", "asked", "offered", "taken")}
    return replace(decision, **words)


def charged(decision: Decision, to: str, on: date) -> Decision:
    """The decision made, and its amount, if it has one, paid from somebody's budget."""
    if decision.amount is None:
        return replace(decision, state=State.DECIDED)
    return replace(decision, state=State.DECIDED, charged_to=to, charged_on=on)


def waiting(decision: Decision, above: str, approver: str) -> Decision:
    """The decision as one that somebody else is asked about."""
    return replace(decision, state=State.WAITING, above=above, approver=approver)


def approved(decision: Decision, by: str, at: datetime, on: date) -> Decision:
    """The decision made by somebody else's word, and from their budget; raises where it is not theirs to approve."""
    _require_waiting(decision, by)
    return charged(replace(decision, approver=by, approved_at=at), by, on)


def refused(decision: Decision, by: str, at: datetime, why: str) -> Decision:
    """The decision refused; raises BadInputError without a reason."""
    _require_waiting(decision, by)
    if not why.strip():
        raise BadInputError("Say why not; whoever asked reads it.")
    return replace(decision, state=State.REFUSED, approver=by, ended_by=by, ended_at=at, ended_why=why.strip())


def asked_again(decision: Decision, by: str, asked: str) -> Decision:
    """The decision as one that waits for whoever was asked, as if nobody had said anything; raises where others did."""
    if not decision.said_at:
        raise StateError(f"This decision is {decision.state.replace('-', ' ')}; there is no yes or no to take back.")
    if decision.approver != by:
        raise NotAllowedError("Only whoever said it takes a yes or a no back; in the case anybody can, with a reason.")
    unsaid = replace(decision, state=State.WAITING, approver=asked, approved_at=None, charged_to="", charged_on=None)
    return replace(unsaid, ended_by="", ended_at=None, ended_why="")


def taken_back(decision: Decision, by: str, at: datetime, why: str) -> Decision:
    """The decision taken back, which frees what it cost; raises BadInputError without a reason."""
    if decision.state not in {State.DECIDED, State.WAITING}:
        raise StateError(f"This decision is {decision.state.replace('-', ' ')} already.")
    if not why.strip():
        raise BadInputError("Say why it is taken back; the decision stays beside it.")
    ended = replace(decision, state=State.TAKEN_BACK, ended_by=by, ended_at=at, ended_why=why.strip())
    return replace(ended, charged_to="", charged_on=None)


def what(decision: Decision) -> str:
    """What was decided in a few words: `Credit of €120.00`, `No`, `Replacement: a new pump`."""
    if decision.kind is Kind.NO:
        return "No"
    name = decision.kind.capitalize() if decision.kind is not Kind.OTHER else "Something else"
    cost = f" of {in_words(decision.amount, decision.currency)}" if decision.amount is not None else ""
    return f"{name}{cost}" + (f": {decision.taken}" if decision.taken else "")


def _require_waiting(decision: Decision, by: str) -> None:
    if decision.state is not State.WAITING:
        raise StateError(f"This decision is {decision.state.replace('-', ' ')}; there is nothing to approve.")
    if decision.decided_by == by:
        raise NotAllowedError("Nobody approves what they decided themselves; ask somebody else.")
