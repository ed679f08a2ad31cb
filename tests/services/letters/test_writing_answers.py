"""Answers as they are written: kept at every pause, brought together where two write, and gone once they are sent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from callprogram.adapters.database import tables
from callprogram.domain.calls.notes import Typed
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.unsent import Part, Unsent
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.errors import NotAllowedError
from callprogram.services.act import act
from callprogram.services.cases import ending
from callprogram.services.customers import erasing
from callprogram.services.letters import answering_cases, writing_answers
from callprogram.services.letters.answering_cases import Written
from tests.examples import MOORLICHT, TIN_ROOF
from tests.services.conftest import Desk

MARTA = Member("marta@example.com", "Marta Vos", frozenset({Role.DESK}))
TOM = Member("tom@example.com", "Tom Grey", frozenset({Role.TEAMMATE}))
WEDNESDAY, THURSDAY = date(2026, 11, 25), date(2026, 11, 26)  # tomorrow, and the day after


@pytest.fixture
def case(desk: Desk, program: Program) -> Case:
    customer = desk.keep(MOORLICHT)
    made = Case(0, customer.id, WEDNESDAY, "One date", program_id=program.id, reference="CE-2026-0001", owner="You")
    return desk.keep(replace(made, email="renee@moorlicht.example", person="Renee", opened_at=desk.now))


def test_whoever_wrote_in_french_is_answered_in_french_and_else_in_their_customers_language(
    desk: Desk, program: Program, case: Case
) -> None:
    spanish = desk.keep(replace(TIN_ROOF, language="es"))
    french = desk.keep(replace(case, id=0, reference="CE-2026-0002", customer_id=spanish.id, language="fr"))
    told = desk.keep(replace(case, id=0, reference="CE-2026-0003", customer_id=spanish.id))

    assert "d’ici au mercredi 25 novembre." in begun(desk, program, french).draft.body
    assert "Buenos días, Renee:" in begun(desk, program, told).draft.body


def typed(desk: Desk, case: Case, text: str, base: str = "", window: str = "one") -> str:
    return desk.do(writing_answers.write, case.id, Typed(text, base, window), Part.BODY).text


def begun(desk: Desk, program: Program, case: Case) -> writing_answers.Begun:
    return desk.do(writing_answers.begun, program, case.id)


def test_what_nobody_has_typed_is_drafted_from_what_is_known(desk: Desk, program: Program, case: Case) -> None:
    found = begun(desk, program, case)
    assert (found.draft.to, found.is_typed) == ("renee@moorlicht.example", False)
    assert "You hear from me again by Wednesday 25 November." in found.draft.body


def test_what_was_typed_is_there_again(desk: Desk, program: Program, case: Case) -> None:
    typed(desk, case, "Dear Renee, half a")
    found = begun(desk, program, case)
    assert (found.draft.body, found.is_typed) == ("Dear Renee, half a", True)
    assert found.draft.to == "renee@moorlicht.example"


def test_two_windows_lose_no_line_of_each_other(desk: Desk, program: Program, case: Case) -> None:
    drafted = begun(desk, program, case).draft.body
    typed(desk, case, f"{drafted}\nYours, Ada", drafted, "one")
    both = typed(desk, case, f"Good news.\n{drafted}", drafted, "two")
    assert both == f"Good news.\n{drafted}\nYours, Ada"


def test_the_day_that_it_says_is_kept_with_the_first_word_and_never_one_that_is_over(
    desk: Desk, program: Program, case: Case
) -> None:
    typed(desk, case, "Dear Renee, by Wednesday 25 November.")
    desk.now += timedelta(days=1)
    assert begun(desk, program, case).hear_by == WEDNESDAY

    desk.now += timedelta(days=2)  # Friday
    later = begun(desk, program, case)
    assert (later.hear_by, later.draft.body) == (date(2026, 11, 30), "Dear Renee, by Monday 30 November.")


def test_another_day_that_is_chosen_stands_in_the_text(desk: Desk, program: Program, case: Case) -> None:
    typed(desk, case, "Dear Renee, by Wednesday 25 November.")
    desk.do(writing_answers.choose_day, program, case.id, THURSDAY)
    found = begun(desk, program, case)
    assert (found.hear_by, found.draft.body) == (THURSDAY, "Dear Renee, by Thursday 26 November.")


def test_a_day_alone_begins_no_answer(desk: Desk, program: Program, case: Case) -> None:
    desk.do(writing_answers.choose_day, program, case.id, WEDNESDAY)
    assert desk.all(Unsent) == []
    desk.do(writing_answers.choose_day, program, case.id, THURSDAY)
    assert begun(desk, program, case).hear_by == THURSDAY
    assert not begun(desk, program, case).is_typed
    assert desk.views.story(case.id).unsent == ()


def test_what_went_out_is_kept_no_longer(desk: Desk, program: Program, case: Case) -> None:
    typed(desk, case, "Dear Renee, on Monday.")
    send(desk, program, case, "Dear Renee, on Monday.")
    assert desk.all(Unsent) == []
    typed(desk, case, "Dear Renee, on Monday.")  # once more, from a window that was closed over it
    assert desk.all(Unsent) == []


def test_what_somebody_else_was_writing_stays_when_another_answer_goes(
    desk: Desk, program: Program, case: Case
) -> None:
    typed(desk, case, "Dear Renee, half a")
    send(desk, program, case, "Dear Renee, on Monday.")
    assert begun(desk, program, case).draft.body == "Dear Renee, half a"


def send(desk: Desk, program: Program, case: Case, text: str) -> None:
    written = Written(Draft("renee@moorlicht.example", "Re", text), WEDNESDAY)
    desk.do(answering_cases.answer, program, case.id, written)


def test_what_was_put_away_comes_back(desk: Desk, program: Program, case: Case) -> None:
    typed(desk, case, "Dear Renee, half a")
    texts = desk.do(writing_answers.begin_anew, program, case.id)
    assert not begun(desk, program, case).is_typed
    desk.do(writing_answers.put_back, program, case.id, texts)
    assert begun(desk, program, case).draft.body == "Dear Renee, half a"


def test_no_word_of_it_stands_in_the_trail_and_typing_on_is_one_line(desk: Desk, case: Case) -> None:
    for text in ("Dear R", "Dear Renee", "Dear Renee, half a"):
        typed(desk, case, text)
    with desk.store.engine.connect() as connection:
        lines = connection.execute(select(tables.events).where(tables.events.c.kind == "unsent text")).all()
    assert "Renee" not in repr(lines)
    assert len([each for each in lines if each.before]) == 1


def test_it_is_of_those_who_work_with_the_case(desk: Desk, program: Program, case: Case) -> None:
    marta = replace(MARTA, serves=frozenset({program.id}))
    act(desk.store, marta, desk.now, writing_answers.write, case.id, Typed("Dear", "", "m"), Part.BODY)
    with pytest.raises(NotAllowedError):
        act(desk.store, TOM, desk.now, writing_answers.write, case.id, Typed("Mine", "", "t"), Part.BODY)


def test_it_is_erased_with_its_customer(desk: Desk, program: Program, case: Case) -> None:
    typed(desk, case, "Dear Renee, half a")
    desk.do(ending.close, program, case.id, "over")
    desk.do(erasing.erase, case.customer_id or 0)
    assert desk.all(Unsent) == []
