"""Paying: a decision against somebody's budget, which is held until it is kept, so that two never overspend it."""

from callprogram.domain.cases.cases import Case
from callprogram.domain.decisions import budgets
from callprogram.domain.decisions.approvers import needs_no_budget
from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import day_at_the_desk

NO_BUDGET = "they have no budget in {currency}"


def more_than_theirs(acting: Acting, decision: Decision) -> str:
    """Why whoever acts may not give this alone, in words; empty where they may.

    While nobody has a budget there is none to keep to.
    """
    if decision.amount is None:
        return ""
    own = _held(acting, acting.member.email, decision.currency)
    if own is None:
        is_free = needs_no_budget(acting.member, own) or not acting.transaction.find(Budget)
        return "" if is_free else NO_BUDGET.format(currency=decision.currency)
    paid = acting.transaction.find(Decision, charged_to=own.email, currency=own.currency)
    matter = matter_of(acting, decision.case_id)
    return budgets.above(own, paid, decision, matter, day_at_the_desk(acting, decision.case_id))


def matter_of(acting: Acting, case_id: int) -> frozenset[int]:
    """The ids of the cases that are one with this one."""
    root = next((each.merged_into for each in acting.transaction.find(Case, id=case_id) if each.merged_into), case_id)
    return frozenset({root, *(each.id for each in acting.transaction.find(Case, merged_into=root))})


def _held(acting: Acting, email: str, currency: str) -> Budget | None:
    """The budget, locked until the end of what is done."""
    found = acting.transaction.first(Budget, email=email, currency=currency)
    return acting.transaction.get(Budget, found.id) if found else None
