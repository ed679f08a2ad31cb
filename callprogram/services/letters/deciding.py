"""Deciding: a letter goes where somebody says; what goes to the desk is noted with the customer."""

from dataclasses import dataclass, replace

from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.lists.escalations import Escalation
from callprogram.domain.permissions.rows import opens_hidden_letters
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.errors import NotAllowedError, StateError
from callprogram.services.acting import Acting
from callprogram.services.letters.passing_on import call_back, pass_on
from callprogram.services.lists import escalating


@dataclass(frozen=True)
class Decision:
    """Where a letter goes, whose it is, what kind, to whom, and why; `proposed` is what had been proposed."""

    route: Route
    proposed: Route
    kind: Kind
    customer_id: int | None = None
    given_to: str = ""
    urgent: str = ""
    why: str = ""
    wants: str = ""


def decide(acting: Acting, program: Program, letter_id: int, decision: Decision) -> Letter:
    """The letter, decided; one for the desk is noted as a complaint of its customer, without a place on a list.

    What others deal with goes to them.
    """
    letter = acting.transaction.get(Letter, letter_id)
    _require_eyes(acting, letter)
    if letter.route is not None:
        raise StateError(f"This letter was decided already ({letter.route}); take that back first.")
    escalation = _noted(acting, program, letter, decision)
    decided = acting.transaction.save(
        replace(
            letter,
            route=decision.route,
            proposed=decision.proposed,
            kind=decision.kind,
            customer_id=decision.customer_id,
            given_to=decision.given_to,
            urgent=decision.urgent,
            why=decision.why,
            escalation_id=escalation.id if escalation else None,
            decided_by=acting.member.email,
            decided_at=acting.now,
        )
    )
    pass_on(acting, program, decided)
    return decided


def take_back(acting: Acting, letter_id: int) -> Letter:
    """The letter waits again, and what was noted for it is gone."""
    letter = acting.transaction.get(Letter, letter_id)
    _require_eyes(acting, letter)
    if letter.route is None:
        raise StateError("Nothing was decided about this letter yet.")
    call_back(acting, letter)
    noted = acting.transaction.find(Escalation, id=letter.escalation_id) if letter.escalation_id else []
    for each in noted:
        acting.transaction.remove(each)
    return acting.transaction.save(
        replace(
            letter,
            route=None,
            proposed=None,
            kind=None,
            customer_id=None,
            given_to="",
            urgent="",
            why="",
            escalation_id=None,
            decided_by="",
            decided_at=None,
        )
    )


def _require_eyes(acting: Acting, letter: Letter) -> None:
    """Raises NotAllowedError for a letter that came where only the executive looks: nobody decides unseen."""
    if letter.hides and not opens_hidden_letters(acting.member):
        raise NotAllowedError("Only the executive opens this letter, and says where it goes.")


def _noted(acting: Acting, program: Program, letter: Letter, decision: Decision) -> Escalation | None:
    if decision.route is not Route.DESK or decision.customer_id is None:
        return None
    wants = decision.wants or letter.subject or "what their letter says"
    day = min(day_in(program.zone, letter.received_at), day_in(program.zone, acting.now))
    return escalating.note(acting, program, decision.customer_id, wants, owner=decision.given_to, on=day)
