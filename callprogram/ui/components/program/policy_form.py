"""What decides about a list: one of three policies, and under Advanced every number behind it."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.policies import POLICIES, Cadence, Policy
from callprogram.domain.program.seats import SEATS, Seat
from callprogram.services.program import programs
from callprogram.ui.components.program import policy_numbers
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.words import seat_word
from callprogram.ui.session import do, say

_ALL = 100


def show(program: Program) -> None:
    """The choice, and the numbers."""
    names, mine = list(POLICIES), program.policy
    with st.container(border=True):
        st.markdown("**Who comes first on a list?**")
        index = names.index(mine.name) if mine.name in names else None
        chosen = st.segmented_control(
            "Policy", names, default=names[index or 0], key="policy", label_visibility="collapsed"
        )
        if chosen and chosen != mine.name:
            _save(program, POLICIES[chosen])
        with st.expander("Advanced", type="compact"):
            if mine != POLICIES.get(mine.name) and st.button(
                f"Back to the numbers of “{mine.name}”", key="back-to-own"
            ):
                _save(program, POLICIES[mine.name])
            with st.form("numbers", border=False):
                _numbers(program)


def _numbers(program: Program) -> None:
    mine = program.policy
    meanwhile.shown("numbers", vars(mine))
    numbered = policy_numbers.show(mine)
    st.markdown("**What each reason weighs**")
    st.caption(
        "More weight lets it win over others; at least keeps calls for it, at most keeps it from filling the list."
    )
    weights, at_least, at_most = {}, {}, {}
    for seat in SEATS:
        word = seat_word(seat)
        with st.container(horizontal=True):
            weights[seat] = st.number_input(f"{word}: weight", 0, 520, mine.weights.get(seat, 0), key=f"weight-{seat}")
            at_least[seat] = st.number_input("% kept at least", 0, 100, mine.at_least.get(seat, 0), key=f"kept-{seat}")
            at_most[seat] = st.number_input("% at most", 0, 100, mine.at_most.get(seat, 100), key=f"most-{seat}")
    st.markdown("**How long customers wait**")
    st.caption("Fewer weeks: everybody is called more often, as far as there are enough calls.")
    with st.container(horizontal=True):
        ideal = st.number_input("Ideal weeks between calls", 1, 520, mine.cadence.ideal_weeks, key="ideal")
        most = st.number_input("Weeks between calls at most", 1, 520, mine.cadence.maximum_weeks, key="most")
    cadences = _of_segments(mine)
    if st.form_submit_button("Save", key="save-numbers"):
        kept: dict[Seat, int] = {seat: share for seat, share in at_least.items() if share}
        bounded: dict[Seat, int] = {seat: share for seat, share in at_most.items() if share < _ALL}
        cadence = Cadence(ideal, most)
        changed = replace(numbered, weights=weights, at_least=kept, at_most=bounded)
        _merge(program, replace(changed, cadence=cadence, cadences=cadences))


def _of_segments(mine: Policy) -> dict[str, Cadence]:
    """A line for each segment whose customers are to be called more often or more seldom than the others."""
    st.caption("Segments with gaps of their own, in weeks")
    rows = [(name, each.ideal_weeks, each.maximum_weeks) for name, each in mine.cadences.items()]
    kinds = {
        "segment": st.column_config.TextColumn("Segment"),
        "ideal": st.column_config.NumberColumn("Ideal", min_value=1, max_value=520),
        "most": st.column_config.NumberColumn("At most", min_value=1, max_value=520),
    }
    frame = pd.DataFrame(rows, columns=list(kinds))
    edited = st.data_editor(frame, column_config=kinds, num_rows="dynamic", hide_index=True, key="cadences")
    written = edited.dropna().itertuples(index=False)
    return {str(name).strip(): Cadence(int(ideal), int(most)) for name, ideal, most in written}


def _merge(program: Program, typed: Policy) -> None:
    """Number by number: weights, shares and gaps as one each."""
    names = {name: name.replace("_", " ").capitalize() for name in vars(typed)}
    if wanted := meanwhile.settled("numbers", vars(program.policy), vars(typed), names):
        _save(program, Policy(**wanted))
    st.rerun()


def _save(program: Program, policy: Policy) -> None:
    if do(programs.set_policy, program, policy):
        say("Saved. Lists not yet signed off are planned again.")
    st.rerun()
