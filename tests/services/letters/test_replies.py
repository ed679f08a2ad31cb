"""What account owners answer to heads-ups by mail is their answer; what is not clear waits for somebody to read it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Machine, Mail
from callprogram.domain.letters.routes import Route
from callprogram.domain.lists.holds import Answer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Kind, Message
from callprogram.domain.program.call_hour import Program
from callprogram.services.letters import taking_in, weighing
from callprogram.services.lists import planning
from tests.examples import HOUR, WEEK
from tests.services.conftest import Desk

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}))


@pytest.fixture
def heads_up(desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer) -> Message:
    """Tom hears of the calls to Moorlicht Energie and Tin Roof."""
    desk.now = HOUR - timedelta(days=4)
    desk.keep(TOM)
    for each in (moorlicht, tinroof):
        desk.revise(replace(each, account_owner="Tom Grün"))
    desk.do(planning.freeze, program, WEEK)
    [message] = [each for each in desk.all(Message) if each.kind is Kind.HEADS_UP]
    return message


def answer(desk: Desk, heads_up: Message, text: str, *, by: str = TOM.email, machine: Machine = Machine.NO) -> Letter:
    mail = Mail(Correspondent("", by), "Re: Two calls", text, in_reply_to=heads_up.message_id, machine=machine)
    return desk.do(taking_in.take_in, mail, text.encode(), desk.now, Channel.MAIL).letter


def test_what_names_the_customer_opens_the_brief_of_their_call(desk: Desk, heads_up: Message) -> None:
    letter = answer(desk, heads_up, "Moorlicht had an outage last week.\n\n> Ada calls two customers of yours")

    [said] = desk.all(Answer)
    assert (said.text, said.answered_by) == ("Moorlicht had an outage last week.", "Tom Grün")
    assert letter.route is Route.JOIN
    assert desk.views.letters(undecided=True).total == 0


@pytest.mark.parametrize(
    "text", ["They had an outage.", "Moorlicht: please do not call now.", "Moorlicht? Bitte warten.", "> Moorlicht"]
)
def test_what_is_not_clear_waits_and_says_what_it_answers(desk: Desk, heads_up: Message, text: str) -> None:
    letter = answer(desk, heads_up, text)
    proposal = weighing.proposal(desk.views, letter)

    assert (desk.all(Answer), letter.route) == ([], None)
    assert (proposal.route, proposal.because) == (Route.JOIN, f"It answers our “{heads_up.content.subject}”.")


def test_a_word_that_stands_in_every_letter_names_nobody(desk: Desk, heads_up: Message, moorlicht: Customer) -> None:
    desk.revise(replace(moorlicht, company="The Moor", account_owner="Tom Grün"))

    answer(desk, heads_up, "Both had an outage in the week.")

    assert desk.all(Answer) == []


def test_nobody_else_and_no_machine_answers_for_them(desk: Desk, heads_up: Message) -> None:
    answer(desk, heads_up, "Moorlicht is fine.", by="mallory@example.com")
    answer(desk, heads_up, "Moorlicht: I am away until Monday.", machine=Machine.AUTO_REPLY)

    assert desk.all(Answer) == []
