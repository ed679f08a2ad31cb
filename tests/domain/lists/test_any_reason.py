"""Any reason: every figure is the customer's, what weighs most comes first, nothing good sounds like a warning."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.cases.cases import Case
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.planning import occasion_of, select
from callprogram.domain.lists.scoring import parts_of, weighed_parts
from callprogram.domain.lists.standings import standings_of
from callprogram.domain.program.policies import BALANCED, POLICIES, Policy
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Kind, State
from callprogram.domain.words.dates import ago_in_words
from tests.domain.lists.planned import plan
from tests.examples import BERLIN, OWN, PROGRAM, PROMISE, TUESDAY, WEEK, a_customer

DAYS_AGO = st.integers(0, 900).map(lambda days: TUESDAY - timedelta(days=days))
SMALL = st.none() | st.integers(0, 10)
# What opens the words for a part that counts in every seat, or in the seat of its own.
OPENS = {
    Seat.PROMISE: r"“Send|Asked to be called again",
    Seat.RENEWAL: r"Renews",
    Seat.AT_RISK: r"Health|Rated us|\d+ open case",
    Seat.ESCALATION: r"Complained",
    Seat.UNHEARD: r"Tried|Never|Customer since|Last (talked|contact)",
    Seat.NEW: r"A customer since",
    Seat.HAPPY: r"Rated us (9|10)",
    Seat.RANDOM: r"Drawn",
}


@st.composite
def somebody(draw: st.DrawFn, number: int) -> Facts:
    customer = replace(
        a_customer(BERLIN),
        id=number,
        health=draw(st.none() | st.integers(0, 100)),
        nps=draw(SMALL),
        open_cases=draw(SMALL),
        renewal_on=draw(st.none() | st.integers(0, 120).map(lambda days: TUESDAY + timedelta(days=days))),
        customer_since=draw(st.none() | DAYS_AGO),
        last_contact_on=draw(st.none() | DAYS_AGO),
    )
    promise = replace(
        PROMISE,
        due_on=TUESDAY + timedelta(days=draw(st.integers(-20, 20))),
        state=draw(st.sampled_from([State.OPEN, State.KEPT])),
        kind=draw(st.sampled_from(Kind)),
    )
    complaint = Case(number, number, draw(DAYS_AGO), "Their invoices are wrong")
    reached_on = draw(st.none() | DAYS_AGO)
    return Facts(
        customer,
        TUESDAY,
        draw(st.sampled_from([(), (), (promise,)])),
        reached_on,
        reached_on,
        draw(st.sampled_from([(), (), (complaint,)])),
        carried_over=draw(st.booleans()),
        own=draw(st.sampled_from([frozenset(), OWN])),
        tried_on=tuple(sorted(draw(st.lists(DAYS_AGO, max_size=6)))),
    )


CROWDS = st.integers(1, 8).flatmap(lambda count: st.tuples(*(somebody(number) for number in range(1, count + 1))))


def figures(facts: Facts) -> Iterator[int]:
    """Every number that may be said of them: what the CRM says, days since, and the parts of their dates."""
    customer = facts.customer
    yield from (10, 100, len(set(facts.tried_on)))
    yield from (each for each in (customer.health, customer.nps, customer.open_cases) if each is not None)
    if facts.reached_on:
        yield from map(int, re.findall(r"\d+", ago_in_words(facts.reached_on, facts.today)))
    complaints = (each.raised_on for each in facts.cases)
    dues = (each.due_on for each in facts.commitments)
    seen = (customer.last_contact_on, *facts.tried_on)
    dates: list[date | None] = [customer.renewal_on, customer.customer_since, *seen, *complaints, *dues]
    yield from (part for day in dates if day for part in (day.day, day.year))


@given(CROWDS, st.sampled_from(list(POLICIES.values())))
def test_every_figure_in_a_reason_is_the_customers(everyone: tuple[Facts, ...], policy: Policy) -> None:
    known = {each.customer.id: each for each in everyone}
    for entry in plan(replace(PROGRAM, policy=policy), WEEK, everyone).entries:
        said = re.findall(r"\d+", entry.reason)
        assert {int(number) for number in said} <= set(figures(known[entry.customer_id])), entry.reason
        if known[entry.customer_id].tried_on:
            assert not re.search(r"[Nn]ever (called|talked)|[Ll]ast (talked|contact)", entry.reason)


@given(CROWDS)
def test_what_weighs_most_in_the_seat_is_named_first(everyone: tuple[Facts, ...]) -> None:
    known = {each.customer.id: each for each in everyone}
    occasion = occasion_of(PROGRAM, WEEK)
    reasons = {entry.customer_id: entry.reason for entry in plan(PROGRAM, WEEK, everyone).entries}
    for seated in select(occasion, standings_of(everyone)).seated:
        facts = known[seated.customer_id]
        standing = standings_of([facts])
        [weighed] = weighed_parts(parts_of(standing, BALANCED, occasion.seed), BALANCED)
        own_alone = seated.seat in {Seat.ESCALATION, Seat.UNHEARD, Seat.RANDOM}
        first = seated.seat if own_alone else max(seated.seat, Seat.UNHEARD, key=lambda each: weighed[each])
        left_over = facts.carried_over and max(weighed[Seat.PROMISE], weighed[Seat.RENEWAL]) > 0
        opens = "The last hour did not come to them; " if left_over else OPENS[first]
        assert re.match(opens, reasons[seated.customer_id])


@given(CROWDS)
def test_only_what_is_beyond_its_limit_is_said_as_a_danger_and_nothing_good_beside_another_reason(
    everyone: tuple[Facts, ...],
) -> None:
    known = {each.customer.id: each.customer for each in everyone}
    for entry in plan(PROGRAM, WEEK, everyone).entries:
        customer = known[entry.customer_id]
        assert "ealth " not in entry.reason or (customer.health or 0) < BALANCED.risk_below_health
        assert "open case" not in entry.reason or (customer.open_cases or 0) >= BALANCED.risk_from_cases
        gave = re.search(r"ated us (\d+) of 10", entry.reason)
        assert gave is None or entry.seat is Seat.HAPPY or int(gave[1]) <= BALANCED.risk_until_nps
