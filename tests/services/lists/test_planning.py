"""Planning: the week's list, signing it off, and working through the hour."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callprogram.adapters.twilio import TwilioTelephony
from callprogram.domain.calls.calls import Call, Disposition, Status
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Contact, Customer, corrected
from callprogram.domain.lists.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.errors import BadInputError, NotFoundError, StateError
from callprogram.services.calls import calling, noting, ringing
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.calls.ringing import Line
from callprogram.services.customers import correcting
from callprogram.services.lists import planning
from callprogram.services.promises import promising
from tests.examples import LONDON, WEEK
from tests.services.conftest import NOW, Desk

# The list


@pytest.mark.usefixtures("moorlicht", "tinroof")
def test_a_week_planned_twice_is_the_same_list(desk: Desk, program: Program) -> None:
    def planned() -> list[object]:
        call_list = desk.do(planning.plan, program, WEEK)
        entries = [(e.position, e.customer_id, e.seat, e.score, e.reason, e.planned_at) for e in desk.entries()]
        return [call_list.week, call_list.starts_at, call_list.eligible, call_list.left_out, entries]

    assert planned() == planned()
    assert len(desk.all(CallList)) == 1
    assert len(desk.entries()) == 2


def test_of_a_household_that_shares_a_number_one_person_is_called(desk: Desk, program: Program) -> None:
    for number, name in enumerate(("Ann Roe", "Bob Roe", "Cy Roe")):
        desk.keep(Customer(0, crm_id=f"R-{number}", country="GB", contacts=(Contact(name, phones=(LONDON,)),)))
    planned = desk.do(planning.plan, program, WEEK)

    assert (planned.eligible, len(desk.entries())) == (3, 1)


@pytest.mark.usefixtures("moorlicht")
def test_a_list_says_why_somebody_was_left_out(desk: Desk, program: Program) -> None:
    desk.keep(Customer(0, company="Silent", do_not_call=True, contacts=(Contact(phones=(LONDON,)),)))
    desk.keep(Customer(0, company="Numberless", contacts=(Contact("Nemo"),)))
    planned = desk.do(planning.plan, program, WEEK)

    assert (planned.state, planned.eligible) == (ListState.DRAFT, 1)
    assert planned.left_out == {"do not call": 1, "no number that can be called": 1}
    assert planned.starts_at == datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_nobody_is_listed_at_a_number_at_which_somebody_else_asked_not_to_be_called(
    desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer
) -> None:
    refusing = desk.keep(Customer(0, company="Silent", do_not_call=True, contacts=moorlicht.contacts))
    planned = desk.do(planning.plan, program, WEEK)
    why = desk.do(planning.why_not, program, WEEK, moorlicht.id)
    listed = [entry.customer_id for entry in desk.entries()]
    desk.revise(replace(refusing, do_not_call=False))
    desk.do(planning.plan, program, WEEK)

    assert planned.left_out == {"do not call": 1, "somebody else asked not to be called at this number": 1}
    assert listed == [tinroof.id]
    assert why == ("Moorlicht Energie cannot be on the list of 2026-W48: Silent asked not to be called at this number.")
    assert {entry.customer_id for entry in desk.entries()} == {moorlicht.id, tinroof.id, refusing.id}


def test_who_was_signed_off_is_left_out_as_the_hour_begins_where_somebody_asked_since_not_to_be_called_there(
    desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer
) -> None:
    desk.do(planning.freeze, program, WEEK)
    desk.keep(Customer(0, company="Silent", do_not_call=True, contacts=moorlicht.contacts))
    desk.revise(replace(tinroof, do_not_call=True))
    desk.do(planning.start_hour, program, WEEK)

    assert {entry.customer_id: (entry.state, entry.skipped_why) for entry in desk.entries()} == {
        moorlicht.id: (EntryState.SKIPPED, "somebody else asked not to be called at this number"),
        tinroof.id: (EntryState.SKIPPED, "do not call"),
    }


def test_a_number_set_by_hand_is_no_way_around_somebody_who_asked_not_to_be_called_there(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.keep(Customer(0, company="Silent", do_not_call=True, contacts=(Contact(), Contact(phones=(LONDON,)))))
    desk.do(correcting.correct_number, moorlicht.id, str(LONDON.e164), "their mobile", "GB")
    planned = desk.do(planning.plan, program, WEEK)

    assert planned.eligible == 0
    assert planned.left_out["somebody else asked not to be called at this number"] == 1


def test_a_number_that_proved_wrong_for_whoever_asked_not_to_be_called_is_not_theirs(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    wrong = Correction(Field.WRONG_PHONE, str(moorlicht.phone and moorlicht.phone.e164), "wrong", "Anna", NOW)
    refusing = Customer(0, company="Silent", do_not_call=True, contacts=moorlicht.contacts)
    desk.keep(corrected(refusing, wrong))

    assert desk.do(planning.plan, program, WEEK).eligible == 1


def test_a_promise_due_makes_a_promise_seat(desk: Desk, program: Program, moorlicht: Customer) -> None:
    desk.do(promising.promise, moorlicht.id, "Send it", owner="ada byron", due_on=date(2026, 11, 30))
    desk.do(planning.plan, program, WEEK)

    assert [entry.seat for entry in desk.entries()] == [Seat.PROMISE]


@pytest.mark.parametrize("by_mail", [True, False])
def test_who_was_told_by_mail_since_the_list_was_signed_off_waits_for_the_gap_like_everybody(
    desk: Desk, program: Program, moorlicht: Customer, by_mail: bool
) -> None:
    at = NOW - timedelta(weeks=5)
    desk.do(calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED), at=at))
    made = desk.do(promising.promise, moorlicht.id, "Send it", owner="Tom", due_on=date(2026, 11, 20))
    desk.do(promising.keep, made.id)
    desk.do(planning.freeze, program, WEEK)
    if by_mail:
        desk.do(promising.tell, made.id)
    desk.do(planning.start_hour, program, WEEK)
    [entry] = desk.entries()
    left = (EntryState.SKIPPED, "called in the last 8 weeks")
    assert (entry.state, entry.skipped_why) == (left if by_mail else (EntryState.PENDING, ""))


@pytest.mark.usefixtures("moorlicht")
def test_a_list_signed_off_says_by_whom_and_stays(desk: Desk, program: Program) -> None:
    frozen = desk.do(planning.freeze, program, WEEK)
    desk.keep(Customer(0, company="Later"))
    desk.now = NOW + timedelta(days=1)

    assert (frozen.state, frozen.frozen_at, frozen.frozen_by) == (ListState.FROZEN, NOW, "You")
    assert desk.do(planning.freeze, program, WEEK) == frozen
    assert desk.do(planning.plan, program, WEEK) == frozen


def test_an_empty_list_is_not_signed_off_where_there_are_no_customers(desk: Desk, program: Program) -> None:
    with pytest.raises(StateError, match="There are no customers yet; bring in a CRM export first"):
        desk.do(planning.freeze, program, WEEK)

    assert desk.all(CallList) == []


def test_an_empty_list_is_not_signed_off_where_nobody_can_be_called(desk: Desk, program: Program) -> None:
    desk.keep(Customer(0, company="Silent", do_not_call=True))

    with pytest.raises(StateError, match=r"in the hour of 2026-W48 \(1 customer: do not call\); bring in others"):
        desk.do(planning.freeze, program, WEEK)


# The hour


@pytest.mark.usefixtures("frozen")
def test_an_hour_is_begun_once(desk: Desk, program: Program) -> None:
    desk.do(planning.start_hour, program, WEEK)
    desk.now = NOW + timedelta(minutes=5)

    assert desk.do(planning.start_hour, program, WEEK).started_at == NOW


@pytest.mark.parametrize("service", [planning.start_hour, planning.finish_hour])
@pytest.mark.usefixtures("moorlicht")
def test_a_draft_is_signed_off_before_the_hour(desk: Desk, program: Program, service: type) -> None:
    desk.do(planning.plan, program, WEEK)

    with pytest.raises(StateError, match="The list of 2026-W48 is still a draft; sign it off first"):
        desk.do(service, program, WEEK)


def test_an_hour_without_a_list_is_planned_first(desk: Desk, program: Program) -> None:
    with pytest.raises(NotFoundError, match="There is no list for 2026-W48 yet; plan it first"):
        desk.do(planning.start_hour, program, WEEK)


def test_an_hour_finished_leaves_whoever_was_not_called_for_another_week(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)
    finished = desk.do(planning.finish_hour, program, WEEK)
    called, left = (desk.entry(entry.id) for entry in frozen)

    assert finished.finished_at == NOW
    assert (called.state, called.skipped_why) == (EntryState.DONE, "")
    assert (left.state, left.skipped_why) == (EntryState.SKIPPED, "the hour ended first")


def test_an_hour_finished_ends_the_calls_still_open(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(noting.write, frozen[0].id, Typed("Nice talk", "", "desk"))
    desk.now = NOW + timedelta(minutes=30)
    desk.do(planning.finish_hour, program, WEEK)
    [call] = desk.all(Call)

    assert (call.note, call.status, call.ended_at) == ("Nice talk", Status.COMPLETED, desk.now)
    assert desk.entry(frozen[0].id).state is EntryState.ACTIVE  # nobody said what came of it


def test_a_call_that_the_provider_rings_runs_on_when_the_hour_is_finished(
    desk: Desk, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    ringing.ring(Line(desk.store, twilio, YOU, NOW), program, frozen[0].customer_id)
    desk.do(planning.finish_hour, program, WEEK)
    [call] = desk.all(Call)

    assert (call.status, call.ended_at) == (Status.QUEUED, None)
    assert desk.entry(frozen[0].id).state is EntryState.ACTIVE


def test_a_call_that_has_ended_is_left_as_it_is_when_the_hour_is_finished(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    call = desk.do(calling.open_call, frozen[0].id)
    desk.do(ringing.record_refusal, call.id, "Refused")
    [before] = desk.all(Call)
    desk.now = NOW + timedelta(minutes=30)
    desk.do(planning.finish_hour, program, WEEK)

    assert desk.all(Call) == [before]


def test_a_finished_hour_is_finished(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(planning.finish_hour, program, WEEK)
    attempts: list[Callable[[], object]] = [
        lambda: desk.do(planning.start_hour, program, WEEK),
        lambda: desk.do(planning.finish_hour, program, WEEK),
        lambda: desk.do(planning.skip, frozen[0].id, "ill"),
        lambda: desk.do(planning.restore, frozen[0].id),
        lambda: desk.do(calling.open_call, frozen[0].id),
    ]

    for attempt in attempts:
        with pytest.raises(StateError, match="The hour of 2026-W48 is finished"):
            attempt()


# Skipping


def test_a_customer_is_skipped_with_a_reason_and_comes_back(desk: Desk, frozen: list[Entry]) -> None:
    skipped = desk.do(planning.skip, frozen[0].id, "  on holiday ")
    back = desk.do(planning.restore, frozen[0].id)

    assert (skipped.state, skipped.skipped_why) == (EntryState.SKIPPED, "on holiday")
    assert (back.state, back.skipped_why) == (EntryState.PENDING, "")


def test_skipping_needs_a_reason(desk: Desk, frozen: list[Entry]) -> None:
    with pytest.raises(BadInputError, match="Say in a few words why"):
        desk.do(planning.skip, frozen[0].id, "  ")


def test_who_was_called_is_not_skipped(desk: Desk, frozen: list[Entry]) -> None:
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)

    with pytest.raises(StateError, match="has been called already"):
        desk.do(planning.skip, frozen[0].id, "ill")


def test_who_was_not_skipped_does_not_come_back(desk: Desk, frozen: list[Entry]) -> None:
    with pytest.raises(StateError, match="was not skipped"):
        desk.do(planning.restore, frozen[0].id)
