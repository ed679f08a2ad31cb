"""Causes named in cases and what they show together: by whoever works with cases, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, CallprogramError, NotAllowedError
from callprogram.services.act import act
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import ending, escalating
from callprogram.services.law import holding
from callprogram.services.patterns.naming_causes import name_causes
from callprogram.services.views import CasesWanted, PatternView
from tests.services.cases.conftest import MARTA, Wrote, sent_to_the_desk
from tests.services.cases.conftest import wrote as wrote  # noqa: PLC0414 -- a fixture
from tests.services.conftest import Desk


@pytest.fixture
def cases(desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer, wrote: Wrote) -> list[Case]:
    """Two of Moorlicht, who wrote twice, and one of Tin Roof, of whom a colleague told us."""
    letters = [wrote("It is late.", "Late"), wrote("Late again.", "Again")]
    theirs = [sent_to_the_desk(desk, program, each, moorlicht.id) for each in letters]
    return [*theirs, desk.do(escalating.escalate, program, tinroof.id, "A date")]


def named(desk: Desk, program: Program, cases: list[Case], *causes: str) -> list[Case]:
    return [desk.do(name_causes, program, case.id, [cause]) for case, cause in zip(cases, causes, strict=True)]


def seen(desk: Desk, program: Program, member: Member | None = None) -> tuple[PatternView, ...]:
    views = desk.views.seen_by(member) if member else desk.views
    return views.patterns(desk.now.date() - timedelta(weeks=13), program.zone)


def test_a_cause_is_spelled_as_it_was_first_and_found_in_any_spelling(
    desk: Desk, program: Program, cases: list[Case]
) -> None:
    found = named(desk, program, cases, "Übergabe", "  ÜBERGABE ", "u\u0308bergabe")
    assert [each.causes for each in found] == [("Übergabe",)] * 3
    assert desk.views.causes() == ("Übergabe",)
    assert desk.views.cases(CasesWanted(cause="übergabe")).total == 3
    assert desk.views.cases(CasesWanted(cause="über")).total == 0


def test_a_cause_is_changed_and_taken_back_and_the_story_says_so(
    desk: Desk, program: Program, cases: list[Case]
) -> None:
    case = cases[0]
    for causes in (["price"], ["price", "late delivery"], ["Price", "Late delivery"], []):
        desk.do(name_causes, program, case.id, causes)
    lines = [each.text for each in desk.all(StoryLine) if each.case_id == case.id and each.done is Done.CAUSE_NAMED]
    assert lines == ["price", "price, late delivery", ""]
    assert desk.views.causes() == ()
    with pytest.raises(BadInputError, match="Say the cause in a word or two"):
        desk.do(name_causes, program, case.id, [" "])


def test_three_cases_of_two_customers_are_shown_with_the_quiet_one_first(
    desk: Desk, program: Program, cases: list[Case], moorlicht: Customer, tinroof: Customer
) -> None:
    named(desk, program, cases, "late", "Late", "LATE")
    [view] = seen(desk, program)
    assert (view.pattern.cause, view.pattern.cases, view.pattern.customers) == ("late", 3, 2)
    assert view.pattern.references == tuple(each.reference for each in cases)
    assert [each.id for each in view.worth_calling] == [tinroof.id, moorlicht.id]
    assert desk.views.patterns(desk.now.date() + timedelta(days=1), program.zone) == ()


def test_whoever_was_talked_to_or_wants_no_call_is_not_worth_one(
    desk: Desk, program: Program, cases: list[Case], moorlicht: Customer, tinroof: Customer
) -> None:
    named(desk, program, cases, "late", "late", "late")
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))
    assert [each.id for each in seen(desk, program)[0].worth_calling] == [tinroof.id]
    desk.revise(replace(tinroof, do_not_call=True))
    assert seen(desk, program)[0].worth_calling == ()


def test_cases_made_one_count_once(desk: Desk, program: Program, cases: list[Case]) -> None:
    named(desk, program, cases, "late", "late", "late")
    desk.do(ending.merge, program, cases[1].id, cases[0].id)
    assert seen(desk, program) == ()


def test_a_hold_on_a_cause_does_not_end_by_taking_the_cause_away(
    desk: Desk, program: Program, cases: list[Case]
) -> None:
    case, marta = cases[0], desk.keep(replace(MARTA, serves=frozenset({program.id})))
    desk.do(name_causes, program, case.id, ["late"])
    desk.do(holding.hold, program, "A claim", cause="late")
    with pytest.raises(NotAllowedError, match="legal"):
        act(desk.store, marta, desk.now, name_causes, program, case.id, [])
    assert act(desk.store, marta, desk.now, name_causes, program, case.id, ["late", "price"]).causes == (
        "late",
        "price",
    )


@pytest.mark.parametrize(
    ("role", "sees", "names"),
    [
        (Role.EXECUTIVE, True, True),
        (Role.ASSISTANT, True, True),
        (Role.DESK, True, True),
        (Role.ADMIN, True, False),
        (Role.FINANCE, True, False),
        (Role.TEAMMATE, False, False),
    ],
)
def test_who_works_with_cases_names_causes_and_an_admin_sees_them(
    desk: Desk, program: Program, cases: list[Case], role: Role, sees: bool, names: bool
) -> None:
    named(desk, program, cases, "late", "late", "late")
    member = desk.keep(Member("kim@example.com", "Kim", frozenset({role}), serves=frozenset({program.id})))
    assert bool(seen(desk, program, member)) is sees
    try:
        act(desk.store, member, desk.now, name_causes, program, cases[0].id, ["price"])
    except CallprogramError:
        assert not names
    else:
        assert names
