"""Writing to customers around a call: asked first by their account owner, thanked after it; each once at most."""

from callprogram.domain.calls import customer_letters
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.people.hour_holders import deputy_at, holder_of
from callprogram.domain.people.members import read_email
from callprogram.domain.people.messages import Content, Delivery, Envelope, Message
from callprogram.domain.permissions.rows import require_customer, require_program
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.telling import Draft
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import answers_to, queue
from callprogram.services.views import Views


def ask_draft(acting: Acting, entry_id: int) -> Draft:
    """The line that asks a customer whether the time of a coming call is good; raises StateError where none is due."""
    entry = acting.transaction.get(Entry, entry_id)
    call_list = acting.transaction.get(CallList, entry.call_list_id)
    if entry.state is not EntryState.PENDING or call_list.starts_at <= acting.now:
        raise StateError("This call is not ahead any more, so there is nothing to ask them.")
    customer = acting.transaction.get(Customer, entry.customer_id)
    require_customer(acting.member, customer)
    caller = holder_of(acting.transaction.get(Program, call_list.program_id), call_list.starts_at)
    writer = acting.member.name if acting.member.id else caller or "Yours"
    return customer_letters.asks_first(customer, caller, entry.planned_at, writer, call_list.zone)


def ask_first(acting: Acting, entry_id: int, letter: Draft) -> Message:
    """The line in the outbox, answers to whoever sends it; once for each call."""
    ask_draft(acting, entry_id)
    entry = acting.transaction.get(Entry, entry_id)
    customer = acting.transaction.get(Customer, entry.customer_id)
    return _send(acting, customer, letter, f"asked first {entry_id}", answers_to(acting))


def thanks_draft(acting: Acting, call_id: int) -> Draft:
    """The thank-you after a talk, by whoever called; raises StateError where nobody was talked to."""
    call = acting.transaction.get(Call, call_id)
    require_program(acting.member, acting.transaction.get(Program, call.program_id))
    if call.disposition is not Disposition.CONNECTED:
        raise StateError("Nobody was talked to in this call, so there is nobody to thank.")
    program = acting.transaction.get(Program, call.program_id)
    promised = acting.transaction.find(Commitment, made_in_call=call.id)
    customer = acting.transaction.get(Customer, call.customer_id)
    caller = holder_of(program, call.started_at)
    return customer_letters.thanks(customer, caller, call.started_at, promised, program.zone)


def thank(acting: Acting, call_id: int, letter: Draft) -> Message:
    """The thank-you in the outbox, answers to whoever called; once for each call."""
    thanks_draft(acting, call_id)
    call = acting.transaction.get(Call, call_id)
    program = acting.transaction.get(Program, call.program_id)
    customer = acting.transaction.get(Customer, call.customer_id)
    deputy = deputy_at(program, call.started_at)
    caller = deputy.email if deputy else program.executive_email
    return _send(acting, customer, letter, f"thanked {call_id}", answers_to(acting, caller))


def was_thanked(views: Views, customer: Customer, call: Call) -> bool:
    """Whether a thank-you for a talk was written to the customer."""
    return views.is_written(f"thanked {call.id}", customer.contact.email)


def _send(acting: Acting, customer: Customer, letter: Draft, key: str, reply_to: str) -> Message:
    if reason := customer_letters.why_not(customer):
        raise StateError(reason)
    if not letter.subject.strip() or not letter.body.strip():
        raise BadInputError("Write a subject and a text for the mail.")
    for sent in acting.transaction.find(Message, key=key):
        if sent.state is not Delivery.WITHDRAWN:
            raise StateError(f"{customer.person} was written to already.")
    to = Envelope(read_email(letter.to), key, by_hand=True, reply_to=reply_to)
    return queue(acting, to, Content(" ".join(letter.subject.split()), letter.body))
