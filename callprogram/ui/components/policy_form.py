"""What decides about a list: one of three policies, and under Advanced every number behind it."""

from dataclasses import replace

import streamlit as st

from callprogram.domain.call_hour import Program
from callprogram.domain.policies import POLICIES, Policy
from callprogram.domain.seats import SEATS, Seat
from callprogram.services import planning
from callprogram.ui.session import do, say

_NUMBERS = {
    "minimum_gap_weeks": "Weeks between two calls at least",
    "renewal_days": "Days before a renewal",
    "new_days": "Days for which a customer is new",
    "escalations": "Escalations on a list at most",
    "owner_share": "% of the calls for one account owner at most",
    "segment_share": "% of the calls for one segment at most",
    "risk_below_health": "At risk below this health",
    "risk_from_cases": "At risk from so many open cases",
    "value_weight": "Weight of revenue",
    "waiting_weight": "Weight of waiting",
}


def show(program: Program) -> None:
    """The choice, and the numbers."""
    names, mine = list(POLICIES), program.policy
    with st.container(border=True):
        st.markdown("**Whom does a list look for first?**")
        index = names.index(mine.name) if mine.name in names else None
        chosen = st.segmented_control(
            "Policy", names, default=names[index or 0], key="policy", label_visibility="collapsed"
        )
        if chosen and chosen != mine.name:
            _save(program, POLICIES[chosen])
        with st.expander("Advanced", type="compact"), st.form("numbers", border=False):
            _numbers(program)


def _numbers(program: Program) -> None:
    mine = program.policy
    numbers = {
        name: st.number_input(label, 0, 520, getattr(mine, name), key=f"number-{name}")
        for name, label in _NUMBERS.items()
    }
    weights, at_least = {}, {}
    for seat in SEATS:
        with st.container(horizontal=True):
            weights[seat] = st.number_input(
                f"Weight of {seat}", 0, 520, mine.weights.get(seat, 0), key=f"weight-{seat}"
            )
            at_least[seat] = st.number_input(
                f"% kept for {seat}", 0, 100, mine.at_least.get(seat, 0), key=f"kept-{seat}"
            )
    with st.container(horizontal=True):
        ideal = st.number_input("Ideal weeks between calls", 1, 520, mine.cadence.ideal_weeks, key="ideal")
        most = st.number_input("Weeks between calls at most", 1, 520, mine.cadence.maximum_weeks, key="most")
    if st.form_submit_button("Save", key="save-numbers"):
        cadence = replace(mine.cadence, ideal_weeks=ideal, maximum_weeks=most)
        kept: dict[Seat, int] = {seat: share for seat, share in at_least.items() if share}
        _save(program, replace(mine, **numbers, weights=weights, at_least=kept, cadence=cadence))


def _save(program: Program, policy: Policy) -> None:
    if do(planning.set_policy, program, policy):
        say("Saved. Lists not yet signed off are planned anew.")
    st.rerun()
