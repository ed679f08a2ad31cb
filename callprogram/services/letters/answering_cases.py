"""Answering: one true answer to a case, drafted from what is known, looked over, and sent once."""

from dataclasses import dataclass, replace
from datetime import date

from callprogram.domain.cases import answers
from callprogram.domain.cases.answers import Facts
from callprogram.domain.cases.cases import Case, with_answer
from callprogram.domain.cases.deadlines import check_hear_by
from callprogram.domain.cases.stories import Done
from callprogram.domain.cases.unsent import ANSWER, Part, Unsent
from callprogram.domain.cases.wordings import Wording, wording_in
from callprogram.domain.customers.customers import Customer
from callprogram.domain.decisions.decisions import Decision, State
from callprogram.domain.decisions.decisions import Kind as Given
from callprogram.domain.decisions.given import given_in
from callprogram.domain.letters.letters import Channel, Direction, Letter
from callprogram.domain.letters.mails import digest
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.members import Member, is_called, read_email
from callprogram.domain.people.messages import Content, Delivery, Envelope, Kind, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, desk_of, told
from callprogram.services.people.messaging import answers_to, queue
from callprogram.services.permissions import require_law
from callprogram.services.promises import promising


@dataclass(frozen=True)
class Answer:
    """An answer that went out, or was recorded; without a message where it went another way than through the outbox."""

    case: Case
    letter: Letter
    message: Message | None


@dataclass(frozen=True)
class Written:
    """What somebody wrote: to whom, until when they hear again, the way it goes, and what it promises.

    `seen` are the ids of the answers that they had before them; one that they have not seen goes first. Where a mail is
    not `queued`, it goes from their own mail program, and is only recorded.
    """

    draft: Draft
    hear_by: date | None = None
    by: Channel = Channel.MAIL
    theirs_to_answer: bool = False
    promises: tuple[tuple[str, Understood], ...] = ()
    seen: tuple[int, ...] | None = None
    queued: bool = True


def facts_of(acting: Acting, program: Program, case_id: int, hear_by: date | None = None) -> Facts:
    """What the answer to a case may say."""
    case = case_of(acting, program, case_id)
    customer = acting.transaction.get(Customer, case.customer_id) if case.customer_id else None
    came = _letters(acting, case, Direction.IN)
    wording = wording_in(case.language, customer.language if customer else None)
    promised = acting.transaction.find(Commitment, case_id=case.id)
    return Facts(
        case=case,
        person=case.person or (customer.contact.name if customer else ""),
        to=case.email or (customer.contact.email if customer else ""),
        owner=_owner(acting, case),
        executive=program.executive_name,
        wrote=came[-1].new_text if came else "",
        done=answers.kept_promises(promised),
        given=_given(acting, case, wording),
        promised=answers.open_promises(promised),
        hear_by=hear_by,
        wording=wording,
    )


def _given(acting: Acting, case: Case, wording: Wording) -> tuple[str, ...]:
    """What was decided for them and stands, as they read it."""
    made = acting.transaction.find(Decision, case_id=case.id, state=State.DECIDED)
    return tuple(given_in(wording, each) for each in made if each.kind is not Given.NO)


def draft(acting: Acting, program: Program, case_id: int, hear_by: date | None = None) -> tuple[Draft, tuple[str, ...]]:
    """The answer as it would be begun, and what it still lacks."""
    facts = facts_of(acting, program, case_id, hear_by)
    return answers.draft(facts, day_in(program.zone, acting.now)), answers.missing(facts)


def answer(acting: Acting, program: Program, case_id: int, written: Written) -> Answer:
    """The answer in the outbox, or recorded where it went another way; it stops the clock.

    Raises BadInputError for what may not go out, StateError where somebody else answered meanwhile.
    """
    facts = facts_of(acting, program, case_id)
    case, text, earlier = facts.case, written.draft.body.strip(), _letters(acting, facts.case, Direction.OUT)
    require_law(acting.member, acting.transaction, case.id)
    _require_seen(earlier, written)
    answers.check(text, facts.person, [each.text for each in acting.transaction.find(Letter, direction=Direction.OUT)])
    if case.is_under_way and not written.theirs_to_answer:
        _require_next_word(acting, program, written.hear_by)
    message = _sent(acting, case, written, earlier) if written.queued and written.by is Channel.MAIL else None
    letter = acting.transaction.add(_as_letter(acting, facts, written, message))
    saved = acting.transaction.save(
        with_answer(case, acting.now, written.hear_by, theirs_to_answer=written.theirs_to_answer)
    )
    told(acting, saved, Done.ANSWERED, "", about=letter.id)
    _keep_promises(acting, saved, written)
    _forget_what_went(acting, saved, text)
    return Answer(saved, letter, message)


def _keep_promises(acting: Acting, case: Case, written: Written) -> None:
    """What the answer promises stands among the promises; whoever says “I” in it is the case's owner."""
    for sentence, found in written.promises if case.customer_id else ():
        mine = found if found.owner or found.awaited else replace(found, owner=case.owner or acting.member.name)
        made = promising.promise_as_said(acting, case.customer_id or 0, sentence, mine)
        acting.transaction.save(replace(made, case_id=case.id))


def answer_of(acting: Acting, case_id: int) -> tuple[Unsent, ...]:
    """What is written of the next answer to a case."""
    return tuple(each for each in acting.transaction.find(Unsent, case_id=case_id) if each.part in ANSWER)


def _forget_what_went(acting: Acting, case: Case, text: str) -> None:
    """What was written of it is kept no longer; somebody else's other answer stays theirs to go on with."""
    kept = answer_of(acting, case.id)
    if all(each.text.strip() == text for each in kept if each.part is Part.BODY):
        for each in kept:
            acting.transaction.remove(each)


def _require_seen(earlier: list[Letter], written: Written) -> None:
    """A second answer does not go out: whoever writes it reads the first one before."""
    new = [each for each in earlier if written.seen is not None and each.id not in written.seen]
    if new:
        raise StateError(f"{new[-1].name} has answered meanwhile: “{' '.join(new[-1].text.split())[:120]}”")


def _require_next_word(acting: Acting, program: Program, hear_by: date | None) -> None:
    if hear_by is None:
        raise BadInputError("Say until when they hear of it again, or settle the case.")
    check_hear_by(desk_of(acting, program), acting.now, hear_by)


def _sent(acting: Acting, case: Case, written: Written, earlier: list[Letter]) -> Message:
    to = read_email(written.draft.to)
    number = len(acting.transaction.find(Message, kind=Kind.ANSWER, about=case.id)) + 1
    came = [each.message_id for each in _letters(acting, case, Direction.IN) if each.message_id]
    ours = [each.message_id for each in earlier if each.message_id]
    words = Content(" ".join(written.draft.subject.split()), written.draft.body.strip())
    envelope = Envelope(
        to,
        f"answer {case.id} {number}",
        Kind.ANSWER,
        case.id,
        at_once=True,
        by_hand=True,
        reply_to=answers_to(acting),
        answers=tuple(dict.fromkeys((*ours, *came))),
    )
    message = queue(acting, envelope, words)
    if message.state is Delivery.WITHDRAWN:
        raise StateError(f"Nobody can be written to at {to}; take another address.")
    return message


def _as_letter(acting: Acting, facts: Facts, written: Written, message: Message | None) -> Letter:
    """What went back, as a part of the thread."""
    text = written.draft.body.strip()
    identity = message.message_id if message else f"{facts.case.reference} {acting.now.isoformat()} {text}"
    return Letter(
        id=0,
        identity=digest(identity.encode()),
        sha256=digest(text.encode()),
        channel=written.by,
        direction=Direction.OUT,
        received_at=acting.now,
        name=acting.member.name,
        email=acting.member.email,
        subject=" ".join(written.draft.subject.split()),
        text=text,
        new_text=text,
        quoted_text="",
        language=facts.case.language,
        to=(written.draft.to,) if written.draft.to else (),
        sent_at=acting.now,
        message_id=message.message_id if message else None,
        route=Route.ANSWER,
        customer_id=facts.case.customer_id,
        decided_by=acting.member.email,
        decided_at=acting.now,
        case_id=facts.case.id,
    )


def _letters(acting: Acting, case: Case, direction: Direction) -> list[Letter]:
    found = acting.transaction.find(Letter, case_id=case.id, direction=direction)
    return sorted(found, key=lambda each: (each.received_at, each.id))


def _owner(acting: Acting, case: Case) -> Member | None:
    """Whoever has the case; whoever acts where that is who they are."""
    members = (acting.member, *acting.transaction.find(Member))
    return next((each for each in members if case.owner and is_called(each, case.owner)), None)
