"""Whose letter it is, by what is kept of the customers."""

from dataclasses import replace
from datetime import date

import pytest

from callprogram.adapters.letters.files import letters_in
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Mail, MailFound
from callprogram.domain.letters.proposals import Gate, Proposal
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Program
from callprogram.services.letters import taking_in, weighing
from callprogram.services.people import membership
from callprogram.services.promises import promising
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


def weighed(desk: Desk, content: str) -> tuple[Letter, Proposal]:
    [found] = letters_in(content.encode())
    assert isinstance(found, MailFound)
    letter = desk.do(taking_in.take_in, found.mail, found.content, desk.now, Channel.MAIL).letter
    return letter, weighing.proposal(desk.views, letter)


def of_fernhill(desk: Desk, program: Program) -> Customer:
    """Their customer, and the colleague who looks after them."""
    desk.do(membership.add, "tom@ourco.example", "Tom Fischer", Role.TEAMMATE, program)
    return desk.keep(replace(TIN_ROOF, company="Fernhill Media", contacts=(NADIA,), account_owner="Tom Fischer"))


ASKED = "From: nadia@fernhill.example\nSubject: The drive\n\nWhich plate fits the new drive? How many do we need?"
FORWARDED = """From: tom@ourco.example
Subject: FW: The drive

Ada, can you look?

From: Nadia Byrne <nadia@fernhill.example>
Sent: Friday, 27 November 2026 15:51
To: Tom Fischer
Subject: The drive

Which plate fits the new drive? How many do we need?
"""
ATTACHED = f"""From: tom@ourco.example
Subject: FW: The drive
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain

Ada, can you look?
--x
Content-Type: message/rfc822

{ASKED}
--x--
"""
INVITED = """From: nadia@fernhill.example
Subject: Invitation: the drive
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain

Would you come and see the drive?
--x
Content-Type: text/calendar; method=REQUEST

BEGIN:VCALENDAR
END:VCALENDAR
--x--
"""


def test_a_question_goes_to_whoever_looks_after_the_customer_and_not_back_to_them(desk: Desk, program: Program) -> None:
    of_fernhill(desk, program)

    assert [weighed(desk, each)[1].route for each in (ASKED, FORWARDED, INVITED)] == [
        Route.REDIRECT,
        Route.DESK,
        Route.ANSWER,
    ]


def test_what_a_colleague_passes_on_as_a_file_is_the_letter_inside(desk: Desk, program: Program) -> None:
    fernhill = of_fernhill(desk, program)

    letter, proposal = weighed(desk, ATTACHED)

    assert (letter.email, letter.passed_on_by, letter.above) == (
        "nadia@fernhill.example",
        "tom@ourco.example",
        "Ada, can you look?",
    )
    assert letter.new_text == "Which plate fits the new drive? How many do we need?"
    assert proposal.known.customer_id == fernhill.id


def test_who_was_hurt_is_urgent_and_whose_signature_names_a_hospital_is_not(desk: Desk, program: Program) -> None:
    of_fernhill(desk, program)
    head = "From: nadia@fernhill.example\nSubject: The drive\n\nThe drive is broken again. "

    hurt, signed = (
        weighed(desk, head + each)[1].urgent for each in ("Eine Bewohnerin ist gestürzt.", "\n\nFernhill Hospitals")
    )

    assert (bool(hurt), signed) == (True, "")


@pytest.mark.usefixtures("program")
def test_what_is_promised_to_them_is_said_with_its_date_as_people_write_it(desk: Desk) -> None:
    theirs = desk.keep(replace(TIN_ROOF, company="Fernhill Media", contacts=(NADIA,)))
    desk.do(promising.promise, theirs.id, "Send the fix", owner="Tom Berger", due_on=date(2026, 12, 4))
    answered = weighing.proposal(desk.views, letter_of(desk, "Nadia Byrne", "nadia@fernhill.example")).answered
    assert answered.because == "Promised: Send the fix (Tom Berger, due 4 December)."
