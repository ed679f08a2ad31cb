"""Cases as commands show them: each with what was decided in it."""

from collections.abc import Sequence

from callprogram.bootstrap import App, now
from callprogram.cli.documents.cases import case_document
from callprogram.cli.documents.values import Document
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.services.views import CaseView, DecisionsWanted

_MOST = 10_000


def shown_cases(app: App, program: Program, views: Sequence[CaseView]) -> list[Document]:
    """The document of each."""
    moment = now()
    today, members = day_in(program.zone, moment), app.views.members()
    ids = tuple(each.case.id for each in views)
    decided = app.views.decisions(DecisionsWanted(case_ids=ids), today, _MOST)
    return [case_document(each, members, decided, moment, today) for each in views]
