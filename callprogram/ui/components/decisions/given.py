"""What was given lately: to whom, by whom and why, and what all of it has cost this quarter."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import streamlit as st

from callprogram.domain.decisions.decisions import State, what
from callprogram.domain.decisions.money import in_words
from callprogram.domain.words.dates import day_in
from callprogram.domain.words.dates import in_words as day_in_words
from callprogram.services.views import DecisionView
from callprogram.ui.components.decisions.names import name_of
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import today, zone


def show(made: Sequence[DecisionView], costs: Mapping[str, Decimal]) -> None:
    """The latest first; nothing where nothing was decided yet."""
    if not made:
        return
    st.subheader("Decided lately", anchor=False)
    if costs:
        sums = ", ".join(in_words(amount, currency) for currency, amount in costs.items())
        st.caption(f"{plain(sums)} given this quarter.")
    st.dataframe([_row(view) for view in made], hide_index=True, width="stretch")


def _row(view: DecisionView) -> dict[str, str]:
    decision = view.decision
    return {
        "Day": day_in_words(day_in(zone(), decision.decided_at), today(zone())),
        "What": what(decision) if decision.state is State.DECIDED else f"{what(decision)} ({_ended(decision.state)})",
        "For": view.name,
        "By": name_of(decision.decided_by),
        "Why": decision.why,
        "Case": view.reference,
    }


def _ended(state: State) -> str:
    return "not approved" if state is State.REFUSED else "taken back"
