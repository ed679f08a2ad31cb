"""Telling: the customer hears that a promise was kept, by a mail that we send, and the promise is closed with it."""

from callprogram.domain.people.members import read_email
from callprogram.domain.people.messages import Content, Envelope, Kind, Message
from callprogram.domain.promises.telling import Draft
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import answers_to, queue
from callprogram.services.promises import promising
from callprogram.services.promises.report_facts import program_of


def send(acting: Acting, commitment_id: int, letter: Draft) -> Message:
    """The mail in the outbox, and the promise told; answers go to the executive. Raises BadInputError, StateError."""
    if not letter.subject.strip() or not letter.body.strip():
        raise BadInputError("Write a subject and a text for the mail.")
    commitment = promising.tell(acting, commitment_id, f"by mail to {letter.to}")
    program = program_of(acting.transaction, commitment)
    reply_to = answers_to(acting, program.executive_email if program else "")
    told = Envelope(
        read_email(letter.to), f"told {commitment_id}", Kind.TOLD, commitment_id, by_hand=True, reply_to=reply_to
    )
    return queue(acting, told, Content(" ".join(letter.subject.split()), letter.body))
