"""A case given out as one file, and such a file looked over, for which no database is needed."""

from callprogram.bootstrap.pieces import App, now
from callprogram.domain.law.bundles import Bundle
from callprogram.domain.people.members import Member
from callprogram.domain.permissions.rights import require
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act


def case_bundle(pieces: App, member: Member, program: Program, case_id: int) -> tuple[Bundle, tuple[int, ...]]:
    """The case as a bundle, on record with its head, and the letters left out of it; raises NotAllowedError."""
    from callprogram.adapters.case_files.writing import bundle
    from callprogram.services.law import exporting

    require(member, "exporting.exported")
    file = pieces.views.seen_by(member).case_file(case_id)
    made = bundle(file)
    act(pieces.store, member, now(), exporting.exported, program, case_id, made, len(file.left_out))
    return made, file.left_out
