"""Noting: kept at every pause, whoever writes, and never refused because an hour is over."""

from datetime import timedelta

import pytest

from callprogram.domain.calls.calls import Call, Disposition, Status
from callprogram.domain.calls.notes import PrivateNote, Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.calls.questions import Questions, questions_of
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.errors import BadInputError, NotAllowedError, NotFoundError
from callprogram.services.act import act
from callprogram.services.calls import calling, noting, outcomes
from callprogram.services.lists import planning
from tests.examples import WEEK
from tests.services.conftest import NOW, Desk


def test_the_first_word_opens_the_call(desk: Desk, frozen: list[Entry]) -> None:
    both = desk.do(noting.write, frozen[0].id, Typed("H", "", "desk"))
    [call] = desk.all(Call)

    assert (both.text, both.conflict) == ("H", False)
    assert (call.note, call.note_writer, call.status) == ("H", "desk", Status.OPEN)
    assert desk.entry(frozen[0].id).state is EntryState.ACTIVE


def test_two_windows_on_one_note_keep_what_both_typed(desk: Desk, frozen: list[Entry]) -> None:
    desk.do(noting.write, frozen[0].id, Typed("From the desk", "", "desk"))
    both = desk.do(noting.write, frozen[0].id, Typed("From the phone", "", "phone"))
    [call] = desk.all(Call)

    assert both.conflict
    assert call.note == "From the desk\nFrom the phone"


def test_a_note_that_comes_once_the_hour_is_over_is_kept(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(noting.write, frozen[0].id, Typed("H", "", "desk"))
    desk.do(planning.finish_hour, program, WEEK)
    desk.now = NOW + timedelta(hours=5)
    desk.do(noting.write, frozen[0].id, Typed("Hello", "H", "desk"))
    desk.do(noting.write, frozen[1].id, Typed("Late", "", "desk"))
    first, second = desk.all(Call)

    assert (first.note, second.note) == ("Hello", "Late")
    assert (second.ended_at, second.entry_id) == (desk.now, frozen[1].id)


def test_a_note_for_nobody_on_a_list_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.do(noting.write, 99, Typed("x", "", "desk"))


def test_what_no_database_can_hold_is_left_out(desk: Desk, frozen: list[Entry]) -> None:
    text = "a\0b\ud800c <b>😀 مرحبا " + "x" * 100_000
    desk.do(noting.write, frozen[0].id, Typed(text, "", "desk"))
    [call] = desk.all(Call)
    assert call.note == "ab?c <b>😀 مرحبا " + "x" * 100_000


def test_the_private_part_is_the_executives_alone(desk: Desk, frozen: list[Entry]) -> None:
    desk.do(noting.write_privately, frozen[0].id, Typed("Between us", "", "desk"))
    desk.do(noting.write_privately, frozen[0].id, Typed("Between us!", "Between us", "desk"))
    [private] = desk.all(PrivateNote)
    [call] = desk.all(Call)

    assert (private.text, private.call_id, call.note) == ("Between us!", call.id, "")
    assistant = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}))
    with pytest.raises(NotAllowedError):
        act(desk.store, assistant, NOW, noting.write_privately, frozen[0].id, Typed("x", "", "desk"))


def test_the_questions_of_a_seat_can_be_worded_anew_and_back(desk: Desk, program: Program) -> None:
    usual = questions_of([])[Seat.HAPPY]
    desk.do(noting.word_questions, program.id, Seat.HAPPY, (" Why  us? ", ""))
    assert questions_of(desk.all(Questions))[Seat.HAPPY] == ("Why us?",)
    desk.do(noting.word_questions, program.id, Seat.HAPPY, ())
    assert questions_of(desk.all(Questions))[Seat.HAPPY] == usual
    for texts in (("a", "b", "c", "d"), ("x" * 201,)):
        with pytest.raises(BadInputError, match="Ask 3 questions at most"):
            desk.do(noting.word_questions, program.id, Seat.HAPPY, texts)


def test_every_seat_has_three_questions() -> None:
    assert {seat: len(questions_of([])[seat]) for seat in Seat} == dict.fromkeys(Seat, 3)


def test_the_private_part_stays_one_however_often_they_are_called(desk: Desk, frozen: list[Entry]) -> None:
    desk.do(noting.write_privately, frozen[0].id, Typed("Careful", "", "desk"))
    desk.do(outcomes.try_later, frozen[0].id)
    desk.do(calling.begin, desk.all(Program)[0], frozen[0].customer_id, "again")
    desk.do(noting.write_privately, frozen[0].id, Typed("Careful!", "Careful", "desk"))

    assert [note.text for note in desk.all(PrivateNote)] == ["Careful!"]


@pytest.mark.parametrize(
    ("outcome", "notes"),
    [(Disposition.NO_ANSWER, ["", "Ask about the move"]), (Disposition.CONNECTED, ["Ask about the move", ""])],
)
def test_the_note_of_a_try_that_reached_nobody_goes_along_to_the_next(
    desk: Desk, program: Program, frozen: list[Entry], outcome: Disposition, notes: list[str]
) -> None:
    desk.do(noting.write, frozen[0].id, Typed("Ask about the move", "", "desk"))
    desk.do(outcomes.give, frozen[0].id, Outcome(outcome))
    desk.do(outcomes.try_later, frozen[0].id)
    desk.do(calling.begin, program, frozen[0].customer_id, "again")

    assert [call.note for call in desk.all(Call)] == notes
