"""A customer's history as a line: what was talked and promised, and what each export said."""

from datetime import date, timedelta

from callprogram.adapters import exports
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.program.call_hour import Program
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.customers import importing
from callprogram.services.promises import promising
from callprogram.services.views.customers import Course, HealthSaid, Milestone
from tests.services.conftest import Desk

ZONE, TODAY = "Europe/Amsterdam", date(2026, 11, 24)
WEEK = timedelta(weeks=1)
EXPORT = b"Account ID,Company,Contact,Phone,Country,Health,Renewal Date\nA-1,Moorlicht,Ada,+49 30 23125 123,DE,%s,%s\n"


def bring_in(desk: Desk, health: bytes, renewal: bytes) -> Customer:
    desk.do(importing.bring_in, exports.read("crm.csv", EXPORT % (health, renewal), "NL", {}))
    desk.now += WEEK
    (customer,) = desk.all(Customer)
    return customer


def course(desk: Desk, customer: Customer) -> Course:
    return desk.views.history(customer.id, TODAY, ZONE).course


def test_health_is_as_each_export_gave_it_and_a_renewal_is_one_whose_date_moved_on(desk: Desk) -> None:
    bring_in(desk, b"71", b"2026-12-14")
    bring_in(desk, b"71", b"2026-12-16")
    customer = bring_in(desk, b"54", b"2027-12-14")

    assert course(desk, customer) == Course(
        (Milestone(date(2026, 12, 16), "renewed", "renewed"), Milestone(date(2027, 12, 14), "renews", "renews")),
        (HealthSaid(TODAY, 71), HealthSaid(TODAY + 2 * WEEK, 54)),
    )


def test_talks_tries_and_promises_stand_on_their_days(desk: Desk, program: Program, moorlicht: Customer) -> None:
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.NO_ANSWER)))
    desk.now += WEEK
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))
    made = desk.do(promising.promise, moorlicht.id, "Send the prices", owner="Tom", due_on=TODAY + 2 * WEEK)
    desk.now += WEEK
    desk.do(promising.keep, made.id)

    assert [(each.on, each.kind) for each in course(desk, moorlicht).milestones] == [
        (TODAY, "tried"),
        (TODAY + WEEK, "talked"),
        (TODAY + WEEK, "promised"),
        (TODAY + 2 * WEEK, "kept"),
    ]
