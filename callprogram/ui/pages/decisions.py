"""Decisions: what waits for a yes or a no, what is looked at again, what everybody may give and what was given."""

import streamlit as st

from callprogram.domain.decisions.budgets import quarter_begins
from callprogram.domain.decisions.decisions import State
from callprogram.domain.patterns.patterns import WEEKS, begins_on
from callprogram.domain.words.dates import month_before
from callprogram.services.decisions import looking_back as reviews
from callprogram.services.views import DecisionsWanted, DecisionView
from callprogram.ui.components.decisions import approving, budgets, given, looking_back
from callprogram.ui.components.patterns import patterns
from callprogram.ui.components.results import fairness
from callprogram.ui.components.words import page, typed, undoing
from callprogram.ui.session import looks_after_the_program, may, pieces, today, zone

_MADE = frozenset({State.DECIDED, State.REFUSED, State.TAKEN_BACK})


def main() -> None:
    """What waits, the one in the address first; then the month's sample and the budgets."""
    page.head("Decisions")
    undoing.show()
    views, here = pieces().views, zone()
    day = today(here)
    waiting = views.decisions(DecisionsWanted(states=frozenset({State.WAITING})), day)
    approving.show(sorted(waiting, key=_is_asked_for, reverse=True))
    if may(reviews.review):
        month = month_before(day)
        looking_back.show(views.sample(month, here, day), month)
    budgets.show(views.budgets(day))
    given.show(views.decisions(DecisionsWanted(states=_MADE), day), views.goodwill(day))
    if not looks_after_the_program():  # who does has it on Results
        patterns.in_figures(views.patterns(begins_on(day, WEEKS), here), views.remedies())
        fairness.show(views.fairness(quarter_begins(day)))
    typed.bring_back()


def _is_asked_for(view: DecisionView) -> bool:
    return str(view.decision.id) == st.query_params.get("decision", "")


main()
