"""Decisions, budgets and reviews as the contract of the command line names their keys."""

from callprogram.cli.documents.values import Document, amount, utc
from callprogram.services.views import BudgetView, DecisionView


def decision_document(view: DecisionView) -> Document:
    """One decision; `budget_left` is its decider's by now, null where they have none or it costs nothing."""
    made = view.decision
    return {
        "id": str(made.id),
        "case": view.reference,
        "kind": made.kind,
        "amount": amount(made.amount),
        "currency": made.currency or None,
        "asked": made.asked or None,
        "offered": made.offered or None,
        "taken": made.taken or None,
        "why": made.why,
        "decided_by": made.decided_by,
        "decided_at": utc(made.decided_at),
        "state": made.state,
        "above": made.above or None,
        "approver": made.approver or None,
        "approved_at": utc(made.approved_at),
        "ended_by": made.ended_by or None,
        "ended_at": utc(made.ended_at),
        "ended_why": made.ended_why or None,
        "budget_left": amount(view.left),
    }


def budget_document(view: BudgetView) -> Document:
    """One budget, and what is left of it this quarter."""
    budget = view.budget
    return {
        "email": budget.email,
        "currency": budget.currency,
        "amount": amount(budget.amount),
        "most": amount(budget.most),
        "look_above": amount(budget.look_above),
        "left": amount(view.left),
    }


def reviewed_document(view: DecisionView) -> Document:
    """A decision with what was said of it; the note where the reader wrote it, or it is for them."""
    said = view.review
    return decision_document(view) | {
        "again": said.again if said else None,
        "note": (said.note or None) if said else None,
        "reviewed_by": said.reviewer if said else None,
        "reviewed_at": utc(said.at) if said else None,
    }
