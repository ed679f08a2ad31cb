"""The cases beside the one that is open: mine, unclaimed, all; a line of what is next for each."""

from collections.abc import Iterable

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.cases.cases import UNDER_WAY
from callprogram.domain.cases.next_steps import Haste, next_of, presses, turn
from callprogram.services.views import CasesWanted, CaseView, FoundCases
from callprogram.ui.components.cases import chosen
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces, zone

_MINE, _UNCLAIMED, _ALL, _FOUND = "Mine", "Unclaimed", "All", "Found"
_MOST = 25
_COLOURS = {Haste.LATE: "red", Haste.TODAY: "orange", Haste.NOT_YET: "gray"}
_NOTHING = {
    _MINE: "None of them is yours.",
    _UNCLAIMED: "All are taken.",
    _ALL: "No open cases.",
    _FOUND: "No case matches.",
}


def found(opened: CaseView | None = None) -> FoundCases:
    """The cases of the part that is chosen, with the tabs and the search above them; first that of what is open."""
    views, me = pieces().views, pieces().member
    parts = {
        _MINE: CasesWanted(states=UNDER_WAY, owner=me.email if me.id else me.name),
        _UNCLAIMED: CasesWanted(states=UNDER_WAY, unclaimed=True),
        _ALL: CasesWanted(states=UNDER_WAY),
    }
    totals = {name: views.cases(wanted, limit=0).total for name, wanted in parts.items()}
    usual = _part_of(opened) if opened else next((name for name in (_UNCLAIMED, _MINE) if totals[name]), _ALL)
    part = st.segmented_control(
        "Whose",
        list(parts),
        default=usual,
        required=True,
        key="whose-cases",
        label_visibility="collapsed",
        format_func=lambda name: f"{name} {totals[name]:,}",
    )
    words = st.text_input("Find", key="find-case", placeholder="Reference, name, words", label_visibility="collapsed")
    name = _FOUND if words.strip() else part or usual
    wanted = CasesWanted(query=words) if words.strip() else parts[name]
    cases = views.cases(wanted, _MOST)
    if not cases.cases:
        st.caption(_NOTHING[name])
    return cases


def show(cases: FoundCases, shown: str) -> None:
    """A few lines for each, the one that is open marked."""
    here = zone()  # asked once: it is a question to the database
    for view in _by_turn(cases.cases, here):
        with st.container(border=view.case.reference == shown, gap=None, key=f"of-case-{view.case.id}"):
            st.button(
                f"**{plain(view.name)}**",
                key=f"case-{view.case.id}",
                type="tertiary",
                on_click=chosen.open_,
                args=(view.case.reference,),
            )
            st.markdown(_line(view, here))
    if cases.total > len(cases.cases):
        st.caption(f"The first {len(cases.cases)} of {cases.total:,}.")


def first(cases: FoundCases) -> CaseView | None:
    """The one that is on top; none where there is none."""
    return next(iter(_by_turn(cases.cases, zone())), None)


def _part_of(view: CaseView) -> str:
    if not view.case.is_under_way:
        return _ALL
    return _UNCLAIMED if not view.case.owner else _MINE if chosen.is_mine(view) else _ALL


def _by_turn(views: Iterable[CaseView], here: str) -> list[CaseView]:
    return sorted(views, key=lambda view: (bool(view.case.owner), turn(view.case, here)))


def _line(view: CaseView, here: str) -> str:
    step = next_of(view.case, now(), here)
    badge = f":{_COLOURS[step.haste]}-badge[{plain(step.words)}]"
    urgent = ":red-badge[urgent] " if presses(view.case) else ""
    return f"{plain(view.case.title or view.case.wants)}  \n{urgent}{badge}"
