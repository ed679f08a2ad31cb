"""Patterns: what causes cases again and again, and whom a call about it would help."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, or_

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import customers_of
from callprogram.adapters.database.queries.patterns.outcomes import outcomes
from callprogram.adapters.database.queries.patterns.remedies import all_remedies, concerned
from callprogram.adapters.database.queries.patterns.troubles import causes_in_use, last_talks, troubles
from callprogram.adapters.database.records import those
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.patterns.fairness import Fairness, compared
from callprogram.domain.patterns.patterns import patterns_of
from callprogram.domain.permissions.rows import learns_from, sees_all_cases, sees_patterns
from callprogram.domain.program.call_hour import Program
from callprogram.services.views.patterns import Patterns, PatternView, RemedyView


class DatabasePatterns(DatabaseReader, Patterns):
    """Patterns in a database."""

    def causes(self) -> tuple[str, ...]:
        with self.engine.connect() as connection:
            return causes_in_use(connection)

    def patterns(self, since: date, zone: str) -> tuple[PatternView, ...]:
        if self.over_the_shoulder or not sees_patterns(self.reader):
            return ()
        with self.engine.connect() as connection:
            found = troubles(connection, tables.cases.c.raised_on >= since, self._patterns_of_mine(connection))
            concerned = {each.customer_id for each in found if each.customer_id}
            customers = {each.id: each for each in customers_of(connection, concerned)}
            talks = last_talks(connection, customers, zone)
            forbidden = {each.id for each in customers.values() if each.do_not_call}
            return tuple(
                PatternView(each, tuple(customers[id_] for id_ in each.worth_calling))
                for each in patterns_of(found, talks, forbidden)
            )

    def remedies(self) -> tuple[RemedyView, ...]:
        if self.over_the_shoulder or not sees_patterns(self.reader):
            return ()
        with self.engine.connect() as connection:
            own = self._own_programs(connection)
            found = [(each, concerned(connection, each)) for each in all_remedies(connection) if each.program_id in own]
        named = sees_all_cases(self.reader)
        return tuple(
            RemedyView(remedy, sum(each.told_at is not None for each in whom), len(whom), whom if named else ())
            for remedy, whom in found
        )

    def fairness(self, since: date | None = None) -> tuple[Fairness, ...]:
        if self.over_the_shoulder or not sees_patterns(self.reader):
            return ()
        with self.engine.connect() as connection:
            came = [tables.cases.c.raised_on >= since] if since else []
            return compared(outcomes(connection, *came, self._patterns_of_mine(connection)))

    def _patterns_of_mine(self, connection: Connection) -> ColumnElement[bool]:
        """Only in cases of programs that the reader works with, or looks after."""
        own = tables.cases.c.program_id.in_(self._own_programs(connection))
        return or_(tables.cases.c.program_id.is_(None), own)

    def _own_programs(self, connection: Connection) -> list[int]:
        programs = those(connection, Program)
        return [each.id for each in programs if learns_from(self.reader, each)]
