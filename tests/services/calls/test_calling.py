"""Calling from any phone: a call is recorded once, belongs to its entry, and has an outcome."""

from datetime import timedelta

import pytest

from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.program.call_hour import Program, Week
from callprogram.errors import BadInputError, NotFoundError, StateError
from callprogram.services.calls import calling, noting
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.lists import planning
from tests.examples import WEEK
from tests.services.conftest import NOW, Desk

# Recording a call


def test_a_call_from_any_phone_is_recorded(desk: Desk, program: Program, moorlicht: Customer) -> None:
    call = desk.do(
        calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED), minutes=12, note="Fine")
    )

    assert (call.mode, call.status, call.disposition) == (Mode.OWN_PHONE, Status.COMPLETED, Disposition.CONNECTED)
    assert (call.seconds, call.note, call.phone) == (720, "Fine", "+493023125123")
    assert (call.started_at, call.ended_at) == (NOW - timedelta(minutes=12), NOW)
    assert desk.all(Call) == [call]


def test_a_call_of_earlier_ended_when_it_was_over(desk: Desk, program: Program, moorlicht: Customer) -> None:
    then = NOW - timedelta(hours=3)
    call = desk.do(calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED), minutes=12, at=then))

    assert (call.started_at, call.ended_at) == (then, then + timedelta(minutes=12))


def test_logging_finishes_the_open_call_rather_than_making_a_second(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    begun = desk.do(calling.begin, program, moorlicht.id)
    desk.now = NOW + timedelta(minutes=9)
    call = desk.do(calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))

    assert (call.id, call.started_at, call.ended_at, call.seconds) == (begun.id, NOW, desk.now, None)
    assert desk.all(Call) == [call]


def test_logging_without_words_keeps_the_note_that_was_typed(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(noting.write, frozen[0].id, Typed("typed", "", "desk"))
    call = desk.do(calling.log, program, LoggedCall(frozen[0].customer_id, Outcome(Disposition.CONNECTED)))

    assert (call.note, call.entry_id) == ("typed", frozen[0].id)


def test_logging_a_call_of_earlier_leaves_the_open_one_alone(desk: Desk, program: Program, moorlicht: Customer) -> None:
    begun = desk.do(calling.begin, program, moorlicht.id)
    earlier = desk.do(
        calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.BUSY), at=NOW - timedelta(days=3))
    )

    assert earlier.id != begun.id
    assert desk.all(Call)[0].ended_at is None


def test_a_call_forgotten_yesterday_is_not_todays(desk: Desk, program: Program, moorlicht: Customer) -> None:
    forgotten = desk.do(calling.begin, program, moorlicht.id)
    desk.now = NOW + timedelta(hours=18)

    assert desk.do(calling.begin, program, moorlicht.id).id != forgotten.id


def test_a_call_of_somebody_on_the_list_is_that_of_their_entry(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    call = desk.do(calling.log, program, LoggedCall(frozen[1].customer_id, Outcome(Disposition.NO_ANSWER)))

    assert call.entry_id == frozen[1].id
    assert desk.entry(frozen[1].id).state is EntryState.DONE
    assert desk.entry(frozen[0].id).state is EntryState.PENDING


def test_a_call_long_before_the_hour_is_not_that_of_the_entry(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    call = desk.do(
        calling.log,
        program,
        LoggedCall(frozen[0].customer_id, Outcome(Disposition.CONNECTED), at=NOW - timedelta(days=8)),
    )

    assert call.entry_id is None
    assert desk.entry(frozen[0].id).state is EntryState.PENDING


def test_of_two_hours_the_nearer_one_has_the_call(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(planning.freeze, program, Week(2026, 49))
    desk.now = NOW + timedelta(days=6)
    call = desk.do(calling.begin, program, frozen[0].customer_id)
    next_week = [e for e in desk.entries() if e.customer_id == frozen[0].customer_id and e.id != frozen[0].id]

    assert [call.entry_id] == [entry.id for entry in next_week]


def test_a_skipped_customer_who_is_called_after_all_was_called(desk: Desk, frozen: list[Entry]) -> None:
    desk.do(planning.skip, frozen[0].id, "ill")
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)

    assert (desk.entry(frozen[0].id).state, desk.entry(frozen[0].id).skipped_why) == (EntryState.DONE, "")


@pytest.mark.parametrize("minutes", [-1, 721, 999_999_999_999])
def test_a_call_lasts_a_possible_time(desk: Desk, program: Program, moorlicht: Customer, minutes: int) -> None:
    with pytest.raises(BadInputError, match="A call lasts between 0 and 720 minutes"):
        desk.do(calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED), minutes=minutes))

    assert desk.all(Call) == []


def test_a_call_is_not_logged_before_it_has_happened(desk: Desk, program: Program, moorlicht: Customer) -> None:
    with pytest.raises(BadInputError, match="before it has happened; give a time that is past"):
        desk.do(
            calling.log,
            program,
            LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED), at=NOW + timedelta(minutes=1)),
        )


def test_a_customer_who_is_not_there_is_not_called(desk: Desk, program: Program) -> None:
    with pytest.raises(NotFoundError, match="There is no customer 99"):
        desk.do(calling.begin, program, 99)


# Within the hour


def test_an_outcome_given_again_is_corrected(desk: Desk, frozen: list[Entry]) -> None:
    first = desk.do(calling.give_outcome, frozen[0].id, Disposition.NO_ANSWER)
    desk.now = NOW + timedelta(minutes=3)
    again = desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)

    assert (again.id, again.ended_at, again.disposition) == (first.id, first.ended_at, Disposition.CONNECTED)
    assert desk.entry(frozen[0].id).state is EntryState.DONE


def test_opening_a_call_twice_opens_one(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    call = desk.do(calling.open_call, frozen[0].id)

    assert desk.do(calling.open_call, frozen[0].id) == call
    assert desk.do(calling.begin, program, frozen[0].customer_id).id == call.id


def test_a_draft_has_no_calls(desk: Desk, program: Program, moorlicht: Customer) -> None:
    assert moorlicht.id
    desk.do(planning.plan, program, WEEK)

    with pytest.raises(StateError, match="still a draft; sign it off first"):
        desk.do(calling.open_call, desk.entries()[0].id)
