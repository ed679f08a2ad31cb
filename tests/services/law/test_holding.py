"""Holds set and lifted: who may, and what they cover."""

import pytest

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.letters.letters import Channel
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.errors import BadInputError, NotAllowedError, NotFoundError
from callprogram.services.act import act
from callprogram.services.cases import asking_sides, ending
from callprogram.services.law import holding
from callprogram.services.letters import answering_cases
from callprogram.services.letters.answering_cases import Written
from callprogram.services.views.audit import TrailFilter
from tests.services.cases.conftest import MARTA, TOM, Wrote, sent_to_the_desk
from tests.services.conftest import Desk

LENA = Member("lena@example.com", "Lena Fischer", frozenset({Role.LEGAL}))
ADA = Member("ada@example.com", "Ada Byron", frozenset({Role.EXECUTIVE}))


def held(desk: Desk, case: Case) -> LegalHold | None:
    return desk.views.case(str(case.id)).hold


def test_a_case_is_held_until_somebody_lifts_it(desk: Desk, program: Program, case: Case) -> None:
    made = desk.do(holding.hold, program, "a claim in court", case_id=case.id)

    assert held(desk, case) == made
    assert (made.set_by, made.set_at, made.why) == ("you@localhost", desk.now, "a claim in court")
    assert [each.what for each in desk.views.legal_holds()] == [case.reference]

    over = desk.do(holding.lift, made.id, "withdrawn")

    assert held(desk, case) is None
    assert desk.views.legal_holds() == ()
    assert desk.views.legal_hold(made.id).hold == over
    trail = desk.views.trail(TrailFilter(what="holding.lift"), 5)
    assert [each.kind for each in trail.events] == ["legal hold"]


def test_a_hold_on_a_customer_covers_each_of_their_cases(
    desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer, wrote: Wrote
) -> None:
    theirs = sent_to_the_desk(desk, program, wrote(), moorlicht.id)
    others = sent_to_the_desk(desk, program, wrote("And when?", "Another"), tinroof.id)

    made = desk.do(holding.hold, program, "a claim", customer_id=moorlicht.id)

    assert (held(desk, theirs), held(desk, others)) == (made, None)
    assert desk.views.legal_holds()[0].what == moorlicht.name


def test_a_hold_on_a_cause_covers_cases_that_get_it_later(desk: Desk, program: Program, case: Case) -> None:
    made = desk.do(holding.hold, program, "a claim", cause="late dates")
    assert held(desk, case) is None

    desk.revise(Case(**vars(case) | {"causes": ("Late dates",)}))

    assert held(desk, case) == made


def test_what_is_part_of_a_held_case_is_held_with_it(desk: Desk, program: Program, case: Case, wrote: Wrote) -> None:
    part = sent_to_the_desk(desk, program, wrote("And when?", "Another"))
    last = sent_to_the_desk(desk, program, wrote("Hello?", "A third"))
    desk.do(ending.merge, program, last.id, part.id)
    desk.do(ending.merge, program, part.id, case.id)

    made = desk.do(holding.hold, program, "a claim", case_id=case.id)

    assert (held(desk, part), held(desk, last)) == (made, made)


def test_what_is_not_there_is_not_held(desk: Desk, program: Program) -> None:
    with pytest.raises(NotFoundError):
        desk.do(holding.hold, program, "a claim", case_id=99)
    with pytest.raises(NotFoundError):
        desk.do(holding.hold, program, "a claim", customer_id=99)
    with pytest.raises(BadInputError):
        desk.do(holding.hold, program, "a claim")
    with pytest.raises(NotFoundError, match="There is no hold 7"):
        desk.views.legal_hold(7)


@pytest.mark.parametrize("member", [MARTA, TOM])
def test_neither_the_desk_nor_a_teammate_sets_or_lifts(
    desk: Desk, program: Program, case: Case, member: Member
) -> None:
    made = desk.do(holding.hold, program, "a claim", case_id=case.id)

    with pytest.raises(NotAllowedError, match="ask somebody who is executive or legal"):
        act(desk.store, member, desk.now, holding.hold, program, "mine", case_id=case.id)
    with pytest.raises(NotAllowedError, match="ask somebody who is executive or legal"):
        act(desk.store, member, desk.now, holding.lift, made.id, "over")


def test_an_executive_sets_and_only_the_law_lifts(desk: Desk, program: Program) -> None:
    for each in (LENA, ADA):
        desk.keep(each)
    made = act(desk.store, ADA, desk.now, holding.hold, program, "a claim", cause="dates")

    with pytest.raises(NotAllowedError, match="ask Lena Fischer"):
        act(desk.store, ADA, desk.now, holding.lift, made.id, "over")
    assert act(desk.store, LENA, desk.now, holding.lift, made.id, "over").lifted_by == LENA.email


def test_what_goes_out_of_a_held_case_needs_the_law(desk: Desk, program: Program, case: Case) -> None:
    desk.do(holding.hold, program, "a claim", case_id=case.id)
    answer = Written(Draft(case.email, "Re: dates", "Dear Sofia,\n\nwe are on it."), theirs_to_answer=True)
    by_hand = Written(answer.draft, by=Channel.PHONE, theirs_to_answer=True)

    for written in (answer, by_hand):
        with pytest.raises(NotAllowedError, match=f"{case.reference} is on legal hold; what goes out"):
            act(desk.store, MARTA, desk.now, answering_cases.answer, program, case.id, written)
    with pytest.raises(NotAllowedError, match="needs the role legal"):
        act(desk.store, MARTA, desk.now, asking_sides.ask, program, case.id, TOM.email, "What was it?")

    act(desk.store, LENA, desk.now, asking_sides.ask, program, case.id, TOM.email, "What was it?")
    assert act(desk.store, LENA, desk.now, answering_cases.answer, program, case.id, answer).message


def test_settling_a_held_case_tells_its_sides_by_the_law_alone(desk: Desk, program: Program, case: Case) -> None:
    desk.do(asking_sides.ask, program, case.id, TOM.email, "What was it?")
    act(desk.store, TOM, desk.now, asking_sides.give, case.id, "A holiday.")
    desk.do(holding.hold, program, "a claim", case_id=case.id)

    with pytest.raises(NotAllowedError, match="needs the role legal"):
        act(desk.store, MARTA, desk.now, ending.settle, program, case.id, "A date was given")
    act(desk.store, LENA, desk.now, ending.settle, program, case.id, "A date was given")


def test_only_who_works_with_cases_sees_the_hold(desk: Desk, program: Program, case: Case) -> None:
    desk.do(asking_sides.ask, program, case.id, TOM.email, "What was it?")
    made = desk.do(holding.hold, program, "a claim", case_id=case.id)

    assert desk.views.seen_by(MARTA).case(case.reference).hold == made
    assert desk.views.seen_by(TOM).case(case.reference).hold is None
    assert desk.views.seen_by(TOM).legal_holds() == ()
    with pytest.raises(NotFoundError):
        desk.views.seen_by(TOM).legal_hold(made.id)
