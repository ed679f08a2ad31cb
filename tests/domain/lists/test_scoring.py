"""What a claim is worth in a seat, and the sentence that says why."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.scoring import CLOSED, parts_of, reason_of, values_of, weighed_parts
from callprogram.domain.lists.standings import standings_of
from callprogram.domain.program.policies import BALANCED
from callprogram.domain.program.seats import SEATS, Seat
from callprogram.domain.promises.commitments import Kind, State
from tests.examples import BERLIN, OWN, PROMISE, TUESDAY, a_customer

SOMEBODY = a_customer(BERLIN)
CALL_AGAIN = replace(PROMISE, kind=Kind.CALL_AGAIN)
A_YEAR_AGO = TUESDAY - timedelta(days=365)
COMPLAINT = Case(1, 1, date(2026, 11, 3), "Their invoices are wrong", "Bob")


def of(customer: Customer = SOMEBODY, **known: object) -> Facts:
    return Facts(customer, TUESDAY, **{"reached_on": TUESDAY - timedelta(days=100)} | known)  # type: ignore[arg-type]


def worth(facts: Facts, seat: Seat) -> int:
    standings = standings_of([facts])
    values = values_of(standings, parts_of(standings, BALANCED), BALANCED)
    return int(values[0, SEATS.index(seat)])


def said(facts: Facts, seat: Seat) -> str:
    [weighed] = weighed_parts(parts_of(standings_of([facts]), BALANCED), BALANCED)
    return reason_of(facts, seat, weighed, BALANCED)


@pytest.mark.parametrize(
    ("facts", "seat"),
    [
        (of(commitments=(PROMISE,), own=OWN), Seat.PROMISE),
        (of(commitments=(replace(PROMISE, state=State.KEPT),)), Seat.PROMISE),
        (of(replace(SOMEBODY, renewal_on=TUESDAY + timedelta(days=90))), Seat.RENEWAL),
        (of(replace(SOMEBODY, health=20)), Seat.AT_RISK),
        (of(replace(SOMEBODY, open_cases=3)), Seat.AT_RISK),
        (of(replace(SOMEBODY, nps=2)), Seat.AT_RISK),
        (of(cases=(COMPLAINT,)), Seat.ESCALATION),
        (of(reached_on=A_YEAR_AGO), Seat.UNHEARD),
        (of(replace(SOMEBODY, customer_since=TUESDAY)), Seat.NEW),
        (of(replace(SOMEBODY, nps=9)), Seat.HAPPY),
    ],
)
def test_a_fact_opens_its_seat(facts: Facts, seat: Seat) -> None:
    assert worth(facts, seat) > 0
    open_to_anybody = {Seat.UNHEARD, Seat.RANDOM}
    assert {each for each in SEATS if worth(facts, each) > CLOSED} == open_to_anybody | {seat}


@pytest.mark.parametrize(
    ("facts", "seat"),
    [
        (of(commitments=(replace(PROMISE, due_on=TUESDAY + timedelta(days=7)),), own=OWN), Seat.PROMISE),
        (of(commitments=(PROMISE,)), Seat.PROMISE),
        (of(commitments=(replace(PROMISE, due_on=TUESDAY - timedelta(days=30)),)), Seat.PROMISE),
        (of(commitments=(PROMISE,), own=OWN, called_on=TUESDAY - timedelta(days=27)), Seat.PROMISE),
        (of(replace(SOMEBODY, renewal_on=TUESDAY + timedelta(days=92))), Seat.RENEWAL),
        (of(replace(SOMEBODY, renewal_on=TUESDAY - timedelta(days=1))), Seat.RENEWAL),
        (of(replace(SOMEBODY, health=60)), Seat.AT_RISK),
        (of(cases=(replace(COMPLAINT, settled_on=TUESDAY),)), Seat.ESCALATION),
        (of(replace(SOMEBODY, customer_since=TUESDAY - timedelta(days=91))), Seat.NEW),
        (of(replace(SOMEBODY, nps=8)), Seat.HAPPY),
    ],
)
def test_just_beyond_a_limit_the_seat_is_closed(facts: Facts, seat: Seat) -> None:
    assert worth(facts, seat) == CLOSED


def test_the_nearer_the_renewal_the_greater_the_claim() -> None:
    worths = [worth(of(replace(SOMEBODY, renewal_on=TUESDAY + timedelta(days=d))), Seat.RENEWAL) for d in (0, 30, 90)]
    assert worths == sorted(worths, reverse=True)
    assert len(set(worths)) == 3


def test_who_is_at_risk_and_did_not_answer_counts_half_for_another_eight_weeks() -> None:
    unwell = replace(SOMEBODY, health=0)
    for weeks, whole in ((15, False), (16, True)):
        in_vain = of(unwell, tried_on=(TUESDAY - timedelta(weeks=weeks),))
        assert (worth(in_vain, Seat.AT_RISK) == worth(of(unwell), Seat.AT_RISK)) == whole


def test_the_longer_the_wait_the_greater_the_claim_without_end() -> None:
    waits = [365, 366, 730, 3650]
    worths = [worth(of(reached_on=TUESDAY - timedelta(days=days)), Seat.UNHEARD) for days in waits]
    assert worths == sorted(worths)
    assert len(set(worths)) == len(waits)
    assert worth(of(reached_on=None), Seat.UNHEARD) > worths[-1]


def test_size_does_not_matter_to_the_unheard_but_where_they_have_waited_alike() -> None:
    giant = replace(SOMEBODY, revenue=Decimal(10_000_000))
    assert worth(of(giant, reached_on=A_YEAR_AGO), Seat.UNHEARD) < worth(of(reached_on=A_YEAR_AGO), Seat.UNHEARD)
    longer = A_YEAR_AGO - timedelta(days=30)
    assert worth(of(giant, reached_on=longer), Seat.UNHEARD) > worth(of(reached_on=A_YEAR_AGO), Seat.UNHEARD)


def test_a_renewal_call_is_not_asked_for_where_a_promise_brings_one_before_it() -> None:
    renewing = replace(SOMEBODY, renewal_on=TUESDAY + timedelta(days=60))
    promised = replace(PROMISE, due_on=TUESDAY + timedelta(days=30))
    assert worth(of(renewing), Seat.RENEWAL) > 0
    assert worth(of(renewing, commitments=(promised,), own=OWN), Seat.RENEWAL) == CLOSED
    assert worth(of(renewing, commitments=(promised,)), Seat.RENEWAL) > CLOSED


def test_what_was_left_over_last_week_outweighs_what_was_not() -> None:
    renewing = replace(SOMEBODY, renewal_on=TUESDAY + timedelta(days=90))
    pressing = replace(SOMEBODY, renewal_on=TUESDAY, revenue=Decimal(10_000_000), health=0)
    assert worth(of(renewing, carried_over=True), Seat.RENEWAL) > worth(of(pressing), Seat.AT_RISK)


def test_the_dice_fall_differently_in_another_week_and_alike_in_the_same() -> None:
    standings = standings_of([of(replace(SOMEBODY, id=number)) for number in range(1, 50)])
    one, again, other = (parts_of(standings, BALANCED, seed).own[Seat.RANDOM].tolist() for seed in (7, 7, 8))
    assert one == again
    assert one != other


@pytest.mark.parametrize(
    ("facts", "seat", "sentence"),
    [
        (of(commitments=(PROMISE,), own=OWN), Seat.PROMISE, "“Send the price list” is due Tuesday 24 November."),
        (
            of(commitments=(replace(CALL_AGAIN, due_on=TUESDAY - timedelta(days=4)),), own=OWN),
            Seat.PROMISE,
            "Asked to be called again from Friday 20 November on.",
        ),
        (
            of(commitments=(replace(PROMISE, state=State.KEPT),)),
            Seat.PROMISE,
            "“Send the price list” was kept; tell them.",
        ),
        (
            of(replace(SOMEBODY, renewal_on=date(2026, 12, 3))),
            Seat.RENEWAL,
            "Renews on 3 December.",
        ),
        (
            of(replace(SOMEBODY, renewal_on=date(2026, 12, 3)), reached_on=TUESDAY - timedelta(days=412)),
            Seat.RENEWAL,
            "Last talked 13 months ago; renews on 3 December.",
        ),
        (of(replace(SOMEBODY, health=20, open_cases=2)), Seat.AT_RISK, "Health 20 and 2 open cases."),
        (of(replace(SOMEBODY, health=50, open_cases=2)), Seat.AT_RISK, "2 open cases and health 50."),
        (of(replace(SOMEBODY, health=69, open_cases=1, nps=3)), Seat.AT_RISK, "Rated us 3 of 10."),
        (of(replace(SOMEBODY, health=60, open_cases=1, nps=4)), Seat.AT_RISK, "Rated us 4 of 10."),
        (of(replace(SOMEBODY, health=59, nps=10)), Seat.AT_RISK, "Health 59."),
        (of(cases=(COMPLAINT,)), Seat.ESCALATION, "Complained on 3 November: “Their invoices are wrong”."),
        (of(reached_on=None), Seat.UNHEARD, "Never called."),
        (
            of(replace(SOMEBODY, customer_since=date(2019, 3, 1)), reached_on=None),
            Seat.UNHEARD,
            "Customer since 2019, never called.",
        ),
        (
            of(replace(SOMEBODY, last_contact_on=TUESDAY - timedelta(days=9))),
            Seat.UNHEARD,
            "Last contact 15 November (CRM).",
        ),
        (of(replace(SOMEBODY, last_contact_on=A_YEAR_AGO)), Seat.UNHEARD, "Last talked 3 months ago."),
        (
            of(tried_on=(date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 17))),
            Seat.UNHEARD,
            "Tried 3, 10 and 17 November.",
        ),
        (
            of(tried_on=tuple(date(2026, 11, day) for day in (3, 5, 5, 10, 12, 17))),
            Seat.UNHEARD,
            "Tried on 5 days, the last ones 5, 10, 12 and 17 November.",
        ),
        (
            of(reached_on=None, tried_on=(date(2026, 11, 17),)),
            Seat.RANDOM,
            "Drawn by chance, so that everybody has one; tried 17 November.",
        ),
        (of(replace(SOMEBODY, nps=10)), Seat.HAPPY, "Rated us 10 of 10; thank them."),
        (
            of(replace(SOMEBODY, customer_since=date(2026, 11, 3)), reached_on=None),
            Seat.NEW,
            "Never called; a customer since 3 November.",
        ),
        (
            of(replace(SOMEBODY, renewal_on=date(2026, 12, 3)), carried_over=True),
            Seat.RENEWAL,
            "The last hour did not come to them; renews on 3 December.",
        ),
    ],
)
def test_the_reason_is_written_from_what_decided(facts: Facts, seat: Seat, sentence: str) -> None:
    assert said(facts, seat) == sentence


def test_who_was_chosen_by_hand_is_said_to_be_before_all_else() -> None:
    assert reason_of(of(reached_on=None), Seat.UNHEARD, {}, BALANCED, by_hand=True) == "Chosen by hand; never called."
