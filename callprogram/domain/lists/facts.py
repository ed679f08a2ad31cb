"""What planning knows of one customer on the day of the hour."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.promises.commitments import Commitment, Kind, State, overdue, unfinished

# A promise is spoken of in the hour after which it would be late.
DUE_WITHIN = timedelta(days=6)


@dataclass(frozen=True)
class Facts:
    """What planning knows of one customer on the day `today` of the hour.

    `commitments` are the unfinished ones, `own` the ids of those that the executive keeps; `reached_on` is when
    somebody last talked to them in a call, `called_on` when this program did; `tried_on` are the days since then on
    which somebody called in vain;
    `carried_over` says that last week's list did not come to them; on the day on which a hold of the account owner ends
    they are back. `vanished` says that the CRM's export has them no more and nobody has decided about it yet,
    `refused` that somebody asked not to be called at their number.
    """

    customer: Customer
    today: date
    commitments: tuple[Commitment, ...] = ()
    reached_on: date | None = None
    called_on: date | None = None
    cases: tuple[Case, ...] = ()
    carried_over: bool = False
    held_until: date | None = None
    vanished: bool = False
    elsewhere: bool = False
    refused: bool = False
    own: frozenset[int] = frozenset()
    tried_on: tuple[date, ...] = ()

    @property
    def in_touch_on(self) -> date | None:
        """When anybody last was in touch with them, in a call or by the CRM."""
        return max(filter(None, (self.customer.last_contact_on, self.reached_on)), default=None)


def promise_due(facts: Facts) -> Commitment | None:
    """The promise to call for: whoever asked to be called again, then what was kept, then what is due."""
    found = to_call_for(facts.commitments, facts.today, facts.own)
    return min(found, key=lambda each: (each.kind is not Kind.CALL_AGAIN, each.state is not State.KEPT), default=None)


def to_call_for(commitments: Iterable[Commitment], today: date, own: Collection[int]) -> tuple[Commitment, ...]:
    """The promises that ask for a call, the most urgent first.

    What is late is none of them, also where it is the executive's: whoever owes it is reminded, and there is something
    to tell once it is kept or has a new date. Whoever asked to be called again still waits for that.
    """
    found = to_tell(commitments, today, own)
    return tuple(each for each in found if each.kind is Kind.CALL_AGAIN or not overdue(each, today))


def to_tell(commitments: Iterable[Commitment], today: date, own: Collection[int]) -> tuple[Commitment, ...]:
    """What can be told in a call, the most urgent first: promises kept and not told, or the executive's own and due.

    They are due where they would be late before the next hour.
    """
    horizon = today + DUE_WITHIN
    return tuple(
        each
        for each in unfinished(commitments)
        if each.state is State.KEPT or (each.id in own and each.due_on is not None and each.due_on <= horizon)
    )


def next_promise(facts: Facts) -> date | None:
    """The day of the executive's next promise that is due later; that call is coming anyway."""
    own = (each.due_on for each in unfinished(facts.commitments) if each.id in facts.own)
    return min((day for day in own if day and day > facts.today + DUE_WITHIN), default=None)


def open_case(facts: Facts) -> Case | None:
    """The complaint to call for: the oldest of those not settled that nobody has talked to them about, else of all."""
    return min(
        (each for each in facts.cases if each.for_call and not each.settled_on),
        key=lambda each: (talked_about(each, facts), each.raised_on, each.id),
        default=None,
    )


def talked_about(complaint: Case, facts: Facts) -> bool:
    """Whether this program talked to the customer since they complained."""
    return facts.called_on is not None and facts.called_on > complaint.raised_on


def tried_about(complaint: Case, facts: Facts) -> bool:
    """Whether somebody tried in vain since they complained."""
    return any(day > complaint.raised_on for day in facts.tried_on)
