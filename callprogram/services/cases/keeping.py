"""What every service of a case begins and ends with: the case of this program, and the line in its story."""

from dataclasses import replace
from datetime import date

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.desk import THE_DESK, Desk, placed
from callprogram.domain.cases.references import CaseYear, next_in
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.errors import NotAllowedError, NotFoundError
from callprogram.services.acting import Acting
from callprogram.services.permissions import require_row

NO_CASE = "There is no case “{words}”; desk list shows all of them."


def case_of(acting: Acting, program: Program, case_id: int) -> Case:
    """The case; raises NotFoundError for one that is not there, of another program or not theirs, in the same words."""
    found = acting.transaction.first(Case, id=case_id)
    if found is None or found.program_id not in {None, program.id} or not _is_theirs(acting, found):
        raise NotFoundError(NO_CASE.format(words=case_id))
    return found


def _is_theirs(acting: Acting, case: Case) -> bool:
    try:
        require_row(acting.member, acting.transaction, case)
    except NotAllowedError:
        return False
    return True


def opened(acting: Acting, program: Program, case: Case) -> Case:
    """The case, kept with the next reference of its year."""
    named = replace(case, program_id=program.id, reference=_next_reference(acting, case.raised_on.year))
    made = acting.transaction.add(replace(named, opened_at=case.opened_at or acting.now))
    return told(acting, made, Done.OPENED, made.wants)


def told(
    acting: Acting, case: Case, done: Done, text: str = "", *, private: bool = False, about: int | None = None
) -> Case:
    """The case, with a line more in its story."""
    by = acting.member.name
    acting.transaction.add(StoryLine(0, case.id, acting.now, by, done, text.strip(), private, about))
    return case


def desk_of(acting: Acting, program: Program) -> Desk:
    """The desk by the clocks and holidays where it is."""
    return placed(acting.transaction.get(Desk, THE_DESK), program.zone, program.country)


def day_at_the_desk(acting: Acting, case_id: int) -> date:
    """The day that it is where this case is dealt with."""
    case, desk = acting.transaction.first(Case, id=case_id), acting.transaction.first(Desk, id=THE_DESK)
    program = acting.transaction.first(Program, id=case.program_id) if case else None
    zone = (desk and desk.zone) or (program and program.zone) or acting.member.zone
    return day_in(zone, acting.now)


def member_at(acting: Acting, email: str) -> Member | None:
    """The member with this address; whoever acts where it is theirs."""
    if email == acting.member.email:
        return acting.member
    return acting.transaction.first(Member, email=email)


def _next_reference(acting: Acting, year: int) -> str:
    kept = acting.transaction.first(CaseYear, year=year) or acting.transaction.add(CaseYear(0, year))
    counted, reference = next_in(kept)
    acting.transaction.save(counted)
    return reference
