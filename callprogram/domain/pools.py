"""The pool: few candidates that certainly hold a best list.

Take any best list and somebody in it, in seat s. Whoever has the same minutes, segment, quietness and half, can take s
too and is worth no less in it, may sit there instead, unless they are on the list already, their company is, or their
account owner has as many calls as one may have. With `calls` calls, the others stand in the way of at most calls - 1
companies, and of (calls - 1) // per_owner owners. So for every such class and seat these suffice, from the best
downwards: of one owner `calls` companies, each once; of all as many companies as can be in the way, and one more.
"""

import numpy as np

from callprogram.domain.choosing import Candidates, Rules
from callprogram.domain.seats import SEATS
from callprogram.domain.standings import Numbers


def pool(candidates: Candidates, rules: Rules) -> Candidates:
    """A part of the candidates that has a best list of all of them in it; everybody put on by hand is in it."""
    calls = candidates.patterns.shape[1]
    kept = set(np.nonzero(candidates.pinned)[0].tolist())
    classes = class_of(candidates, rules)
    for column in range(len(SEATS)):
        for members in _by_class(candidates, classes, column):
            kept.update(_enough(candidates, members, calls, rules.per_owner))
    return candidates.only(np.array(sorted(kept), np.int64))


def class_of(candidates: Candidates, rules: Rules) -> Numbers:
    """A number that customers share who can stand in for each other but for owner, company and seats."""
    capped = rules.per_segment < candidates.patterns.shape[1]
    segment = candidates.segment + 1 if capped else np.zeros(len(candidates), np.int64)
    found = (segment * len(candidates.patterns) + candidates.pattern) * 4 + 2 * candidates.quiet + candidates.small
    return found.astype(np.int64)


def in_the_way(calls: int, per_owner: int) -> int:
    """How many companies the others on a list can keep from taking somebody's place."""
    return (calls - 1) + calls * ((calls - 1) // max(1, per_owner))


def _by_class(candidates: Candidates, classes: Numbers, column: int) -> list[Numbers]:
    value = candidates.values[:, column]
    able = np.nonzero(value >= 0)[0]
    ordered = able[np.lexsort((candidates.ids[able], -value[able], classes[able]))]
    return np.split(ordered, np.nonzero(np.diff(classes[ordered]))[0] + 1)


def _enough(candidates: Candidates, best_first: Numbers, calls: int, per_owner: int) -> list[int]:
    enough = in_the_way(calls, per_owner) + 1
    kept: list[int] = []
    companies: set[int] = set()
    per: dict[int, set[int]] = {}
    for each in best_first.tolist():
        if len(companies) >= enough:
            break
        company = int(candidates.company[each])
        company = company if company >= 0 else -1 - each
        owner = int(candidates.owner[each])
        mine = per.setdefault(owner if owner >= 0 else -1 - each, set())
        if company not in mine and len(mine) < calls:
            mine.add(company)
            companies.add(company)
            kept.append(each)
    return kept
