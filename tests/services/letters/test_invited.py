"""What guests answer to an invitation stands on *Schedule & calendar*; another time is taken by one press."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.guest_answers import Comes, GuestAnswer, standing
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, InvitationReply, Mail
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program, hour_of
from callprogram.errors import StateError
from callprogram.services.calendar import calendaring, guest_answers, synchronising
from callprogram.services.letters import taking_in
from callprogram.services.overview import to_do
from callprogram.services.program import programs
from tests.examples import HOUR, WEEK
from tests.services.conftest import Desk

BOARD, NEW = "board@example.com", "kim@example.com"
NEXT = WEEK.later(1)
WRITER = Writer("calls@example.com")


@pytest.fixture
def program(desk: Desk) -> Program:
    """Ada's hour, Tuesdays at 16:00, to which the board is invited by mail."""
    desk.now = HOUR - timedelta(days=2)
    made = desk.do(
        programs.set_program, "Customer calls", zone="Europe/Amsterdam", guests=(BOARD,), executive_name="Ada Byron"
    )
    desk.do(calendaring.choose_way, made, Way.MAIL, on=True)
    synchronising.catch_up(desk.store, desk.views, WRITER, desk.now)
    return made


def answer(
    desk: Desk,
    program: Program,
    said: str,
    *,
    of: datetime | None = None,
    starts_at: datetime | None = None,
    by: str = BOARD,
) -> Letter:
    reply = InvitationReply(program.calendar_uid, BOARD, said, of, starts_at, "On a train")
    mail = Mail(Correspondent("The board", by), f"{said} {of} {starts_at}", invitation_reply=reply)
    return desk.do(taking_in.take_in, mail, repr(mail).encode(), desk.now, Channel.MAIL).letter


def stands(desk: Desk) -> tuple[GuestAnswer, ...]:
    view = desk.views.calendar(desk.views.programs()[0])
    assert view.series
    return standing(view.outlets[Way.MAIL].answers, view.series, view.weeks, desk.now)


def test_who_comes_is_known_and_the_last_word_counts(desk: Desk, program: Program) -> None:
    letter = answer(desk, program, "ACCEPTED")
    answer(desk, program, "DECLINED")

    assert [(each.email, each.comes, each.week) for each in stands(desk)] == [(BOARD, Comes.NO, None)]
    assert (letter.route, letter.why) == (
        Route.JOIN,
        "It answers the invitation to “Customer calls: Ada Byron”, and stands on Schedule & calendar.",
    )


def test_an_answer_to_another_hour_than_it_is_now_counts_no_more(desk: Desk, program: Program) -> None:
    answer(desk, program, "ACCEPTED")
    desk.do(programs.set_program, "Customer calls", weekday=3)
    synchronising.catch_up(desk.store, desk.views, WRITER, desk.now)

    assert stands(desk) == ()


def test_another_time_is_on_to_do_and_moves_the_week_by_one_press(desk: Desk, program: Program) -> None:
    proposed = hour_of(program, NEXT).starts_at + timedelta(days=1, hours=1)
    answer(desk, program, "TENTATIVE", of=hour_of(program, NEXT).starts_at, starts_at=proposed)

    [said] = stands(desk)
    [need] = [each for each in to_do.needs(desk.views, program, desk.now) if each.what == "Another time proposed"]
    assert need.words == f"{BOARD} proposes Wednesday 2 December at 17:00 for 2026-W49: “On a train”."

    desk.do(guest_answers.take_proposed, program, said)
    assert hour_of(desk.views.programs()[0], NEXT).starts_at == proposed
    with pytest.raises(StateError, match="decided already"):
        desk.do(guest_answers.take_proposed, program, said)


def test_another_time_can_be_left(desk: Desk, program: Program) -> None:
    answer(desk, program, "TENTATIVE", of=hour_of(program, NEXT).starts_at, starts_at=HOUR + timedelta(days=8))
    [said] = stands(desk)

    desk.do(guest_answers.leave_proposed, program, said)

    assert stands(desk) == ()
    assert hour_of(desk.views.programs()[0], NEXT) == hour_of(program, NEXT)


def test_nobody_answers_for_somebody_else(desk: Desk, program: Program) -> None:
    letter = answer(desk, program, "ACCEPTED", by="mallory@example.com")

    assert (letter.route, stands(desk)) == (None, ())


def test_who_answered_is_not_asked_again_when_a_guest_is_added_or_a_week_changes(desk: Desk, program: Program) -> None:
    answer(desk, program, "ACCEPTED")
    for each in desk.all(Message):
        desk.revise(replace(each, state=Delivery.SENT, sent_at=desk.now))
    before = len(desk.all(Message))

    desk.do(programs.set_program, "Customer calls", guests=(BOARD, NEW))
    synchronising.catch_up(desk.store, desk.views, WRITER, desk.now)
    [new] = desk.all(Message)[before:]
    assert new.recipient == NEW
    assert "PARTSTAT=ACCEPTED" in new.enclosures[0].content.replace("\r\n ", "")

    moved = hour_of(program, NEXT).starts_at + timedelta(hours=1)
    desk.do(calendaring.move_week, desk.views.programs()[0], NEXT, moved)
    synchronising.catch_up(desk.store, desk.views, WRITER, desk.now)
    asked = desk.all(Message)[-1]
    assert "PARTSTAT=ACCEPTED" not in asked.enclosures[0].content  # it is another time
