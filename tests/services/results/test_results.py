"""What came of the hours: counted on both databases as the calls, lists and promises stand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.program.call_hour import Program
from callprogram.domain.results.results import Coverage, Promised, Results, Theme
from callprogram.domain.results.revenue import Revenue
from callprogram.services.calls import outcomes
from callprogram.services.lists import planning
from callprogram.services.overview import missed_hours
from callprogram.services.overview.missed_hours import Line
from callprogram.services.promises import promising
from callprogram.services.views import KeptOnTime
from tests.examples import WEEK
from tests.services.conftest import NOW, Desk

BEGAN = date(2026, 11, 1)


def counted(desk: Desk, program: Program) -> Results:
    return desk.views.results(program, BEGAN, desk.now)


def test_before_anything_nothing_came_of_it(desk: Desk, program: Program) -> None:
    found = counted(desk, program)
    assert (found.planned, found.held, found.reached, found.revenue.lines) == (0, 0, 0, ())
    assert found.promised == Promised(0, 0, 0, 0, 0, 0, 0)


@pytest.fixture
def held(desk: Desk, program: Program, frozen: list[Entry]) -> list[Entry]:
    """The hour of this week: Moorlicht was talked to about prices, Tin Roof did not answer."""
    desk.do(planning.start_hour, program, WEEK)
    call = desk.do(outcomes.give, frozen[0].id, Outcome(Disposition.CONNECTED))
    desk.do(outcomes.remember, call.id, 4, ["Prices"])
    desk.do(outcomes.give, frozen[1].id, Outcome(Disposition.NO_ANSWER))
    desk.now = NOW + timedelta(hours=2)
    return frozen


def worth(desk: Desk, customer: Customer, revenue: int, currency: str | None = "EUR") -> None:
    with desk.store.transaction(*desk.somebody()) as transaction:
        known = transaction.get(Customer, customer.id)
        transaction.save(replace(known, revenue=Decimal(revenue), currency=currency, segment="Energy"))


@pytest.mark.usefixtures("held")
def test_hours_customers_and_revenue_are_counted(
    desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer
) -> None:
    worth(desk, moorlicht, 300)
    worth(desk, tinroof, 100)
    found = counted(desk, program)
    assert (found.planned, found.held) == (1, 1)
    assert (found.reached, found.customers) == (1, 2)
    assert found.revenue.sum == Revenue("EUR", Decimal(300), Decimal(400), customers=2)
    assert found.calls == 2
    assert found.segments == (Coverage("Energy", 2, 1),)
    assert sum(each.customers for each in found.sizes) == 2
    assert [(each.first.month, each.hours, each.reached) for each in found.months] == [(11, 1, 1)]
    assert found.themes == (Theme("Prices", ("Moorlicht Energie",), loudest=False),)


@pytest.mark.parametrize("currency", ["USD", None])
@pytest.mark.usefixtures("held")
def test_revenue_in_a_currency_that_few_have_is_heard_as_well(
    desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer, currency: str | None
) -> None:
    worth(desk, moorlicht, 2_400_000, currency)
    worth(desk, tinroof, 100)
    heard = {
        line.own.currency: (int(line.own.heard), int(line.own.total)) for line in counted(desk, program).revenue.lines
    }
    assert list(heard.items()) == [(currency, (2_400_000, 2_400_000)), ("EUR", (0, 100))]


def test_an_hour_entered_later_is_held_in_the_month_in_which_it_was(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.now = NOW + timedelta(weeks=3)
    desk.do(missed_hours.enter_hour, program, WEEK, {frozen[0].id: Line(Outcome(Disposition.CONNECTED))})
    found = counted(desk, program)
    assert (found.held, [(each.first.month, each.hours) for each in found.months]) == (1, [(11, 1), (12, 0)])


@pytest.mark.usefixtures("held")
def test_promises_are_counted_by_what_became_of_them(desk: Desk, program: Program, moorlicht: Customer) -> None:
    yesterday, today = NOW.date() - timedelta(days=1), NOW.date()
    for text, due_on in (("late", yesterday), ("told", today), ("gone", yesterday), ("open", today)):
        desk.do(promising.promise, moorlicht.id, text, owner="Tom", due_on=due_on)
    desk.do(promising.keep, 2)
    desk.do(promising.tell, 2)
    desk.do(promising.withdraw, 3, "no need")
    desk.now = NOW + timedelta(days=2)
    assert counted(desk, program).promised == Promised(
        made=4, open=2, overdue=2, kept=1, kept_on_time=1, told=1, withdrawn=1
    )
    assert desk.views.kept_on_time(BEGAN, desk.now.date(), program.zone) == (
        KeptOnTime(date(2026, 11, 1), "Tom", due=3, on_time=1),
    )


def test_what_is_late_by_today_is_late_in_the_time_before_too(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.do(promising.promise, moorlicht.id, "Send it", owner="Tom", due_on=date(2026, 12, 10))
    since = date(2026, 12, 7)
    there = replace(program, starts_on=date(2026, 1, 5))
    before = desk.views.results_before(there, since, desk.now + timedelta(days=26))
    assert before
    assert (before.promised.made, before.promised.overdue) == (1, 1)


@pytest.mark.usefixtures("held")
def test_what_was_counted_is_counted_anew_once_anything_is_written(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    before = counted(desk, program)
    assert counted(desk, program).revenue is before.revenue
    desk.do(promising.promise, moorlicht.id, "Send it")
    assert counted(desk, program).promised.made == 1


def test_a_day_ends_where_the_program_is(desk: Desk, program: Program, moorlicht: Customer) -> None:
    """At 23:30 in UTC it is the next day in Amsterdam."""
    for _ in range(2):
        desk.do(promising.promise, moorlicht.id, "Send it", owner="Tom", due_on=NOW.date())
    desk.now = NOW.replace(hour=22, minute=30)
    desk.do(promising.keep, 1)
    desk.now = NOW.replace(hour=23, minute=30)
    desk.do(promising.keep, 2)
    [found] = desk.views.kept_on_time(BEGAN, NOW.date() + timedelta(days=3), program.zone)
    assert (found.due, found.on_time) == (2, 1)
