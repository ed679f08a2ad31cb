"""Who has the strongest claim to a call, and the sentence that says why."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.commitments import Commitment, State
from callprogram.domain.customers import Customer
from callprogram.domain.scoring import Facts, Seat, promise_due, ranks_of, score_of
from tests.examples import PROMISE, TUESDAY

TODAY = TUESDAY
YESTERDAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 25)
NEAR = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def spoken_to(customer: Customer, *commitments: Commitment) -> Facts:
    """Facts of a customer whom somebody reached today, so that silence adds nothing."""
    return Facts(customer, TODAY, commitments, reached_on=TODAY)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    """A promise in any state, due at any time; loose ones have no owner."""
    state = draw(st.sampled_from(State))
    due_on = draw(NEAR | st.none()) if state is State.LOOSE else draw(NEAR)
    return replace(PROMISE, state=state, due_on=due_on, owner="" if state is State.LOOSE else "Bob")


@st.composite
def customers(draw: st.DrawFn) -> Customer:
    """A customer with anything or nothing filled in."""
    return Customer(
        id=draw(st.integers(1, 1000)),
        revenue=draw(st.none() | st.integers(0, 10**7).map(Decimal)),
        currency=draw(st.sampled_from([None, "EUR", "USD"])),
        renewal_on=draw(st.none() | NEAR),
        customer_since=draw(st.none() | NEAR),
        health=draw(st.none() | st.integers(0, 100)),
        nps=draw(st.none() | st.integers(0, 10)),
        open_cases=draw(st.none() | st.integers(0, 20)),
    )


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Anything that planning may know of one customer."""
    promises = draw(st.lists(commitments(), max_size=2).map(tuple))
    return Facts(draw(customers()), TODAY, promises, draw(st.none() | NEAR), draw(st.none() | NEAR))


@pytest.mark.parametrize(
    ("customer", "part"),
    [
        (Customer(1, renewal_on=TODAY), 3),
        (Customer(1, renewal_on=in_days(60)), 1.5),
        (Customer(1, renewal_on=in_days(119)), 0.025),
        (Customer(1, renewal_on=in_days(120)), 0),
        (Customer(1, renewal_on=in_days(400)), 0),
        (Customer(1, renewal_on=YESTERDAY), 0),
        (Customer(1, health=0), 3),
        (Customer(1, health=30), 1.5),
        (Customer(1, health=60), 0),
        (Customer(1, health=100), 0),
        (Customer(1, open_cases=0), 0),
        (Customer(1, open_cases=1), 0),
        (Customer(1, open_cases=2), 1),
        (Customer(1, open_cases=4), 3),
        (Customer(1, open_cases=40), 3),
        (Customer(1, open_cases=2, health=30), 1.5),
        (Customer(1, open_cases=4, health=90), 3),
        (Customer(1, customer_since=TODAY), 1),
        (Customer(1, customer_since=in_days(-90)), 1),
        (Customer(1, customer_since=in_days(-91)), 0),
        (Customer(1, customer_since=TOMORROW), 0),
        (Customer(1, nps=10), 0.5),
        (Customer(1, nps=9), 0.5),
        (Customer(1, nps=8), 0),
        (Customer(1, nps=0), 0),
        (Customer(1), 0),
    ],
)
def test_each_fact_counts_as_the_table_says(customer: Customer, part: float) -> None:
    assert score_of(spoken_to(customer), 0.0).total == part


@pytest.mark.parametrize(
    ("reached_on", "part"),
    [(None, 3), (in_days(-365), 3), (in_days(-1000), 3), (in_days(-73), 0.6), (TODAY, 0), (TOMORROW, 0)],
)
def test_silence_counts_up_to_a_year_and_fully_where_nobody_ever_called(reached_on: date | None, part: float) -> None:
    assert score_of(Facts(Customer(1), TODAY, reached_on=reached_on), 0.0).total == part


@pytest.mark.parametrize(("rank", "part"), [(0.0, 0), (0.25, 0.5), (1.0, 2)])
def test_the_place_by_revenue_adds_up_to_two(rank: float, part: float) -> None:
    assert score_of(spoken_to(Customer(1)), rank).total == part


def test_what_counts_is_added_up() -> None:
    customer = Customer(1, renewal_on=in_days(60), health=30, customer_since=TODAY, nps=10)
    score = score_of(Facts(customer, TODAY, (PROMISE,)), 0.5)
    assert score.total == 8 + 1.5 + 1.5 + 3 + 1 + 0.5 + 1


@pytest.mark.parametrize(
    ("commitment", "due"),
    [
        (replace(PROMISE, due_on=in_days(14)), True),
        (replace(PROMISE, due_on=in_days(15)), False),
        (replace(PROMISE, due_on=in_days(-300)), True),
        (replace(PROMISE, state=State.KEPT, due_on=in_days(300)), True),
        (replace(PROMISE, state=State.LOOSE, owner=""), True),
        (replace(PROMISE, state=State.LOOSE, due_on=None), False),
        (replace(PROMISE, state=State.TOLD), False),
        (replace(PROMISE, state=State.WITHDRAWN), False),
    ],
)
def test_a_promise_is_due_two_weeks_ahead_and_until_the_customer_knows(commitment: Commitment, *, due: bool) -> None:
    assert promise_due(spoken_to(Customer(1), commitment)) == (commitment if due else None)


def test_the_promise_to_speak_of_is_the_kept_one_and_then_the_most_overdue() -> None:
    kept = replace(PROMISE, id=2, state=State.KEPT, due_on=in_days(9))
    overdue = replace(PROMISE, id=3, due_on=YESTERDAY)
    assert promise_due(spoken_to(Customer(1), PROMISE, overdue, kept)) == kept
    assert promise_due(spoken_to(Customer(1), PROMISE, overdue)) == overdue


@pytest.mark.parametrize(
    ("called_on", "recently"),
    [(None, False), (TODAY, True), (in_days(-55), True), (in_days(-56), False), (in_days(-500), False)],
)
def test_a_customer_was_called_recently_until_eight_weeks_have_passed(
    called_on: date | None, *, recently: bool
) -> None:
    assert Facts(Customer(1), TODAY, called_on=called_on).called_recently == recently


@pytest.mark.parametrize(
    ("known", "seat", "reason"),
    [
        (spoken_to(Customer(1), PROMISE), Seat.PROMISE, "“Send the price list” is due today."),
        (
            spoken_to(Customer(1), replace(PROMISE, due_on=YESTERDAY)),
            Seat.PROMISE,
            "“Send the price list” was due yesterday.",
        ),
        (
            spoken_to(Customer(1), replace(PROMISE, state=State.KEPT)),
            Seat.PROMISE,
            "“Send the price list” was kept; tell them.",
        ),
        (spoken_to(Customer(1, renewal_on=date(2027, 1, 4))), Seat.RENEWAL, "Renews on 4 January 2027."),
        (spoken_to(Customer(1, health=20)), Seat.AT_RISK, "Health is 20 of 100."),
        (spoken_to(Customer(1, open_cases=3)), Seat.AT_RISK, "3 open cases."),
        (spoken_to(Customer(1, open_cases=1, health=20)), Seat.AT_RISK, "1 open case and health is 20 of 100."),
        (spoken_to(Customer(1, open_cases=2, health=90)), Seat.AT_RISK, "2 open cases."),
        (Facts(Customer(1), TODAY), Seat.UNHEARD, "Never called."),
        (
            Facts(Customer(1, customer_since=date(2019, 5, 1)), TODAY),
            Seat.UNHEARD,
            "Customer since 2019, never called.",
        ),
        (Facts(Customer(1), TODAY, reached_on=YESTERDAY), Seat.RANDOM, "1 day since the last contact."),
        (Facts(Customer(1), TODAY, reached_on=in_days(-1200)), Seat.UNHEARD, "1,200 days since the last contact."),
        (spoken_to(Customer(1, customer_since=in_days(-9))), Seat.NEW, "A new customer."),
        (spoken_to(Customer(1, nps=9)), Seat.HAPPY, "Gave 9 of 10; thank them."),
        (spoken_to(Customer(1)), Seat.RANDOM, "A customer like any other, picked so that nobody is forgotten."),
        (
            spoken_to(Customer(1, renewal_on=in_days(10), health=40, nps=10)),
            Seat.RENEWAL,
            "Renews on 4 December; health is 40 of 100.",
        ),
        (
            spoken_to(Customer(1, renewal_on=in_days(90), health=10), PROMISE),
            Seat.PROMISE,
            "“Send the price list” is due today; health is 10 of 100.",
        ),
    ],
)
def test_the_seat_is_what_weighs_most_and_the_reason_says_the_two_that_decided(
    known: Facts, seat: Seat, reason: str
) -> None:
    score = score_of(known, 0.3)
    assert (score.seat, score.reason) == (seat, reason)


def test_a_promise_that_nobody_owns_was_due_yesterday_all_the_same() -> None:
    nobodys = replace(PROMISE, state=State.LOOSE, owner="", due_on=YESTERDAY)
    score = score_of(spoken_to(Customer(1), nobodys), 0.0)
    assert score.reason == "“Send the price list” was due yesterday."


@given(facts(), st.floats(0, 1))
def test_whatever_is_known_there_is_a_score_a_seat_and_a_sentence(known: Facts, rank: float) -> None:
    score = score_of(known, rank)
    assert 0 <= score.total <= 8 + 3 + 3 + 3 + 1 + 0.5 + 2
    assert score.seat is not Seat.ESCALATION
    assert score.reason.endswith(".")
    assert "None" not in score.reason
    assert not score.reason[0].islower()


@given(facts(), st.floats(0, 1))
def test_a_promise_due_always_has_the_seat(known: Facts, rank: float) -> None:
    score = score_of(known, rank)
    assert (score.seat is Seat.PROMISE) == (promise_due(known) is not None)
    assert score.total >= 8 or score.seat is not Seat.PROMISE


@given(facts(), st.integers(0, 100), st.integers(0, 100))
def test_better_health_never_makes_a_claim_stronger(known: Facts, one: int, other: int) -> None:
    worse, better = sorted([one, other])
    sick = replace(known, customer=replace(known.customer, health=worse))
    well = replace(known, customer=replace(known.customer, health=better))
    assert score_of(sick, 0.0).total >= score_of(well, 0.0).total


@given(facts(), st.integers(0, 500), st.integers(0, 500))
def test_a_nearer_renewal_never_makes_a_claim_weaker(known: Facts, one: int, other: int) -> None:
    sooner, later = sorted([one, other])
    near = replace(known, customer=replace(known.customer, renewal_on=in_days(sooner)))
    far = replace(known, customer=replace(known.customer, renewal_on=in_days(later)))
    assert score_of(near, 0.0).total >= score_of(far, 0.0).total


@given(facts(), st.integers(0, 2000), st.integers(0, 2000))
def test_a_longer_silence_never_makes_a_claim_weaker(known: Facts, one: int, other: int) -> None:
    shorter, longer = sorted([one, other])
    silent = score_of(replace(known, reached_on=in_days(-longer)), 0.0)
    assert silent.total >= score_of(replace(known, reached_on=in_days(-shorter)), 0.0).total
    assert score_of(replace(known, reached_on=None), 0.0).total >= silent.total


def test_places_by_revenue_are_counted_within_each_currency() -> None:
    ranks = ranks_of(
        [
            Customer(1, revenue=Decimal(100), currency="EUR"),
            Customer(2, revenue=Decimal(400), currency="EUR"),
            Customer(3, revenue=Decimal(200), currency="EUR"),
            Customer(4, revenue=Decimal(300), currency="EUR"),
            Customer(5, revenue=Decimal(9_000_000), currency="JPY"),
            Customer(6, revenue=Decimal(0), currency="JPY"),
            Customer(7, currency="EUR"),
        ]
    )
    assert ranks == {1: 0.25, 3: 0.5, 4: 0.75, 2: 1.0, 6: 0.5, 5: 1.0}


def test_of_two_who_pay_the_same_the_one_who_came_first_ranks_higher() -> None:
    ranks = ranks_of([Customer(1, revenue=Decimal(100)), Customer(2, revenue=Decimal(100))])
    assert ranks == {1: 1.0, 2: 0.5}


@given(st.lists(customers(), max_size=10, unique_by=lambda customer: customer.id), st.randoms())
def test_more_revenue_never_ranks_lower_whatever_the_order_of_the_customers(
    everyone: list[Customer], random: Random
) -> None:
    ranks = ranks_of(everyone)
    payers = [customer for customer in everyone if customer.revenue is not None]
    assert set(ranks) == {customer.id for customer in payers}
    assert all(0 < rank <= 1 for rank in ranks.values())
    for one in payers:
        for other in payers:
            if one.currency == other.currency and (one.revenue or 0) > (other.revenue or 0):
                assert ranks[one.id] > ranks[other.id]
    shuffled = list(everyone)
    random.shuffle(shuffled)
    assert ranks_of(shuffled) == ranks
