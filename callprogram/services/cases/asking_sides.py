"""The other side: whoever said no, or looks after the customer, is asked before anybody decides."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from callprogram.domain.cases import sides
from callprogram.domain.cases.cases import Case, answered
from callprogram.domain.cases.clock import due
from callprogram.domain.cases.deadlines import side_by
from callprogram.domain.cases.letters_about import to_other_side
from callprogram.domain.cases.stories import Done
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, read_email
from callprogram.domain.people.messages import Content, Envelope, Kind, Message
from callprogram.domain.permissions.rows import sees_all_cases
from callprogram.domain.program.call_hour import Program
from callprogram.errors import NotAllowedError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, desk_of, member_at, told
from callprogram.services.people.messaging import answers_to, queue


def ask(
    acting: Acting, program: Program, case_id: int, email: str, question: str, hours: Decimal | None = None
) -> Case:
    """Somebody asked for their side by a letter with a link: until noon of their next working day, or so many hours.

    The desk's `side_hours` are what they have at least.
    """
    case, address = case_of(acting, program, case_id), read_email(email)
    member = member_at(acting, address) or Member(address, address, frozenset(), zone=program.zone)
    until = _until(acting, program, member.zone, hours)
    side = sides.asked(case.sides, member.name, address, question, acting.now, until)
    saved = acting.transaction.save(replace(case, sides=(*case.sides, side)))
    words = to_other_side(case, _about(acting, case), side, member.zone, acting.member.name)
    key = f"side {case.id} {acting.now.isoformat()}"
    to = Envelope(address, key, Kind.SIDE, case.id, by_hand=True, reply_to=answers_to(acting))
    queue(acting, to, words)
    return told(acting, saved, Done.ASKED, f"{member.name}: {question}")


def letter(acting: Acting, message: Message) -> Content | None:
    """What somebody is asked about a case; None where they answered by now, or it is ended."""
    case = acting.transaction.get(Case, message.about or 0)
    waits = any(each.is_asked and each.is_of("", message.recipient) for each in case.sides)
    return message.content if waits and case.is_under_way else None


def give(acting: Acting, case_id: int, text: str, email: str = "") -> Case:
    """The side of whoever acts, or of whom they write it down for at the desk; it opens the brief of a call."""
    case = acting.transaction.get(Case, case_id)
    if email and email != acting.member.email and not sees_all_cases(acting.member):
        raise NotAllowedError("Only the desk writes down what somebody else says; write your own side.")
    member = (member_at(acting, read_email(email)) if email else None) or acting.member
    address = read_email(email) if email else member.email
    name = member.name if member.email == address else address
    return said(acting, case, text, name, address)


def said(acting: Acting, case: Case, text: str, name: str, address: str) -> Case:
    """The case with somebody's side, however it came."""
    saved = acting.transaction.save(answered(case, text, name, address, acting.now))
    return told(acting, saved, Done.SAID, f"{name}: {text}")


def _until(acting: Acting, program: Program, zone: str, hours: Decimal | None) -> datetime:
    desk = desk_of(acting, program)
    if hours is not None:
        return due(desk, acting.now, hours).at
    noon = side_by(desk, acting.now, zone)
    return max(noon, due(desk, acting.now, desk.side_hours).at) if desk.hours else noon


def _about(acting: Acting, case: Case) -> str:
    return acting.transaction.get(Customer, case.customer_id).name if case.customer_id else case.person or "a letter"
