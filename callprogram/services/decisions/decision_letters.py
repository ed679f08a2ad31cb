"""Letters about decisions: who is asked to approve, and what whoever decided hears."""

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.decisions import letters_about
from callprogram.domain.decisions.decisions import Decision, State
from callprogram.domain.decisions.reviews import Review
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.people.messages import SECOND_THOUGHTS, Content, Envelope, Kind, Message
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import answers_to, author, queue

_QUESTION, _REVIEWED, _SAID = "approve {}", "reviewed", "approved"


def ask(acting: Acting, case: Case, decision: Decision) -> None:
    """Whoever is to approve it is asked, at once: a customer waits."""
    words = letters_about.to_approver(decision, _about(acting, case), case.reference, author(acting))
    key = _QUESTION.format(decision.id)
    to = Envelope(decision.approver, key, Kind.DECISION, decision.id, at_once=True, reply_to=answers_to(acting))
    queue(acting, to, words)


def asked(acting: Acting, decision: Decision) -> str:
    """The address of who was asked about it first, whoever said yes or no then."""
    questions = acting.transaction.find(Message, key=_QUESTION.format(decision.id))
    return next((each.recipient for each in questions), decision.approver)


def letter(acting: Acting, message: Message) -> Content | None:
    """What somebody is asked, or reads of a review; None where nothing waits, or nothing is said any more."""
    decision = acting.transaction.get(Decision, message.about or 0)
    if message.key.startswith(_SAID):
        stands = message.key == _key(decision)
    elif message.key.startswith(_REVIEWED):
        stands = bool(acting.transaction.find(Review, decision_id=decision.id))
    else:
        stands = decision.state is State.WAITING
    return message.content if stands else None


def tell(acting: Acting, decision: Decision) -> None:
    """Whoever decided hears whether it is approved, ten minutes later, so that it can be taken back until then."""
    case = acting.transaction.get(Case, decision.case_id)
    words = letters_about.to_decider(decision, _about(acting, case), case.reference, author(acting))
    if decision.decided_by not in {THE_PERSON_AT_THE_KEYBOARD.email, acting.member.email}:
        later = acting.now + SECOND_THOUGHTS
        key, about = _key(decision), decision.id
        to = Envelope(decision.decided_by, key, Kind.DECISION, about, due_at=later, reply_to=answers_to(acting))
        queue(acting, to, words)


def tell_of_review(acting: Acting, decision: Decision, review: Review) -> None:
    """Whoever decided hears what somebody said of it."""
    case = acting.transaction.get(Case, decision.case_id)
    words = letters_about.after_review(decision, review, _about(acting, case), case.reference, author(acting))
    if decision.decided_by not in {THE_PERSON_AT_THE_KEYBOARD.email, acting.member.email}:
        key, later = f"{_REVIEWED} {review.id} {acting.now.isoformat()}", acting.now + SECOND_THOUGHTS
        to = Envelope(decision.decided_by, key, Kind.DECISION, decision.id, due_at=later, reply_to=answers_to(acting))
        queue(acting, to, words)


def _key(decision: Decision) -> str:
    """That it was said at that moment, so that what was said again is a letter of its own."""
    return f"{_SAID} {decision.id} {decision.said_at.isoformat() if decision.said_at else ''}"


def _about(acting: Acting, case: Case) -> str:
    return acting.transaction.get(Customer, case.customer_id).name if case.customer_id else case.person or "somebody"
