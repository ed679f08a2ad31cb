"""Holding: a case, a customer or a cause is held for the law, and nothing of it goes until the hold is lifted."""

from callprogram.domain.customers.customers import Customer
from callprogram.domain.law import legal_holds
from callprogram.domain.law.legal_holds import LegalHold, require_lifting
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import Program
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of


def hold(
    acting: Acting,
    program: Program,
    why: str,
    *,
    case_id: int | None = None,
    customer_id: int | None = None,
    cause: str = "",
) -> LegalHold:
    """The hold on one of these; raises NotFoundError for a case or a customer that is not there."""
    if case_id:
        case_of(acting, program, case_id)
    if customer_id:
        acting.transaction.get(Customer, customer_id)
    by = acting.member.email, acting.now
    return acting.transaction.add(legal_holds.placed(LegalHold(0, why, *by, case_id, customer_id, cause)))


def lift(acting: Acting, hold_id: int, why: str) -> LegalHold:
    """The hold, which stands no more."""
    require_lifting(acting.member, acting.transaction.find(Member))
    found = acting.transaction.get(LegalHold, hold_id)
    return acting.transaction.save(legal_holds.lifted(found, acting.member.email, acting.now, why))
