"""Understanding: members by address, others by the name that the CRM has, and days by the program's country."""

from dataclasses import replace
from datetime import date

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.services.program import programs
from callprogram.services.promises.understanding import understand, whom
from tests.examples import SASKIA
from tests.services.conftest import Desk

TUESDAY = date(2026, 11, 24)
PRIYA = Member("priya@example.com", "Priya Nair", frozenset({Role.TEAMMATE}))


def test_a_sentence_is_read_with_all_that_is_known(desk: Desk, program: Program, moorlicht: Customer) -> None:
    desk.keep(PRIYA)
    desk.keep(replace(moorlicht, id=0, crm_id="ACC-7", account_owner="Lucía Prieto"))
    renewing = replace(moorlicht, renewal_on=date(2027, 1, 15))
    said = {
        "Priya to send it by 12/12": Understood("Send it", "priya@example.com", date(2026, 12, 12)),
        "Lucía to send it by Friday": Understood("Send it", "Lucía Prieto", date(2026, 11, 27)),
        "I'll send it before the renewal": Understood("Send it", "Ada Byron", date(2027, 1, 14)),
    }
    for sentence, understood in said.items():
        assert understand(desk.views, program, renewing, sentence, TUESDAY) == understood


def test_of_several_sentences_the_last_one_that_promises_is_read_alone(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.keep(PRIYA)
    friday, monday, tomorrow = date(2026, 11, 27), date(2026, 11, 30), date(2026, 11, 25)
    said = {
        "I'll send the contract tomorrow. Renewal is in May.": ("Send the contract", "Ada Byron", tomorrow),
        "They are unhappy. I'll send the price list by Friday": ("Send the price list", "Ada Byron", friday),
        "Priya will call on Friday. I'll send the list by Monday.": ("Send the list", "Ada Byron", monday),
        "I'll send the list by Monday. Priya will call on Friday.": ("Call", PRIYA.email, friday),
        "They want SSO. Priya will set it up by Friday": ("They want SSO. Set it up", PRIYA.email, friday),
        "I will call Dr. Roe on Monday": ("Call Dr. Roe", "Ada Byron", monday),
        "I will call Prof. Roe on Monday": ("Call Prof. Roe", "Ada Byron", monday),
    }
    found = {each: understand(desk.views, program, moorlicht, each, TUESDAY) for each in said}
    assert {each: (one.text, one.owner, one.due_on) for each, one in found.items()} == said


def test_whoever_is_called_at_the_customer_goes_by_each_of_their_names(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    helene = replace(moorlicht, contacts=(replace(SASKIA, name="Hélène de Lefèvre-Dubois"),))
    for name in ("Hélène", "Mme Lefèvre", "Mme Lefèvre-Dubois", "Hélène de Lefèvre-Dubois"):
        said = understand(desk.views, program, helene, f"{name} nous envoie le contrat vendredi", TUESDAY)
        assert said == Understood("Nous envoie le contrat", "", date(2026, 11, 27), awaited=True)


def test_i_am_the_executive_by_address_where_there_is_one(desk: Desk, program: Program, moorlicht: Customer) -> None:
    known = desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    for sentence in ("I'll send it", "Ada to send it"):
        assert understand(desk.views, known, moorlicht, sentence, TUESDAY).owner == "ada@example.com"


def test_a_name_is_a_member_s_address_where_it_is_one_member_s(desk: Desk) -> None:
    desk.keep(PRIYA)
    assert (whom(desk.views, " priya "), whom(desk.views, "Sam"), whom(desk.views, "")) == (
        "priya@example.com",
        "Sam",
        "",
    )
