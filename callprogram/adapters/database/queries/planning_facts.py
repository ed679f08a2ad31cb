"""What planning asks of everybody: one by one, and in arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from callprogram.adapters.database.queries import populations, recorded_facts
from callprogram.adapters.database.queries.recorded_facts import RecordedFacts
from callprogram.domain.customers.reachability import Place
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.simulation import PromiseRate
from callprogram.domain.lists.standbys import AnswerRate
from callprogram.domain.lists.standings import Population, Standings
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.domain.words.dates import day_in
from callprogram.services.ports import PlanningFacts


@dataclass(frozen=True)
class DatabasePlanningFacts(PlanningFacts):
    """What planning asks, read in a database."""

    connection: Connection

    def facts(self, program: Program, week: Week, ids: Sequence[int] | None = None) -> list[Facts]:
        return recorded_facts.facts(self.connection, self._recorded(program, week), _day_of(program, week), ids)

    def populations(self) -> tuple[Population, ...]:
        return populations.populations(self.connection)

    def standings(self, program: Program, week: Week, places: Sequence[Place]) -> Standings:
        from callprogram.adapters.database.queries.standings import standings

        known = self._recorded(program, week)
        return standings(self.connection, known, _day_of(program, week), [str(place) for place in places])

    def answer_rate(self, program: Program) -> AnswerRate:
        return populations.answer_rate(self.connection, program)

    def promise_rate(self, program: Program) -> PromiseRate:
        return populations.promise_rate(self.connection, program)

    def _recorded(self, program: Program, week: Week) -> RecordedFacts:
        return recorded_facts.recorded_facts(self.connection, program, week, _day_of(program, week))


def _day_of(program: Program, week: Week) -> date:
    return day_in(program.zone, hour_of(program, week).starts_at)
