"""A case given out as a whole: what is in it, and that it is on record."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from callprogram.adapters.case_files.writing import bundle
from callprogram.domain.cases.cases import Case
from callprogram.domain.law.bundles import LINES, verified
from callprogram.domain.program.call_hour import Program
from callprogram.errors import NotAllowedError, NotFoundError
from callprogram.services.act import act
from callprogram.services.cases import case_notes, ending
from callprogram.services.law import exporting, holding
from callprogram.services.views import TrailFilter
from tests.services.cases.conftest import MARTA, TOM, Wrote, sent_to_the_desk
from tests.services.conftest import Desk
from tests.services.law.world import lived


def test_all_of_a_case_is_in_its_bundle(desk: Desk, program: Program) -> None:
    world = lived(desk, program)
    desk.do(holding.hold, program, "a claim", customer_id=world.her.id)

    made = bundle(desk.views.case_file(world.case.id))

    assert verified(made.content, "case.zip", made.head).problems == ()
    with ZipFile(BytesIO(made.content)) as archive:
        whole, lines = (json.loads(archive.read(name)) for name in ("case.json", LINES))
        names = archive.namelist()
    assert whole["case"]["causes"] == ["late dates"]
    assert [len(whole[each]) for each in ("letters", "parts", "decisions", "promises", "calls", "holds")] == [
        *(3, 1, 1, 1, 1, 1)
    ]
    assert {each["kind"] for each in lines} >= {"escalation", "line of a case", "letter", "promise", "call", "decision"}
    assert sum(name.startswith("letters/") for name in names) == 3


def test_what_is_part_of_a_part_is_in_it_too(desk: Desk, program: Program, case: Case, wrote: Wrote) -> None:
    part, last = (sent_to_the_desk(desk, program, wrote(text, text)) for text in ("And when?", "Hello?"))
    desk.do(ending.merge, program, last.id, part.id)
    desk.do(ending.merge, program, part.id, case.id)

    file = desk.views.case_file(case.id)

    assert [each.id for each in file.story.parts] == [part.id, last.id]
    assert len(file.story.letters) == 3


def test_the_same_case_gives_the_same_bytes(desk: Desk, program: Program, case: Case) -> None:
    first = bundle(desk.views.case_file(case.id))
    desk.do(exporting.exported, program, case.id, first, 0)

    assert bundle(desk.views.case_file(case.id)) == first
    desk.do(case_notes.note, program, case.id, "One line more")
    assert bundle(desk.views.case_file(case.id)).head != first.head


def test_the_trail_keeps_the_head(desk: Desk, program: Program, case: Case) -> None:
    made = bundle(desk.views.case_file(case.id))
    desk.do(exporting.exported, program, case.id, made, 0)

    [line] = desk.views.trail(TrailFilter(what="exporting.exported"), 5).events
    assert line.after
    assert (line.after["head"], line.after["case"]) == (made.head, case.reference)


def test_only_the_executive_and_the_law_export(desk: Desk, program: Program, case: Case) -> None:
    made = bundle(desk.views.case_file(case.id))
    with pytest.raises(NotAllowedError, match="executive or legal"):
        act(desk.store, MARTA, desk.now, exporting.exported, program, case.id, made, 0)
    with pytest.raises(NotFoundError):
        desk.views.seen_by(TOM).case_file(case.id)
