"""Policies: every number behind a list, under three names to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from callprogram.domain.program.seats import Seat
from callprogram.errors import BadInputError

_WHOLE = 100
_MOST_WEEKS = 520


@dataclass(frozen=True)
class Cadence:
    """How long a customer may go without a call: from the ideal gap on they wait, at the maximum they have waited."""

    ideal_weeks: int = 26
    maximum_weeks: int = 52


@dataclass(frozen=True)
class Policy:
    """What decides about a list; shares are percent of its calls, weights are for parts between 0 and 1.

    `at_least` keeps calls for a seat as long as somebody can take it; `at_most` is never passed. Whoever was talked to
    waits for `minimum_gap_weeks`; for four where something is kept and not told, and not where they asked for a call.
    Whoever was called in vain gives way to others for `tried_gap_weeks`.
    """

    name: str
    weights: Mapping[Seat, int]
    at_least: Mapping[Seat, int]
    at_most: Mapping[Seat, int]
    value_weight: int = 10
    waiting_weight: int = 32
    owner_share: int = 60
    segment_share: int = 100
    promise_share: int = 20
    own_promise_share: int = 40
    escalations: int = 1
    minimum_gap_weeks: int = 8
    tried_gap_weeks: int = 8
    renewal_days: int = 91
    new_days: int = 90
    risk_below_health: int = 60
    risk_from_cases: int = 2
    risk_until_nps: int = 4
    cadence: Cadence = Cadence()
    cadences: Mapping[str, Cadence] = field(default_factory=dict)

    def cadence_of(self, segment: str) -> Cadence:
        """The cadence of a segment; the policy's own where the segment has none."""
        return self.cadences.get(segment, self.cadence)


def _by_seat(**numbers: int) -> Mapping[Seat, int]:
    return {Seat(name.replace("_", "-")): number for name, number in numbers.items()}


BALANCED = Policy(
    name="Balanced",
    weights=_by_seat(promise=400, renewal=62, at_risk=103, escalation=12, unheard=31, new=25, happy=10, random=2),
    at_least=_by_seat(renewal=20, unheard=10, new=5),
    at_most=_by_seat(at_risk=60, new=20, happy=20),
)
RENEWALS_FIRST = replace(
    BALANCED,
    name="Renewals first",
    weights=_by_seat(promise=400, renewal=200, at_risk=60, escalation=12, unheard=20, new=20, happy=8, random=2),
    at_least=_by_seat(renewal=40),
)
HEAR_THE_QUIET = replace(
    BALANCED,
    name="Hear the quiet",
    weights=_by_seat(promise=400, renewal=20, at_risk=30, escalation=6, unheard=60, new=14, happy=4, random=4),
    at_least=_by_seat(unheard=60),
)
POLICIES = {policy.name: policy for policy in (BALANCED, RENEWALS_FIRST, HEAR_THE_QUIET)}


def policy_from(numbers: Mapping[str, Any]) -> Policy:
    """A policy from its numbers by name, as they are kept; what is not named is as in the balanced one."""
    given = {each.name: numbers[each.name] for each in fields(Policy) if each.name in numbers}
    for name in ("weights", "at_least", "at_most"):
        if name in given:
            given[name] = {Seat(seat): number for seat, number in given[name].items()}
    if "cadence" in given:
        given["cadence"] = Cadence(**given["cadence"])
    given["cadences"] = {segment: Cadence(**each) for segment, each in given.get("cadences", {}).items()}
    return replace(BALANCED, **given)


def read_policy(name: str) -> Policy:
    """A policy by its name in any case; raises BadInputError naming those there are."""
    for policy in POLICIES.values():
        if policy.name.casefold() == name.strip().casefold():
            return policy
    raise BadInputError(f"“{name}” is not a policy; choose one of {', '.join(POLICIES)}.")


def kept_places(policy: Policy, calls: int, week: int) -> dict[Seat, int]:
    """How many of so many calls each seat keeps in a week; a share of less than a call is kept every few weeks."""
    shares = policy.at_least.items()
    return {seat: (week + 1) * share * calls // _WHOLE - week * share * calls // _WHOLE for seat, share in shares}


def most_places(policy: Policy, calls: int) -> dict[Seat, int]:
    """How many of so many calls a seat may take at most, where the policy bounds it."""
    most = {seat: share_of(share, calls) for seat, share in policy.at_most.items() if share < _WHOLE}
    return most | {Seat.ESCALATION: min(policy.escalations, most.get(Seat.ESCALATION, calls))}


def share_of(percent: int, calls: int) -> int:
    """How many of so many calls a share allows; one at least."""
    return max(1, -(-percent * calls // _WHOLE))


def check(policy: Policy) -> Policy:
    """The same policy; raises BadInputError naming the number that cannot be."""
    kept = sum(policy.at_least.values())
    if kept > _WHOLE:
        raise BadInputError(f"The seats keep {kept} % of the calls, more than there are; let them keep 100 % at most.")
    for seat, least in policy.at_least.items():
        if least > policy.at_most.get(seat, _WHOLE):
            raise BadInputError(
                f"The seat {seat} keeps {least} % and may take only {policy.at_most[seat]} %; raise one."
            )
    shares: dict[str, int] = {
        **{str(seat): share for seat, share in policy.at_least.items()},
        **{str(seat): share for seat, share in policy.at_most.items()},
        "one account owner": policy.owner_share,
        "one segment": policy.segment_share,
        "promises": policy.promise_share,
        "promises of the executive's own": policy.own_promise_share,
    }
    for what, share in shares.items():
        if not 0 <= share <= _WHOLE:
            raise BadInputError(f"{share} % for {what} cannot be; choose 0 to 100.")
    for name, number in _numbers(policy).items():
        if not 0 <= number <= _MOST_WEEKS:
            raise BadInputError(f"{name.replace('_', ' ').capitalize()} can be 0 to {_MOST_WEEKS}, not {number}.")
    for cadence in (policy.cadence, *policy.cadences.values()):
        if not 1 <= cadence.ideal_weeks <= cadence.maximum_weeks <= _MOST_WEEKS:
            raise BadInputError("An ideal gap is at least a week, and the maximum at least as long, 520 weeks at most.")
    return policy


def _numbers(policy: Policy) -> dict[str, int]:
    found = {each.name: getattr(policy, each.name) for each in fields(policy)}
    own = {name: value for name, value in found.items() if isinstance(value, int)}
    return own | {f"the weight of {seat}": weight for seat, weight in policy.weights.items()}
