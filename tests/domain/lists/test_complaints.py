"""A complaint that the office recorded: one call of a list is for it, whoever else has a claim, the oldest first."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from callprogram.domain.cases.cases import Case
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.hand_edits import HandEdits
from callprogram.domain.lists.planning import occasion_of, why_left_out
from callprogram.domain.program.policies import POLICIES, Policy
from callprogram.domain.program.seats import Seat
from tests.domain.lists.planned import plan
from tests.examples import BERLIN, OWN, PROGRAM, PROMISE, TUESDAY, WEEK, a_customer, a_firm

LAST_WEEK = TUESDAY - timedelta(days=7)
SMALL = replace(a_customer(BERLIN), id=100, revenue=Decimal(10))


def complaining(number: int = 100, since: date = LAST_WEEK, **known: object) -> Facts:
    """Somebody small who complained."""
    complaint = Case(number, number, since, "Their invoices are wrong")
    return Facts(replace(SMALL, id=number, company=f"Small {number}"), TUESDAY, cases=(complaint,), **known)  # type: ignore[arg-type]


def pressing(number: int) -> Facts:
    """Somebody large who is owed something, renews and is at risk."""
    customer = replace(a_firm(number), revenue=Decimal(10**6), health=0, renewal_on=TUESDAY)
    promise = replace(PROMISE, customer_id=number)
    return Facts(customer, TUESDAY, (promise,), own=OWN)


def heard(everyone: list[Facts]) -> list[int]:
    """Whose complaint has a call of the list."""
    return [each.customer_id for each in plan(PROGRAM, WEEK, everyone).entries if each.seat is Seat.ESCALATION]


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_one_call_is_for_a_complaint_whoever_else_has_a_claim(policy: Policy) -> None:
    crowd = [complaining(), complaining(101), *(pressing(number) for number in range(1, 31))]
    entries = plan(replace(PROGRAM, policy=policy), WEEK, crowd).entries
    listed = [entry for entry in entries if not entry.standby]
    assert ([entry.seat for entry in listed].count(Seat.ESCALATION), len(listed)) == (1, 5)
    assert 100 in [entry.customer_id for entry in listed]


def test_a_complaint_is_called_early_so_that_an_hour_that_runs_late_comes_to_it() -> None:
    unwell = [Facts(replace(a_firm(number), health=0), TUESDAY) for number in range(1, 9)]
    assert plan(PROGRAM, WEEK, [complaining(), *unwell]).entries[0].customer_id == 100


def test_the_reason_quotes_the_complaint_in_its_own_words() -> None:
    [entry] = plan(PROGRAM, WEEK, [complaining()]).entries
    assert entry.reason.startswith("Complained on 17 November: “Their invoices are wrong”")


def test_a_complaint_is_no_reason_to_call_whoever_was_talked_to_lately_unless_somebody_puts_them_on() -> None:
    lately = complaining(called_on=LAST_WEEK)
    assert why_left_out(occasion_of(PROGRAM, WEEK), [lately]) == {100: "called in the last 8 weeks"}
    [entry] = plan(PROGRAM, WEEK, [lately], HandEdits(added=frozenset({100}))).entries
    assert (entry.seat, entry.reason) == (
        Seat.ESCALATION,
        "Chosen by hand; complained on 17 November: “Their invoices are wrong”.",
    )


def test_the_oldest_complaint_comes_first_then_what_was_tried_then_what_was_talked_about() -> None:
    long_ago = TUESDAY - timedelta(days=300)
    everyone = [
        complaining(1, long_ago, called_on=TUESDAY - timedelta(days=60)),
        complaining(2, TUESDAY - timedelta(days=20), tried_on=(LAST_WEEK,)),
        complaining(3, LAST_WEEK),
        complaining(4, TUESDAY - timedelta(days=8)),
    ]
    order, crowd = [], [pressing(number) for number in range(11, 41)]
    while everyone:
        [first] = heard([*everyone, *crowd])
        order.append(first)
        everyone = [each for each in everyone if each.customer.id != first]
    assert order == [4, 3, 2, 1]


def test_whom_the_last_hour_did_not_come_to_waits_for_an_older_complaint() -> None:
    renews = TUESDAY + timedelta(days=40)
    younger = complaining(1, LAST_WEEK, carried_over=True)
    younger = replace(younger, customer=replace(younger.customer, renewal_on=renews))
    assert heard([younger, complaining(2, LAST_WEEK - timedelta(days=1))]) == [2]
