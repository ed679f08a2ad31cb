"""Giving: what is decided in a case, within a budget at once, above it once somebody else has said so."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from callprogram.domain.calendar.leave import Leave, by_executive, with_leave
from callprogram.domain.cases.cases import Case, require_under_way
from callprogram.domain.cases.sides import still_asked
from callprogram.domain.cases.stories import Done
from callprogram.domain.decisions import decisions
from callprogram.domain.decisions.approvers import approver_of
from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision, Kind, what
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import Program
from callprogram.errors import NotAllowedError, StateError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, day_at_the_desk, told
from callprogram.services.decisions import decision_letters
from callprogram.services.decisions.paying import more_than_theirs


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to decide: what is given and why; what was asked for, offered and taken in words."""

    kind: Kind
    why: str
    amount: Decimal | None = None
    currency: str = ""
    asked: str = ""
    offered: str = ""
    taken: str = ""


def decide(acting: Acting, program: Program, case_id: int, wanted: Wanted) -> Decision:
    """The decision, made, or waiting for whoever is asked to approve it.

    Raises StateError while the other side may still say theirs, but for what is urgent.
    """
    case = case_of(acting, program, case_id)
    require_under_way(case)
    _require_other_side(acting, case)
    said = decisions.decided(
        Decision(0, case.id, decided_by=acting.member.email, decided_at=acting.now, **vars(wanted))
    )
    if above := more_than_theirs(acting, said):
        return _asked(acting, case, said, above)
    made = acting.transaction.add(decisions.charged(said, acting.member.email, day_at_the_desk(acting, case.id)))
    told(acting, case, Done.DECIDED, _line(made), about=made.id)
    return made


def take_back(acting: Acting, decision_id: int, why: str) -> Decision:
    """The decision taken back, and what it cost free again."""
    decision = acting.transaction.get(Decision, decision_id)
    case = acting.transaction.get(Case, decision.case_id)
    saved = acting.transaction.save(decisions.taken_back(decision, acting.member.email, acting.now, why))
    told(acting, case, Done.DECIDED, f"Taken back: {what(saved)}. {why.strip()}", about=saved.id)
    return saved


def _asked(acting: Acting, case: Case, said: Decision, above: str) -> Decision:
    today, held = day_at_the_desk(acting, case.id), acting.transaction.find(Budget)
    approver = approver_of(acting.member, _with_leave(acting, today), held, today)
    if not approver:
        raise NotAllowedError(
            f"It is more than you may give alone ({above}), and nobody is there to approve it; "
            "an admin can add somebody with the role finance."
        )
    made = acting.transaction.add(decisions.waiting(said, above, approver))
    told(acting, case, Done.DECIDED, f"To be approved: {_line(made)}", about=made.id)
    decision_letters.ask(acting, case, made)
    return made


def _with_leave(acting: Acting, today: date) -> list[Member]:
    """Everybody with their leave, an executive with that of their hour."""
    members = acting.transaction.find(Member)
    theirs = by_executive(acting.transaction.find(Leave), acting.transaction.find(Program), members)
    return [with_leave(each, theirs.get(each.email, ()), today) for each in members]


def _line(made: Decision) -> str:
    return f"{what(made)}. {made.why}"


def _require_other_side(acting: Acting, case: Case) -> None:
    waits = still_asked(case.sides, acting.now)
    if waits and not case.urgent:
        raise StateError(f"{waits[0].name} is asked for their side; decide once they answered or their time is over.")
