"""Decisions, budgets and reviews as the contract of the command line names their keys."""

from callprogram.cli.documents.values import Document, as_text, fields_of, filled, iso
from callprogram.services.views import BudgetView, DecisionView


def decision_document(view: DecisionView) -> Document:
    """One decision; `budget_left` is its decider's by now, null where they have none or it costs nothing."""
    made = view.decision
    return {
        "id": str(made.id),
        "case": view.reference,
        **fields_of(made, "kind", "amount"),
        **filled(made, "currency", "asked", "offered", "taken"),
        **fields_of(made, "why", "decided_by", "decided_at", "state"),
        **filled(made, "above", "approver", "approved_at", "ended_by", "ended_at", "ended_why"),
        "budget_left": as_text(view.left),
    }


def budget_document(view: BudgetView) -> Document:
    """One budget, and what is left of it this quarter."""
    return fields_of(view.budget, "email", "currency", "amount", "most", "look_above") | fields_of(view, "left")


def reviewed_document(view: DecisionView) -> Document:
    """A decision with what was said of it; the note where the reader wrote it, or it is for them."""
    said = view.review
    return decision_document(view) | {
        "again": said.again if said else None,
        "note": (said.note or None) if said else None,
        "reviewed_by": said.reviewer if said else None,
        "reviewed_at": iso(said.at) if said else None,
    }
