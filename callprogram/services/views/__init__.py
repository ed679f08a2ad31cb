"""Reading: for each page and command one query and one frozen answer, so that no page puts anything together."""

from typing import Protocol, Self

from callprogram.domain.people.members import Member
from callprogram.services.views.audit import Audit, TrailFilter
from callprogram.services.views.calls import CallLine, Calls
from callprogram.services.views.cases import CaseFile, Cases, CasesWanted, CaseView, FoundCases, Law, Story
from callprogram.services.views.customers import Complaint, Customers, Found, Happening, History
from callprogram.services.views.decisions import BudgetView, Decisions, DecisionsWanted, DecisionView
from callprogram.services.views.directory import Directories, Directory, Listed
from callprogram.services.views.letters import Letters
from callprogram.services.views.messages import CalendarView, Messages, Outbox, Waits
from callprogram.services.views.patterns import Patterns, PatternView, RemedyView
from callprogram.services.views.people import People
from callprogram.services.views.promises import Board, KeptOnTime, Promise, Promises
from callprogram.services.views.results import Outcomes
from callprogram.services.views.weeks import Card, Coming, Edited, Held, OverHour, Waiting, Weeks, WeekView

__all__ = [
    "Board",
    "BudgetView",
    "CalendarView",
    "CallLine",
    "Card",
    "CaseFile",
    "CaseView",
    "CasesWanted",
    "Coming",
    "Complaint",
    "DecisionView",
    "DecisionsWanted",
    "Directory",
    "Edited",
    "Found",
    "FoundCases",
    "Happening",
    "Held",
    "History",
    "KeptOnTime",
    "Listed",
    "Outbox",
    "OverHour",
    "PatternView",
    "Promise",
    "RemedyView",
    "Story",
    "TrailFilter",
    "Views",
    "Waiting",
    "Waits",
    "WeekView",
]


class Views(
    People,
    Weeks,
    Customers,
    Directories,
    Promises,
    Outcomes,
    Calls,
    Messages,
    Letters,
    Cases,
    Patterns,
    Decisions,
    Law,
    Audit,
    Protocol,
):
    """Reading what is kept; nothing here changes anything."""

    def seen_by(self, member: Member, *, over_the_shoulder: bool = False) -> Self:
        """The same, of what this member may see; nothing private where somebody else looks over their shoulder."""
