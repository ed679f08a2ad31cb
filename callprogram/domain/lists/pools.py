"""The pool: few candidates that certainly hold a best list.

Take any best list and somebody in it, in seat s. Whoever has the same minutes, segment, quietness and half, like them a
promise of the executive's or none, can take s too and is worth no less in it, may sit there instead, unless they are on
the list already, their company is, or their account owner has as many calls as one may have. With `calls` calls, the
others stand in the way of at most calls - 1 companies, and of (calls - 1) // per_owner owners. So for every such class
and seat these suffice, from the best downwards: of one owner `calls` companies, each once; of all as many companies as
can be in the way, and one more.
"""

from collections import defaultdict

import numpy as np

from callprogram.domain.lists.choosing import Candidates, Rules
from callprogram.domain.lists.standings import Numbers
from callprogram.domain.program.seats import SEATS

_FIRST_LOOK = 8


def pool(candidates: Candidates, rules: Rules) -> Candidates:
    """A part of the candidates that has a best list of all of them in it; everybody put on by hand is in it."""
    return candidates.only(pooled(candidates, rules))


def pooled(candidates: Candidates, rules: Rules) -> Numbers:
    """The places of those in the pool. The pool of several pools together is one of all their candidates."""
    calls = candidates.patterns.shape[1]
    enough = in_the_way(calls, rules.per_owner) + 1
    kept = set(np.nonzero(candidates.pinned)[0].tolist())
    classes = class_of(candidates, rules)
    for number in np.unique(classes):
        members = np.nonzero(classes == number)[0]
        for column in range(len(SEATS)):
            values = candidates.values[:, column]
            kept.update(_enough(candidates, members[values[members] >= 0], values, calls, enough))
    return np.array(sorted(kept), np.int64)


def reserve(candidates: Candidates, able: Numbers, values: Numbers, companies: int) -> Numbers:
    """The places of the best of these, one for each of so many companies."""
    return np.array(_enough(candidates, able, values, companies, companies), np.int64)


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
    found = segment * len(candidates.patterns) + candidates.pattern
    for flags in (candidates.quiet, candidates.small, candidates.own_promise):
        found = 2 * found + flags
    return found.astype(np.int64)


def in_the_way(calls: int, per_owner: int) -> int:
    """How many companies the others on a list can keep from taking somebody's place."""
    return (calls - 1) + calls * ((calls - 1) // max(1, per_owner))


def _enough(candidates: Candidates, able: Numbers, values: Numbers, of_one_owner: int, enough: int) -> list[int]:
    """As many of these, from the best downwards, as have enough companies; a few more are looked at until they do."""
    looked_at = _FIRST_LOOK * enough
    while True:
        best_first = able[leading(values[able], looked_at)]
        kept, companies = _each_once(candidates, best_first, of_one_owner, enough)
        if companies >= enough or looked_at >= len(able):
            return kept
        looked_at *= _FIRST_LOOK


def _each_once(candidates: Candidates, best_first: Numbers, of_one_owner: int, enough: int) -> tuple[list[int], int]:
    kept: list[int] = []
    companies: set[int] = set()
    per: dict[int, set[int]] = defaultdict(set)
    for each in best_first.tolist():
        if len(companies) >= enough:
            break
        company, owner = (_or_alone(numbers, each) for numbers in (candidates.company, candidates.owner))
        if company not in per[owner] and len(per[owner]) < of_one_owner:
            per[owner].add(company)
            companies.add(company)
            kept.append(each)
    return kept, len(companies)


def _or_alone(numbers: Numbers, each: int) -> int:
    """Their number; one of their own where they have none."""
    return int(numbers[each]) if numbers[each] >= 0 else -1 - each
