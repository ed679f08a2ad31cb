"""Whose cases: every set of roles with every action on every case ends as the table says."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import chain, combinations
from typing import Any

import pytest

from callprogram.domain.cases.cases import Case, State
from callprogram.domain.people.members import Member, Role
from callprogram.domain.permissions.rights import RIGHTS
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError, NotAllowedError, NotFoundError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.actions import action_of
from callprogram.services.cases import asking_sides, case_notes, ending, owning
from callprogram.services.letters import answering_cases
from callprogram.services.lists import calling_for_cases
from callprogram.services.views import CasesWanted
from tests.examples import WEEK
from tests.services.cases.conftest import MARTA, TOM
from tests.services.conftest import Desk

WANTED = CasesWanted()
SOMEBODY = Member("kim@example.com", "Kim Oak", frozenset())
ROLES = [frozenset(each) for each in chain.from_iterable(combinations(Role, size) for size in range(len(Role) + 1))]
ACTIONS: dict[Callable[..., Any], Callable[[Program, Case], tuple[object, ...]]] = {
    owning.claim: lambda program, case: (program, case.id, MARTA.email),
    owning.hand_over: lambda program, case: (program, case.id, MARTA.email, "She wants a name"),
    asking_sides.ask: lambda program, case: (program, case.id, TOM.email, "Why?"),
    asking_sides.give: lambda _, case: (case.id, "It was right"),
    case_notes.note: lambda program, case: (program, case.id, "They rang"),
    case_notes.begin_writing: lambda program, case: (program, case.id),
    ending.settle: lambda program, case: (program, case.id, "Done"),
    ending.close: lambda program, case: (program, case.id, "Done"),
    answering_cases.draft: lambda program, case: (program, case.id),
    calling_for_cases.ask_for_call: lambda program, case: (program, case.id, WEEK),
}


class Over(Exception):  # noqa: N818 -- it is no error
    """Ends an attempt that was let through, so that the next one finds everything as it was."""


def attempt(desk: Desk, member: Member, service: Callable[..., Any], *args: object) -> Exception:
    def once(acting: Acting, *args: object) -> None:
        service(acting, *args)
        raise Over

    once.__module__, once.__name__ = service.__module__, service.__name__
    try:
        act(desk.store, member, desk.now, once, *args)
    except (CallprogramError, Over) as end:
        return end
    pytest.fail("an attempt did not end")


def may(roles: frozenset[Role], *, serves: bool, asked: bool, service: Callable[..., Any]) -> bool:
    """In other words than the code's: the desk and the law work with all, executive and assistant with their program's.

    An admin may say what is good to know of anything, and reads nothing by it.
    """
    if service is asking_sides.give and Role.ADMIN in roles:
        return True
    if not roles & RIGHTS[action_of(service)]:
        return False
    of_their_program = bool(roles & {Role.EXECUTIVE, Role.ASSISTANT}) and (serves or Role.ADMIN in roles)
    return bool(roles & {Role.DESK, Role.LEGAL}) or of_their_program or asked


@pytest.mark.rules
def test_a_thousand_attempts_end_exactly_as_the_table_says(desk: Desk, program: Program, case: Case) -> None:
    asked_in = desk.keep(replace(case, id=0, reference="CE-2026-0900"))
    desk.do(asking_sides.ask, program, asked_in.id, SOMEBODY.email, "Why?")
    asked_in = next(each for each in desk.all(Case) if each.id == asked_in.id)
    draws, wrong = random.Random(26), []
    for _ in range(1_000):
        roles, serves = draws.choice(ROLES), draws.random() < 1 / 2
        service, found = draws.choice([*ACTIONS]), draws.choice([case, asked_in])
        member = replace(SOMEBODY, roles=roles, serves=frozenset({program.id} if serves else ()))
        end = attempt(desk, member, service, *ACTIONS[service](program, found))
        allowed = may(roles, serves=serves, asked=found is asked_in, service=service)
        if isinstance(end, NotAllowedError | NotFoundError) is allowed:
            wrong.append((sorted(roles), serves, action_of(service), found is asked_in, end))
    assert wrong == []


@pytest.mark.parametrize("roles", [{Role.ADMIN}, {Role.TEAMMATE}, set[Role](), {Role.EXECUTIVE}])
def test_a_case_that_is_not_theirs_is_like_one_that_is_not_there(desk: Desk, case: Case, roles: set[Role]) -> None:
    views = desk.views.seen_by(replace(SOMEBODY, roles=frozenset(roles)))
    said = []
    for words in (case.reference, "CE-2019-0001"):
        with pytest.raises(NotFoundError) as refused:
            views.case(words)
        said.append(str(refused.value).replace(words, "…"))
    assert said[0] == said[1]
    assert views.cases(WANTED).total == 0


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("roles", [{Role.DESK}, {Role.EXECUTIVE}])
def test_whoever_works_with_it_sees_it(desk: Desk, program: Program, roles: set[Role]) -> None:
    member = replace(SOMEBODY, roles=frozenset(roles), serves=frozenset({program.id}))
    assert desk.views.seen_by(member).cases(WANTED).total == 1


def test_what_is_urgent_comes_first_then_those_with_a_clock_and_what_is_over_last(desk: Desk, case: Case) -> None:
    desk.keep(replace(case, id=0, reference="CE-2026-0903", answer_by=None, urgent="Somebody could be hurt"))
    desk.keep(replace(case, id=0, reference="CE-2026-0901", answer_by=None, opened_at=desk.now))
    desk.keep(replace(case, id=0, reference="CE-2026-0902", settled_on=desk.now.date(), state=State.SETTLED))
    found = [each.case.reference for each in desk.views.cases(WANTED).cases]
    assert found == ["CE-2026-0903", case.reference, "CE-2026-0901", "CE-2026-0902"]
    assert [each.case.reference for each in desk.views.cases(CasesWanted(query="0902")).cases] == ["CE-2026-0902"]


def test_late_ones_are_those_in_which_somebody_should_have_heard(desk: Desk, case: Case) -> None:
    assert case.answer_by
    wanted = CasesWanted(late_at=case.answer_by, today=desk.now.date())
    assert desk.views.cases(wanted).total == 0
    assert desk.views.cases(replace(wanted, late_at=case.answer_by + timedelta(minutes=1))).total == 1
