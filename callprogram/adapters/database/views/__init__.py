"""Reading: one question, one frozen answer."""

from dataclasses import replace
from typing import Self

from callprogram.adapters.database.views.audit import DatabaseAudit
from callprogram.adapters.database.views.calls import DatabaseCalls
from callprogram.adapters.database.views.customers import DatabaseCustomers
from callprogram.adapters.database.views.desk.cases import DatabaseCases
from callprogram.adapters.database.views.desk.decisions import DatabaseDecisions
from callprogram.adapters.database.views.desk.law import DatabaseLaw
from callprogram.adapters.database.views.desk.letters import DatabaseLetters
from callprogram.adapters.database.views.desk.patterns import DatabasePatterns
from callprogram.adapters.database.views.messages import DatabaseMessages
from callprogram.adapters.database.views.people import DatabasePeople
from callprogram.adapters.database.views.promises import DatabasePromises
from callprogram.adapters.database.views.results import DatabaseOutcomes
from callprogram.adapters.database.views.weeks import DatabaseWeeks
from callprogram.domain.people.members import Member
from callprogram.services.views import Views


class DatabaseViews(
    DatabasePeople,
    DatabaseWeeks,
    DatabaseCustomers,
    DatabasePromises,
    DatabaseOutcomes,
    DatabaseCalls,
    DatabaseMessages,
    DatabaseLetters,
    DatabaseLaw,
    DatabaseCases,
    DatabasePatterns,
    DatabaseDecisions,
    DatabaseAudit,
    Views,
):
    """Reading from a database."""

    def seen_by(self, member: Member, *, over_the_shoulder: bool = False) -> Self:
        return replace(self, reader=member, over_the_shoulder=over_the_shoulder)
