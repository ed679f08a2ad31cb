"""The choice as a whole: as good as the best of all lists that there are, found by trying every one."""

from collections.abc import Iterator, Sequence
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import settings

from callprogram.domain.lists.choosing import Candidates, Chosen, Rules, choose
from callprogram.domain.lists.pools import pool
from callprogram.domain.program.seats import SEATS, Seat

USED = (Seat.PROMISE, Seat.RENEWAL, Seat.UNHEARD, Seat.ESCALATION)


def somebody(random: Random, customers: int, minutes: int, *, values: int = 30) -> Candidates:
    """Any few candidates, many of them alike in something."""

    def numbers(most: int) -> np.ndarray:
        return np.array([random.randint(-1, most) for _ in range(customers)], np.int64)

    def flags(share: float) -> np.ndarray:
        return np.array([random.random() < share for _ in range(customers)], bool)

    worths = np.full((customers, len(SEATS)), -1, np.int64)
    for seat in USED:
        worths[:, SEATS.index(seat)] = [random.choice([-1, random.randint(0, values)]) for _ in range(customers)]
    patterns = np.array([[random.random() < 0.6 for _ in range(minutes)] for _ in range(3)], bool)
    return Candidates(
        ids=np.arange(1, customers + 1),
        values=worths,
        pattern=np.array([random.randrange(3) for _ in range(customers)], np.int64),
        patterns=patterns,
        owner=numbers(2),
        company=numbers(3),
        segment=numbers(1),
        quiet=flags(0.5),
        small=flags(0.5),
        pinned=flags(0.1),
        own_promise=flags(0.5),
    )


def some_rules(random: Random, minutes: int) -> Rules:
    complaints = random.randint(0, min(2, minutes))
    at_least = {
        Seat.UNHEARD: random.randint(0, 1),
        Seat.RENEWAL: random.randint(0, minutes - 1),
        Seat.ESCALATION: complaints,
    }
    at_most = {Seat.RENEWAL: random.randint(at_least[Seat.RENEWAL], minutes), Seat.UNHEARD: random.randint(1, minutes)}
    at_most[Seat.ESCALATION] = complaints
    promises, own = sorted(random.randint(1, minutes) for _ in range(2))
    return Rules(at_least, at_most, random.randint(1, minutes), random.randint(1, minutes), promises, own)


def every_list(candidates: Candidates, rules: Rules) -> Iterator[tuple[Chosen, ...]]:
    """All lists that break no rule: for each minute nobody, or somebody in one of the seats open to them."""
    minutes = candidates.patterns.shape[1]
    claims = [(each, seat) for each in range(len(candidates)) for seat in USED if candidates.in_seat(seat)[each] >= 0]
    able = [
        [None, *((each, seat) for each, seat in claims if candidates.patterns[candidates.pattern[each], minute])]
        for minute in range(minutes)
    ]
    for taken in product(*able):
        chosen = tuple(Chosen(*claim, minute) for minute, claim in enumerate(taken) if claim)
        if holds(candidates, rules, chosen):
            yield chosen


def holds(candidates: Candidates, rules: Rules, chosen: tuple[Chosen, ...]) -> bool:
    """Whether a list breaks no rule, said once more and in other words than the program's."""
    listed = [each.candidate for each in chosen]
    seats = [each.seat for each in chosen]
    promised = [bool(candidates.own_promise[each.candidate]) for each in chosen if each.seat is Seat.PROMISE]

    def most(numbers: np.ndarray) -> int:
        found = [int(number) for number in numbers[listed] if number >= 0]
        return max(map(found.count, found), default=0)

    return (
        len(set(listed)) == len(listed)
        and len({each.minute for each in chosen}) == len(listed)
        and all(candidates.patterns[candidates.pattern[each.candidate], each.minute] for each in chosen)
        and all(candidates.in_seat(each.seat)[each.candidate] >= 0 for each in chosen)
        and most(candidates.company) <= 1
        and most(candidates.owner) <= rules.per_owner
        and most(candidates.segment) <= rules.per_segment
        and all(seats.count(seat) <= limit for seat, limit in rules.at_most.items())
        and promised.count(False) / rules.promises + promised.count(True) / rules.own_promises <= 1
    )


def worth(
    candidates: Candidates, rules: Rules, chosen: Sequence[Chosen]
) -> tuple[int, list[tuple[int, int]], int, int, int, int]:
    """How good a list is: whom a person put on it, its complaints in turn, what else it owes, calls, places, values."""
    listed = [each.candidate for each in chosen]
    seats = [each.seat for each in chosen]
    claims = [
        (int(candidates.in_seat(each.seat)[each.candidate]), -int(candidates.ids[each.candidate]), each.seat)
        for each in chosen
    ]
    complaints = sorted(((value, first) for value, first, seat in claims if seat is Seat.ESCALATION), reverse=True)
    owed = any(candidates.quiet[listed]) + any(candidates.small[listed])
    others = {seat: least for seat, least in rules.at_least.items() if seat is not Seat.ESCALATION}
    kept = sum(min(least, seats.count(seat)) for seat, least in others.items())
    by_hand = int(candidates.pinned[listed].sum())
    return by_hand, complaints, owed, len(listed), kept, sum(value for value, *_ in claims)


@pytest.mark.parametrize("seed", range(2 * settings().max_examples))
def test_no_list_is_better_than_the_one_chosen(seed: int) -> None:
    random = Random(seed)
    customers, minutes = random.randint(1, 9), random.randint(1, 4)
    if customers * len(USED) > 20:
        minutes = min(minutes, 3)
    candidates, rules = somebody(random, customers, minutes), some_rules(random, minutes)

    chosen = choose(candidates, rules)

    assert holds(candidates, rules, chosen)
    best = max(worth(candidates, rules, each) for each in every_list(candidates, rules))
    assert worth(candidates, rules, chosen) == best


@pytest.mark.parametrize("seed", range(settings().max_examples))
def test_the_pool_has_a_list_as_good_as_the_best_of_all(seed: int) -> None:
    random = Random(1000 + seed)
    minutes = random.randint(1, 6)
    candidates, rules = somebody(random, random.randint(50, 300), minutes, values=6), some_rules(random, minutes)

    few = pool(candidates, rules)

    assert len(few) <= len(candidates)
    assert worth(few, rules, choose(few, rules)) == worth(candidates, rules, choose(candidates, rules))


def test_the_same_candidates_give_the_same_list() -> None:
    candidates, rules = somebody(Random(3), 200, 5, values=2), some_rules(Random(3), 5)

    assert choose(candidates, rules) == choose(candidates, rules)


def test_whoever_complained_first_comes_first_whatever_the_others_are_worth() -> None:
    """The second complaint and the renewal have the same account owner, who may have one call: with the first there
    would be two calls."""
    values = np.full((3, len(SEATS)), -1, np.int64)
    values[:, SEATS.index(Seat.ESCALATION)] = [6, 7, -1]
    values[:, SEATS.index(Seat.RENEWAL)] = [-1, -1, 1000]
    none, flags = np.full(3, -1), np.zeros(3, bool)
    owner, pattern = np.array([-1, 5, 5]), np.zeros(3, np.int64)
    three = Candidates(
        np.arange(1, 4), values, pattern, np.ones((1, 2), bool), owner, none, none, flags, flags, flags, flags
    )

    chosen = choose(three, Rules({Seat.ESCALATION: 1}, {Seat.ESCALATION: 1}, per_owner=1, per_segment=2))

    assert [(each.candidate, each.seat) for each in chosen] == [(1, Seat.ESCALATION)]
