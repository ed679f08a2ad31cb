"""Joining: a letter becomes part of a case that is there, and can be split off again."""

from dataclasses import replace

from callprogram.domain.cases import cases
from callprogram.domain.cases.cases import Case, State
from callprogram.domain.cases.deadlines import answer_by
from callprogram.domain.cases.stories import Done
from callprogram.domain.letters.letters import Letter
from callprogram.domain.program.call_hour import Program
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, desk_of, opened, told


def join(acting: Acting, program: Program, case_id: int, letter: Letter) -> Case:
    """The case that the letter belongs to now; one that waited for them, or was over, is open again."""
    found = case_of(acting, program, case_id)
    case = case_of(acting, program, found.merged_into) if found.merged_into else found
    if case.state is State.OPEN:
        return case
    by = answer_by(desk_of(acting, program), letter.received_at)
    return told(acting, acting.transaction.save(cases.reopened(case, by)), Done.REOPENED, "They wrote again.")


def split(acting: Acting, program: Program, letter_id: int) -> Case:
    """The letter in a case of its own; raises StateError where it is alone in its case, or in none."""
    letter = acting.transaction.get(Letter, letter_id)
    if not letter.case_id:
        raise StateError("This letter is in no case, so there is nothing to split it from.")
    before = case_of(acting, program, letter.case_id)
    if len(acting.transaction.find(Letter, case_id=before.id)) == 1:
        raise StateError(f"It is the only letter of {before.reference}, so there is nothing to split.")
    made = opened(
        acting,
        program,
        replace(
            cases.raised(before.customer_id, before.raised_on, letter.subject or before.wants, "", before.raised_on),
            **{name: getattr(before, name) for name in ("kind", "email", "person", "language")},
            for_call=False,
            channel=letter.channel,
            title=letter.subject,
            opened_at=letter.received_at,
            answer_by=answer_by(desk_of(acting, program), letter.received_at),
        ),
    )
    acting.transaction.save(replace(letter, case_id=made.id))
    told(acting, before, Done.SPLIT, made.reference, about=made.id)
    return made
