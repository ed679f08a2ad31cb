"""The figures once more, from the raw tables by a few lines of their own: a year of calls, in five currencies."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from callprogram.adapters.database.queries import populations
from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.customers.customers import Customer
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.rates import Rate
from callprogram.domain.program.yardsticks import yardsticks
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.services.calendar import calendaring
from callprogram.services.customers import reviewing
from callprogram.services.ports import Transaction
from callprogram.services.program import exchanging
from tests.examples import MOORLICHT
from tests.services.conftest import NOW, Desk

SINCE = date(2026, 12, 1)
RATES = {"USD": Decimal("1.1172"), "GBP": Decimal("0.8338"), "CHF": Decimal("0.9194"), "JPY": Decimal("175.68")}
CURRENCIES = ["EUR", *RATES, "XAF", None]


def rows(desk: Desk, query: str) -> list[Any]:
    with desk.store.engine.connect() as connection:
        return list(connection.execute(text(query)))


def made_up(desk: Desk, program: Program, seed: int) -> None:
    """Sixty customers, some of them gone by now, a year of calls, and what was promised in them."""
    chance, numbers = random.Random(seed), count(1)
    desk.do(exchanging.set_rates, [Rate(0, each, rate, date(2026, 10, 30)) for each, rate in RATES.items()])
    with desk.store.transaction(*desk.somebody()) as transaction:
        known = [
            transaction.add(
                replace(
                    MOORLICHT,
                    crm_id=f"A-{next(numbers)}",
                    revenue=Decimal(chance.randrange(100_000_000)).scaleb(-2) if chance.random() > 0.1 else None,
                    currency=chance.choice(CURRENCIES),
                )
            )
            for _ in range(60)
        ]
        for _ in range(90):
            _talk(transaction, program, chance.choice(known), chance)
    desk.do(reviewing.stop_calling, [each.id for each in known[:5]])
    with desk.store.engine.begin() as connection:
        connection.execute(text("UPDATE customers SET vanished_in = 1 WHERE id BETWEEN 6 AND 9"))
    desk.now = NOW + timedelta(days=365)


def _talk(transaction: Transaction, program: Program, customer: Customer, chance: random.Random) -> None:
    at = NOW + timedelta(minutes=chance.randrange(365 * 24 * 60))
    came_of_it = chance.choice([Disposition.CONNECTED, Disposition.NO_ANSWER, Disposition.BUSY])
    made = Call(0, customer.id, program.id, Mode.OWN_PHONE, Status.COMPLETED, "", at, disposition=came_of_it)
    transaction.add(replace(made, incoming=chance.random() < 0.1, ended_at=at))
    due = at.date() + timedelta(days=chance.randrange(20))
    state = chance.choice(list(State))
    kept_at = at + timedelta(days=chance.randrange(30)) if state in {State.KEPT, State.TOLD} else None
    transaction.add(Commitment(0, customer.id, "Send it", at, "Tom", due, state, kept_at=kept_at))


@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_what_the_tables_say(desk: Desk, program: Program, seed: int) -> None:
    made_up(desk, program, seed)
    found = desk.views.results(program, SINCE, desk.now)
    calls = rows(desk, "SELECT customer_id, incoming, disposition FROM calls WHERE started_at >= '2026-11-30 23:00'")
    here = {row.id: row for row in rows(desk, "SELECT id, revenue, currency FROM customers WHERE id > 9")}
    talked_to = {row.customer_id for row in calls if row.disposition == "connected"} & here.keys()

    assert found.calls == sum(not row.incoming for row in calls)
    assert (found.customers, found.reached) == (len(here), len(talked_to))
    for ids, amount in ((here.keys(), found.revenue.sum.total), (talked_to, found.revenue.sum.heard)):
        in_euros = sum(worth(here[each].revenue, here[each].currency) for each in ids)
        assert abs(in_euros - amount) < Decimal("0.04")
    for line in found.revenue.lines:
        own = [each for each in here.values() if each.currency == line.own.currency]
        assert line.own.total * 100 == sum(each.revenue or 0 for each in own)
        assert line.own.heard * 100 == sum(each.revenue or 0 for each in own if each.id in talked_to)
    assert {each.currency for each in found.revenue.unknown} == {"XAF", None}


def worth(hundredths: int | None, currency: str | None) -> Decimal:
    rate = Decimal(1) if currency == "EUR" else RATES.get(currency or "")
    return Decimal(hundredths or 0) / 100 / rate if rate else Decimal()


@pytest.mark.parametrize("seed", range(3))
def test_every_promise_made_is_open_kept_or_withdrawn(desk: Desk, program: Program, seed: int) -> None:
    made_up(desk, program, seed)
    promised = desk.views.results(program, SINCE, desk.now).promised
    made = [each for each in desk.all(Commitment) if each.made_at.astimezone(ZoneInfo(program.zone)).date() >= SINCE]
    states = Counter(each.state for each in made)

    assert promised.made == len(made) == promised.open + promised.kept + promised.withdrawn
    assert promised.open == states[State.LOOSE] + states[State.OPEN]
    assert promised.kept == states[State.KEPT] + states[State.TOLD]
    assert (promised.told, promised.withdrawn) == (states[State.TOLD], states[State.WITHDRAWN])
    kept = [(each.kept_at, each.due_on) for each in made if each.kept_at]
    days = [(at.astimezone(ZoneInfo(program.zone)).date(), due) for at, due in kept]
    assert promised.kept_on_time == sum(day <= due for day, due in days if due)


def test_weeks_on_leave_are_not_planned_and_the_hours_of_the_months_add_up(desk: Desk, program: Program) -> None:
    desk.do(calendaring.add_leave, program, date(2026, 12, 21), date(2027, 1, 3))
    desk.now = NOW + timedelta(weeks=10, days=1)
    found = desk.views.results(program, SINCE, desk.now)
    tuesdays = {date(2026, 12, 1) + timedelta(weeks=week) for week in range(10)}
    assert found.planned == len(tuesdays - {date(2026, 12, 22), date(2026, 12, 29)})
    assert sum(each.hours for each in found.months) == found.held


@pytest.mark.parametrize("seed", range(3))
def test_lists_weigh_revenue_at_the_same_rates(desk: Desk, program: Program, seed: int) -> None:
    made_up(desk, program, seed)
    everybody = desk.all(Customer)
    paid = [(each.currency, int(each.revenue * 100)) for each in everybody if each.revenue is not None]
    kept = desk.views.rates()
    with desk.store.engine.connect() as connection:
        assert populations.yardsticks(connection) == yardsticks(paid, kept)
        [reach] = populations.reach(connection)
    measured = yardsticks(paid, kept)
    able = [each for each in everybody if not each.do_not_call and each.revenue is not None]
    shares = [float(each.revenue * 100) / measured[each.currency].mean for each in able if each.revenue]
    assert reach.revenue == pytest.approx(sum(shares))
