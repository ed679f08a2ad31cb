"""Escalating: a complaint that reached the executive, recorded and settled."""

from datetime import date

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.escalations import Escalation, raised, settled
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.services.acting import Acting


def escalate(
    acting: Acting, program: Program, customer_id: int, wants: str, *, owner: str = "", on: date | None = None
) -> Escalation:
    """A complaint that reached the executive: what they want, and who has it."""
    today = day_in(program.zone, acting.now)
    acting.transaction.get(Customer, customer_id)
    return acting.transaction.add(raised(customer_id, on or today, wants, owner, today))


def settle(acting: Acting, program: Program, escalation_id: int) -> Escalation:
    """The complaint settled; for twelve months it still counts as one."""
    return acting.transaction.save(
        settled(acting.transaction.get(Escalation, escalation_id), day_in(program.zone, acting.now))
    )
