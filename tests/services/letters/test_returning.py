"""A mail of ours that came back waits on *To do*, and its report goes to whoever sent it once somebody says so."""

from dataclasses import replace

import pytest

from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import CameBack, Correspondent, Machine, Mail
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.letters.routes import Route
from callprogram.domain.people import messages
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Content, Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.services.letters import deciding, taking_in, weighing
from callprogram.services.overview import to_do
from callprogram.services.overview.needs import Kind
from callprogram.services.people import messaging
from tests.services.conftest import Desk

TOM = Member("tom@ourco.example", "Tom Grün", frozenset({Role.TEAMMATE}))
WHY = "550 5.1.1 No such user here"


@pytest.fixture
def ours(desk: Desk) -> Message:
    """What Tom wrote to Renee, accepted by the mail server."""
    desk.keep(TOM)
    words = Content("The export is mended", "It is.")
    sent = Message(0, "told 1", "renee@brindlewick.example", words, desk.now, desk.now, "<1@callprogram>", TOM.email)
    return desk.keep(replace(sent, state=Delivery.SENT, sent_at=desk.now))


def bounce(desk: Desk, ours: Message, *, why: str = WHY, named: tuple[str, ...] | None = None) -> Letter:
    ids = (ours.message_id,) if named is None else named
    mail = Mail(
        Correspondent("", "mailer-daemon@mx.example"),
        "Undelivered",
        f"Sorry: {why} {ids}",
        machine=Machine.BOUNCE,
        came_back=CameBack(ids, why),
    )
    return desk.do(taking_in.take_in, mail, repr(mail).encode(), desk.now, Channel.MAIL).letter


def proposed(desk: Desk, letter: Letter) -> Proposal:
    return weighing.proposal(desk.views, letter)


def state(desk: Desk, message: Message) -> tuple[Delivery, str]:
    kept = next(each for each in desk.all(Message) if each.id == message.id)
    return kept.state, kept.trouble


def test_what_came_back_is_on_to_do_with_the_servers_reason(desk: Desk, program: Program, ours: Message) -> None:
    bounce(desk, ours)

    assert state(desk, ours) == (Delivery.FAILED, f"it came back ({WHY})")
    [need] = [each for each in to_do.needs(desk.views, program, desk.now) if each.kind is Kind.NOT_SENT]
    assert need.what == "Came back from renee@brindlewick.example"
    assert need.words.startswith("“The export is mended” to renee@brindlewick.example: it came back (550 5.1.1")


def test_the_report_goes_to_whoever_sent_it_by_one_press(desk: Desk, program: Program, ours: Message) -> None:
    letter = bounce(desk, ours)
    found = proposed(desk, letter)

    assert (found.route, found.redirect_to) == (Route.REDIRECT, "Tom Grün")
    assert found.because == "They never got “The export is mended”, which Tom Grün sent."
    assert [each.recipient for each in desk.all(Message)] == [ours.recipient]  # nothing goes by itself

    decision = deciding.Destination(found.route, found.route, found.genuine.kind, given_to=found.redirect_to)
    desk.do(deciding.decide, program, letter.id, decision)
    given = desk.all(Message)[-1]
    assert given.recipient == TOM.email
    assert given.content.opening.startswith("A mail of yours came back, so they never got it.")


def test_of_what_went_by_itself_to_do_says_so(desk: Desk, ours: Message) -> None:
    desk.revise(replace(ours, reply_to=""))
    found = proposed(desk, bounce(desk, ours))

    assert (found.route, found.because) == (Route.BIN, "They never got “The export is mended”; To do says so.")


def test_what_is_only_late_stays_sent(desk: Desk, ours: Message) -> None:
    bounce(desk, ours, why="")

    assert state(desk, ours) == (Delivery.SENT, "")


def test_a_report_about_somebody_elses_mail_changes_nothing(desk: Desk, ours: Message) -> None:
    letter = bounce(desk, ours, named=("<other@x.example>",))

    assert state(desk, ours) == (Delivery.SENT, "")
    assert proposed(desk, letter).route is Route.BIN


def test_sent_again_it_can_come_back_again(desk: Desk, ours: Message) -> None:
    bounce(desk, ours)
    desk.do(messaging.try_again, ours.id)
    bounce(desk, ours)
    assert state(desk, ours)[0] is Delivery.WAITING  # the report is the first one's, known already

    desk.revise(messages.sent(ours, desk.now))
    bounce(desk, ours, why="550 Still no such user")
    assert state(desk, ours) == (Delivery.FAILED, "it came back (550 Still no such user)")
