"""Cases as the contract of the command line names their keys."""

from collections.abc import Iterable
from datetime import date, datetime

from callprogram.cli.documents.decisions import decision_document
from callprogram.cli.documents.law import hold_of_case
from callprogram.cli.documents.values import Document, as_text, fields_of, filled
from callprogram.domain.cases.cases import late
from callprogram.domain.cases.sides import Side
from callprogram.domain.people.members import Member, is_called
from callprogram.services.views import CaseView, DecisionView


def case_document(
    view: CaseView, members: Iterable[Member], decided: Iterable[DecisionView], now: datetime, today: date
) -> Document:
    """One case with what was decided in it (given the latest first); its owner by their address where they have one."""
    case, customer = view.case, view.customer
    decisions = [each for each in decided if each.decision.case_id == case.id]
    owner = next((each.email for each in members if is_called(each, case.owner)), case.owner)
    return {
        "reference": case.reference,
        **fields_of(case, "state", "kind", "channel"),
        "customer_id": customer.reference if customer else None,
        "crm_id": customer.crm_id if customer else None,
        "company": customer.name if customer else None,
        "person": case.person or (customer.person if customer else None),
        "wants": case.wants,
        "owner": owner or None,
        "urgent": bool(case.urgent),
        "urgent_because": case.urgent or None,
        **fields_of(case, "causes", "opened_at", "answer_by", "answered_at"),
        "late": late(case, now, today),
        **fields_of(case, "hear_by", "waiting_since"),
        "hold": hold_of_case(view.hold),
        "letters": [str(each) for each in view.letters],
        "sides": [_side(each) for each in case.sides],
        "decisions": [decision_document(each) for each in reversed(decisions)],
        "commitments": [str(each) for each in view.promises],
        "merged_into": as_text(case.merged_into),
    }


def _side(side: Side) -> Document:
    said = filled(side, "email", "question", "asked_at", "due_at", "text")
    return said | fields_of(side, "name", "state")
