"""Returning: a mail of ours that came back is one that was not sent, and whoever sent it gets to know."""

from dataclasses import replace

from callprogram.domain.cases.cases import Case, unanswered
from callprogram.domain.cases.stories import Done
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mails import Machine, Mail
from callprogram.domain.people import messages
from callprogram.domain.people.messages import Kind, Message
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import told


def take_return(acting: Acting, letter: Letter, mail: Mail) -> Letter:
    """The letter, with which message of ours it brings back; that one waits on *To do* where it will not arrive."""
    if letter.machine is not Machine.BOUNCE or mail.came_back is None:
        return letter
    named = dict.fromkeys((*mail.came_back.message_ids, *filter(None, (letter.in_reply_to, *letter.references))))
    found = [each for name in named for each in acting.transaction.find(Message, message_id=name)]
    if not found:
        return letter
    if mail.came_back.why:
        acting.transaction.save(messages.came_back(found[0], f"it came back ({mail.came_back.why.rstrip('.')})"))
    case_id = _unheard(acting, found[0]) if found[0].kind is Kind.ANSWER else letter.case_id
    return acting.transaction.save(replace(letter, came_back=found[0].message_id, case_id=case_id))


def _unheard(acting: Acting, message: Message) -> int | None:
    """The case whose answer came back, with its clock running as before; None where it is gone."""
    for case in acting.transaction.find(Case, id=message.about):
        told(acting, acting.transaction.save(unanswered(case)), Done.CAME_BACK, f"to {message.recipient}")
        return case.id
    return None
