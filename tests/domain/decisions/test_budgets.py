"""Budgets: what fits, why something does not, and that nothing ever goes beyond one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.decisions.budgets import Budget, above, budget_of, left, quarter, quarter_begins
from callprogram.domain.decisions.decisions import Decision, Kind, charged, taken_back
from callprogram.errors import BadInputError
from tests.examples import NOW

ANN, DAY = "ann@example.com", date(2026, 11, 30)
BUDGET = Budget(1, ANN, "EUR", Decimal(500), Decimal(150))


def given_to(case_id: int, amount: str, on: date = DAY, currency: str = "EUR", to: str = ANN) -> Decision:
    made = Decision(0, case_id, Kind.CREDIT, "Late", ANN, NOW, Decimal(amount), currency)
    return charged(made, to, on)


@pytest.mark.parametrize(
    ("before", "amount", "why"),
    [
        ([], "150", ""),
        ([], "150.01", "one case may cost €150.00"),
        ([given_to(1, "100")], "50.01", "one case may cost €150.00, €100.00 were given before"),
        ([given_to(2, "100")], "150", ""),
        ([given_to(case, "150") for case in (2, 3, 4)], "50", ""),
        ([given_to(case, "150") for case in (2, 3, 4)], "50.01", "€50.00 of €500.00 are left this quarter"),
        ([given_to(2, "500", currency="USD"), given_to(2, "500", to="ada@example.com")], "150", ""),
        ([given_to(case, "150", date(2026, 9, 30)) for case in (2, 3, 4)], "150", ""),
        ([given_to(1, "150", date(2026, 9, 30))], "1", "one case may cost €150.00, €150.00 were given before"),
    ],
    ids=str,
)
def test_what_a_budget_carries(before: Sequence[Decision], amount: str, why: str) -> None:
    assert above(BUDGET, before, given_to(1, amount), {1}, DAY) == why


def test_cases_that_are_one_count_as_one() -> None:
    assert above(BUDGET, [given_to(7, "150")], given_to(1, "1"), {1, 7}, DAY)
    assert not above(BUDGET, [given_to(7, "150")], given_to(1, "1"), {1}, DAY)


def test_a_budget_that_was_lowered_afterwards_is_overdrawn_and_says_so() -> None:
    lowered = replace(BUDGET, amount=Decimal(100), most=Decimal(100))
    assert left(lowered, [given_to(1, "150")], DAY) == Decimal(-50)
    assert above(lowered, [given_to(1, "150")], given_to(2, "1"), {2}, DAY) == "€0.00 of €100.00 are left this quarter"


def test_one_case_cannot_cost_more_than_the_quarter() -> None:
    with pytest.raises(BadInputError, match="cannot be more than the budget of the quarter"):
        budget_of(ANN, "EUR", Decimal(100), Decimal(101))


def test_quarters_are_those_of_the_calendar() -> None:
    days = [date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [quarter_begins(each) for each in days[1:4]] == [date(2026, 1, 1), date(2026, 4, 1), date(2026, 10, 1)]
    assert [quarter(each) for each in days] == [(2026, 1), (2026, 1), (2026, 2), (2026, 4), (2027, 1)]


AMOUNTS = st.decimals(0, 400, places=2)
STEPS = st.lists(st.tuples(st.integers(1, 4), AMOUNTS, st.integers(0, 250), st.booleans()), max_size=40)


@given(steps=STEPS)
def test_no_quarter_and_no_case_is_ever_overspent(steps: list[tuple[int, Decimal, int, bool]]) -> None:
    """Any decisions on any days, some taken back: recomputed by hand, quarter by quarter and case by case."""
    made: list[Decision] = []
    for case_id, amount, days, is_taken_back in steps:
        day = date(2026, 6, 1) + timedelta(days=days)
        wanted = given_to(case_id, str(amount), day)
        if not above(BUDGET, made, wanted, {case_id}, day):
            made.append(wanted)
        if is_taken_back and made:
            made[-1] = taken_back(made[-1], ANN, NOW, "Wrong") if made[-1].charged_to else made[-1]
    by_quarter: Counter[tuple[int, int]] = Counter()
    by_case: Counter[int] = Counter()
    for each in made:
        if each.charged_on and each.amount:
            by_quarter[each.charged_on.year, (each.charged_on.month + 2) // 3] += int(each.amount * 100)
            by_case[each.case_id] += int(each.amount * 100)
    assert all(spent <= 500_00 for spent in by_quarter.values())
    assert all(spent <= 150_00 for spent in by_case.values())
