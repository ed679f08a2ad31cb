"""Who should be called first: named parts between 0 and 1 (here in thousandths), weighted by the policy, for each seat.

| part       | is 1 when                                                                                       |
| ---------- | ----------------------------------------------------------------------------------------------- |
| promise    | a promise is kept and the customer not told, for four weeks after a talk 0; or they asked to be |
|            | called again; 0.9 when the executive's own is due before the next hour, and not late            |
| renewal    | a contract far above the mean renews today; less for a smaller one, 0 outside the window        |
| at risk    | a customer far above the mean is in danger by health, open cases or NPS; less for a smaller one |
|            | and half of it for twice the time in which others come before who did not answer                |
| escalation | a complaint has waited for more than a year; a half at first, and the longer the more; behind   |
|            | all these where it was tried in vain, 0.1 where it was talked about since and is not settled    |
| unheard    | nobody ever called; a half at the maximum gap, and always more the longer they wait             |
| new        | they became a customer today; falls to a half at the end of their first days                    |
| happy      | NPS is 10; 0.5 at 9                                                                             |
| random     | the week's dice say so                                                                          |
| value      | revenue is far above the mean, at the rates of the day                                          |
| waiting    | the last call is the maximum gap ago; 0 until the ideal one has passed                          |

In a seat counts its own part, then value and waiting; in the seats for complaints, for the unheard and by chance
nothing but their own, so that size does not matter there. A call that is coming anyway, for a promise of the
executive's that is due later, is not asked for twice. Whoever was called in vain in the last weeks counts a tenth
of it, so that another one is called meanwhile; but not with a complaint, and not where they asked for the call.
Whoever the last hour did not come to comes before all others, but for a complaint that is older than theirs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.facts import Facts, open_case, promise_due
from callprogram.domain.lists.standings import (
    NEVER,
    UNKNOWN,
    WHOLE,
    Flags,
    Numbers,
    Standings,
    for_a_promise,
)
from callprogram.domain.program.policies import Policy
from callprogram.domain.program.seats import SEATS, Seat
from callprogram.domain.promises.commitments import Kind, State
from callprogram.domain.words.dates import ago_in_words, counted, days_in_words, in_words, weekday_in_words
from callprogram.domain.words.sentences import capital

CLOSED = -1
_PROMOTER, _DEVOTED = 9, 10
_WEEK = 7
_FOUR_WEEKS = 28
_FINER = 100
_LEAST_STAKE = 150
_TRIES_NAMED = 4
_LATER = 10
_OWN_ONLY = frozenset({Seat.ESCALATION, Seat.UNHEARD, Seat.RANDOM})
# A promise is always worth more than all that a customer without one can weigh together.
CARRIED_OVER = 500 * WHOLE


@dataclass(frozen=True)
class Parts:
    """Each part of many customers, in thousandths."""

    own: Mapping[Seat, Numbers]
    value: Numbers
    waiting: Numbers


def parts_of(standings: Standings, policy: Policy, seed: int = 0) -> Parts:
    """Every part of every customer on the day of the hour; `seed` throws the week's dice."""
    own = {
        Seat.PROMISE: np.where(for_a_promise(standings, policy), standings.promise, 0),
        Seat.RENEWAL: _renewal(standings, policy),
        Seat.AT_RISK: _risk(standings, policy),
        Seat.ESCALATION: standings.escalation,
        Seat.UNHEARD: _unheard(standings, policy),
        Seat.NEW: _new(standings, policy),
        Seat.HAPPY: np.select([standings.nps >= _DEVOTED, standings.nps >= _PROMOTER], [WHOLE, WHOLE // 2], 0),
        Seat.RANDOM: _dice(standings.ids, seed),
    }
    return Parts(own, standings.size, np.minimum(_waited(standings, policy), WHOLE))


def values_of(standings: Standings, parts: Parts, policy: Policy) -> Numbers:
    """What each customer is worth in each seat, customers down and seats across; CLOSED without a claim to it."""
    shared = policy.value_weight * parts.value + policy.waiting_weight * parts.waiting
    columns = []
    for seat in SEATS:
        own = policy.weights.get(seat, 0) * parts.own[seat] // (_FINER if seat is Seat.UNHEARD else 1)
        total = own if seat in _OWN_ONLY else own + shared
        columns.append(np.where(parts.own[seat] > 0, total, CLOSED))
    worth: Numbers = np.stack(columns, axis=1)
    in_turn = np.array(SEATS) == Seat.ESCALATION  # complaints wait for nothing but older ones
    later = _tried_lately(standings, policy)[:, None] & ~in_turn
    worth = np.where(later, worth // _LATER, worth)
    first_next_week = (standings.carried_over & ((columns[0] > 0) | (columns[1] > 0)))[:, None] & ~in_turn
    return np.where((worth > CLOSED) & first_next_week, worth + CARRIED_OVER, worth)


def _tried_lately(standings: Standings, policy: Policy) -> Flags:
    """Who was called in vain a short while ago, and did not ask to be called again: others come first."""
    return (standings.tried < _WEEK * policy.tried_gap_weeks) & (standings.promise_after > 0)


def weighed_parts(parts: Parts, policy: Policy) -> list[dict[Seat, int]]:
    """What each part weighs for each of them; in the place of the unheard, what waiting weighs in any seat."""
    weighed = {seat: policy.weights.get(seat, 0) * part for seat, part in parts.own.items()}
    weighed |= {Seat.UNHEARD: policy.waiting_weight * parts.waiting, Seat.RANDOM: 0 * parts.waiting}
    return [{seat: int(each[place]) for seat, each in weighed.items()} for place in range(len(parts.waiting))]


def _renewal(standings: Standings, policy: Policy) -> Numbers:
    days, window = standings.renewal_in, max(1, policy.renewal_days)
    coming = _coming_in(standings, policy) <= np.minimum(days, window)
    recently = standings.called <= window - days
    near = np.where((days <= window) & ~coming & ~recently, WHOLE - 700 * days // window, 0)
    return _at_stake(near, standings)


def _coming_in(standings: Standings, policy: Policy) -> Numbers:
    """The days to a call that comes anyway, for a promise of the executive's that is due when the gap is over."""
    over = standings.called + standings.promise_in >= _WEEK * policy.minimum_gap_weeks
    return np.where(over, standings.promise_in, NEVER)


def _at_stake(urgency: Numbers, standings: Standings) -> Numbers:
    """The urgency, the less the smaller the customer is."""
    return urgency * (_LEAST_STAKE + standings.size) // (_LEAST_STAKE + WHOLE)


def _risk(standings: Standings, policy: Policy) -> Numbers:
    found = dangers(standings.health, standings.cases, standings.nps, policy).max(axis=0)
    lately = standings.tried < 2 * _WEEK * policy.tried_gap_weeks
    urgent = np.where(lately, found // 2, found)
    return _at_stake(np.where(_coming_in(standings, policy) <= _FOUR_WEEKS, 0, urgent), standings)


def dangers(health: Numbers, cases: Numbers, nps: Numbers, policy: Policy) -> Numbers:
    """How much open cases, health and NPS, in three rows, put customers in danger; 0 within the policy's limits."""
    floor = max(1, policy.risk_below_health)
    many = np.where(cases >= max(1, policy.risk_from_cases), np.minimum(WHOLE, 500 + 100 * cases), 0)
    unwell = np.where((health >= 0) & (health < floor), WHOLE - 500 * health // floor, 0)
    detractor = np.where((nps >= 0) & (nps <= policy.risk_until_nps), 600, 0)
    rows: Numbers = np.stack([many, unwell, detractor])
    return rows


def _waited(standings: Standings, policy: Policy) -> Numbers:
    """How much of the way from the ideal to the maximum gap they have waited; beyond it this goes on growing."""
    cadences = [policy.cadence_of(segment) for segment in standings.segments] or [policy.cadence]
    ideal = np.array([_WEEK * each.ideal_weeks for each in cadences], np.int64)[standings.segment]
    maximum = np.array([_WEEK * each.maximum_weeks for each in cadences], np.int64)[standings.segment]
    waited: Numbers = WHOLE * np.maximum(0, standings.silent - ideal) // np.maximum(1, maximum - ideal)
    return waited


def _unheard(standings: Standings, policy: Policy) -> Numbers:
    """Half at the maximum gap, and always more the longer they wait, in the finer steps that days need."""
    waited = _FINER * _waited(standings, policy)
    long = _FINER * WHOLE * waited // (waited + _FINER * WHOLE) + 1
    return np.where(_coming_in(standings, policy) < NEVER, 0, np.maximum(1, long - standings.size // 10))


def _new(standings: Standings, policy: Policy) -> Numbers:
    days, most = standings.since, max(1, policy.new_days)
    return np.where((days >= 0) & (days <= most) & (standings.called >= NEVER), WHOLE - 500 * days // most, 0)


def _dice(ids: Numbers, seed: int) -> Numbers:
    """Between 1 and 1000 for each, the same for the same seed (the finalizer of SplitMix64)."""
    mixed = ids.astype(np.uint64) + np.uint64(seed * 0x9E3779B97F4A7C15 % 2**64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return ((mixed ^ (mixed >> np.uint64(31))) % np.uint64(WHOLE)).astype(np.int64) + 1


def reason_of(facts: Facts, seat: Seat, weighed: Mapping[Seat, int], policy: Policy, *, by_hand: bool = False) -> str:
    """The sentence for a customer in a seat: what decided, the heaviest part first, the seat's own among the two."""
    left_over = facts.carried_over and _first_next_week(weighed)
    outright = "chosen by hand" if by_hand else "the last hour did not come to them" if left_over else ""
    order = (seat, *_others(seat, weighed)) if outright else _in_order(seat, weighed)
    said = list(filter(None, (outright, *(_in_words(each, facts, policy) for each in order))))[:2]
    return capital("; ".join(said)) + "."


def _first_next_week(weighed: Mapping[Seat, int]) -> bool:
    return weighed.get(Seat.PROMISE, 0) > 0 or weighed.get(Seat.RENEWAL, 0) > 0


def _in_order(seat: Seat, weighed: Mapping[Seat, int]) -> tuple[Seat, ...]:
    """The parts to name: the seat's own, but after the waiting where that weighs more in it; then all others."""
    waiting = 0 if seat in _OWN_ONLY else weighed.get(Seat.UNHEARD, 0)
    return (Seat.UNHEARD, seat) if waiting > weighed.get(seat, 0) else (seat, *_others(seat, weighed))


def _others(seat: Seat, weighed: Mapping[Seat, int]) -> list[Seat]:
    """A complaint, then the heaviest; that somebody is happy is no reason beside another one."""
    weighing = [each for each in weighed if weighed[each] > 0 and each not in {seat, Seat.HAPPY}]
    return sorted(weighing, key=lambda each: (each is not Seat.ESCALATION, -weighed[each]))


def _in_words(seat: Seat, facts: Facts, policy: Policy) -> str:
    return _risk_in_words(facts.customer, policy) if seat is Seat.AT_RISK else _IN_WORDS[seat](facts, facts.today)


def _promise_in_words(facts: Facts, today: date) -> str:
    promise = promise_due(facts)
    if promise is None or promise.due_on is None or promise.state is State.KEPT:
        return f"“{promise.text}” was kept; tell them" if promise else ""
    day = weekday_in_words(promise.due_on, today)
    if promise.kind is Kind.CALL_AGAIN:
        return f"asked to be called again from {day} on"
    return f"“{promise.text}” is due {day}"  # read before the day of the hour as well


def _renewal_in_words(facts: Facts, today: date) -> str:
    renewal_on = facts.customer.renewal_on
    return f"renews on {in_words(renewal_on, today)}" if renewal_on else ""


def _risk_in_words(customer: Customer, policy: Policy) -> str:
    """What puts them at risk, the worst first: nothing that is within the policy's limits."""
    cases, health, nps = customer.open_cases or 0, customer.health, customer.nps
    at_health, at_nps = (np.array([UNKNOWN if each is None else each]) for each in (health, nps))
    weights = dangers(at_health, np.array([cases]), at_nps, policy)[:, 0]
    words = (counted(cases, "open case"), f"health {health}", f"rated us {nps} of 10")
    ranked = sorted(zip(weights.tolist(), words, strict=True), key=lambda each: -each[0])
    return " and ".join([said for weight, said in ranked if weight][:2])


def _escalation_in_words(facts: Facts, today: date) -> str:
    found = open_case(facts)
    return f"complained on {in_words(found.raised_on, today)}: “{found.wants}”" if found else ""


def _silence_in_words(facts: Facts, today: date) -> str:
    if facts.tried_on:
        return _tries_in_words(facts.tried_on, today)
    if facts.in_touch_on:
        return _last_in_touch(facts.in_touch_on, facts.reached_on, today)
    since = facts.customer.customer_since
    return f"customer since {since.year}, never called" if since and since.year < today.year else "never called"


def _last_in_touch(in_touch_on: date, reached_on: date | None, today: date) -> str:
    if in_touch_on == reached_on:
        return f"last talked {ago_in_words(in_touch_on, today)}"
    never = "" if reached_on else "never talked, "
    return f"{never}last contact {in_words(in_touch_on, today)} (CRM)"


def _tries_in_words(tries: Sequence[date], today: date) -> str:
    days = list(dict.fromkeys(tries))
    if len(days) <= _TRIES_NAMED:
        return f"tried {days_in_words(days, today)}"
    return f"tried on {len(days)} days, the last ones {days_in_words(days[-_TRIES_NAMED:], today)}"


def _new_in_words(facts: Facts, today: date) -> str:
    since = facts.customer.customer_since
    return f"a customer since {in_words(since, today)}" if since else ""


_IN_WORDS: Mapping[Seat, Callable[[Facts, date], str]] = {
    Seat.PROMISE: _promise_in_words,
    Seat.RENEWAL: _renewal_in_words,
    Seat.ESCALATION: _escalation_in_words,
    Seat.UNHEARD: _silence_in_words,
    Seat.NEW: _new_in_words,
    Seat.HAPPY: lambda facts, _: f"rated us {facts.customer.nps} of 10; thank them",
    Seat.RANDOM: lambda _, __: "drawn by chance, so that everybody has one",
}
