"""Two people in one case at the same moment: one owner, one answer, and the other is told so."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from callprogram.domain.cases.cases import Case, State
from callprogram.domain.letters.letters import Direction, Letter
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.cases import ending, owning
from callprogram.services.letters import answering_cases
from callprogram.services.letters.answering_cases import Written
from tests.services.cases.conftest import MARTA, PAUL
from tests.services.conftest import Desk

Does = Callable[[Member], object]


@pytest.fixture
def both() -> Callable[[Does], list[str]]:
    """Marta and Paul do the same at once; what each was told who could not."""

    def at_once(does: Does) -> list[str]:
        ready = Barrier(2)

        def one(member: Member) -> str:
            ready.wait()
            try:
                does(member)
            except CallprogramError as error:
                return str(error)
            return ""

        with ThreadPoolExecutor(2) as pool:
            return [each for each in pool.map(one, (MARTA, PAUL)) if each]

    return at_once


def test_two_who_claim_it_at_once(desk: Desk, program: Program, case: Case, both: Callable[[Does], list[str]]) -> None:
    refused = both(lambda member: act(desk.store, member, desk.now, owning.claim, program, case.id))
    [kept] = desk.all(Case)
    assert kept.owner in {"Marta Vos", "Paul Reed"}
    assert refused == [f"{kept.owner} has this case; they can hand it over."]


def test_two_who_answer_at_once(desk: Desk, program: Program, case: Case, both: Callable[[Does], list[str]]) -> None:
    def answer(member: Member) -> object:
        words = Draft("sofia@brightwater.example", "Re: Third date missed", f"Dear Sofia, I am {member.name}.")
        written = Written(words, desk.now.date(), seen=())
        return act(desk.store, member, desk.now, answering_cases.answer, program, case.id, written)

    refused = both(answer)
    [sent] = [each for each in desk.all(Letter) if each.direction is Direction.OUT]
    assert refused == [f"{sent.name} has answered meanwhile: “{sent.text}”"]
    assert [each.content.opening for each in desk.all(Message)] == [sent.text]


def test_two_who_merge_them_into_each_other_at_once(
    desk: Desk, program: Program, case: Case, both: Callable[[Does], list[str]]
) -> None:
    other = desk.keep(replace(case, id=0, reference="CE-2026-0900"))
    pairs = {MARTA: (case.id, other.id), PAUL: (other.id, case.id)}
    refused = both(lambda member: act(desk.store, member, desk.now, ending.merge, program, *pairs[member]))
    assert refused == ["One of them is part of another case already; make it two again first."]
    assert sorted(each.state for each in desk.all(Case)) == [State.CLOSED, State.OPEN]
