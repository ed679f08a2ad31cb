"""Notes in a case, and who is writing an answer just now."""

from dataclasses import replace

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.stories import Done
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, told


def note(acting: Acting, program: Program, case_id: int, text: str, *, private: bool = False) -> Case:
    """A line in the story; a private one is for the desk alone."""
    if not text.strip():
        raise BadInputError("Write what is to be noted.")
    return told(acting, case_of(acting, program, case_id), Done.NOTED, text, private=private)


def begin_writing(acting: Acting, program: Program, case_id: int) -> Case:
    """Said to others in the case, so that two do not write the same answer; it holds nobody up."""
    case = case_of(acting, program, case_id)
    return acting.transaction.save(replace(case, writing=acting.member.name, writing_since=acting.now))
