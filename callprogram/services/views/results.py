"""What came of the hours, and what a CRM gets back of it."""

from datetime import date, datetime
from typing import Protocol

from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.rates import Rates
from callprogram.domain.results.activities import Activity, Shape
from callprogram.domain.results.results import Earlier, Results


class Outcomes(Protocol):
    """What came of the hours, and what a CRM gets back of it."""

    def results(self, program: Program, since: date, now: datetime) -> Results:
        """What came of the program's hours from a day on."""

    def results_before(self, program: Program, since: date, now: datetime) -> Earlier | None:
        """What came of as long a time before that day; None where the program was not there for all of it."""

    def rates(self) -> Rates:
        """The exchange rates by which revenue in several currencies is added up."""

    def activities(self, since: datetime) -> tuple[Activity, ...]:
        """The calls with an outcome and the promises not withdrawn since then, the earliest first."""

    def written_back(self, shape: Shape) -> frozenset[str]:
        """The keys of the activities that a file of this shape has had."""
