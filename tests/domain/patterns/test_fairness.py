"""Fairness: who wrote beside who did not, each customer counting once, and nothing said of a few."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.patterns.fairness import Got, Outcome, compared, in_words, too_few


def outcome(who: int, *, wrote: bool, cause: str = "billing", **got: object) -> Outcome:
    return Outcome(cause, str(who), wrote, **got)  # type: ignore[arg-type]


def test_nothing_is_said_below_five_on_either_side() -> None:
    wrote = [outcome(each, wrote=True) for each in range(5)]
    others = [outcome(10 + each, wrote=False) for each in range(4)]
    [few] = compared([*wrote, *others])
    assert (few.is_enough, too_few(few)) == (False, "too few to say: 5 who wrote, 4 who did not")
    [enough] = compared([*wrote, *others, outcome(99, wrote=False, cause="Billing ")])
    assert enough.is_enough


def test_each_customer_counts_once_by_the_mean_of_their_cases() -> None:
    often = [outcome(1, wrote=False, answer_hours=hours) for hours in (10.0, 20.0, 30.0)]
    [found] = compared([*often, outcome(2, wrote=False, answer_hours=4.0), outcome(3, wrote=False, answer_hours=6.0)])
    assert (found.others.customers, found.others.answer_hours) == (3, 6.0)


def test_whoever_wrote_about_one_of_their_cases_is_one_who_wrote() -> None:
    [found] = compared([outcome(1, wrote=True, settled_days=1), outcome(1, wrote=False, settled_days=3)])
    assert (found.wrote.customers, found.others.customers, found.wrote.settled_days) == (1, 0, 2.0)


def test_goodwill_is_added_up_exactly_in_each_currency() -> None:
    given_ = [{"EUR": Decimal("0.10")}, {"EUR": Decimal("0.20"), "JPY": Decimal(300)}]
    [found] = compared([outcome(number, wrote=True, goodwill=each) for number, each in enumerate(given_)])
    assert found.wrote.goodwill == {"EUR": Decimal("0.30"), "JPY": Decimal(300)}


def test_what_is_not_known_of_anybody_is_not_claimed() -> None:
    [found] = compared([outcome(1, wrote=True)])
    assert (found.wrote.answer_hours, found.wrote.settled_days) == (None, None)
    assert in_words(found.wrote) == "1 customer"
    got = Got(5, 3.46, 4.0, {"EUR": Decimal(250)}, 3, 2)
    assert in_words(got) == (
        "5 customers, answered after 3.5 h, settled after 4 days, €250.00 given in all, 2 of 3 promises kept"
    )


@given(hours=st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.floats(0, 500)), min_size=1))
def test_nobody_is_on_both_sides_and_nobody_is_lost(hours: list[tuple[int, bool, float]]) -> None:
    [found] = compared([outcome(who, wrote=wrote, answer_hours=each) for who, wrote, each in hours])
    assert found.wrote.customers + found.others.customers == len({who for who, _, _ in hours})
    assert found.wrote.customers == len({who for who, wrote, _ in hours if wrote})
