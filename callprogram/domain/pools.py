"""The pool: few candidates that certainly hold a best list.

Take any best list and somebody in it, in seat s. Whoever has the same minutes, segment, quietness and half, can take s
too and is worth no less in it, may sit there instead, unless they are on the list already, their company is, or their
account owner has as many calls as one may have. With `calls` calls, the others stand in the way of at most calls - 1
companies, and of (calls - 1) // per_owner owners. So for every such class and seat these suffice, from the best
downwards: of one owner `calls` companies, each once; of all as many companies as can be in the way, and one more.
"""

from collections import defaultdict

import numpy as np

from callprogram.domain.choosing import Candidates, Rules
from callprogram.domain.seats import SEATS
from callprogram.domain.standings import Numbers

_FIRST_LOOK = 8


def pool(candidates: Candidates, rules: Rules) -> Candidates:
    """A part of the candidates that has a best list of all of them in it; everybody put on by hand is in it."""
    calls = candidates.patterns.shape[1]
    kept = set(np.nonzero(candidates.pinned)[0].tolist())
    classes = class_of(candidates, rules)
    for number in np.unique(classes):
        members = np.nonzero(classes == number)[0]
        for column in range(len(SEATS)):
            able = members[candidates.values[members, column] >= 0]
            kept.update(_enough(candidates, able, column, calls, rules.per_owner))
    return candidates.only(np.array(sorted(kept), np.int64))


def leading(values: Numbers, count: int) -> Numbers:
    """The places of so many of the greatest values, greatest first, and the earliest of equal ones."""
    keys = values * (len(values) + 1) - np.arange(len(values))
    if count < len(keys):
        few = np.argpartition(keys, len(keys) - count)[len(keys) - count :]
        return few[np.argsort(-keys[few])]
    return np.argsort(-keys)


def class_of(candidates: Candidates, rules: Rules) -> Numbers:
    """A number that customers share who can stand in for each other but for owner, company and seats."""
    capped = rules.per_segment < candidates.patterns.shape[1]
    segment = candidates.segment + 1 if capped else np.zeros(len(candidates), np.int64)
    found = (segment * len(candidates.patterns) + candidates.pattern) * 4 + 2 * candidates.quiet + candidates.small
    return found.astype(np.int64)


def in_the_way(calls: int, per_owner: int) -> int:
    """How many companies the others on a list can keep from taking somebody's place."""
    return (calls - 1) + calls * ((calls - 1) // max(1, per_owner))


def _enough(candidates: Candidates, able: Numbers, column: int, calls: int, per_owner: int) -> list[int]:
    """As many of these, from the best downwards, as suffice; a few more are looked at until they do."""
    enough = in_the_way(calls, per_owner) + 1
    looked_at = _FIRST_LOOK * enough
    while True:
        best_first = able[leading(candidates.values[able, column], looked_at)]
        kept, companies = _each_once(candidates, best_first, calls, enough)
        if companies >= enough or looked_at >= len(able):
            return kept
        looked_at *= _FIRST_LOOK


def _each_once(candidates: Candidates, best_first: Numbers, calls: int, enough: int) -> tuple[list[int], int]:
    kept: list[int] = []
    companies: set[int] = set()
    per: dict[int, set[int]] = defaultdict(set)
    for each in best_first.tolist():
        if len(companies) >= enough:
            break
        company, owner = (_or_alone(numbers, each) for numbers in (candidates.company, candidates.owner))
        if company not in per[owner] and len(per[owner]) < calls:
            per[owner].add(company)
            companies.add(company)
            kept.append(each)
    return kept, len(companies)


def _or_alone(numbers: Numbers, each: int) -> int:
    """Their number; one of their own where they have none."""
    return int(numbers[each]) if numbers[each] >= 0 else -1 - each
