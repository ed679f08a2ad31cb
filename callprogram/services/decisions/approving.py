"""Approving: somebody else says yes or no to what is more than a budget carries; a yes is paid from their own."""

from callprogram.domain.cases.cases import Case, require_under_way
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.decisions import decisions
from callprogram.domain.decisions.decisions import Decision, what
from callprogram.domain.people.messages import SECOND_THOUGHTS
from callprogram.errors import NotAllowedError, StateError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import day_at_the_desk, told
from callprogram.services.decisions import decision_letters
from callprogram.services.decisions.paying import more_than_theirs


def approve(acting: Acting, decision_id: int) -> Decision:
    """The decision made; raises NotAllowedError where it is more than whoever approves may give, too."""
    decision = acting.transaction.get(Decision, decision_id)
    case = acting.transaction.get(Case, decision.case_id)
    require_under_way(case)
    day = day_at_the_desk(acting, case.id)
    made = decisions.approved(decision, acting.member.email, acting.now, day)
    if above := more_than_theirs(acting, decision):
        raise NotAllowedError(f"It is more than you may give, too: {above}. Ask the executive or finance.")
    return _kept(acting, case, made, f"Approved: {what(made)}")


def refuse(acting: Acting, decision_id: int, why: str) -> Decision:
    """The decision refused, and why."""
    decision = acting.transaction.get(Decision, decision_id)
    case = acting.transaction.get(Case, decision.case_id)
    refused = decisions.refused(decision, acting.member.email, acting.now, why)
    return _kept(acting, case, refused, f"Not approved: {what(refused)}. {why.strip()}")


def take_back(acting: Acting, decision_id: int) -> Decision:
    """The decision waits for a yes or a no again; raises StateError once somebody has heard what was said."""
    decision = acting.transaction.get(Decision, decision_id)
    waits = decisions.asked_again(decision, acting.member.email, decision_letters.asked(acting, decision))
    lines = acting.transaction.find(StoryLine, case_id=decision.case_id, done=Done.ANSWERED)
    said_at = decision.said_at or acting.now
    if acting.now - said_at >= SECOND_THOUGHTS or any(each.at >= said_at for each in lines):
        raise StateError("They have heard of it by now; take it back in the case, with a reason.")
    saved = acting.transaction.save(waits)
    case = acting.transaction.get(Case, decision.case_id)
    told(acting, case, Done.DECIDED, f"To be approved again: {what(saved)}", about=saved.id)
    return saved


def _kept(acting: Acting, case: Case, decision: Decision, line: str) -> Decision:
    saved = acting.transaction.save(decision)
    told(acting, case, Done.DECIDED, line, about=saved.id)
    decision_letters.tell(acting, saved)
    return saved
