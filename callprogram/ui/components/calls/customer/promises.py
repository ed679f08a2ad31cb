"""What this customer was promised and is not done: kept in one press, and taken back where it was."""

from datetime import date

import streamlit as st

from callprogram.domain.promises.commitments import Commitment, State, how_due, is_awaited, is_unclear, kept_by
from callprogram.services.promises import promising
from callprogram.services.views import History
from callprogram.ui.components.promises import details
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do


def show(history: History, day: date) -> None:
    """The open promises with their next step; nothing where there is none."""
    if not history.promises:
        return
    st.subheader("Open promises", anchor=False)
    for commitment in history.promises:
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(gap=None, width="stretch"):
                st.markdown(plain(commitment.text))
                st.caption(plain(f"{kept_by(commitment)}, {_standing(commitment, day)}"))
            _next_step(commitment)


def _standing(commitment: Commitment, day: date) -> str:
    if commitment.state is State.KEPT:
        return "kept; tell the customer"
    return how_due(commitment, day) or "no date"


def _next_step(commitment: Commitment) -> None:
    if is_unclear(commitment) or commitment.state is State.KEPT:
        st.button("More", key=f"more-{commitment.id}", on_click=details.open_, args=(commitment.id,))
    if commitment.state is State.KEPT:
        st.button("Undo", key=f"undo-{commitment.id}", on_click=do, args=(promising.reopen, commitment.id))
    elif not is_unclear(commitment):
        label = "It came" if is_awaited(commitment) else "Mark kept"
        st.button(label, key=f"kept-{commitment.id}", on_click=do, args=(promising.keep, commitment.id))
