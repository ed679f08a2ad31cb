"""Escalating: a complaint that reached the executive, recorded and settled, and what its account owner says of it."""

from datetime import date

from callprogram.domain.cases import cases
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.letters_about import to_account_owner
from callprogram.domain.cases.stories import Done
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.people.messages import Content, Envelope, Kind, Message
from callprogram.domain.people.recipients import executive_at
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import opened, told
from callprogram.services.people.messaging import queue


def escalate(
    acting: Acting, program: Program, customer_id: int, wants: str, *, owner: str = "", on: date | None = None
) -> Case:
    """A complaint that reached the executive: what they want, and who has it; its account owner is asked at once."""
    today = day_in(program.zone, acting.now)
    customer = acting.transaction.get(Customer, customer_id)
    made = opened(acting, program, cases.raised(customer_id, on or today, wants, owner, today))
    _ask(acting, program, made, customer)
    return made


def settle(acting: Acting, program: Program, case_id: int) -> Case:
    """The complaint settled; for twelve months it still counts as one."""
    case = acting.transaction.get(Case, case_id)
    saved = acting.transaction.save(cases.settled(case, day_in(program.zone, acting.now)))
    return told(acting, saved, Done.SETTLED)


def letter(acting: Acting, message: Message) -> Content | None:
    """What an account owner is asked about a complaint; None where it is settled or answered by now."""
    complaint = acting.transaction.get(Case, message.about or 0)
    return None if complaint.settled_on or complaint.answer else message.content


def _ask(acting: Acting, program: Program, complaint: Case, customer: Customer) -> None:
    """One message to the account owner, unless it is they who record it or who call."""
    members = acting.transaction.find(Member)
    knowing = {acting.member.email, *executive_at(members, program)}
    for owner in [each for each in members if is_called(each, customer.account_owner)][:1]:
        if owner.email not in knowing:
            words = to_account_owner(
                complaint, customer, program.executive_name or "the executive", day_in(owner.zone, acting.now)
            )
            queue(acting, Envelope(owner.email, f"complaint {complaint.id}", Kind.COMPLAINT, complaint.id), words)
