"""What is held for the law, as the contract of the command line names its keys."""

from callprogram.cli.documents.values import Document, fields_of, filled
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
        **filled(hold, "cause"),
        **fields_of(hold, "why", "set_by", "set_at"),
        **filled(hold, "lifted_by", "lifted_at", "lifted_why"),
    }


def hold_of_case(hold: LegalHold | None) -> Document | None:
    """The hold that a case is on, in short."""
    if hold is None:
        return None
    return {"id": str(hold.id), **fields_of(hold, "why", "set_by", "set_at")}
