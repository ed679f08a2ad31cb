"""Naming causes: a case gets a word for why it came to be, another one, or none again."""

from collections.abc import Sequence
from dataclasses import replace

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.stories import Done
from callprogram.domain.patterns.causes import read_causes
from callprogram.domain.program.call_hour import Program
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, told
from callprogram.services.permissions import require_law


def name_causes(acting: Acting, program: Program, case_id: int, causes: Sequence[str]) -> Case:
    """The case with these causes in the place of those that it had; none takes them away."""
    case = case_of(acting, program, case_id)
    named = read_causes(causes, (cause for each in acting.transaction.find(Case) for cause in each.causes))
    if named == case.causes:
        return case
    if set(case.causes) - set(named):  # a hold on a cause does not end by taking the cause away
        require_law(acting.member, acting.transaction, case.id)
    saved = acting.transaction.save(replace(case, causes=named))
    return told(acting, saved, Done.CAUSE_NAMED, ", ".join(named))
