"""Policies: three by name, every number checked, shares of a call kept over the weeks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.program.policies import (
    BALANCED,
    HEAR_THE_QUIET,
    POLICIES,
    Cadence,
    check,
    kept_places,
    most_places,
    policy_from,
    read_policy,
    share_of,
)
from callprogram.domain.program.seats import Seat
from callprogram.errors import BadInputError


def test_there_are_three_to_choose_from_in_any_letters() -> None:
    assert list(POLICIES) == ["Balanced", "Renewals first", "Hear the quiet"]
    assert read_policy(" hear THE quiet ") == HEAR_THE_QUIET
    with pytest.raises(BadInputError, match="“Loudest” is not a policy; choose one of Balanced, Renewals first"):
        read_policy("Loudest")


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_each_of_them_can_be_met(policy: object) -> None:
    assert check(policy) == policy  # type: ignore[arg-type]  # parametrize knows no types


def test_what_is_kept_comes_back_the_same() -> None:
    numbers = {
        "name": "Mine",
        "weights": {"renewal": 7},
        "cadences": {"Small": {"ideal_weeks": 9, "maximum_weeks": 10}},
    }
    policy = policy_from(numbers)
    assert (policy.name, policy.weights, policy.cadence_of("Small")) == ("Mine", {Seat.RENEWAL: 7}, Cadence(9, 10))
    assert (policy.cadence_of("Large"), policy.renewal_days) == (BALANCED.cadence, BALANCED.renewal_days)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"at_least": {Seat.RENEWAL: 60, Seat.UNHEARD: 50}}, "The seats keep 110 % of the calls, more than there are"),
        ({"at_least": {Seat.NEW: 30}, "at_most": {Seat.NEW: 20}}, "The seat new keeps 30 % and may take only 20 %"),
        ({"owner_share": 101}, "101 % for one account owner cannot be; choose 0 to 100"),
        ({"promise_share": 101}, "101 % for promises cannot be; choose 0 to 100"),
        ({"renewal_days": -1}, "Renewal days can be 0 to 520, not -1"),
        ({"weights": {Seat.HAPPY: 521}}, "The weight of happy can be 0 to 520, not 521"),
        ({"cadence": Cadence(30, 20)}, "An ideal gap is at least a week, and the maximum at least as long"),
        ({"cadences": {"Small": Cadence(0, 20)}}, "An ideal gap is at least a week"),
    ],
)
def test_numbers_that_cannot_be_are_named(changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        check(replace(BALANCED, **changes))  # type: ignore[arg-type]  # the fields of a policy


@given(share=st.integers(0, 100), calls=st.integers(1, 30), week=st.integers(0, 5000))
def test_a_share_of_less_than_a_call_is_kept_every_few_weeks(share: int, calls: int, week: int) -> None:
    policy = replace(BALANCED, at_least={Seat.UNHEARD: share})
    kept = [kept_places(policy, calls, week + each)[Seat.UNHEARD] for each in range(100)]
    assert sum(kept) == share * calls
    assert max(kept) - min(kept) <= 1


def test_escalations_are_capped_whatever_else_is_not() -> None:
    assert most_places(replace(BALANCED, at_most={}), 5) == {Seat.ESCALATION: 1}
    assert (share_of(1, 5), share_of(60, 5), share_of(0, 5)) == (1, 3, 1)
