"""Looking ahead: weeks played forward, who is reached when, and nothing of it kept."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.simulation import Outlook, PromiseRate, Rates, play
from callprogram.domain.lists.standbys import AnswerRate
from callprogram.domain.lists.standings import standings_of
from callprogram.domain.program.seats import Seat
from tests.examples import OWN, PROGRAM, PROMISE, TUESDAY, WEEK, a_firm

NO_PROMISES = Rates(AnswerRate(), PromiseRate(talks=1_000_000))
MANY_PROMISES = Rates(AnswerRate(), PromiseRate(talks=1_000_000, own=400_000, told=400_000))


def outlook(count: int, weeks: int, answered: float | None, **known: object) -> Outlook:
    everyone = [
        Facts(replace(a_firm(number), segment="Small" if number % 2 else ""), TUESDAY, **known)  # type: ignore[arg-type]
        for number in range(1, count + 1)
    ]
    return play(PROGRAM, WEEK, weeks, standings_of(everyone), NO_PROMISES, answered)


def test_where_all_answer_everybody_is_reached_before_anybody_twice() -> None:
    found = outlook(20, 4, 1.0)
    assert [len(each.reached) for each in found.weeks] == [5, 5, 5, 5]
    assert found.reached == frozenset(range(1, 21))
    assert (found.eligible, found.by_segment) == (20, {"Small": 10, "none": 10})
    assert sum(found.by_size.values()) == 20
    assert found.longest_wait == 3


def test_where_nobody_answers_nobody_is_reached_and_all_wait() -> None:
    found = outlook(20, 4, 0.0)
    assert (found.reached, found.longest_wait) == (frozenset(), 4)


def test_standbys_fill_the_hour_where_some_do_not_answer() -> None:
    reached = [len(each.reached) for each in outlook(400, 40, None).weeks]
    assert max(reached) == 5
    assert sum(each == 5 for each in reached) >= 25


def test_nobody_is_called_again_within_the_gap() -> None:
    found = outlook(10, 12, 1.0)
    weeks = {
        customer: [n for n, each in enumerate(found.weeks) if customer in each.reached] for customer in found.reached
    }
    assert all(later - earlier >= 8 for ns in weeks.values() for earlier, later in pairwise(ns))


def test_a_promise_is_followed_up_in_the_week_in_which_it_is_due() -> None:
    due = replace(PROMISE, due_on=TUESDAY + timedelta(days=21))
    found = outlook(1, 5, 1.0, commitments=(due,), own=OWN, called_on=TUESDAY - timedelta(days=35))
    assert [list(each.reached.values()) for each in found.weeks] == [[], [], [], [Seat.PROMISE], []]


@pytest.mark.parametrize("answered", [None, 0.5])
def test_the_same_weeks_are_played_the_same_way(answered: float | None) -> None:
    assert outlook(30, 6, answered) == outlook(30, 6, answered)


def test_promises_are_made_as_often_as_so_far_and_bring_their_customers_back() -> None:
    everyone = [Facts(a_firm(number), TUESDAY) for number in range(1, 200)]

    promises = [
        sum(
            seat is Seat.PROMISE
            for week in play(PROGRAM, WEEK, 26, standings_of(everyone), rates, 1.0).weeks
            for seat in week.reached.values()
        )
        for rates in (NO_PROMISES, MANY_PROMISES)
    ]

    assert promises[0] == 0
    assert promises[1] >= 15


def test_what_is_promised_brings_nobody_back_before_four_weeks() -> None:
    everyone = [Facts(a_firm(number), TUESDAY) for number in range(1, 4)]
    found = play(PROGRAM, WEEK, 12, standings_of(everyone), MANY_PROMISES, 1.0)
    weeks = {who: [n for n, each in enumerate(found.weeks) if who in each.reached] for who in found.reached}
    assert all(later - earlier >= 4 for ns in weeks.values() for earlier, later in pairwise(ns))
