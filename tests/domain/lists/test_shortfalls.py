"""Shortfalls: which rule to loosen, with the number that shows it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.planning import occasion_of, select
from callprogram.domain.lists.shortfalls import nobody, notices
from callprogram.domain.lists.standings import standings_of
from callprogram.domain.promises.commitments import State
from tests.examples import BERLIN, PROGRAM, PROMISE, TUESDAY, WEEK, a_customer, a_firm

SOMEBODY = Facts(a_customer(BERLIN), TUESDAY)


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({}, "There are no customers yet; bring in a CRM export first."),
        (
            {"the weekend there": 80, "do not call": 2},
            "80 customers: the weekend there, 2 customers: do not call); choose another hour, or another week.",
        ),
        (
            {"called in the last 8 weeks": 3},
            "3 customers: called in the last 8 weeks); loosen the gap between two calls under Advanced.",
        ),
    ],
)
def test_where_nobody_can_be_called_the_sentence_says_what_to_loosen(left_out: dict[str, int], sentence: str) -> None:
    said = nobody(occasion_of(PROGRAM, WEEK), left_out)
    assert said.removeprefix("Nobody can be called in the hour of 2026-W48 (") == sentence


def test_a_list_with_fewer_customers_than_calls_says_so() -> None:
    occasion = occasion_of(PROGRAM, WEEK)
    selection = select(occasion, standings_of([SOMEBODY]))
    assert notices(occasion, selection, {}) == ("Only 1 customer can be called in this hour, and it has 5 calls.",)


def test_a_list_that_a_cap_keeps_short_names_the_cap() -> None:
    occasion = occasion_of(PROGRAM, WEEK)
    customers = [replace(a_firm(number), account_owner="Tom") for number in range(1, 9)]
    selection = select(occasion, standings_of([Facts(each, TUESDAY) for each in customers]))
    (notice,) = notices(occasion, selection, {})
    assert notice.startswith("3 of 5 calls are filled, though 8 customers can be called: one account owner may have 3")


def test_a_list_that_is_short_because_one_call_is_for_a_promise_says_so() -> None:
    occasion, kept = occasion_of(PROGRAM, WEEK), replace(PROMISE, state=State.KEPT)
    five_weeks_ago = TUESDAY - timedelta(days=35)
    customers = [replace(SOMEBODY.customer, id=number) for number in range(1, 9)]
    told = [Facts(each, TUESDAY, (kept,), five_weeks_ago, five_weeks_ago) for each in customers]
    (notice,) = notices(occasion, select(occasion, standings_of(told)), {})
    assert notice.startswith("1 of 5 calls are filled, though 8 customers can be called: ")
    assert "promises 1 (the executive's own 2)" in notice
