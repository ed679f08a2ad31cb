"""Whose letter it is, by what is kept of the customers."""

from dataclasses import replace

from callprogram.domain.customers.customers import Contact
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.proposals import Gate
from callprogram.services.letters import taking_in, weighing
from tests.examples import MOORLICHT, TIN_ROOF
from tests.services.conftest import Desk

LIAM = Contact("Liam Vries", email="liam@fernhill.example")
NADIA = Contact("Nadia Byrne", email="nadia@fernhill.example")


def letter_of(desk: Desk, name: str, email: str) -> Letter:
    mail = Mail(Correspondent(name, email), "Third wrong invoice", "I complain.")
    return desk.do(taking_in.take_in, mail, email.encode(), desk.now, Channel.MAIL).letter


def test_of_several_customers_at_one_domain_it_is_the_one_whose_contact_has_the_name(desk: Desk) -> None:
    paper = desk.keep(replace(MOORLICHT, company="Fernhill Paper", contacts=(LIAM,)))
    desk.keep(replace(TIN_ROOF, company="Fernhill Media", contacts=(NADIA,)))

    known = weighing.proposal(desk.views, letter_of(desk, "liam vries", "l.vries@fernhill.example")).known
    assert (known.answer, known.customer_id) == (Gate.YES, paper.id)
    assert known.because == "l.vries@fernhill.example is at the same company as Liam Vries of Fernhill Paper."

    stranger = weighing.proposal(desk.views, letter_of(desk, "Omar Haddad", "omar@fernhill.example")).known
    assert (stranger.answer, stranger.customer_id) == (Gate.NO, None)


def test_of_two_names_that_begin_alike_the_longer_one_is_meant_where_it_is_written(desk: Desk) -> None:
    short = desk.keep(replace(MOORLICHT, company="Harbour Health", contacts=(LIAM,)))
    long = desk.keep(replace(TIN_ROOF, company="Harbour Health 4", contacts=(NADIA,)))

    def whose(text: str) -> int | None:
        mail = Mail(Correspondent("Jo Reed", "jo@post.example"), "The pump", text)
        letter = desk.do(taking_in.take_in, mail, text.encode(), desk.now, Channel.MAIL).letter
        return weighing.proposal(desk.views, letter).known.customer_id

    assert whose("I am Jo Reed from Harbour Health 4 and the pump is broken.") == long.id
    assert whose("Jo Reed from Harbour Health 4 here, and the pump is broken, and wet.") == long.id
    assert whose("The pump is broken.\n\nJo Reed\nHarbour Health 4") == long.id
    assert whose("I am Jo Reed from Harbour Health and the pump is broken.") == short.id
    assert whose("Jo Reed of Harbour Health 3 times wrote to you.") == short.id


def test_one_open_case_in_the_crm_is_one_case(desk: Desk) -> None:
    desk.keep(replace(TIN_ROOF, company="Fernhill Media", contacts=(NADIA,), open_cases=1))
    answered = weighing.proposal(desk.views, letter_of(desk, "Nadia Byrne", "nadia@fernhill.example")).answered
    assert answered.because == "1 open case in the CRM."
