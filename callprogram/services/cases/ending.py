"""Ending: a case settled, closed, made part of another one; and each of these taken back."""

from callprogram.domain.cases import cases
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.deadlines import answer_by
from callprogram.domain.cases.letters_about import after_settling
from callprogram.domain.cases.stories import Done
from callprogram.domain.people.messages import Envelope
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, desk_of, told
from callprogram.services.people.messaging import answers_to, queue
from callprogram.services.permissions import require_law


def settle(acting: Acting, program: Program, case_id: int, how: str) -> Case:
    """The case settled, and how."""
    if not how.strip():
        raise BadInputError("Say how it was settled, in a few words.")
    case = case_of(acting, program, case_id)
    saved = acting.transaction.save(cases.settled(case, day_in(program.zone, acting.now), how))
    _tell_sides(acting, saved, how)
    return told(acting, saved, Done.SETTLED, how)


def _tell_sides(acting: Acting, case: Case, how: str) -> None:
    """Whoever gave their side hears what was done with it, in words that do not blame."""
    for side in (each for each in case.sides if each.text and each.asked_at and "@" in each.email):
        require_law(acting.member, acting.transaction, case.id)
        to = Envelope(side.email, f"settled {case.id} {acting.now.isoformat()}", reply_to=answers_to(acting))
        queue(acting, to, after_settling(case, how, acting.member.name))


def close(acting: Acting, program: Program, case_id: int, why: str) -> Case:
    """The case closed, settled or not, and why."""
    case = case_of(acting, program, case_id)
    saved = acting.transaction.save(cases.closed(case, day_in(program.zone, acting.now), why))
    return told(acting, saved, Done.CLOSED, why)


def reopen(acting: Acting, program: Program, case_id: int, why: str = "") -> Case:
    """The case open again, with a clock that starts now."""
    case = case_of(acting, program, case_id)
    by = answer_by(desk_of(acting, program), acting.now)
    return told(acting, acting.transaction.save(cases.reopened(case, by)), Done.REOPENED, why)


def merge(acting: Acting, program: Program, case_id: int, into_id: int) -> Case:
    """The case as a part of another one, whose story it joins; what is given back is the other one."""
    case, into = case_of(acting, program, case_id), case_of(acting, program, into_id)
    acting.transaction.save(cases.merged(case, into, day_in(program.zone, acting.now)))
    told(acting, case, Done.MERGED, into.reference, about=into.id)
    return told(acting, into, Done.MERGED, case.reference, about=case.id)


def split_off(acting: Acting, program: Program, case_id: int) -> Case:
    """The case by itself again."""
    case = case_of(acting, program, case_id)
    into = case.merged_into
    saved = acting.transaction.save(cases.split_off(case))
    if into:
        told(acting, acting.transaction.get(Case, into), Done.SPLIT, case.reference, about=case.id)
    return told(acting, saved, Done.SPLIT)
