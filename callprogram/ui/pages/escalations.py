"""Escalations: the executive's letters, each sent where it is dealt with, and the cases that some of them became."""

import streamlit as st

from callprogram.domain.cases.cases import UNDER_WAY
from callprogram.services.letters import deciding
from callprogram.services.views import CasesWanted
from callprogram.ui.components.cases import chosen, desk
from callprogram.ui.components.letters import adding, sorting
from callprogram.ui.components.words import page
from callprogram.ui.session import may, pieces

_LETTERS, _CASES, _TAB = "letters", "cases", "tab"
_MOST = 50


def main() -> None:
    """The tab in the address; whoever sorts no letters has the cases alone."""
    views = pieces().views
    if not views.programs():
        page.head("Escalations")
        st.info("You work on no program yet; ask whoever added you to add you again with the role desk.")
        return
    if not may(deciding.decide):
        page.head("Escalations")
        desk.show()
        return
    found = views.letters(undecided=True, limit=_MOST)
    with page.head("Escalations"):
        tab = _tab({_LETTERS: found.total, _CASES: views.cases(CasesWanted(states=UNDER_WAY), limit=0).total})
        st.button("Add letters", key="add-a-letter", icon=":material/add:", on_click=adding.ask)
    if tab == _CASES:
        desk.show()
    else:
        sorting.show(found)


def _tab(counts: dict[str, int]) -> str:
    """Letters or cases; it stands in the address."""
    asked = st.query_params.get(_TAB, _CASES if chosen.named() else _LETTERS)
    st.session_state.setdefault("which-tab", asked if asked in counts else _LETTERS)
    chosen_tab = st.segmented_control(
        "What",
        list(counts),
        required=True,
        key="which-tab",
        label_visibility="collapsed",
        format_func=lambda name: f"{name.capitalize()} {counts[name]:,}",
        on_change=_turn,
    )
    return chosen_tab or _LETTERS


def _turn() -> None:
    st.query_params.from_dict({_TAB: st.session_state["which-tab"]})


main()
