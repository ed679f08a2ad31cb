"""Passing on: what others deal with goes to them through the outbox, and can be called back for a while."""

from datetime import timedelta

from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.cases.wordings import wording_in
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters import passing_on
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.members import Member, Role, is_called, read_email
from callprogram.domain.people.messages import Content, Delivery, Envelope, Message, withdrawn
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import answers_to, author, queue

UNDONE_WITHIN = timedelta(minutes=10)


def pass_on(acting: Acting, program: Program, letter: Letter) -> Message | None:
    """The letter in the outbox, to whom it is given or to the address set for its route; None where there is neither.

    It waits for a while, so that the decision can be taken back.
    """
    address = _address(acting, program, letter)
    if not address:
        return None
    words = passing_on.passed_on(letter, program.executive_name or "our executive", author(acting), program.zone)
    due_at = acting.now + UNDONE_WITHIN
    to = Envelope(address, _key(letter), due_at=due_at, at_once=True, by_hand=True, reply_to=answers_to(acting))
    return queue(acting, to, words)


def reached(acting: Acting, letter_id: int) -> str:
    """The address that this letter goes to, or went; empty where nobody hears of it."""
    written = _passed_on(acting, acting.transaction.get(Letter, letter_id))
    return next((each.recipient for each in written if each.state is not Delivery.WITHDRAWN), "")


def call_back(acting: Acting, letter: Letter) -> None:
    """The letter not passed on, where it waits still; raises StateError where they have it already."""
    for message in _passed_on(acting, letter):
        if message.state is Delivery.SENT:
            raise StateError(f"{message.recipient} has this letter already; tell them, and decide it anew with them.")
    for message in (*_passed_on(acting, letter), *acting.transaction.find(Message, key=_told(letter))):
        acting.transaction.save(withdrawn(message))


def told_draft(acting: Acting, program: Program, letter_id: int) -> Draft:
    """The line that tells its writer who has the letter; raises StateError for one that nobody was given."""
    letter = acting.transaction.get(Letter, letter_id)
    given = [each for each in _passed_on(acting, letter) if each.state is not Delivery.WITHDRAWN]
    if not given:
        raise StateError("This letter was passed on to nobody, so there is nothing true to tell its writer.")
    if given[0].state is Delivery.FAILED:
        raise StateError(f"{given[0].recipient} has not got this letter: {given[0].trouble}. Decide it anew first.")
    named = (each.name for each in acting.transaction.find(Member, email=given[0].recipient))
    customer = acting.transaction.get(Customer, letter.customer_id) if letter.customer_id else None
    wording = wording_in(letter.language, customer.language if customer else None)
    writer = acting.member.name if acting.member.id else ""
    return passing_on.told(letter, wording, program.executive_name, next(named, ""), writer)


def tell(acting: Acting, program: Program, letter_id: int, letter: Draft) -> Message:
    """The line in the outbox, once for each decision; it goes no sooner than the letter, so that it is true."""
    told_draft(acting, program, letter_id)
    decided = acting.transaction.get(Letter, letter_id)
    due_at = max(acting.now, *(each.due_at for each in _passed_on(acting, decided)))
    if not letter.subject.strip() or not letter.body.strip():
        raise BadInputError("Write a subject and a text for the mail.")
    to = Envelope(read_email(letter.to), _told(decided), due_at=due_at, by_hand=True, reply_to=answers_to(acting))
    return queue(acting, to, Content(" ".join(letter.subject.split()), letter.body))


def _address(acting: Acting, program: Program, letter: Letter) -> str:
    """Where the letter is dealt with: at whom it is given to by name or address, else at the address of its route.

    What is for the lawyers goes to whoever has that role where no address is set.
    """
    if letter.route not in passing_on.PASSED_ON:
        return ""
    given = [each.email for each in acting.transaction.find(Member) if is_called(each, letter.given_to)]
    if letter.given_to and (given or "@" in letter.given_to):
        return given[0] if given else read_email(letter.given_to)
    address = acting.transaction.get(Desk, THE_DESK).redirects.get(letter.route, "")
    return address or (_lawyer(acting, program) if letter.route is Route.LEGAL else "")


def _lawyer(acting: Acting, program: Program) -> str:
    members = (each for each in acting.transaction.find(Member) if Role.LEGAL in each.roles)
    return next((each.email for each in members if program.id in each.serves), "")


def _passed_on(acting: Acting, letter: Letter) -> list[Message]:
    return acting.transaction.find(Message, key=_key(letter))


def _key(letter: Letter) -> str:
    at = letter.decided_at.isoformat() if letter.decided_at else ""
    return f"letter {letter.id} {at}"


def _told(letter: Letter) -> str:
    return f"told of {_key(letter)}"
