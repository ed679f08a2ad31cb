"""Where many customers stand on the day of an hour: arrays of whole numbers, so that a million can be scored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from callprogram.domain.cases.cases import loud
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import Place, place_of
from callprogram.domain.lists.facts import (
    Facts,
    next_promise,
    open_case,
    promise_due,
    talked_about,
    to_call_for,
    tried_about,
)
from callprogram.domain.program.policies import Policy
from callprogram.domain.program.yardsticks import Yardstick, yardsticks
from callprogram.domain.promises.commitments import Commitment, Kind, State

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Some = Flags | NDArray[np.intp]
V = TypeVar("V")

UNKNOWN = -1
NEVER = 1_000_000
KEPT_AFTER = 28
WHOLE = 1000
_DUE = 900
_TALKED_ABOUT = 100
_WEEK = 7
_LARGEST = 10**15


@dataclass(frozen=True)
class Population:
    """How many customers are at one place, none of them with a number to dial where it is None."""

    place: Place | None
    do_not_call: bool
    count: int


@dataclass(frozen=True)
class Recorded:
    """What does not come from the CRM, one element per customer in every array: promises, escalations, pauses, lists.

    `promise_in` is NEVER where there is none; `promise_after` is how many days after a talk the promise may seat them,
    NEVER where it waits as everybody does; `own_promise` says that the executive promised some of it.
    """

    promise: Numbers
    promise_in: Numbers
    promise_after: Numbers
    own_promise: Flags
    escalation: Numbers
    loud: Flags
    carried_over: Flags
    snoozed: Flags
    on_hold: Flags
    vanished: Flags
    elsewhere: Flags
    refused: Flags


@dataclass(frozen=True)
class Standings(Recorded):
    """One element per customer in every array, by id; days count from the day of the hour, parts in thousandths.

    `renewal_in` is NEVER where there is none, `silent` and `called` where nobody ever spoke to them, `tried` where
    nobody called in vain since; `since`, `health`, `nps` are UNKNOWN where the CRM does not say. `place` and `segment`
    count in the tuples; `owner` and `company` are the same number for the same name, and UNKNOWN for none. People
    without a company have the same one where they are called at one telephone number.
    """

    ids: Numbers
    renewal_in: Numbers
    silent: Numbers
    called: Numbers
    tried: Numbers
    since: Numbers
    health: Numbers
    nps: Numbers
    cases: Numbers
    size: Numbers
    small: Flags
    do_not_call: Flags
    numberless: Flags
    place: Numbers
    segment: Numbers
    owner: Numbers
    company: Numbers
    places: tuple[Place, ...]
    segments: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, which: Some) -> "Standings":
        """The standings of some of them."""
        arrays = [each.name for each in fields(self) if each.name not in {"places", "segments"}]
        return replace(self, **{name: getattr(self, name)[which] for name in arrays})


def recently_called(standings: Standings, policy: Policy) -> Flags:
    """Who was talked to within the minimum gap: nothing but a promise may seat them."""
    return standings.called < _WEEK * policy.minimum_gap_weeks


def for_a_promise(standings: Standings, policy: Policy) -> Flags:
    """Whom a promise can seat: they have waited as everybody does, or as long as the promise asks for."""
    waited = ~recently_called(standings, policy) | (standings.called >= standings.promise_after)
    return (standings.promise > 0) & waited


def hundredths(amount: Decimal) -> int:
    """An amount as whole hundredths."""
    return int(amount * 100)


def _revenue(known: Iterable[Facts]) -> Iterator[tuple[str | None, int]]:
    customers = (facts.customer for facts in known)
    return ((each.currency, hundredths(each.revenue)) for each in customers if each.revenue is not None)


def sizes(revenue: Numbers, mean: Numbers) -> Numbers:
    """How large customers are beside the mean in their currency: a half at the mean, never the whole, 0 unknown."""
    known = np.clip(revenue, 0, _LARGEST)
    return WHOLE * known // np.maximum(known + np.maximum(mean, 1), 1)


def standings_of(everyone: Sequence[Facts]) -> Standings:
    """The standings of customers known one by one, by id."""
    known = sorted(everyone, key=lambda facts: facts.customer.id)
    sticks = yardsticks(_revenue(known))
    places, segments = Numbering[Place](), Numbering[str]()
    revenue = _numbers(UNKNOWN if f.customer.revenue is None else hundredths(f.customer.revenue) for f in known)
    measure = [sticks.get(facts.customer.currency, Yardstick(1, 0)) for facts in known]
    return Standings(
        ids=_numbers(facts.customer.id for facts in known),
        renewal_in=_numbers(_days_to(facts.customer.renewal_on, facts.today) for facts in known),
        silent=_numbers(days_since(facts.in_touch_on, facts.today) for facts in known),
        called=_numbers(days_since(facts.called_on, facts.today) for facts in known),
        tried=_numbers(days_since(max(facts.tried_on, default=None), facts.today) for facts in known),
        since=_numbers(_age(facts.customer.customer_since, facts.today) for facts in known),
        health=_numbers(_known(facts.customer.health) for facts in known),
        nps=_numbers(_known(facts.customer.nps) for facts in known),
        cases=_numbers(facts.customer.open_cases or 0 for facts in known),
        size=sizes(revenue, _numbers(each.mean for each in measure)),
        small=revenue <= _numbers(each.middle for each in measure),
        do_not_call=_flags(facts.customer.do_not_call for facts in known),
        numberless=_flags(facts.customer.phone is None for facts in known),
        place=places.of([place_of(facts.customer) for facts in known]),
        segment=segments.of([facts.customer.segment for facts in known]),
        owner=names().of(folded(facts.customer.account_owner for facts in known)),
        company=names().of(folded(map(_house, (facts.customer for facts in known)))),
        places=places.values,
        segments=segments.values,
        **vars(recorded_of(known)),
    )


def recorded_of(known: Sequence[Facts]) -> Recorded:
    """What was recorded of customers, in their order."""
    return Recorded(
        promise=_numbers(_promise(facts) for facts in known),
        promise_in=_numbers(_days_to(next_promise(facts), facts.today) for facts in known),
        promise_after=_numbers(_after(promise_due(facts)) for facts in known),
        own_promise=_flags(_own_promise(facts) for facts in known),
        escalation=_numbers(_escalation(facts) for facts in known),
        loud=_flags(loud(facts.cases, facts.today) for facts in known),
        carried_over=_flags(facts.carried_over for facts in known),
        snoozed=_flags(_until(facts.customer.snoozed_until, facts.today) for facts in known),
        on_hold=_flags(_until(facts.held_until, facts.today) for facts in known),
        vanished=_flags(facts.vanished for facts in known),
        elsewhere=_flags(facts.elsewhere for facts in known),
        refused=_flags(facts.refused for facts in known),
    )


def nothing_recorded(many: int) -> Recorded:
    """Of so many customers, that nothing was recorded."""
    flags = [each.name for each in fields(Recorded) if each.type is Flags]
    return Recorded(
        promise=np.zeros(many, np.int64),
        promise_in=np.full(many, NEVER),
        promise_after=np.full(many, NEVER),
        escalation=np.zeros(many, np.int64),
        **{name: np.zeros(many, np.bool_) for name in flags},
    )


class Numbering(Generic[V]):
    """Numbers for values, counted as they first come; those `known` before have theirs."""

    def __init__(self, known: Mapping[V, int] | None = None) -> None:
        """Begin with what is known."""
        self._known = defaultdict[V, int](count().__next__, known or {})

    def of(self, values: Sequence[V]) -> Numbers:
        """The number of each value."""
        return np.fromiter(map(self._known.__getitem__, values), np.int64, len(values))

    @property
    def values(self) -> tuple[V, ...]:
        """What the numbers stand for."""
        return tuple(self._known)


def _house(customer: Customer) -> str:
    """Who is called once a list: a company, or whoever of a household is called at one number."""
    return customer.company or (customer.phone and customer.phone.e164) or ""


def names() -> Numbering[str]:
    """A numbering of names `folded` before, UNKNOWN for none."""
    return Numbering({"": UNKNOWN})


def folded(some: Iterable[str]) -> list[str]:
    """Names as they are compared: in whatever letters they are written."""
    return list(map(str.casefold, map(str.strip, some)))


def days_since(day: date | None, today: date) -> int:
    """How long ago a day was; NEVER where it was not, 0 for one to come."""
    return NEVER if day is None else max(0, (today - day).days)


def _until(day: date | None, today: date) -> bool:
    return day is not None and today < day


def _days_to(day: date | None, today: date) -> int:
    return NEVER if day is None or day < today else (day - today).days


def _age(since: date | None, today: date) -> int:
    return UNKNOWN if since is None or since > today else (today - since).days


def _known(number: int | None) -> int:
    return UNKNOWN if number is None else number


def _promise(facts: Facts) -> int:
    due = promise_due(facts)
    return 0 if due is None else _DUE if _after(due) == NEVER else WHOLE


def _after(promise: Commitment | None) -> int:
    """How long after a talk this promise may seat somebody: at once where they asked for it themselves."""
    if promise and promise.kind is Kind.CALL_AGAIN:
        return 0
    return KEPT_AFTER if promise and promise.state is State.KEPT else NEVER


def _escalation(facts: Facts) -> int:
    """The longer a complaint waits, the more; one that was tried counts behind all others, one talked about last."""
    complaint = open_case(facts)
    if complaint is None:
        return 0
    if talked_about(complaint, facts):
        return _TALKED_ABOUT
    half, waited = WHOLE // 2, 1 + max(0, (facts.today - complaint.raised_on).days)
    return min(half, _TALKED_ABOUT + waited) if tried_about(complaint, facts) else min(WHOLE, half + waited)


def _own_promise(facts: Facts) -> bool:
    return any(each.id in facts.own for each in to_call_for(facts.commitments, facts.today, facts.own))


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, np.bool_)
