"""What came of the hours, and what a CRM gets back of it."""

from datetime import date, datetime

from callprogram.adapters.database.queries.populations import exchange_rates
from callprogram.adapters.database.queries.results.activities import activities_since, keys_written
from callprogram.adapters.database.queries.results.figures import earlier, results
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.rates import Rates
from callprogram.domain.results.activities import Activity, Shape
from callprogram.domain.results.results import Earlier, Results
from callprogram.services.views.results import Outcomes


class DatabaseOutcomes(DatabaseReader, Outcomes):
    """What came of the hours, and what a CRM gets back of it."""

    def results(self, program: Program, since: date, now: datetime) -> Results:
        return results(self.engine, program, since, now)

    def results_before(self, program: Program, since: date, now: datetime) -> Earlier | None:
        return earlier(self.engine, program, since, now)

    def rates(self) -> Rates:
        with self.engine.connect() as connection:
            return exchange_rates(connection)

    def activities(self, since: datetime) -> tuple[Activity, ...]:
        with self.engine.connect() as connection:
            return activities_since(connection, since)

    def written_back(self, shape: Shape) -> frozenset[str]:
        with self.engine.connect() as connection:
            return keys_written(connection, shape)
