"""Asking for a call: a case gets its place on a list only when somebody asks, and never for being loud."""

from dataclasses import dataclass, replace

from callprogram.domain.cases.cases import QUIET_FOR, Case
from callprogram.domain.cases.sides import still_asked
from callprogram.domain.cases.stories import Done
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.words.dates import day_in
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, told

_LOUD = 2  # cases within twelve months, this one included


@dataclass(frozen=True)
class Granted:
    """Whether a case is called about, in which week it may be, and why or why not."""

    case: Case
    week: Week
    granted: bool
    because: str


def ask_for_call(acting: Acting, program: Program, case_id: int, week: Week) -> Granted:
    """A place on the next list asked for, once the other side was heard; raises StateError where nobody can be called.

    Whoever escalated twice in twelve months gains nothing by it: the quiet with the same trouble come first.
    """
    case = case_of(acting, program, case_id)
    if case.customer_id is None:
        raise StateError("Nobody in the CRM has this case, so there is nobody to call; answer it by mail.")
    if not case.is_under_way:
        raise StateError(f"This case is {case.state}; reopen it first.")
    if reason := _not_yet(acting, program, case):
        return Granted(case, week, granted=False, because=reason)
    saved = acting.transaction.save(replace(case, for_call=True))
    told(acting, saved, Done.CALL_ASKED)
    because = f"It cannot wait: {case.urgent}" if case.urgent else "It has a place where one is free; one case a list."
    return Granted(saved, week, granted=True, because=because)


def _not_yet(acting: Acting, program: Program, case: Case) -> str:
    waits = still_asked(case.sides, acting.now)
    if waits and not case.urgent:
        return f"{waits[0].name} was asked for their side and may still answer."
    if not case.sides and not case.urgent:
        return "Ask the other side first; then it can be called about."
    since = day_in(program.zone, acting.now) - QUIET_FOR
    theirs = [each for each in acting.transaction.find(Case, customer_id=case.customer_id) if each.raised_on >= since]
    apart = [each for each in theirs if each.merged_into is None]
    if len(apart) >= _LOUD and not case.urgent:
        return f"They have written to the top {len(apart)} times in twelve months; those who have not come first."
    return ""
