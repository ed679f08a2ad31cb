"""Decisions in a case: given within a budget, approved above it, refused, taken back, looked at; never overspent."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from callprogram.domain.calendar.leave import Leave
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision, Kind, State
from callprogram.domain.decisions.reviews import Again, Review
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Content, Message
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, NotAllowedError, StateError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.cases import asking_sides, ending
from callprogram.services.decisions import approving, budgeting, decision_letters, giving, looking_back
from callprogram.services.decisions.giving import Wanted
from callprogram.services.letters import answering_cases
from callprogram.services.overview.needs import Kind as Needed
from callprogram.services.overview.to_do import needs_at_the_desk
from tests.services.cases.conftest import MARTA, PAUL, TOM
from tests.services.conftest import Desk

ADA = Member("ada@example.com", "Ada Byron", frozenset({Role.EXECUTIVE}))
FIN = Member("fin@example.com", "Fin Vogel", frozenset({Role.FINANCE}))
CREDIT = Wanted(Kind.CREDIT, "Three weeks late", Decimal(120), "EUR")


@pytest.fixture
def case(desk: Desk, program: Program) -> Case:
    """A case, with two at the desk, an executive and finance."""
    for each in (MARTA, PAUL, TOM, FIN, replace(ADA, serves=frozenset({program.id}))):
        desk.keep(each)
    return desk.keep(Case(0, None, desk.now.date(), "A date", reference="CE-2026-0001", program_id=program.id))


@pytest.fixture
def budget(desk: Desk, case: Case) -> Budget:
    """What Marta may give."""
    assert case.id
    return act(desk.store, FIN, desk.now, budgeting.set_budget, MARTA.email, "EUR", Decimal(500), Decimal(150))


def decide(desk: Desk, program: Program, case: Case, wanted: Wanted = CREDIT, member: Member = MARTA) -> Decision:
    return act(desk.store, member, desk.now, giving.decide, program, case.id, wanted)


def test_while_nobody_has_a_budget_there_is_none_to_keep_to(desk: Desk, program: Program, case: Case) -> None:
    assert decide(desk, program, case).state is State.DECIDED


def test_within_the_budget_nobody_is_asked(desk: Desk, program: Program, case: Case, budget: Budget) -> None:
    made = decide(desk, program, case)
    assert (made.state, made.charged_to, made.decided_by) == (State.DECIDED, budget.email, MARTA.email)
    assert desk.all(Message) == []
    assert [(each.done, each.text) for each in desk.all(StoryLine)] == [
        (Done.DECIDED, "Credit of €120.00. Three weeks late")
    ]


@pytest.mark.usefixtures("budget")
def test_above_it_somebody_is_asked_by_a_letter_that_says_why(desk: Desk, program: Program, case: Case) -> None:
    made = decide(desk, program, case, replace(CREDIT, amount=Decimal(200)))
    assert (made.state, made.approver, made.charged_to) == (State.WAITING, ADA.email, "")
    [letter] = desk.all(Message)
    assert letter.recipient == ADA.email
    assert "More than Marta Vos may give alone: one case may cost €150.00." in letter.content.sections[0].points
    assert letter.content.link == f"/decisions?decision={made.id}"


@pytest.mark.usefixtures("budget")
def test_while_the_executive_is_on_leave_finance_is_asked(desk: Desk, program: Program, case: Case) -> None:
    today = desk.now.date()
    desk.keep(Leave(0, program.id, today - timedelta(days=1), today + timedelta(days=1)))
    assert decide(desk, program, case, replace(CREDIT, amount=Decimal(200))).approver == FIN.email


@pytest.mark.usefixtures("budget")
def test_what_one_has_decided_is_for_others_to_approve(desk: Desk, program: Program, case: Case) -> None:
    decide(desk, program, case, replace(CREDIT, amount=Decimal(200)))
    waits = [
        Needed.TO_APPROVE in [each.kind for each in needs_at_the_desk(desk.views, program, desk.now, email)]
        for email in (MARTA.email, PAUL.email)
    ]
    assert waits == [False, True]


@pytest.mark.usefixtures("budget")
def test_who_approves_pays_and_who_asked_hears_of_it(desk: Desk, program: Program, case: Case) -> None:
    asked = decide(desk, program, case, replace(CREDIT, amount=Decimal(200)))
    with pytest.raises(NotAllowedError, match="Nobody approves what they decided themselves"):
        act(desk.store, MARTA, desk.now, approving.approve, asked.id)
    with pytest.raises(NotAllowedError, match="It is more than you may give, too: they have no budget in EUR"):
        act(desk.store, PAUL, desk.now, approving.approve, asked.id)
    made = act(desk.store, FIN, desk.now, approving.approve, asked.id)
    assert (made.state, made.charged_to) == (State.DECIDED, FIN.email)
    question, told = desk.all(Message)
    assert told.recipient == MARTA.email
    assert told.content.opening == "Fin Vogel approved it: Credit of €200.00 for somebody."
    assert words_of(desk, question) is None
    with pytest.raises(StateError, match="This decision is decided"):
        act(desk.store, FIN, desk.now, approving.approve, asked.id)


@pytest.mark.usefixtures("budget")
def test_a_refusal_is_kept_with_its_reason(desk: Desk, program: Program, case: Case) -> None:
    asked = decide(desk, program, case, replace(CREDIT, amount=Decimal(200)))
    refused = act(desk.store, FIN, desk.now, approving.refuse, asked.id, "Not for a date")
    assert (refused.state, refused.ended_why) == (State.REFUSED, "Not for a date")
    assert desk.all(Message)[-1].content.sections[0].points == ("Not for a date",)


@pytest.mark.usefixtures("budget")
def test_a_yes_is_unsaid_until_whoever_decided_hears_of_it(desk: Desk, program: Program, case: Case) -> None:
    asked = decide(desk, program, case, replace(CREDIT, amount=Decimal(200)))
    with pytest.raises(StateError, match="This decision is waiting; there is no yes or no to take back"):
        act(desk.store, FIN, desk.now, approving.take_back, asked.id)
    act(desk.store, FIN, desk.now, approving.approve, asked.id)
    with pytest.raises(NotAllowedError, match="Only whoever said it takes a yes or a no back"):
        act(desk.store, PAUL, desk.now, approving.take_back, asked.id)

    again = act(desk.store, FIN, desk.now + timedelta(minutes=9), approving.take_back, asked.id)

    assert (again.state, again.charged_to, again.approved_at) == (State.WAITING, "", None)
    assert again.approver == ADA.email  # who was asked
    assert words_of(desk, desk.all(Message)[-1]) is None
    act(desk.store, FIN, desk.now + timedelta(minutes=9), approving.refuse, asked.id, "Not for a date")
    told = desk.all(Message)[-1]
    assert words_of(desk, told) == told.content
    with pytest.raises(StateError, match="They have heard of it by now; take it back in the case, with a reason"):
        act(desk.store, FIN, desk.now + timedelta(minutes=20), approving.take_back, asked.id)


def words_of(desk: Desk, message: Message) -> Content | None:
    """What a letter says at the moment at which it goes."""
    with desk.store.transaction(FIN, desk.now, "test") as transaction:
        return decision_letters.letter(Acting(transaction, FIN, desk.now), message)


@pytest.mark.usefixtures("budget")
def test_a_yes_that_the_customer_has_read_is_not_unsaid(desk: Desk, program: Program, case: Case) -> None:
    asked = decide(desk, program, case, replace(CREDIT, amount=Decimal(200)))
    act(desk.store, FIN, desk.now, approving.approve, asked.id)
    desk.keep(StoryLine(0, case.id, desk.now, "Marta Vos", Done.ANSWERED))
    with pytest.raises(StateError, match="They have heard of it by now"):
        act(desk.store, FIN, desk.now, approving.take_back, asked.id)


@pytest.mark.usefixtures("budget")
def test_another_currency_is_never_made_into_the_budgets(desk: Desk, program: Program, case: Case) -> None:
    made = decide(desk, program, case, replace(CREDIT, currency="USD", amount=Decimal(1)))
    assert (made.state, made.above) == (State.WAITING, "they have no budget in USD")


@pytest.mark.usefixtures("budget")
def test_what_is_taken_back_can_be_given_again(desk: Desk, program: Program, case: Case) -> None:
    first = decide(desk, program, case)
    assert decide(desk, program, case).state is State.WAITING
    act(desk.store, MARTA, desk.now, giving.take_back, first.id, "To the wrong account")
    assert decide(desk, program, case).state is State.DECIDED


@pytest.mark.usefixtures("budget")
def test_the_executive_needs_no_budget(desk: Desk, program: Program, case: Case) -> None:
    executive = next(each for each in desk.all(Member) if each.email == ADA.email)
    assert decide(desk, program, case, replace(CREDIT, amount=Decimal(9000)), executive).state is State.DECIDED


def test_where_nobody_is_there_to_approve_it_is_said(desk: Desk, program: Program) -> None:
    desk.keep(MARTA)
    desk.keep(Budget(0, MARTA.email, "EUR", Decimal(10), Decimal(10)))
    case = desk.keep(Case(0, None, desk.now.date(), "A date", reference="CE-2026-0001", program_id=program.id))
    with pytest.raises(NotAllowedError, match="nobody is there to approve it"):
        decide(desk, program, case, replace(CREDIT, amount=Decimal(9000)))


def test_nothing_is_decided_while_the_other_side_may_still_say_theirs(desk: Desk, program: Program, case: Case) -> None:
    desk.do(asking_sides.ask, program, case.id, TOM.email, "Why?")
    with pytest.raises(StateError, match="Tom Grün is asked for their side; decide once"):
        decide(desk, program, case)
    act(desk.store, TOM, desk.now, asking_sides.give, case.id, "The part is sold out")
    assert decide(desk, program, case).state is State.DECIDED


def test_an_ended_case_is_reopened_first(desk: Desk, program: Program, case: Case) -> None:
    desk.do(ending.settle, program, case.id, "A date")
    with pytest.raises(StateError, match="This case is settled; reopen it first"):
        decide(desk, program, case)


@pytest.mark.usefixtures("case")
def test_nobody_sets_their_own_budget_or_that_of_a_stranger(desk: Desk) -> None:
    finance = next(each for each in desk.all(Member) if each.email == FIN.email)
    for service, more in ((budgeting.set_budget, (Decimal(5), Decimal(5))), (budgeting.remove_budget, ())):
        act(desk.store, ADA, desk.now, budgeting.set_budget, FIN.email, "EUR", Decimal(9), Decimal(9))
        with pytest.raises(NotAllowedError, match="Nobody sets their own budget"):
            act(desk.store, finance, desk.now, service, FIN.email, "EUR", *more)
    with pytest.raises(BadInputError, match="is no member"):
        desk.do(budgeting.set_budget, "eve@example.com", "EUR", Decimal(5), Decimal(5))


@pytest.mark.usefixtures("budget")
def test_a_budget_is_changed_in_its_place_and_removed(desk: Desk) -> None:
    act(desk.store, FIN, desk.now, budgeting.set_budget, MARTA.email, "EUR", Decimal(50), Decimal(50))
    assert [each.amount for each in desk.all(Budget)] == [Decimal(50)]
    act(desk.store, FIN, desk.now, budgeting.remove_budget, MARTA.email, "EUR")
    assert desk.all(Budget) == []


def test_one_answer_for_each_decision_and_its_note_goes_to_who_decided(
    desk: Desk, program: Program, case: Case
) -> None:
    made = decide(desk, program, case)
    act(desk.store, FIN, desk.now, looking_back.review, made.id, Again.NO, "Ask first")
    desk.now += timedelta(minutes=1)
    act(desk.store, FIN, desk.now, looking_back.review, made.id, Again.DIFFERENTLY, "Half of it")
    assert [(each.again, each.note) for each in desk.all(Review)] == [(Again.DIFFERENTLY, "Half of it")]
    letters = desk.all(Message)
    assert {each.recipient for each in letters} == {MARTA.email}
    assert letters[-1].content.opening == "Fin Vogel would do it differently."


def test_what_was_said_of_it_is_taken_back_before_it_is_read(desk: Desk, program: Program, case: Case) -> None:
    made = decide(desk, program, case)
    act(desk.store, FIN, desk.now, looking_back.review, made.id, Again.NO, "Ask first")
    [letter] = desk.all(Message)
    assert letter.due_at > desk.now
    with desk.store.transaction(FIN, desk.now, "test") as transaction:
        assert decision_letters.letter(Acting(transaction, FIN, desk.now), letter) == letter.content
    act(desk.store, FIN, desk.now, looking_back.take_back, made.id)
    assert desk.all(Review) == []
    with desk.store.transaction(FIN, desk.now, "test") as transaction:
        assert decision_letters.letter(Acting(transaction, FIN, desk.now), letter) is None


def test_what_was_given_stands_in_the_draft_of_the_answer(desk: Desk, program: Program, case: Case) -> None:
    decide(desk, program, case)
    decide(desk, program, case, Wanted(Kind.NO, "It worked for a year", asked="All of it back"))
    draft, _ = desk.do(answering_cases.draft, program, case.id)
    assert "What you get: a credit of €120.00." in draft.body
    assert "No" not in draft.body


def test_fifty_people_at_once_never_overspend_a_budget(desk: Desk, program: Program, case: Case) -> None:
    """Each decides in a case of their own, in the name of the one whose budget it is; some take theirs back."""
    act(desk.store, FIN, desk.now, budgeting.set_budget, MARTA.email, "EUR", Decimal(1000), Decimal(120))
    cases = [desk.keep(replace(case, id=0, reference=f"CE-2026-{number:04}")) for number in range(10, 60)]

    def one(number: int) -> State:
        made = decide(desk, program, cases[number])
        if number % 5 == 0 and made.state is State.DECIDED:
            made = act(desk.store, MARTA, desk.now, giving.take_back, made.id, "Wrong")
        return made.state

    with ThreadPoolExecutor(50) as pool:
        states = list(pool.map(one, range(50)))

    kept = [each for each in desk.all(Decision) if each.charged_to == MARTA.email]
    assert sum((each.amount or Decimal(0) for each in kept), Decimal(0)) <= Decimal(1000)
    assert len(kept) == states.count(State.DECIDED)
    assert len(desk.all(Decision)) == 50
    while decide(desk, program, desk.keep(replace(case, id=0, reference=f"CE-2027-{len(kept)}"))).charged_to:
        kept.append(kept[0])
    assert len(kept) == 8  # eight of 120 fit into 1,000, and nothing was left unused
