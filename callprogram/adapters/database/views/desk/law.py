"""What is held for the law."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.audit import event_of, link_before
from callprogram.adapters.database.law.standing import standing, what_is_held
from callprogram.adapters.database.records import NAMES, all_of, among, has_id, those
from callprogram.adapters.database.views.desk.cases import DatabaseCases
from callprogram.domain.customers.customers import Customer
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.reviews import Review
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.letters.letters import Letter
from callprogram.domain.permissions.rows import opens_hidden_letters, sees_all_cases
from callprogram.errors import NotFoundError
from callprogram.services.ports import Identified
from callprogram.services.views.cases import CaseFile, HoldView, Law, TrailLine

_holds = tables.legal_holds


class DatabaseLaw(DatabaseCases, Law):
    """Legal holds in a database, and the whole of a case."""

    def case_file(self, case_id: int) -> CaseFile:
        told = self.story(case_id)
        mine = [each for each in told.letters if not each.is_hidden or opens_hidden_letters(self.reader)]
        told = replace(told, letters=tuple(sorted(mine, key=_by_id)), lines=tuple(sorted(told.lines, key=_by_id)))
        left_out = {each.id for each in self.story(case_id).letters} - {each.id for each in mine}
        with self.engine.connect() as connection:
            ids = [told.view.case.id, *(each.id for each in told.parts)]
            decided = tuple(those(connection, Decision, tables.decisions.c.case_id.in_(ids)))
            of_them = tables.reviews.c.decision_id.in_([each.id for each in decided])
            reviews = tuple(those(connection, Review, of_them))
            held = [each.hold.id for each in standing(connection) if each.said & {*ids}]
            theirs = _holds.c.customer_id == told.view.case.customer_id
            on_it = or_(_holds.c.case_id.in_(ids), _holds.c.id.in_(held), theirs)
            holds = tuple(those(connection, LegalHold, on_it))
            about: tuple[Identified, ...] = (
                told.view.case,
                *told.parts,
                *told.lines,
                *mine,
                *told.promises,
                *told.calls,
            )
            about += (*decided, *reviews, *holds)
            lines = _lines(connection, about)
            return CaseFile(told, decided, reviews, holds, lines, _files(connection, mine), tuple(sorted(left_out)))

    def legal_holds(self) -> tuple[HoldView, ...]:
        if self.over_the_shoulder or not sees_all_cases(self.reader):
            return ()
        standing = select(_holds).where(_holds.c.lifted_at.is_(None)).order_by(_holds.c.id.desc())
        with self.engine.connect() as connection:
            return tuple(_named(connection, each) for each in all_of(connection, LegalHold, standing))

    def legal_hold(self, hold_id: int) -> HoldView:
        with self.engine.connect() as connection:
            found = those(connection, LegalHold, has_id(_holds, hold_id))
            if not found or self.over_the_shoulder or not sees_all_cases(self.reader):
                raise NotFoundError(f"There is no hold {hold_id}; desk hold lists those that stand.")
            return _named(connection, found[0])


def _lines(connection: Connection, about: Iterable[Identified]) -> tuple[TrailLine, ...]:
    """The lines of the trail about any of these, in their order."""
    events, ids = tables.events, dict[str, list[int]]()
    for each in about:
        ids.setdefault(NAMES[type(each)], []).append(each.id)
    found = list[TrailLine]()
    for kind, rows in ids.items():
        of_kind = select(events).where(events.c.kind == kind)
        each_one = map(event_of, [*among(connection, of_kind, events.c.row_id, rows)])
        found += [TrailLine(each, link_before(connection, each.id)) for each in each_one]
    return tuple(sorted(found, key=lambda line: line.event.id))


def _files(connection: Connection, letters: Iterable[Letter]) -> dict[str, bytes]:
    """The bytes of letters and of what came with them; an answer of ours has none."""
    files = tables.letter_files.c
    wanted = {each for one in letters for each in (one.sha256, *(file.sha256 for file in one.attachments))}
    rows = among(connection, select(files.sha256, files.content), files.sha256, wanted)
    return {row.sha256: bytes(row.content) for row in rows}


def _by_id(value: Identified) -> int:
    return value.id


def _named(connection: Connection, hold: LegalHold) -> HoldView:
    what = what_is_held(connection, hold)
    found = those(connection, Customer, has_id(tables.customers, hold.customer_id))
    return HoldView(hold, what, what if hold.case_id else None, found[0] if found else None)
