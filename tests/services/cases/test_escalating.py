"""Escalating: whoever looks after a customer is asked as soon as a complaint is recorded, before there is a list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Content, Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError
from callprogram.services.act import act
from callprogram.services.cases import asking_sides, escalating
from callprogram.services.lists import planning
from callprogram.services.overview.rounds import words_now
from callprogram.services.people.messaging import send_waiting
from callprogram.services.ports import Channels
from tests.examples import HOUR, MOORLICHT, WEEK
from tests.services.conftest import Desk

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}), zone="America/New_York")
FRIDAY = HOUR - timedelta(days=4)


class Post:
    def __init__(self) -> None:
        self.given: list[Content] = []

    def send(self, message: Message, _: Member, begins: Callable[[], None]) -> None:
        begins()
        self.given.append(message.content)


@pytest.fixture
def his(desk: Desk) -> Customer:
    """The customer whom Tom looks after."""
    desk.keep(TOM)
    desk.now = FRIDAY
    return desk.keep(replace(MOORLICHT, account_owner="Tom Grün"))


def complained(desk: Desk, program: Program, customer: Customer, owner: str = "") -> Case:
    return desk.do(escalating.escalate, program, customer.id, "Their invoices are wrong", owner=owner)


def sent(desk: Desk) -> list[Content]:
    post = Post()
    send_waiting(desk.store, Channels(post, post), desk.now, words_now)
    return post.given


def brief(desk: Desk, program: Program) -> tuple[str, ...]:
    desk.do(planning.plan, program, WEEK)
    view = desk.views.week(program, WEEK)
    assert view
    return view.cards[0].brief.lines


def test_the_account_owner_is_asked_before_there_is_a_list(desk: Desk, program: Program, his: Customer) -> None:
    complained(desk, program, his)
    [letter] = sent(desk)
    assert letter.subject == "Moorlicht Energie complained; what should we know?"
    assert letter.opening == (
        "They complained on 20 November: “Their invoices are wrong”. Nobody has it yet. "
        "What you write now is read by Ada Byron before the call."
    )
    assert letter.link == "/upcoming"
    assert sent(desk) == []


def test_the_brief_says_what_they_said_or_that_they_have_not_answered(
    desk: Desk, program: Program, his: Customer
) -> None:
    complaint = complained(desk, program, his)
    assert "Tom Grün was asked and has not answered yet" not in brief(desk, program)
    sent(desk)
    assert brief(desk, program)[0] == "Tom Grün was asked and has not answered yet"
    act(desk.store, TOM, desk.now, asking_sides.give, complaint.id, "A credit note went out yesterday.")
    lines = brief(desk, program)
    assert "Tom Grün: A credit note went out yesterday." in lines
    assert not any("has not answered" in line for line in lines)


def test_what_is_answered_or_settled_before_the_letter_goes_is_not_asked(
    desk: Desk, program: Program, his: Customer
) -> None:
    first, second = complained(desk, program, his), complained(desk, program, his)
    desk.do(escalating.settle, program, first.id)
    act(desk.store, TOM, desk.now, asking_sides.give, second.id, "It is paid back.")
    assert sent(desk) == []
    assert {each.state for each in desk.all(Message)} == {Delivery.WITHDRAWN}


def test_an_executive_who_looks_after_the_customer_is_not_asked(desk: Desk, program: Program, his: Customer) -> None:
    complained(desk, replace(program, executive_email=TOM.email), his)
    assert desk.all(Message) == []


def test_an_empty_answer_is_refused(desk: Desk, program: Program, his: Customer) -> None:
    complaint = complained(desk, program, his)
    with pytest.raises(BadInputError, match="Write what is good to know before the call"):
        desk.do(asking_sides.give, complaint.id, " ")
