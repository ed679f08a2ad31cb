"""Telling: the mail goes through the outbox, answers go to the executive, and the promise is closed with it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Delivery, Kind, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.steps import Step
from callprogram.domain.promises.telling import Draft
from callprogram.errors import BadInputError, NotAllowedError, StateError
from callprogram.services.act import Service, act
from callprogram.services.overview.rounds import words_now
from callprogram.services.people.messaging import send_waiting
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from callprogram.services.promises import promising, telling
from tests.services.conftest import Desk

LETTER = Draft("Saskia@moorlicht.example", "As promised", "It is done.\n\nAda")


@pytest.fixture
def kept(desk: Desk, program: Program, moorlicht: Customer) -> Commitment:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    made = desk.do(promising.promise, moorlicht.id, "Send it", owner="Tom", due_on=date(2026, 12, 4))
    return desk.do(promising.keep, made.id)


def test_the_mail_waits_in_the_outbox_and_the_promise_is_told(desk: Desk, kept: Commitment) -> None:
    message = desk.do(telling.send, kept.id, LETTER)
    assert (message.recipient, message.reply_to) == ("saskia@moorlicht.example", "ada@example.com")
    assert (message.content.subject, message.content.opening) == ("As promised", "It is done.\n\nAda")
    assert [each.state for each in desk.all(Commitment)] == [State.TOLD]
    assert desk.all(Step)[-1].words == "by mail to Saskia@moorlicht.example"


def test_whoever_kept_it_sends_it_and_nobody_else_of_the_team(desk: Desk, kept: Commitment) -> None:
    tom, kay = (Member(f"{name}@example.com", name, frozenset({Role.TEAMMATE})) for name in ("Tom", "Kay"))
    with pytest.raises(NotAllowedError):
        act(desk.store, kay, desk.now, telling.send, kept.id, LETTER)
    message = act(desk.store, tom, desk.now, telling.send, kept.id, LETTER)
    assert message.reply_to == "ada@example.com"


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (Draft("", "As promised", "Done."), "is not an email address"),
        (Draft("nowhere", "As promised", "Done."), "is not an email address"),
        (Draft("a@b.example", " ", "Done."), "Write a subject and a text"),
        (Draft("a@b.example", "As promised", " "), "Write a subject and a text"),
    ],
)
def test_what_cannot_be_sent_leaves_the_promise_to_be_told(
    desk: Desk, kept: Commitment, letter: Draft, words: str
) -> None:
    with pytest.raises(BadInputError, match=words):
        desk.do(telling.send, kept.id, letter)
    assert [each.state for each in desk.all(Commitment)] == [State.KEPT]
    assert all(not message.key.startswith("told") for message in desk.all(Message))


def test_what_is_not_kept_is_not_told(desk: Desk, kept: Commitment) -> None:
    desk.do(promising.reopen, kept.id)
    with pytest.raises(StateError, match="has not been kept yet"):
        desk.do(telling.send, kept.id, LETTER)


def asked_to_tell(desk: Desk) -> list[tuple[str, Delivery, str]]:
    """Whom the outbox asks to tell a customer, once it has gone over what waits in it."""
    post = Post()
    send_waiting(desk.store, Channels(post, post), desk.now, words_now)
    found = [each for each in desk.all(Message) if each.kind is Kind.CALL_REPORT]
    return [(each.recipient, each.state, each.content.subject) for each in found]


class Post:
    def send(self, _: Message, __: Member, begins: Callable[[], None]) -> None:
        begins()


def test_whoever_kept_it_is_asked_on_the_next_day_to_tell_the_customer(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.keep(Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}), zone=program.zone))
    made = desk.do(promising.promise, moorlicht.id, "Send it", owner="Tom", due_on=date(2026, 12, 4))
    desk.do(promising.keep, made.id)
    waits = ("tom@example.com", Delivery.WAITING, "1 promise to tell: Moorlicht Energie")
    assert asked_to_tell(desk) == [waits]
    desk.now += timedelta(days=1)
    assert asked_to_tell(desk) == [(waits[0], Delivery.SENT, waits[2])]
    [letter] = [each.content for each in desk.all(Message) if each.kind is Kind.CALL_REPORT]
    [section] = letter.sections
    assert (section.heading, section.points) == (
        "Kept by you; they do not know yet",
        ("Moorlicht Energie: Send it",),
    )


@pytest.mark.parametrize("done", [promising.tell, promising.tell_in_next_call, promising.reopen])
def test_nobody_is_asked_to_tell_what_they_know_hear_in_the_call_or_was_not_kept(
    desk: Desk, kept: Commitment, done: Service[[int], Commitment]
) -> None:
    desk.do(done, kept.id)
    desk.now += timedelta(days=1)
    assert [state for _, state, _ in asked_to_tell(desk)] == [Delivery.WITHDRAWN]
