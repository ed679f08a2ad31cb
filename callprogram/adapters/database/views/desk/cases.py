"""Cases: which there are, and the story of one."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.law.standing import standing, with_parts
from callprogram.adapters.database.queries.patterns.troubles import has_cause
from callprogram.adapters.database.records import all_of, has_id, those
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.calls.calls import Call
from callprogram.domain.cases.cases import Case, State
from callprogram.domain.cases.references import read_reference
from callprogram.domain.cases.stories import StoryLine
from callprogram.domain.cases.unsent import ANSWER, Unsent
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Letter
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.permissions.rows import is_asked_in, sees_all_cases, works_with
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import NotFoundError
from callprogram.services.cases.keeping import NO_CASE
from callprogram.services.views.cases import Cases, CasesWanted, CaseView, FoundCases, Story

_LONGEST_ID = 18


class DatabaseCases(DatabaseReader, Cases):
    """Cases in a database."""

    def case(self, words: str) -> CaseView:
        with self.engine.connect() as connection:
            return self._views(connection, [self._found(connection, words)])[0]

    def cases(self, wanted: CasesWanted, limit: int = 50) -> FoundCases:
        if self.over_the_shoulder or not sees_all_cases(self.reader):
            return FoundCases(0, ())
        table = tables.cases
        with self.engine.connect() as connection:
            whose = *self._owned(connection, wanted.owner), self._in_programs(connection)
            which = [*_conditions(wanted), *_caused(connection, wanted.cause), *whose]
            total = connection.execute(select(func.count()).select_from(table).where(*which)).scalar_one()
            if not limit:
                return FoundCases(total, ())
            over, no_clock = table.c.settled_on.is_not(None), table.c.answer_by.is_(None)
            calm = or_(table.c.urgent == "", table.c.answered_at.is_not(None))
            order = (over, calm, no_clock, func.coalesce(table.c.answer_by, table.c.opened_at), table.c.id)
            found = all_of(connection, Case, select(table).where(*which).order_by(*order).limit(limit))
            return FoundCases(total, self._views(connection, found))

    def story(self, case_id: int) -> Story:
        with self.engine.connect() as connection:
            case = self._found(connection, str(case_id))
            if not self._works_with(connection, case):
                return Story(self._views(connection, [case])[0], (), (), (), (), ())
            ids = sorted(with_parts(connection, {case.id}), key=lambda each: each != case.id)
            of_it = select(tables.cases).where(tables.cases.c.id.in_(ids[1:])).order_by(tables.cases.c.id)
            parts = all_of(connection, Case, of_it)
            calls, unsent = tables.calls, _of(tables.unsent_texts, [case.id])
            of_customer = and_(calls.c.customer_id == case.customer_id, calls.c.started_at >= case.opened_at)
            return Story(
                self._views(connection, [case])[0],
                tuple(all_of(connection, StoryLine, _of(tables.story_lines, ids))),
                tuple(map(self._shown_letter, all_of(connection, Letter, _of(tables.letters, ids)))),
                tuple(all_of(connection, Call, select(calls).where(of_customer).order_by(calls.c.id.desc()))),
                tuple(all_of(connection, Commitment, _of(tables.commitments, ids))),
                tuple(parts),
                tuple(each for each in all_of(connection, Unsent, unsent) if each.part in ANSWER and each.is_typed),
            )

    def references(self, case_ids: frozenset[int]) -> Mapping[int, str]:
        table = tables.cases
        query = select(table.c.id, table.c.reference).where(table.c.id.in_(case_ids))
        with self.engine.connect() as connection:
            return {each.id: each.reference for each in connection.execute(query)} if case_ids else {}

    def _found(self, connection: Connection, words: str) -> Case:
        table, reference = tables.cases, read_reference(words)
        number = int(words) if words.strip().isdecimal() and len(words.strip()) <= _LONGEST_ID else None
        which = table.c.reference == reference if reference else has_id(table, number)
        found = those(connection, Case, which)
        if not found or self.over_the_shoulder or not self._sees(connection, found[0]):
            raise NotFoundError(NO_CASE.format(words=words))
        return found[0]

    def _sees(self, connection: Connection, case: Case) -> bool:
        return is_asked_in(self.reader, case) or self._works_with(connection, case)

    def _works_with(self, connection: Connection, case: Case) -> bool:
        table = tables.programs
        found = those(connection, Program, has_id(table, case.program_id))
        return works_with(self.reader, found[0] if found else None)

    def _in_programs(self, connection: Connection) -> ColumnElement[bool]:
        """Only cases of programs whose cases are the reader's."""
        programs = those(connection, Program)
        own = [each.id for each in programs if works_with(self.reader, each)]
        return or_(tables.cases.c.program_id.is_(None), tables.cases.c.program_id.in_(own))

    def _owned(self, connection: Connection, email: str) -> list[ColumnElement[bool]]:
        """Only those of the member with this address, by whatever name they go."""
        if not email:
            return []
        members = those(connection, Member, tables.members.c.email == email)
        owners = connection.execute(select(tables.cases.c.owner).distinct()).scalars()
        mine = [each for each in owners if each == email or any(is_called(member, each) for member in members)]
        return [tables.cases.c.owner.in_(mine)]

    def _views(self, connection: Connection, cases: Sequence[Case]) -> tuple[CaseView, ...]:
        if not cases:
            return ()
        ids = [each.id for each in cases]
        wanted = tables.customers.c.id.in_({each.customer_id for each in cases} - {None})
        customers = {each.id: each for each in those(connection, Customer, wanted)}
        letters, promises = _ids(connection, tables.letters, ids), _ids(connection, tables.commitments, ids)
        held = standing(connection) if sees_all_cases(self.reader) else ()
        return tuple(
            CaseView(
                each,
                customers.get(each.customer_id or 0),
                tuple(letters.get(each.id, ())),
                tuple(promises.get(each.id, ())),
                next((one.hold for one in held if each.id in one.said), None),
            )
            for each in cases
        )


def _conditions(wanted: CasesWanted) -> list[ColumnElement[bool]]:
    table = tables.cases
    found: list[ColumnElement[bool]] = [table.c.state.in_(wanted.states)] if wanted.states else []
    if wanted.unclaimed:
        found.append(table.c.owner == "")
    if wanted.late_at:
        silent = and_(table.c.answered_at.is_(None), table.c.answer_by < wanted.late_at)
        unheard = and_(table.c.answered_at.is_not(None), table.c.hear_by < wanted.today)
        found += [table.c.state == State.OPEN, or_(silent, unheard)]
    for word in wanted.query.split():
        said = ("reference", "title", "wants", "person", "email", "owner")
        theirs = select(tables.customers.c.id).where(
            tables.customers.c.found_by.contains(word.casefold(), autoescape=True)
        )
        found.append(
            or_(*(table.c[name].icontains(word, autoescape=True) for name in said), table.c.customer_id.in_(theirs))
        )
    return found


def _caused(connection: Connection, cause: str) -> list[ColumnElement[bool]]:
    return [has_cause(connection, cause)] if cause else []


def _of(table: Table, case_ids: Sequence[int]) -> Select[*tuple[object, ...]]:
    return select(table).where(table.c.case_id.in_(case_ids)).order_by(table.c.id.desc())


def _ids(connection: Connection, table: Table, case_ids: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    query = select(table.c.id, table.c.case_id).where(table.c.case_id.in_(case_ids)).order_by(table.c.id)
    for row in connection.execute(query):
        found.setdefault(row.case_id, []).append(row.id)
    return found
