"""What is held for the law, as the contract of the command line names its keys."""

from callprogram.cli.documents.values import Document, utc
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.services.views.cases import HoldView


def hold_document(view: HoldView) -> Document:
    """One hold, on a case, a customer or a cause."""
    hold, customer = view.hold, view.customer
    return {
        "id": str(hold.id),
        "case": view.reference,
        "customer_id": customer.reference if customer else None,
        "crm_id": customer.crm_id if customer else None,
        "cause": hold.cause or None,
        "why": hold.why,
        "set_by": hold.set_by,
        "set_at": utc(hold.set_at),
        "lifted_by": hold.lifted_by or None,
        "lifted_at": utc(hold.lifted_at),
        "lifted_why": hold.lifted_why or None,
    }


def hold_of_case(hold: LegalHold | None) -> Document | None:
    """The hold that a case is on, in short."""
    if hold is None:
        return None
    return {"id": str(hold.id), "why": hold.why, "set_by": hold.set_by, "set_at": utc(hold.set_at)}
