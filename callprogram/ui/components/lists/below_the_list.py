"""Below the ribbon: what was promised and is not done, hand edits, complaints, and who was left out."""

from datetime import date

import streamlit as st

from callprogram.domain.lists.call_list import ListState
from callprogram.domain.lists.eligibility import NUMBERLESS
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State, how_due
from callprogram.domain.words.dates import counted
from callprogram.services.views import WeekView
from callprogram.ui.components.lists import escalations, hand_edits
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import looks_after_the_program, today


def promises(view: WeekView) -> None:
    """The first that are open, with the way to all of them."""
    if not view.promises.total:
        return
    day = today(view.call_list.zone)
    with st.container(border=True, gap=None):
        st.markdown("**Promised and not done**")
        for promise in view.promises.promises:
            made, stands = promise.commitment, _stands(promise.commitment, day)
            st.markdown(f"- **{plain(promise.customer.name)}**  \n{plain(made.text)} :gray[{plain(stands)}]")
        if more := view.promises.total - len(view.promises.promises):
            st.caption(f"and {more:,} more under *Commitments*")


def _stands(made: Commitment, day: date) -> str:
    """`Tom Berger, was due 5 October`, or that it is kept."""
    if made.state is State.KEPT:
        return "kept; tell them"
    return f"{made.owner or 'no owner'}, {how_due(made, day) or 'no date'}"


def show(program: Program, view: WeekView) -> None:
    """What can be looked at where somebody wonders."""
    call_list = view.call_list
    if call_list.state is ListState.DRAFT:
        hand_edits.below(program, view)
    escalations.show(program)
    if not view.cards and call_list.state is not ListState.DRAFT:
        st.info("Nobody is on this list.")
    if call_list.left_out:
        with st.expander(f"{counted(sum(call_list.left_out.values()), 'customer')} left out", type="compact"):
            st.markdown("\n".join(f"- {count:,}: {why}" for why, count in sorted(call_list.left_out.items())))
    _numberless(call_list.left_out.get(NUMBERLESS, 0))


def _numberless(many: int) -> None:
    """Whom a number would bring onto lists, and the way to give them one."""
    if many:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"{counted(many, 'customer')} {'has' if many == 1 else 'have'} no number that can be called")
            if looks_after_the_program():
                st.page_link("pages/numbers.py", label="Fix numbers", icon=":material/phone_enabled:")
