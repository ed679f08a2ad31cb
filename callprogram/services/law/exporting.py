"""Exporting: a case given out as a whole is on record, with the head that says later whether it is the same."""

from callprogram.domain.law.bundles import Bundle
from callprogram.domain.program.call_hour import Program
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of


def exported(acting: Acting, program: Program, case_id: int, bundle: Bundle, left_out: int) -> None:
    """The line of the trail that keeps the head."""
    case = case_of(acting, program, case_id)
    said = {"case": case.reference, "head": bundle.head, "files": bundle.files, "left_out": left_out}
    acting.transaction.note("export of a case", case.id, said)
