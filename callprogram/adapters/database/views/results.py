"""What came of the hours, and what a CRM gets back of it."""

from datetime import date, datetime

from callprogram.adapters.database.reading.activities import activities_since, keys_written
from callprogram.adapters.database.reading.results import results
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.program.call_hour import Program
from callprogram.domain.results.activities import Activity, Shape
from callprogram.domain.results.results import Results


class Outcomes(DatabaseReader):
    """What came of the hours, and what a CRM gets back of it."""

    def results(self, program: Program, since: date, now: datetime) -> Results:
        """What came of the program's hours from a day on."""
        return results(self.engine, program, since, now)

    def activities(self, since: datetime) -> tuple[Activity, ...]:
        """What a CRM gets back, the earliest first."""
        with self.engine.connect() as connection:
            return activities_since(connection, since)

    def written_back(self, shape: Shape) -> frozenset[str]:
        """The keys of the activities that a file of this shape has had."""
        with self.engine.connect() as connection:
            return keys_written(connection, shape)
