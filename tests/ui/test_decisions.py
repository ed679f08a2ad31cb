"""Decisions: made in a case, approved or refused, looked at again, and what everybody may give."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.domain.calls.notes import Typed
from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.decisions.decisions import Decision, Kind, State
from callprogram.domain.decisions.reviews import Review
from callprogram.domain.people.members import Role
from callprogram.services.act import act, look
from callprogram.services.cases import escalating, half_written
from callprogram.services.decisions import budgeting, giving
from callprogram.services.decisions.giving import Wanted
from callprogram.services.patterns import changing, naming_causes
from callprogram.services.views import DecisionsWanted, DecisionView
from tests.ui.conftest import bring_in, do, errors, open_page, seen
from tests.ui.test_cases import EXPORT, member, open_as

CREDIT = Wanted(Kind.CREDIT, "Three weeks late", Decimal(120), "EUR", asked="All of it")


@pytest.fixture
def reference() -> str:
    """A case with Marta at the desk, who may give 500 euros in a quarter and 150 in one case; and finance."""
    bring_in(EXPORT)
    do(escalating.escalate, app().program(), app().views.customer("A-1").id, "A date that holds")
    for name, role in (("Marta Vos", Role.DESK), ("Fin Vogel", Role.FINANCE)):
        member(name, role)
    do(budgeting.set_budget, "marta@example.com", "EUR", Decimal(500), Decimal(150))
    return "CE-2026-0001"


def decided(reference: str, amount: int = 120) -> Decision:
    """By Marta."""
    marta = next(each for each in app().views.members() if each.name == "Marta Vos")
    wanted = Wanted(Kind.CREDIT, "Three weeks late", Decimal(amount), "EUR", asked="All of it")
    case_id = app().views.case(reference).case.id
    return act(app().store, marta, now(), giving.decide, app().program(), case_id, wanted)


def now_of(decision: Decision) -> DecisionView:
    return app().views.decisions(DecisionsWanted(ids=(decision.id,)), now().date())[0]


def fill(at: AppTest, **words: str) -> None:
    for label, value in words.items():
        [box] = [each for each in at.text_input if each.label.lower().replace(" ", "_") == label]
        box.set_value(value)


def test_where_nothing_waits_it_says_what_would_be_here() -> None:
    words = seen(open_page("decisions"))
    assert (
        "Nothing to approve. When somebody wants to give more than their budget allows, you are asked here and by mail."
        in words
    )
    assert "No budgets yet, so whoever has a case decides alone what to give." in words


def test_a_case_has_what_was_given_and_what_is_left(reference: str) -> None:
    do(budgeting.set_budget, app().member.email, "EUR", Decimal(500), Decimal(150))
    at = open_page("escalations", tab="cases", case=reference)
    assert "You have €500.00 left this quarter." in seen(at)
    fill(at, what_it_costs="120", why="Three weeks late")
    next(each for each in at.button if each.label == "Decide").click().run()
    assert errors(at) == []
    words = seen(at)
    assert "Credit of €120.00" in words
    assert "You have €380.00 left this quarter." in words
    assert "Decided here already: Credit of €120.00." in words


def test_what_cannot_be_read_is_said_and_nothing_is_decided(reference: str) -> None:
    at = open_page("escalations", tab="cases", case=reference)
    fill(at, what_it_costs="a lot", why="Three weeks late")
    next(each for each in at.button if each.label == "Decide").click().run()
    assert errors(at) == ["“a lot” is not an amount; write one like 120 or 99.50."]
    assert app().views.decisions(DecisionsWanted(), now().date()) == []


def test_finance_has_decisions_first_and_approves_by_one_press(reference: str) -> None:
    made = decided(reference, 200)
    at = open_as("fin", "decisions", decision=str(made.id))
    words = seen(at)
    assert "Credit of €200.00 for Brindlewick Foods" in words
    assert "one case may cost €150.00" in words
    at.button(key=f"approve-{made.id}").click().run()
    assert errors(at) == []
    assert (now_of(made).decision.state, now_of(made).decision.approver) == (State.DECIDED, "fin@example.com")


def test_a_yes_and_a_no_are_taken_back_where_they_were_said(reference: str) -> None:
    made = decided(reference, 200)
    at = open_page("decisions").button(key=f"approve-{made.id}").click().run()
    assert "Approved. Marta Vos hears of it in ten minutes." in seen(at)
    at = at.button("undo-just-done").click().run()
    assert errors(at) == []
    assert now_of(made).decision.state is State.WAITING

    fill(at, why_not="Not for a date")
    at = next(each for each in at.button if each.label == "Refuse it").click().run()
    at.button("undo-just-done").click().run()
    assert now_of(made).decision.state is State.WAITING


def test_a_budget_that_was_removed_comes_back_on_the_page(reference: str) -> None:
    assert reference
    [budget] = app().views.budgets(now().date())
    at = open_page("decisions").button(f"remove-{budget.budget.id}").click().run()
    at.button("undo-just-done").click().run()
    [again] = app().views.budgets(now().date())
    assert again.budget.amount == budget.budget.amount


def test_who_asked_cannot_say_yes_themselves(reference: str) -> None:
    made = decided(reference, 200)
    at = open_as("marta", "decisions")
    assert "You asked; " in seen(at)
    assert f"approve-{made.id}" not in {each.key for each in at.button}


def test_a_refusal_needs_a_reason(reference: str) -> None:
    made = decided(reference, 200)
    at = open_page("decisions")
    next(each for each in at.button if each.label == "Refuse it").click().run()
    assert errors(at) == ["Say why not; whoever asked reads it."]
    fill(at, why_not="Not for a date")
    next(each for each in at.button if each.label == "Refuse it").click().run()
    assert now_of(made).decision.ended_why == "Not for a date"


def test_beside_it_stands_what_was_given_for_the_same_cause(reference: str) -> None:
    made = decided(reference)
    other = do(escalating.escalate, app().program(), app().views.customer("A-1").id, "Another date")
    for each in (made.case_id, other.id):
        do(naming_causes.name_causes, app().program(), each, ["Verspätung"])
    words = seen(open_page("escalations", tab="cases", case=other.reference))
    assert "Same cause, the last decisions" in words
    assert "Credit of €120.00" in words


def test_beside_it_stands_whether_the_customer_stayed_or_left_since() -> None:
    head, renee = EXPORT.splitlines()
    here = b"%s,Renewal\n%s,2026-11-29\n" % (head, renee)
    there = here + renee.replace(b"A-1,Brindlewick Foods", b"A-2,Pump House") + b",2026-11-29\n"
    bring_in(there)
    cases = [
        do(escalating.escalate, app().program(), app().views.customer(crm_id).id, f"A date for {words}")
        for crm_id, words in (("A-1", "them"), ("A-2", "the pump"), ("A-1", "the third"))
    ]
    for each in cases:
        do(naming_causes.name_causes, app().program(), each.id, ["Verspätung"])
    for each in cases[:2]:
        do(giving.decide, app().program(), each.id, CREDIT)
    assert "stayed" not in seen(open_page("escalations", tab="cases", case=cases[2].reference))

    with time_machine.travel(now() + timedelta(days=14)):
        bring_in(here)
        words = seen(open_page("escalations", tab="cases", case=cases[2].reference))
    assert "Credit of €120.00 :gray[Three weeks late · stayed]" in words
    assert "Credit of €120.00 :gray[Three weeks late · left since]" in words


def test_it_is_taken_back_where_it_stands(reference: str) -> None:
    made = decided(reference)
    at = open_page("escalations", tab="cases", case=reference)
    at.text_input(key=f"why-take-back-{made.id}-0").set_value("To the wrong account")
    next(each for each in at.button if each.label == "Take it back").click().run()
    assert "taken back: To the wrong account" in seen(at)
    assert now_of(made).left == Decimal(500)


def test_budgets_are_set_and_removed(reference: str) -> None:
    assert reference
    at = open_page("decisions")
    assert "Marta Vos" in seen(at)
    next(each for each in at.selectbox if each.label == "Whose").set_value("fin@example.com")
    fill(at, currency="eur", in_a_quarter="50", at_most_for_one_case="60")
    next(each for each in at.button if each.label == "Set it").click().run()
    assert errors(at) == [
        "The most for one case cannot be more than the budget of the quarter; lower the one or raise the other."
    ]
    fill(at, at_most_for_one_case="")
    next(each for each in at.button if each.label == "Set it").click().run()
    assert "€50.00 left of €50.00, €50.00 for one case" in seen(at)
    first = next(each.budget for each in app().views.budgets(now().date()) if each.budget.email == "fin@example.com")
    at.button(key=f"remove-{first.id}").click().run()
    assert "€50.00 left of €50.00" not in seen(at)


def test_last_month_is_looked_at_one_by_one(reference: str) -> None:
    made = decided(reference)
    with time_machine.travel(now() + timedelta(days=20)):
        at = open_page("decisions")
        assert "1 decision from November left to review." in seen(at)
        assert "1 decision to look at again" in seen(open_page("to_do"))
        at.text_input(key=f"note-of-{made.id}").set_value("Half of it")
        at.button(key=f"differently-{made.id}").click().run()
        assert errors(at) == []
        assert "Would you do it again?" not in seen(at)
    with app().store.looking(app().member, now(), "planning.plan") as transaction:
        [review] = transaction.find(Review)
    assert (review.again, review.note) == ("differently", "Half of it")


def test_to_do_says_what_waits_to_be_approved(reference: str) -> None:
    decided(reference, 200)
    words = seen(open_page("to_do"))
    assert "1 decision to approve" in words
    assert "Credit of €200.00 for Brindlewick Foods." in words


def test_what_was_given_lately_stands_below_with_its_sum(reference: str) -> None:
    decided(reference)
    decided(reference, 20)
    at = open_as("fin", "decisions")
    assert "€140.00 given this quarter." in seen(at)
    assert list(at.dataframe[0].value["What"]) == ["Credit of €20.00", "Credit of €120.00"]
    assert errors(at) == []


def test_finance_reads_here_whether_writing_to_the_executive_paid(reference: str) -> None:
    do(naming_causes.name_causes, app().program(), app().views.case(reference).case.id, ["late delivery"])
    assert "Did writing to the executive pay" in seen(open_as("fin", "decisions"))
    assert "Did writing to the executive pay" not in seen(open_page("decisions"))


def test_finance_reads_here_what_comes_again_and_again_without_a_case() -> None:
    head, renee = EXPORT.splitlines()
    other = renee.replace(b"A-1,Brindlewick Foods", b"A-2,Pump House")
    bring_in(b"\n".join((head, renee, other)))
    member("Fin Vogel", Role.FINANCE)
    for crm_id in ("A-1", "A-2", "A-2"):
        made = do(escalating.escalate, app().program(), app().views.customer(crm_id).id, f"A date {crm_id}")
        do(naming_causes.name_causes, app().program(), made.id, ["late delivery"])
    do(changing.change, app().program(), "late delivery", "One person books every lorry.", now().date())
    at = open_as("fin", "decisions")
    assert errors(at) == []
    assert "**late delivery** :gray[3 cases from 2 customers since 22 November]" in seen(at)
    assert "Changed because of late delivery: One person books every lorry." in seen(at)
    assert "CE-2026" not in seen(at)


def test_why_it_is_refused_stands_there_again_after_a_reload_for_whoever_writes_it(reference: str) -> None:
    made = decided(reference, 200)
    about = About(thing=f"decision {made.id}")
    do(half_written.write, about, Part.WHY, Typed("Not for a da", "", "tab"))

    at = open_page("decisions")
    assert [each.value for each in at.text_input if each.label == "Why not"] == ["Not for a da"]
    next(each for each in at.button if each.label == "Refuse it").click().run()
    assert errors(at) == []
    assert (now_of(made).decision.state, now_of(made).decision.ended_why) == (State.REFUSED, "Not for a da")
    assert look(app().store, app().member, now(), half_written.kept, about, Part.WHY) is None
