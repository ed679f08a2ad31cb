"""What is half-written is kept until it goes out: one's own words for oneself alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.calls.notes import Typed
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.unsent import About, Part, Unsent, read_about
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.people.members import CALLPROGRAM, Member, Role
from callprogram.domain.people.retention import What
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.errors import NotAllowedError, NotFoundError
from callprogram.services.act import act, look
from callprogram.services.cases import ending, half_written
from callprogram.services.customers import erasing
from callprogram.services.law import holding
from callprogram.services.letters import answering_cases, taking_in
from callprogram.services.letters.answering_cases import Written
from callprogram.services.people import retaining
from tests.examples import MOORLICHT
from tests.services.conftest import NOW, Desk

MARTA = Member("marta@example.com", "Marta Vos", frozenset({Role.DESK}), serves=frozenset({1}))
LEV = Member("lev@example.com", "Lev Brandt", frozenset({Role.DESK}), serves=frozenset({1}))
TOM = Member("tom@example.com", "Tom Grey", frozenset({Role.TEAMMATE}))


@pytest.fixture
def case(desk: Desk, program: Program) -> Case:
    customer = desk.keep(MOORLICHT)
    made = Case(0, customer.id, NOW.date(), "One date", program_id=program.id, reference="CE-2026-0001", owner="Marta")
    return desk.keep(replace(made, opened_at=NOW))


def write(desk: Desk, about: About, text: str, member: Member = MARTA, window: str = "one", base: str = "") -> str:
    return act(desk.store, member, desk.now, half_written.write, about, Part.NOTE, Typed(text, base, window)).text


def kept(desk: Desk, about: About, member: Member = MARTA) -> str | None:
    return look(desk.store, member, desk.now, half_written.kept, about, Part.NOTE)


@pytest.mark.parametrize("about", [About(), About(7), About(7, thing="Lieferung – spät"), About(letter_id=3)])
def test_a_page_can_name_what_it_is_about(about: About) -> None:
    assert read_about(about.key) == about
    assert about.key.replace("-", "").isalnum()


def test_it_is_there_again_for_whoever_wrote_it_and_nobody_else(desk: Desk, case: Case) -> None:
    about = About(case.id)
    write(desk, about, "They rang, and")
    write(desk, about, "They rang, and said")

    assert kept(desk, about) == "They rang, and said"
    assert kept(desk, about, LEV) is None
    assert desk.views.story(case.id).unsent == ()


def test_two_windows_of_one_member_lose_no_line_of_each_other(desk: Desk, case: Case) -> None:
    write(desk, About(case.id), "They rang.\nTwice.", window="one")
    both = write(desk, About(case.id), "On Monday.\nThey rang.", window="two", base="They rang.")

    assert both == "On Monday.\nThey rang.\nTwice."


def test_once_it_went_out_it_is_gone_and_no_other_with_it(desk: Desk, case: Case) -> None:
    write(desk, About(case.id), "They rang")
    write(desk, About(case.id), "They wrote", LEV)
    act(desk.store, MARTA, desk.now, half_written.put_away, About(case.id), Part.NOTE, Part.WHY)

    assert (kept(desk, About(case.id)), kept(desk, About(case.id), LEV)) == (None, "They wrote")


def test_whoever_has_no_part_in_the_case_writes_nothing_there(desk: Desk, case: Case) -> None:
    with pytest.raises(NotAllowedError):
        write(desk, About(case.id), "Mine", TOM)
    with pytest.raises(NotFoundError):
        write(desk, About(letter_id=99), "Mine")


def test_an_answer_that_goes_out_leaves_a_note_that_is_half_written(desk: Desk, program: Program, case: Case) -> None:
    write(desk, About(case.id), "They rang")
    answer = Written(Draft("r@moorlicht.example", "Re", "Good day,"), theirs_to_answer=True)
    desk.do(answering_cases.answer, program, case.id, answer)

    assert kept(desk, About(case.id)) == "They rang"


def test_it_goes_with_its_customer_and_its_letter(desk: Desk, program: Program, case: Case) -> None:
    customer = desk.views.customer("Moorlicht")
    sender = next(Correspondent(each.name, each.email) for each in customer.people if each.email)
    letter = desk.do(taking_in.take_in, Mail(sender, "Drive", "It fails."), b"1", NOW, Channel.MAIL).letter
    write(desk, About(case.id), "They rang")
    write(desk, About(letter_id=letter.id), "Dear Renee,")
    desk.do(ending.close, program, case.id, "over")
    desk.do(erasing.erase, customer.id)

    assert desk.all(Unsent) == []


def test_it_stays_with_a_case_on_hold_and_goes_with_an_old_one(desk: Desk, program: Program, case: Case) -> None:
    write(desk, About(case.id), "They rang")
    hold = desk.do(holding.hold, program, "a lawsuit", case_id=case.id)
    desk.do(ending.close, program, case.id, "over")
    desk.do(retaining.set_rule, dict.fromkeys(What, 1))
    desk.do(retaining.switch, on=True)
    act(desk.store, CALLPROGRAM, desk.now + timedelta(days=800), retaining.let_go)
    assert kept(desk, About(case.id)) == "They rang"

    desk.do(holding.lift, hold.id, "settled")
    act(desk.store, CALLPROGRAM, desk.now + timedelta(days=800), retaining.let_go)
    assert desk.all(Unsent) == []
