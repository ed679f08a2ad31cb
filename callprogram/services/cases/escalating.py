"""Escalating: a complaint that reached the executive, recorded and settled, and what its account owner says of it."""

from datetime import date

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists import escalations
from callprogram.domain.lists.escalations import Escalation
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.people.messages import Content, Envelope, Kind, Message
from callprogram.domain.people.recipients import executive_at
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue


def escalate(
    acting: Acting, program: Program, customer_id: int, wants: str, *, owner: str = "", on: date | None = None
) -> Escalation:
    """A complaint that reached the executive: what they want, and who has it; its account owner is asked at once."""
    today = day_in(program.zone, acting.now)
    customer = acting.transaction.get(Customer, customer_id)
    made = acting.transaction.add(escalations.raised(customer_id, on or today, wants, owner, today))
    _ask(acting, program, made, customer)
    return made


def note(
    acting: Acting, program: Program, customer_id: int, wants: str, *, owner: str = "", on: date | None = None
) -> Escalation:
    """A complaint that stands with the customer and takes no place on a list until somebody asks for the call."""
    today = day_in(program.zone, acting.now)
    acting.transaction.get(Customer, customer_id)
    return acting.transaction.add(escalations.raised(customer_id, on or today, wants, owner, today, for_call=False))


def settle(acting: Acting, program: Program, escalation_id: int) -> Escalation:
    """The complaint settled; for twelve months it still counts as one."""
    return acting.transaction.save(
        escalations.settled(acting.transaction.get(Escalation, escalation_id), day_in(program.zone, acting.now))
    )


def answer(acting: Acting, escalation_id: int, text: str) -> Escalation:
    """What somebody wants to be known of a complaint before the call; it stands in the brief."""
    complaint = acting.transaction.get(Escalation, escalation_id)
    return acting.transaction.save(escalations.answered(complaint, text, acting.member.name))


def letter(acting: Acting, message: Message) -> Content | None:
    """What an account owner is asked about a complaint; None where it is settled or answered by now."""
    complaint = acting.transaction.get(Escalation, message.about or 0)
    return None if complaint.settled_on or complaint.answer else message.content


def _ask(acting: Acting, program: Program, complaint: Escalation, customer: Customer) -> None:
    """One message to the account owner, unless it is they who record it or who call."""
    members = acting.transaction.find(Member)
    knowing = {acting.member.email, *executive_at(members, program)}
    for owner in [each for each in members if is_called(each, customer.account_owner)][:1]:
        if owner.email not in knowing:
            words = escalations.letter(
                complaint, customer, program.executive_name or "the executive", day_in(owner.zone, acting.now)
            )
            queue(acting, Envelope(owner.email, f"complaint {complaint.id}", Kind.COMPLAINT, complaint.id), words)
