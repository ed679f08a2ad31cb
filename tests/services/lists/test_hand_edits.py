"""Hand edits: keep, take off, put on, swap, snooze; planning again keeps every change and says what came of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.lists.call_list import Change
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.errors import BadInputError, StateError
from callprogram.services.cases import escalating
from callprogram.services.customers import correcting
from callprogram.services.lists import hand_edits, planning
from tests.examples import LONDON, WEEK
from tests.services.conftest import NOW, Desk


@pytest.fixture
def draft(desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer) -> Program:
    """A draft with Moorlicht and Tin Roof on it."""
    assert moorlicht.id != tinroof.id
    desk.do(planning.plan, program, WEEK)
    return program


def listed(desk: Desk, program: Program) -> list[int]:
    """Who is on the list when it is planned again."""
    desk.do(planning.plan, program, WEEK)
    return sorted(entry.customer_id for entry in desk.entries() if not entry.standby)


def test_who_is_taken_off_stays_off_and_the_list_says_so(desk: Desk, draft: Program, moorlicht: Customer) -> None:
    desk.do(hand_edits.drop, draft, WEEK, moorlicht.id, "on holiday")

    assert moorlicht.id not in listed(desk, draft)
    again = desk.do(planning.plan, draft, WEEK)
    assert again.changes == (Change(moorlicht.id, came=False, why="taken off by hand"),)
    assert again.left_out == {"taken off by hand": 1}


def test_taking_off_twice_is_one_change(desk: Desk, draft: Program, moorlicht: Customer) -> None:
    first = desk.do(hand_edits.drop, draft, WEEK, moorlicht.id, "on holiday")
    assert desk.do(hand_edits.drop, draft, WEEK, moorlicht.id, "on holiday") == first
    assert desk.do(hand_edits.drop, draft, WEEK, moorlicht.id, "moving house").id != first.id


def test_the_reason_for_taking_off_may_be_left_out(desk: Desk, draft: Program, moorlicht: Customer) -> None:
    desk.do(hand_edits.drop, draft, WEEK, moorlicht.id, "  ")

    assert moorlicht.id not in listed(desk, draft)


def test_what_was_changed_by_hand_is_taken_back(desk: Desk, draft: Program, moorlicht: Customer) -> None:
    before = listed(desk, draft)
    desk.do(hand_edits.drop, draft, WEEK, moorlicht.id, "on holiday")
    desk.do(hand_edits.undo, draft, WEEK, moorlicht.id)

    assert listed(desk, draft) == before


def test_who_is_kept_stays_though_all_others_have_stronger_claims(
    desk: Desk, draft: Program, moorlicht: Customer
) -> None:
    desk.do(hand_edits.pin, draft, WEEK, moorlicht.id)
    for number in range(8):
        desk.keep(replace(moorlicht, id=0, crm_id=None, company=f"Sick {number}", health=0))

    assert moorlicht.id in listed(desk, draft)


def test_a_snooze_leaves_somebody_alone_before_its_day(desk: Desk, draft: Program, moorlicht: Customer) -> None:
    desk.do(correcting.snooze, moorlicht.id, date(2026, 11, 25), "moving house", NOW.date())

    assert moorlicht.id not in listed(desk, draft)
    assert "snoozed" in desk.do(planning.why_not, draft, WEEK, moorlicht.id)
    desk.do(planning.plan, draft, WEEK.later(1))
    assert moorlicht.id in {entry.customer_id for entry in desk.entries()}


def test_who_is_put_on_by_hand_may_be_snoozed_but_not_on_the_do_not_call_list(
    desk: Desk, draft: Program, moorlicht: Customer
) -> None:
    desk.do(correcting.snooze, moorlicht.id, date(2026, 11, 30), "moving house", NOW.date())
    desk.do(hand_edits.put_on, draft, WEEK, moorlicht.id)
    silent = desk.keep(Customer(0, company="Silent", do_not_call=True, contacts=(Contact(phones=(LONDON,)),)))

    assert moorlicht.id in listed(desk, draft)
    with pytest.raises(BadInputError, match="Silent cannot be put on the list of 2026-W48: do not call"):
        desk.do(hand_edits.put_on, draft, WEEK, silent.id)


def test_a_swap_takes_one_off_and_puts_another_on(
    desk: Desk, draft: Program, moorlicht: Customer, tinroof: Customer
) -> None:
    desk.do(hand_edits.drop, draft, WEEK, tinroof.id, "later")
    desk.do(hand_edits.swap, draft, WEEK, moorlicht.id, tinroof.id, "they asked")

    assert listed(desk, draft) == [tinroof.id]


def test_a_list_signed_off_takes_no_change(desk: Desk, draft: Program, moorlicht: Customer) -> None:
    desk.do(planning.freeze, draft, WEEK)

    with pytest.raises(StateError, match="signed off; undo the sign-off on This week first"):
        desk.do(hand_edits.drop, draft, WEEK, moorlicht.id, "ill")


def test_an_escalation_opens_its_seat_until_it_is_settled(desk: Desk, draft: Program, moorlicht: Customer) -> None:
    made = desk.do(escalating.escalate, draft, moorlicht.id, "Their invoices are wrong", owner="Bob")
    listed(desk, draft)
    seats = {entry.customer_id: entry.seat for entry in desk.entries()}
    desk.do(escalating.settle, draft, made.id)

    assert seats[moorlicht.id] is Seat.ESCALATION
    with pytest.raises(StateError, match="settled already"):
        desk.do(escalating.settle, draft, made.id)


def test_an_escalation_does_not_come_from_a_day_to_come(desk: Desk, draft: Program, moorlicht: Customer) -> None:
    tomorrow = (NOW + timedelta(days=1)).date()

    with pytest.raises(BadInputError, match="still to come"):
        desk.do(escalating.escalate, draft, moorlicht.id, "Everything", on=tomorrow)
