"""What planning knows of one customer on the day of the hour."""

from dataclasses import dataclass
from datetime import date, timedelta

from callprogram.domain.commitments import Commitment, State, unfinished
from callprogram.domain.customers import Customer
from callprogram.domain.escalations import Escalation

# A promise is spoken of in the hour after which it would be late.
DUE_WITHIN = timedelta(days=6)


@dataclass(frozen=True)
class Facts:
    """What planning knows of one customer on the day `today` of the hour.

    `commitments` are the unfinished ones; `reached_on` is when somebody last spoke to them, in a call or by the CRM;
    `called_on` is when this program last reached them; `carried_over` says that last week's list did not come to
    them; on the day on which a hold of the account owner ends they are back. `vanished` says that the CRM's export has
    them no more and nobody has decided about it yet.
    """

    customer: Customer
    today: date
    commitments: tuple[Commitment, ...] = ()
    reached_on: date | None = None
    called_on: date | None = None
    escalations: tuple[Escalation, ...] = ()
    carried_over: bool = False
    held_until: date | None = None
    vanished: bool = False
    elsewhere: bool = False


def promise_due(facts: Facts) -> Commitment | None:
    """The most urgent promise to speak of: kept and not told, overdue, or due before the next hour."""
    horizon = facts.today + DUE_WITHIN
    for commitment in unfinished(facts.commitments):
        if commitment.state is State.KEPT or (commitment.due_on and commitment.due_on <= horizon):
            return commitment
    return None


def next_promise(facts: Facts) -> date | None:
    """The day of the next promise that is due later; that call is coming anyway."""
    later = (
        each.due_on for each in unfinished(facts.commitments) if each.due_on and each.due_on > facts.today + DUE_WITHIN
    )
    return min(later, default=None)


def open_escalation(facts: Facts) -> Escalation | None:
    """The oldest complaint that is not settled."""
    return min(
        (each for each in facts.escalations if not each.settled_on),
        key=lambda each: (each.raised_on, each.id),
        default=None,
    )
