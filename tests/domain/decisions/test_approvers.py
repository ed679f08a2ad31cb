"""Approving: the lead first, then the executive, then finance; nobody on leave, and never oneself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from callprogram.domain.decisions.approvers import approver_of, needs_no_budget
from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.people.members import Member, Role

DAY = date(2026, 11, 30)
ANN = Member("ann@example.com", "Ann", frozenset({Role.DESK}), 1, lead="lea@example.com")
LEA = Member("lea@example.com", "Lea", frozenset({Role.DESK}), 2)
ADA = Member("ada@example.com", "Ada", frozenset({Role.EXECUTIVE}), 3)
FIN = Member("fin@example.com", "Fin", frozenset({Role.FINANCE}), 4)
LEAS = Budget(1, LEA.email, "EUR", Decimal(2000), Decimal(500))


def test_the_lead_is_asked_where_they_may_give_something_themselves() -> None:
    assert approver_of(ANN, [ANN, LEA, ADA, FIN], [LEAS], DAY) == LEA.email
    assert approver_of(ANN, [ANN, LEA, ADA, FIN], [], DAY) == ADA.email


def test_somebody_on_leave_is_asked_only_where_nobody_else_is_there() -> None:
    away = replace(ADA, away=(DAY, DAY))
    assert approver_of(ANN, [ANN, away, FIN], [], DAY) == FIN.email
    assert approver_of(ANN, [ANN, away], [], DAY) == ADA.email


def test_nobody_is_asked_about_their_own() -> None:
    assert approver_of(ADA, [ADA], [], DAY) == ""
    assert approver_of(replace(ANN, lead=""), [ANN, LEA], [LEAS], DAY) == LEA.email


def test_the_executive_and_finance_need_a_budget_only_where_they_have_one() -> None:
    assert needs_no_budget(ADA, None)
    assert needs_no_budget(FIN, None)
    assert not needs_no_budget(ADA, LEAS)
    assert not needs_no_budget(ANN, None)
