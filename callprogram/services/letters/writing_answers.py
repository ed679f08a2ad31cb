"""Writing answers: what is typed is kept at every pause until it goes out; no reload and no restart loses it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from callprogram.domain.calls.notes import Merged, Typed, cleaned, written
from callprogram.domain.cases import unsent
from callprogram.domain.cases.answers import on_another_day
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.deadlines import working_days_after
from callprogram.domain.cases.unsent import About, Part, Unsent
from callprogram.domain.letters.letters import Direction, Letter
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, desk_of
from callprogram.services.letters import answering_cases
from callprogram.services.letters.answering_cases import answer_of


@dataclass(frozen=True)
class Begun:
    """An answer as it is written so far, until when they hear again, what it lacks, and whether anybody typed in it."""

    draft: Draft
    hear_by: date
    lacks: tuple[str, ...]
    is_typed: bool


def begun(acting: Acting, program: Program, case_id: int) -> Begun:
    """The answer as it was left; what nobody has typed yet is drafted from what is known."""
    found = answer_of(acting, case_id)
    kept = {each.part: each.text for each in found}
    today, first = day_in(program.zone, acting.now), _first_day(acting, program)
    said = date.fromisoformat(kept[Part.HEAR_BY]) if Part.HEAR_BY in kept else first
    day = said if said >= today else first
    draft, lacks = answering_cases.draft(acting, program, case_id, day)
    body = on_another_day(kept[Part.BODY], said, day, today) if Part.BODY in kept else draft.body
    words = Draft(kept.get(Part.TO, draft.to), kept.get(Part.SUBJECT, draft.subject), body)
    return Begun(words, day, lacks, any(each.is_typed for each in found))


def write(acting: Acting, case_id: int, typed: Typed, part: Part) -> Merged:
    """A part of the answer once this was typed; what another window wrote of it meanwhile stays."""
    case = acting.transaction.get(Case, case_id)
    if kept := acting.transaction.first(Unsent, case_id=case.id, part=part):
        both = written(kept.text, kept.writer, typed)
        now = replace(kept, text=both.text, by=acting.member.email, writer=both.writer)
        acting.transaction.save(now, typed=True)
        return both
    text = cleaned(typed.text)
    if part is Part.BODY and _went_out(acting, case, text):
        return Merged(text)
    acting.transaction.add(unsent.begun(About(case.id), part, text, acting.member.email, typed.writer))
    _keep_first_day(acting, case)
    return Merged(text, writer=typed.writer)


def choose_day(acting: Acting, program: Program, case_id: int, day: date) -> None:
    """Until when they hear again; the day in the text is the one that was chosen, whatever else was written."""
    case, today = case_of(acting, program, case_id), day_in(program.zone, acting.now)
    before = begun(acting, program, case.id)
    if day == before.hear_by:
        return
    for each in acting.transaction.find(Unsent, case_id=case.id, part=Part.BODY):
        text = on_another_day(before.draft.body, before.hear_by, day, today)
        acting.transaction.save(replace(each, text=text, writer=""), typed=True)
    _keep_day(acting, case, day)


def begin_anew(acting: Acting, program: Program, case_id: int) -> tuple[Unsent, ...]:
    """What was written, put away; the answer is drafted from what is known again."""
    case = case_of(acting, program, case_id)
    kept = answer_of(acting, case.id)
    for each in kept:
        acting.transaction.remove(each)
    return kept


def put_back(acting: Acting, program: Program, case_id: int, texts: Sequence[Unsent]) -> None:
    """What was put away, written again; what somebody has written since goes."""
    begin_anew(acting, program, case_id)
    for each in texts:
        acting.transaction.add(each)


def _went_out(acting: Acting, case: Case, text: str) -> bool:
    """Whether this is an answer that was sent meanwhile, and comes once more from a window that was closed over it."""
    sent = acting.transaction.find(Letter, case_id=case.id, direction=Direction.OUT)
    return text.strip() in (each.text for each in sent)


def _first_day(acting: Acting, program: Program) -> date:
    return working_days_after(desk_of(acting, program), day_in(program.zone, acting.now), 1)


def _keep_first_day(acting: Acting, case: Case) -> None:
    """With the first word, the day that the draft says, which is another one tomorrow."""
    if not acting.transaction.find(Unsent, case_id=case.id, part=Part.HEAR_BY) and case.program_id:
        _keep_day(acting, case, _first_day(acting, acting.transaction.get(Program, case.program_id)))


def _keep_day(acting: Acting, case: Case, day: date) -> None:
    kept = acting.transaction.first(Unsent, case_id=case.id, part=Part.HEAR_BY)
    first = unsent.begun(About(case.id), Part.HEAR_BY, day.isoformat(), acting.member.email)
    acting.transaction.save(replace(first, id=kept.id)) if kept else acting.transaction.add(first)
