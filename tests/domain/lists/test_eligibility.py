"""Who can be on a list at all: each exclusion has its reason, and each hand edit what it may lift."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import read_phone
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.hand_edits import HandEdits
from callprogram.domain.lists.planning import NO_EDITS, occasion_of, why_left_out
from callprogram.domain.promises.commitments import Commitment, Kind, State
from tests.domain.lists.planned import plan
from tests.examples import BERLIN, COSTLY, DOUBTFUL, OWN, PROGRAM, PROMISE, SYDNEY, TUESDAY, WEEK, a_customer

SOMEBODY = a_customer(BERLIN)
A_WEEK_AGO = TUESDAY - timedelta(days=7)
FOUR_WEEKS_AGO = TUESDAY - timedelta(days=28)
A_DAY_LESS = TUESDAY - timedelta(days=27)


def of(customer: Customer = SOMEBODY, **known: object) -> Facts:
    return Facts(customer, TUESDAY, **known)  # type: ignore[arg-type]  # what a test knows of them


def why(facts: Facts, edits: HandEdits = NO_EDITS) -> str:
    return why_left_out(occasion_of(PROGRAM, WEEK, edits), [facts])[facts.customer.id]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (of(), ""),
        (of(replace(SOMEBODY, do_not_call=True)), "do not call"),
        (of(a_customer(COSTLY)), "no number that can be called"),
        (of(a_customer(DOUBTFUL)), "no number that can be called"),
        (of(a_customer(read_phone("112", "DE"))), "no number that can be called"),
        (of(a_customer()), "no number that can be called"),
        (of(a_customer(SYDNEY)), "outside their 09:00 to 17:00"),
        (of(replace(SOMEBODY, snoozed_until=TUESDAY + timedelta(days=1))), "snoozed"),
        (of(replace(SOMEBODY, snoozed_until=TUESDAY)), ""),
        (of(held_until=TUESDAY + timedelta(days=1)), "on hold"),
        (of(held_until=TUESDAY), ""),
        (of(vanished=True), "no longer in the CRM's export"),
        (of(elsewhere=True), "on another executive's list this week"),
        (of(called_on=TUESDAY - timedelta(days=55)), "called in the last 8 weeks"),
        (of(called_on=TUESDAY - timedelta(days=56)), ""),
        (of(called_on=FOUR_WEEKS_AGO, commitments=(PROMISE,), own=OWN), "called in the last 8 weeks"),
        (of(called_on=A_WEEK_AGO, commitments=(replace(PROMISE, kind=Kind.CALL_AGAIN),), own=OWN), ""),
        (of(called_on=FOUR_WEEKS_AGO, commitments=(replace(PROMISE, state=State.KEPT),)), ""),
        (of(called_on=FOUR_WEEKS_AGO, commitments=(PROMISE,)), "called in the last 8 weeks"),
        (of(called_on=A_DAY_LESS, commitments=(replace(PROMISE, state=State.KEPT),)), "called in the last 8 weeks"),
        (of(reached_on=A_WEEK_AGO), ""),
    ],
)
def test_each_exclusion_has_its_reason(facts: Facts, reason: str) -> None:
    assert why(facts) == reason


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (of(called_on=A_WEEK_AGO), ""),
        (of(replace(SOMEBODY, snoozed_until=TUESDAY + timedelta(days=1))), ""),
        (of(vanished=True), ""),
        (of(held_until=TUESDAY + timedelta(days=1)), "on hold"),
        (of(elsewhere=True), "on another executive's list this week"),
        (of(replace(SOMEBODY, do_not_call=True)), "do not call"),
        (of(a_customer(COSTLY)), "no number that can be called"),
        (of(a_customer(SYDNEY)), "outside their 09:00 to 17:00"),
    ],
)
def test_putting_on_by_hand_lifts_what_is_ours_to_decide_and_nothing_else(facts: Facts, reason: str) -> None:
    assert why(facts, HandEdits(added=frozenset({1}))) == reason


def test_who_was_taken_off_by_hand_is_off() -> None:
    assert why(of(), HandEdits(dropped=frozenset({1}))) == "taken off by hand"


@pytest.mark.parametrize(
    ("country", "day", "reason"),
    [
        ("DE", date(2026, 12, 25), "a public holiday there"),
        ("DE", date(2026, 10, 24), "the weekend there"),
        ("AE", date(2026, 11, 21), "the weekend there"),
    ],
)
def test_holidays_and_weekends_are_those_of_their_country(country: str, day: date, reason: str) -> None:
    zone = {"DE": "Europe/Berlin", "AE": "Asia/Dubai"}[country]
    program = replace(PROGRAM, weekday=day.weekday(), zone=zone, country="CN")
    facts = of(a_customer(BERLIN, country=country, time_zone=zone))
    year, number, _ = day.isocalendar()
    found = why_left_out(occasion_of(program, type(WEEK)(year, number)), [facts])[1]
    assert found == reason


def test_a_holiday_of_the_executives_closes_the_hour_for_everybody() -> None:
    program = replace(PROGRAM, weekday=4)
    made = plan(program, type(WEEK)(2026, 52), [of(), of(replace(SOMEBODY, id=2))])
    assert (made.entries, made.left_out) == ((), {"a public holiday here": 2})


def test_a_company_is_called_once() -> None:
    acme = [of(replace(SOMEBODY, id=number, company=name)) for number, name in enumerate(("Acme", " ACME ", "Else"), 1)]
    assert len(plan(PROGRAM, WEEK, acme).entries) == 2


def test_people_without_a_company_count_alone_unless_they_share_a_number() -> None:
    lines = [read_phone(f"+49 30 2312510{number}", None) for number in (1, 2, 3)]
    alone = [of(replace(SOMEBODY, id=number, contacts=(Contact(phones=(line,)),))) for number, line in enumerate(lines)]
    assert len(plan(PROGRAM, WEEK, alone).entries) == 3
    assert len(plan(PROGRAM, WEEK, [of(replace(SOMEBODY, id=number)) for number in (1, 2, 3)]).entries) == 1


def test_a_promise_is_no_reason_to_call_who_must_not_be_called() -> None:
    promised: tuple[Commitment, ...] = (PROMISE,)
    assert why(of(replace(SOMEBODY, do_not_call=True), commitments=promised)) == "do not call"
