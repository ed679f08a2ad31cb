"""Deciding: a letter goes where somebody says; what goes to the desk opens a case, or joins one."""

from dataclasses import dataclass, replace

from callprogram.domain.cases.cases import Case, raised
from callprogram.domain.cases.deadlines import answer_by
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.cases.unsent import ANSWER, Unsent
from callprogram.domain.letters.letters import Direction, Letter
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.permissions.rows import opens_hidden_letters
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.errors import NotAllowedError, StateError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import desk_of, opened, told
from callprogram.services.letters.joining import join
from callprogram.services.letters.passing_on import call_back, pass_on

# What goes with a case that nobody has worked on; nobody wrote or told anybody a word by it.
_AT_FIRST = frozenset({Done.OPENED, Done.CLAIMED, Done.CAUSE_NAMED})


@dataclass(frozen=True)
class Destination:
    """Where a letter goes, whose it is, what kind, to whom, and why; `proposed` is what had been proposed.

    `case_id` is the case that it joins.
    """

    route: Route
    proposed: Route
    kind: Kind
    customer_id: int | None = None
    given_to: str = ""
    urgent: str = ""
    why: str = ""
    wants: str = ""
    case_id: int | None = None


def as_proposed(proposal: Proposal) -> Destination:
    """Where it goes unless somebody says otherwise; whose it is only perhaps, somebody has to say."""
    known = proposal.known
    return Destination(
        proposal.route,
        proposal.route,
        proposal.genuine.kind,
        known.customer_id if known.sure else None,
        proposal.redirect_to,
        proposal.urgent,
        wants=proposal.wants,
    )


def decide(acting: Acting, program: Program, letter_id: int, destination: Destination) -> Letter:
    """The letter, decided; one for the desk opens a case, without a place on a list, or joins the one it belongs to.

    What others deal with goes to them.
    """
    letter = acting.transaction.get(Letter, letter_id)
    _require_eyes(acting, letter)
    if letter.route is not None:
        raise StateError(f"This letter was decided already ({letter.route}); take that back first.")
    case = _case_of(acting, program, letter, destination)
    decided = acting.transaction.save(
        replace(
            letter,
            route=destination.route,
            proposed=destination.proposed,
            kind=destination.kind,
            customer_id=case.customer_id if case else destination.customer_id,
            given_to=destination.given_to,
            urgent=destination.urgent,
            why=destination.why,
            case_id=case.id if case else None,
            decided_by=acting.member.email,
            decided_at=acting.now,
        )
    )
    pass_on(acting, program, decided)
    return decided


def take_back(acting: Acting, letter_id: int) -> Letter:
    """The letter waits again; the case that it opened is gone with its cause, unless somebody has worked on it."""
    letter = acting.transaction.get(Letter, letter_id)
    _require_eyes(acting, letter)
    if letter.route is None:
        raise StateError("Nothing was decided about this letter yet.")
    if letter.direction is Direction.OUT:
        raise StateError("This is an answer of ours; what went out cannot be taken back.")
    call_back(acting, letter)
    waiting = acting.transaction.save(_undecided(letter))
    if letter.case_id and letter.route is Route.DESK:
        _drop_case(acting, letter.case_id)
    return waiting


def _undecided(letter: Letter) -> Letter:
    return replace(
        letter,
        route=None,
        proposed=None,
        kind=None,
        customer_id=None,
        given_to="",
        urgent="",
        why="",
        case_id=None,
        decided_by="",
        decided_at=None,
    )


def _require_eyes(acting: Acting, letter: Letter) -> None:
    """Raises NotAllowedError for a letter that came where only the executive looks: nobody decides unseen."""
    if letter.hides and not opens_hidden_letters(acting.member):
        raise NotAllowedError("Only the executive opens this letter, and says where it goes.")


def _case_of(acting: Acting, program: Program, letter: Letter, destination: Destination) -> Case | None:
    """The case that it opens or joins; one that goes on with a letter of a case joins that."""
    if destination.route is Route.DESK:
        case = opened(acting, program, _case_for(acting, program, letter, destination))
        return told(acting, case, Done.CLAIMED, case.owner) if case.owner else case
    if destination.route is Route.JOIN and destination.case_id:
        return join(acting, program, destination.case_id, letter)
    return None


def _case_for(acting: Acting, program: Program, letter: Letter, destination: Destination) -> Case:
    """The case that a letter opens: its clock counts from when the letter came."""
    today = day_in(program.zone, acting.now)
    day = min(day_in(program.zone, letter.received_at), today)
    wants = destination.wants or letter.subject or "what their letter says"
    made = raised(destination.customer_id, day, wants, destination.given_to, today, for_call=False)
    return replace(
        made,
        kind=destination.kind,
        channel=letter.channel,
        title=letter.subject,
        person=letter.name,
        email=letter.reply_to or letter.email or "",
        language=letter.language,
        urgent=destination.urgent,
        opened_at=min(letter.received_at, acting.now),
        answer_by=answer_by(desk_of(acting, program), letter.received_at),
    )


def _drop_case(acting: Acting, case_id: int) -> None:
    """Raises StateError where somebody has worked on it already, with what they did."""
    case = acting.transaction.get(Case, case_id)
    if done := _done_since(acting, case_id):
        raise StateError(
            f"{case.reference} has more by now ({', '.join(done)}), which would be lost; close it instead."
        )
    acting.transaction.remove(case)


def _done_since(acting: Acting, case_id: int) -> list[str]:
    """What was done in a case since it was opened, in words, each once."""
    lines = acting.transaction.find(StoryLine, case_id=case_id)
    done = [each.done.replace("-", " ") for each in lines if each.done not in _AT_FIRST]
    letters = ["another letter"] if acting.transaction.find(Letter, case_id=case_id) else []
    unsent = (each.part in ANSWER for each in acting.transaction.find(Unsent, case_id=case_id) if each.is_typed)
    begun = ["an answer begun" if is_answer else "something half-written" for is_answer in unsent]
    return list(dict.fromkeys((*done, *letters, *begun)))
