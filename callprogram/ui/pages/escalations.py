"""Escalations: the executive's letters, each sent where it is dealt with, the cases that came of them, and patterns."""

from datetime import date

import streamlit as st

from callprogram.domain.cases.cases import UNDER_WAY
from callprogram.domain.patterns.patterns import WEEKS, begins_on
from callprogram.services.letters import deciding
from callprogram.services.views import CasesWanted
from callprogram.ui.components.cases import chosen, desk
from callprogram.ui.components.letters import adding, sorting
from callprogram.ui.components.patterns import patterns
from callprogram.ui.components.words import page, typed
from callprogram.ui.session import may, pieces, today, zone

_LETTERS, _CASES, _PATTERNS, _TAB = "letters", "cases", "patterns", "tab"
_MOST = 50


def main() -> None:
    """The tab in the address; whoever sorts no letters has the cases and the patterns."""
    views, here = pieces().views, zone()
    if not views.programs():
        page.head("Escalations")
        st.info("You work on no program yet; ask whoever added you to add you again with the role desk.")
        return
    sorts = may(deciding.decide)
    letters = views.letters(undecided=True, limit=_MOST) if sorts else None
    found = views.patterns(_since(here), here)
    counts = {_CASES: views.cases(CasesWanted(states=UNDER_WAY), limit=0).total, _PATTERNS: len(found)}
    with page.head("Escalations"):
        tab = _tab({_LETTERS: letters.total} | counts if letters else counts)
        if sorts:
            adding.button()
    if tab == _PATTERNS:
        patterns.show(found, views.remedies(), _open)
    elif tab == _CASES or letters is None:
        desk.show()
    else:
        sorting.show(letters)
    adding.ask()
    typed.bring_back()


def _since(here: str) -> date:
    return begins_on(today(here), WEEKS)


def _tab(counts: dict[str, int]) -> str:
    """Letters, cases or patterns; it stands in the address."""
    first = next(iter(counts))
    asked = st.query_params.get(_TAB, _CASES if chosen.named() else first)
    st.session_state.setdefault("which-tab", asked if asked in counts else first)
    chosen_tab = st.segmented_control(
        "What",
        list(counts),
        required=True,
        key="which-tab",
        label_visibility="collapsed",
        format_func=lambda name: f"{name.capitalize()} {counts[name]:,}",
        on_change=_turn,
    )
    return chosen_tab or first


def _open(reference: str) -> None:
    """Look at a case, in the tab of cases."""
    st.session_state["which-tab"] = _CASES
    st.query_params.from_dict({_TAB: _CASES})
    chosen.open_(reference)


def _turn() -> None:
    st.query_params.from_dict({_TAB: st.session_state["which-tab"]})


main()
