"""The choice as a whole: customers to seats to minutes, together and exactly (a mixed-integer program, by HiGHS).

What a list must hold to: a customer, a company and a minute once; nobody in a minute or a seat closed to them; no seat
above its most; no account owner and no segment above its cap; promises up to theirs, the executive's own up to another.
Among all such lists the best one first has the most of whom a person put on it, then the complaints that are worth the
most, one after another, then the most of what else it owes (somebody without an escalation, somebody of the smaller
half), then the most calls, then fills the most of the places that other seats keep, and then has the greatest sum of
values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from callprogram.domain.lists.standings import Flags, Numbers, Some
from callprogram.domain.program.seats import SEATS, Seat

Amounts = NDArray[np.float64]
_FIRST = {Seat.PROMISE, Seat.ESCALATION}  # so that an hour that runs late comes to them
_AT_A_TIME = 10  # each of so many complaints weighs more than all after it, without a weight that is huge


@dataclass(frozen=True)
class Candidates:
    """Who could be on a list, by id; `values` has a column for each seat, negative where it is closed to them.

    `pattern` says which row of `patterns` has the minutes at which they can be called; `owner`, `company` and `segment`
    are numbers, negative for none, who then count alone. `own_promise` says that the executive promised
    what seats them.
    """

    ids: Numbers
    values: Numbers
    pattern: Numbers
    patterns: Flags
    owner: Numbers
    company: Numbers
    segment: Numbers
    quiet: Flags
    small: Flags
    pinned: Flags
    own_promise: Flags

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, which: Some) -> "Candidates":
        """Some of the candidates."""
        kept = {each.name: getattr(self, each.name)[which] for each in fields(self) if each.name != "patterns"}
        return replace(self, **kept)

    def in_seat(self, seat: Seat) -> Numbers:
        """What each is worth in that seat."""
        column: Numbers = self.values[:, SEATS.index(seat)]
        return column


def joined(parts: Sequence[Candidates]) -> Candidates:
    """The candidates of all parts, which share their patterns, in the order of the parts."""
    named = [each.name for each in fields(Candidates) if each.name != "patterns"]
    return replace(parts[0], **{name: np.concatenate([getattr(part, name) for part in parts]) for name in named})


@dataclass(frozen=True)
class Rules:
    """What bounds a list: how many each seat keeps and takes, and how many of one owner and of one segment.

    So many may be called for promises where all of these are colleagues', and so many where all are the executive's
    own; of both together, each kind by its share of what is its own.
    """

    at_least: Mapping[Seat, int]
    at_most: Mapping[Seat, int]
    per_owner: int
    per_segment: int
    promises: int = 1
    own_promises: int = 2


@dataclass(frozen=True)
class Chosen:
    """One candidate (their place among the candidates), the seat, and the minute (its place in the hour)."""

    candidate: int
    seat: Seat
    minute: int


@dataclass(frozen=True)
class _Variables:
    """What the program decides, in this order.

    For each candidate and open seat, whether they sit there; for each pattern and open minute, whether one of that
    pattern is called then; whether somebody quiet and somebody small is on it; how many kept places of each seat are
    filled.
    """

    who: Numbers
    seat: Numbers
    pattern: Numbers
    minute: Numbers
    keeping: tuple[Seat, ...]

    @property
    def sitting(self) -> Numbers:
        return np.arange(len(self.who))

    @property
    def called(self) -> Numbers:
        return len(self.who) + np.arange(len(self.pattern))

    @property
    def owed(self) -> Numbers:
        return len(self.who) + len(self.pattern) + np.arange(2)

    @property
    def kept(self) -> Numbers:
        return len(self.who) + len(self.pattern) + 2 + np.arange(len(self.keeping))

    @property
    def count(self) -> int:
        return len(self.who) + len(self.pattern) + 2 + len(self.keeping)


@dataclass(frozen=True)
class _Row:
    """A bound on a sum: these variables, each by its weight, lie between `lower` and `upper` together."""

    variables: Numbers
    weights: Amounts
    lower: float
    upper: float


def _at_most(most: float, variables: Numbers) -> _Row:
    return _Row(variables, np.ones(len(variables)), 0, most)


def _no_less(plus: Numbers, minus: Numbers, more: float = np.inf) -> _Row:
    """Those variables are no less than these together, and no more than that above them."""
    return _Row(np.r_[plus, minus], np.r_[np.ones(len(plus)), -np.ones(len(minus))], 0, more)


def choose(candidates: Candidates, rules: Rules) -> tuple[Chosen, ...]:
    """The best list that there is, by minute; equal customers by id, the strongest claims in the earliest minutes."""
    if not len(candidates) or not candidates.patterns.any():
        return ()
    seats = _first_come(candidates, _seated(candidates, rules))
    minutes = _minutes(candidates, seats)
    return tuple(sorted((Chosen(each, *place) for each, place in minutes.items()), key=lambda chosen: chosen.minute))


def _seated(candidates: Candidates, rules: Rules) -> dict[int, Seat]:
    """Who is on the list, in which seat: programs after each other, so that no weight has to be huge."""
    who, seat = np.nonzero(candidates.values >= 0)
    pattern, minute = np.nonzero(candidates.patterns)
    keeping = tuple(each for each, least in rules.at_least.items() if least and each is not Seat.ESCALATION)
    variables = _Variables(who, seat, pattern, minute, keeping)
    most = np.ones(variables.count)
    most[variables.kept] = [rules.at_least[each] for each in keeping]
    rows = _rows(candidates, rules, variables)
    by_hand, values = np.zeros(variables.count), np.zeros(variables.count)
    by_hand[variables.sitting] = candidates.pinned[who]
    values[variables.sitting] = candidates.values[who, seat]
    rows.append(_as_good(by_hand, most, rows))
    rows.append(_of_complaints(candidates, rules, variables, most, rows))
    rows.append(_as_good(_duties(candidates, variables), most, rows))
    taken = _best(values, most, rows)[variables.sitting] > 1 / 2
    return {int(each): SEATS[place] for each, place in zip(who[taken], seat[taken], strict=True)}


def _as_good(worths: Amounts, most: Amounts, rows: Sequence[_Row]) -> _Row:
    """That the list is worth no less than the best."""
    best = round(float(worths @ _best(worths, most, rows))) if worths.any() else 0
    return _Row(np.arange(len(worths)), worths, best - 1 / 2, np.inf)


def _of_complaints(
    candidates: Candidates, rules: Rules, variables: _Variables, most: Amounts, rows: Sequence[_Row]
) -> _Row:
    """That those are on the list whose complaints are worth the most, one after another, as far as there are places."""
    theirs = variables.sitting[variables.seat == SEATS.index(Seat.ESCALATION)]
    values = candidates.in_seat(Seat.ESCALATION)[variables.who[theirs]]
    in_turn = theirs[np.argsort(-values, kind="stable")]
    called = in_turn[:0]
    for first in range(0, len(in_turn), _AT_A_TIME):
        if len(called) == rules.at_most.get(Seat.ESCALATION, len(in_turn)):
            break
        some, worths = in_turn[first : first + _AT_A_TIME], np.zeros(variables.count)
        worths[some] = 2.0 ** np.arange(len(some))[::-1]
        best = _best(worths, most, [*rows, replace(_at_most(np.inf, called), lower=len(called))])
        called = np.r_[called, some[best[some] > 1 / 2]]
    return replace(_at_most(np.inf, called), lower=len(called))


def _duties(candidates: Candidates, variables: _Variables) -> Amounts:
    """What a list owes but for complaints, its calls and the places that seats keep, each heavier than all after it."""
    calls = candidates.patterns.shape[1]
    found = np.zeros(variables.count)
    found[variables.sitting] = calls + 1
    found[variables.owed] = (calls + 1) ** 2
    found[variables.kept] = 1
    return found


def _rows(candidates: Candidates, rules: Rules, variables: _Variables) -> list[_Row]:
    sitting, who = variables.sitting, variables.who
    alone = np.arange(len(candidates))
    bounds = [
        (alone, 1),
        (candidates.company, 1),
        (candidates.owner, rules.per_owner),
        (candidates.segment, rules.per_segment),
    ]
    rows = [_at_most(most, members) for numbers, most in bounds for members in _grouped(numbers[who], sitting)]
    rows += [_at_most(1, members) for members in _grouped(variables.minute, variables.called)]
    for each in range(len(candidates.patterns)):
        rows.append(_no_less(sitting[candidates.pattern[who] == each], variables.called[variables.pattern == each], 0))
    for seat, most in rules.at_most.items():
        rows.append(_at_most(most, sitting[variables.seat == SEATS.index(seat)]))
    promised = sitting[variables.seat == SEATS.index(Seat.PROMISE)]
    shares = np.where(candidates.own_promise[who[promised]], 1.0 * rules.promises, 1.0 * rules.own_promises)
    rows.append(_Row(promised, shares, 0, rules.promises * rules.own_promises))
    for flags, variable in zip((candidates.quiet, candidates.small), variables.owed, strict=True):
        rows.append(_no_less(sitting[flags[who]], np.array([variable])))
    for seat, variable in zip(variables.keeping, variables.kept, strict=True):
        rows.append(_no_less(sitting[variables.seat == SEATS.index(seat)], np.array([variable])))
    return rows


def _grouped(numbers: Numbers, variables: Numbers) -> list[Numbers]:
    """The variables of each number, those without one left away."""
    known = np.nonzero(numbers >= 0)[0]
    order = known[np.argsort(numbers[known], kind="stable")]
    return np.split(variables[order], np.nonzero(np.diff(numbers[order]))[0] + 1) if len(order) else []


def _best(worths: Amounts, most: Amounts, rows: Sequence[_Row]) -> Amounts:
    """How many of each variable, whole and at most so many, are worth the most together where every row holds."""
    import highspy

    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(worths), len(rows)
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_, program.col_lower_, program.col_upper_ = worths, np.zeros(len(worths)), most
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(worths)
    program.row_lower_, program.row_upper_ = [row.lower for row in rows], [row.upper for row in rows]
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(row.variables) for row in rows)])
    program.a_matrix_.index_ = np.concatenate([row.variables for row in rows])
    program.a_matrix_.value_ = np.concatenate([row.weights for row in rows])
    solver = highspy.Highs()
    solver.silent()
    # Zero is not taken for "solve to the very best" unless it is said.
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(program)
    solver.run()
    return np.array(solver.getSolution().col_value)


def _first_come(candidates: Candidates, seats: dict[int, Seat]) -> dict[int, Seat]:
    """The same list, where of customers who are alike in everything that counts the first by id are on it."""
    taken = dict(seats)
    for each in sorted(seats):
        alike = _alike(candidates, each, taken[each])
        first = next(int(other) for other in alike if other == each or int(other) not in taken)
        if first != each:
            taken[first] = taken.pop(each)
    return taken


def _alike(candidates: Candidates, each: int, seat: Seat) -> Numbers:
    value = candidates.in_seat(seat)
    numbers = (value, candidates.pattern, candidates.owner, candidates.segment)
    flags = (candidates.quiet, candidates.small, candidates.own_promise)
    free = (candidates.company < 0) & ~candidates.pinned
    same = free & free[each]
    for every in (*numbers, *flags):
        same = same & (every == every[each])
    same[each] = True
    return np.nonzero(same)[0]


def _minutes(candidates: Candidates, seats: Mapping[int, Seat]) -> dict[int, tuple[Seat, int]]:
    """A minute for each of them: those with the strongest claims have the earliest that all can have together."""
    if not seats:
        return {}
    value = {each: int(candidates.in_seat(seat)[each]) for each, seat in seats.items()}
    ranked = sorted(seats, key=lambda each: (seats[each] not in _FIRST, -value[each], int(candidates.ids[each])))
    who, minute = np.nonzero(candidates.patterns[candidates.pattern[ranked]])
    pairs = np.arange(len(who))
    rows = [replace(_at_most(1, members), lower=1) for members in _grouped(who, pairs)]
    rows += [_at_most(1, members) for members in _grouped(minute, pairs)]
    early = -(len(ranked) - who) * minute.astype(float)
    taken = _best(early, np.ones(len(pairs)), rows) > 1 / 2
    return {ranked[row]: (seats[ranked[row]], int(at)) for row, at in zip(who[taken], minute[taken], strict=True)}
