"""Complaints on none of the next two lists: *To do* names the week and why, and who else can call."""

from dataclasses import replace
from datetime import date, timedelta

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import escalating
from callprogram.services.lists import planning
from callprogram.services.overview.needs import Kind
from callprogram.services.overview.to_do import needs
from callprogram.services.program import programs
from tests.examples import HOUR, MOORLICHT, SYDNEY, WEEK
from tests.services.conftest import Desk

A_DAY_BEFORE = HOUR - timedelta(days=1)


def complaint(desk: Desk, program: Program, customer: Customer, **known: str) -> None:
    desk.now = A_DAY_BEFORE
    desk.do(escalating.escalate, program, customer.id, "Their invoices are wrong", on=date(2026, 11, 20), **known)


def said(desk: Desk, program: Program) -> list[tuple[str, str]]:
    found = needs(desk.views, program, A_DAY_BEFORE)
    return [(need.what, need.words) for need in found if need.kind is Kind.COMPLAINT]


def test_what_they_want_ends_once(desk: Desk, program: Program) -> None:
    for number in range(3):
        customer = desk.keep(replace(MOORLICHT, crm_id=f"A-{number}", company=f"No. {number}"))
        desk.now = A_DAY_BEFORE
        desk.do(escalating.escalate, program, customer.id, "Please correct it.", on=date(2026, 11, 20))
    [(_, words)] = said(desk, program)
    assert words.startswith("“Please correct it”. They are called on")


def test_each_list_has_one_and_the_third_is_told_its_week(desk: Desk, program: Program) -> None:
    for number in range(3):
        customer = desk.keep(replace(MOORLICHT, crm_id=f"A-{number}", company=f"No. {number}", account_owner="Tom"))
        complaint(desk, program, customer)
    [(what, words)] = said(desk, program)
    assert what == "Complaint of No. 2"
    assert words == (
        "“Their invoices are wrong”. They are called on Tuesday 8 December and not before: "
        "others complained before them. Tom can call them, or put them on a list by hand."
    )
    for week in (WEEK, WEEK.later(1)):
        desk.do(planning.freeze, program, week)
    called = [each.customer_id for each in desk.all(Entry) if each.seat is Seat.ESCALATION and not each.standby]
    assert len(called) == 2


def test_who_is_never_at_work_in_the_hour_has_another_minute_or_somebody_else(desk: Desk, program: Program) -> None:
    far = replace(MOORLICHT, company="Bluegum", country="AU", contacts=(Contact("Ann", phones=(SYDNEY,)),))
    complaint(desk, program, desk.keep(far), owner="Bob")
    [(what, words)] = said(desk, program)
    assert what == "Complaint of Bluegum"
    assert words == (
        "“Their invoices are wrong”. None of the coming hours suits them: outside their 09:00 to 17:00. "
        "Bob can call them, or you on Tuesday 24 November at 06:45."
    )


def test_who_was_talked_to_lately_is_called_once_the_gap_is_over(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.now = HOUR - timedelta(weeks=5)
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))
    complaint(desk, program, moorlicht)
    [(_, words)] = said(desk, program)
    assert words.startswith(
        "“Their invoices are wrong”. They are called on Tuesday 15 December and not before: "
        "called in the last 8 weeks. Somebody else can call them"
    )


def test_why_they_are_not_called_sooner_is_what_holds_them_last_and_no_holiday_of_one_week(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.now = HOUR - timedelta(weeks=5)
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))
    on_thanksgiving = desk.do(programs.set_program, program.name, country="US", weekday=3)
    complaint(desk, on_thanksgiving, moorlicht)
    [(_, words)] = said(desk, on_thanksgiving)
    assert "and not before: called in the last 8 weeks." in words


def test_what_was_talked_about_since_waits_for_nobody(desk: Desk, program: Program, moorlicht: Customer) -> None:
    complaint(desk, program, moorlicht)
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))
    assert said(desk, program) == []
