"""Who should be called first: a score of named parts between 0 and 1, and a sentence from those that decided.

| part    | is 1 when                                                        | weight |
| ------- | ---------------------------------------------------------------- | ------ |
| promise | a promise is due within two weeks, overdue, or kept and not told | 8      |
| renewal | the contract renews today; falls to 0 at 120 days                | 3      |
| at risk | health is 0 (from 60 down), or four open cases (from one up)     | 3      |
| unheard | nobody has spoken to them for a year or longer, or ever          | 3      |
| new     | they became a customer within the last 90 days                   | 1      |
| happy   | NPS is 9 or 10                                                   | 0.5    |
| value   | they are first by revenue among those who pay in their currency  | 2      |

The strongest part, value aside, names the seat; where none weighs half a point or more, the seat is random.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from callprogram.domain.commitments import Commitment, State, overdue, unfinished
from callprogram.domain.customers import Customer
from callprogram.domain.dates import counted, due_in_words, in_words

MINIMUM_GAP = timedelta(weeks=8)
_RENEWAL_DAYS, _NEW_DAYS, _YEAR_DAYS = 120, 90, 365
_GOOD_HEALTH, _FEW_CASES, _MANY_CASES, _PROMOTER_NPS = 60, 1, 4, 9
_PROMISE_HORIZON = timedelta(weeks=2)
_VALUE_WEIGHT = 2.0
_LEAST_FOR_A_SEAT = 0.5


class Seat(StrEnum):
    """Why a place on the list exists."""

    PROMISE = "promise"
    RENEWAL = "renewal"
    AT_RISK = "at-risk"
    ESCALATION = "escalation"
    UNHEARD = "unheard"
    NEW = "new"
    HAPPY = "happy"
    RANDOM = "random"


_WEIGHTS = {
    Seat.PROMISE: 8.0,
    Seat.RENEWAL: 3.0,
    Seat.AT_RISK: 3.0,
    Seat.UNHEARD: 3.0,
    Seat.NEW: 1.0,
    Seat.HAPPY: 0.5,
}


@dataclass(frozen=True)
class Facts:
    """What planning knows of one customer on the day `today` of the hour.

    `commitments` are the unfinished ones; `reached_on` is when somebody last spoke to them, in a call or by the CRM;
    `called_on` is when this program last reached them; `on_hold` is what their account owner asked for.
    """

    customer: Customer
    today: date
    commitments: tuple[Commitment, ...] = ()
    reached_on: date | None = None
    called_on: date | None = None
    on_hold: bool = False

    @property
    def called_recently(self) -> bool:
        """Whether the program reached them less than the minimum gap ago."""
        return self.called_on is not None and self.today - self.called_on < MINIMUM_GAP


@dataclass(frozen=True)
class Score:
    """How strong a customer's claim is, the seat that it is for, and the sentence that says so."""

    total: float
    seat: Seat
    reason: str


def promise_due(facts: Facts) -> Commitment | None:
    """The most urgent promise to speak of: kept and not told, overdue, or due within two weeks of the hour."""
    horizon = facts.today + _PROMISE_HORIZON
    for commitment in unfinished(facts.commitments):
        if commitment.state is State.KEPT or (commitment.due_on and commitment.due_on <= horizon):
            return commitment
    return None


def ranks_of(customers: Iterable[Customer]) -> dict[int, float]:
    """Each customer's place by revenue among those with the same currency, 1.0 the first; none without revenue."""
    by_currency: dict[str | None, list[Customer]] = defaultdict(list)
    for customer in customers:
        if customer.revenue is not None:
            by_currency[customer.currency].append(customer)
    return {
        customer.id: place / len(group)
        for group in by_currency.values()
        for place, customer in enumerate(sorted(group, key=lambda each: (each.revenue or 0, -each.id)), start=1)
    }


def score_of(facts: Facts, rank: float) -> Score:
    """The customer's score on the day of the hour; `rank` is their place by revenue, between 0 and 1."""
    weighted = {seat: _WEIGHTS[seat] * part for seat, part in _parts(facts).items() if part > 0}
    total = round(sum(weighted.values()) + _VALUE_WEIGHT * rank, 3)
    by_weight = sorted(weighted, key=lambda seat: -weighted[seat])
    strong = [seat for seat in by_weight if weighted[seat] >= _LEAST_FOR_A_SEAT]
    seat = strong[0] if strong else Seat.RANDOM
    return Score(total, seat, _reason(facts, by_weight))


def _parts(facts: Facts) -> dict[Seat, float]:
    customer, today = facts.customer, facts.today
    return {
        Seat.PROMISE: 1.0 if promise_due(facts) else 0.0,
        Seat.RENEWAL: _nearness(customer.renewal_on, today),
        Seat.AT_RISK: _risk(customer),
        Seat.UNHEARD: _silence(facts.reached_on, today),
        Seat.NEW: 1.0 if _is_new(customer, today) else 0.0,
        Seat.HAPPY: 1.0 if (customer.nps or 0) >= _PROMOTER_NPS else 0.0,
    }


def _nearness(renewal_on: date | None, today: date) -> float:
    if renewal_on is None or renewal_on < today:
        return 0.0
    return max(0.0, 1 - (renewal_on - today).days / _RENEWAL_DAYS)


def _risk(customer: Customer) -> float:
    health = _GOOD_HEALTH if customer.health is None else customer.health
    cases = max(_FEW_CASES, customer.open_cases or 0)
    return max(1 - health / _GOOD_HEALTH, min(1.0, (cases - _FEW_CASES) / (_MANY_CASES - _FEW_CASES)))


def _silence(reached_on: date | None, today: date) -> float:
    return 1.0 if reached_on is None else min(1.0, max(0, (today - reached_on).days) / _YEAR_DAYS)


def _is_new(customer: Customer, today: date) -> bool:
    return customer.customer_since is not None and 0 <= (today - customer.customer_since).days <= _NEW_DAYS


def _reason(facts: Facts, by_weight: list[Seat]) -> str:
    words = (
        "; ".join(_IN_WORDS[seat](facts, facts.today) for seat in by_weight[:2])
        or "a customer like any other, picked so that nobody is forgotten"
    )
    return f"{words[0].upper()}{words[1:]}."


def _promise_in_words(facts: Facts, today: date) -> str:
    commitment = promise_due(facts)
    if commitment is None or commitment.due_on is None or commitment.state is State.KEPT:
        return f"“{commitment.text}” was kept; tell them" if commitment else ""
    when = "was due" if overdue(commitment, today) else "is due"
    return f"“{commitment.text}” {when} {due_in_words(commitment.due_on, today)}"


def _renewal_in_words(facts: Facts, today: date) -> str:
    renewal_on = facts.customer.renewal_on
    return f"renews on {in_words(renewal_on, today)}" if renewal_on else ""


def _risk_in_words(facts: Facts, _: date) -> str:
    customer = facts.customer
    said = []
    if customer.open_cases:
        said.append(counted(customer.open_cases, "open case"))
    if customer.health is not None and (customer.health < _GOOD_HEALTH or not said):
        said.append(f"health is {customer.health} of 100")
    return " and ".join(said)


def _silence_in_words(facts: Facts, today: date) -> str:
    if facts.reached_on:
        return f"{counted((today - facts.reached_on).days, 'day')} since the last contact"
    since = facts.customer.customer_since
    return f"customer since {since.year}, never called" if since else "never called"


_IN_WORDS: Mapping[Seat, Callable[[Facts, date], str]] = {
    Seat.PROMISE: _promise_in_words,
    Seat.RENEWAL: _renewal_in_words,
    Seat.AT_RISK: _risk_in_words,
    Seat.UNHEARD: _silence_in_words,
    Seat.NEW: lambda _, __: "a new customer",
    Seat.HAPPY: lambda facts, _: f"gave {facts.customer.nps} of 10; thank them",
}
