"""Approving: each decision that waits, with why it is asked about; one press for yes, a reason for no."""

from collections.abc import Sequence

import streamlit as st

from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.decisions.decisions import what
from callprogram.services.decisions import approving
from callprogram.services.views import DecisionView
from callprogram.ui.components.decisions.names import name_of
from callprogram.ui.components.words import typed, undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, may, pieces


def show(waiting: Sequence[DecisionView]) -> None:
    """Those of others to approve or refuse; one's own wait for somebody else."""
    mine = pieces().member.email
    for view in waiting:
        with st.container(border=True, gap="small", key=f"waits-{view.decision.id}"):
            _what(view)
            if view.decision.decided_by == mine:
                st.caption(plain(f"You asked; {name_of(view.decision.approver)} says yes or no."))
            elif may(approving.approve):
                _say(view)
    if not waiting:
        st.info(
            "Nothing to approve. When somebody wants to give more than their budget allows, "
            "you are asked here and by mail."
        )


def _what(view: DecisionView) -> None:
    made = view.decision
    st.subheader(plain(f"{what(made)} for {view.name or 'somebody'}"), anchor=False)
    st.caption(plain(f"{name_of(made.decided_by)} · {view.reference} · {made.above}"))
    st.markdown(plain(f"Why: {made.why}"))
    if made.asked:
        st.markdown(plain(f"They asked for: {made.asked}"))


def _say(view: DecisionView) -> None:
    made = view.decision
    with st.container(horizontal=True, gap="small"):
        st.button("Approve", key=f"approve-{made.id}", type="primary", on_click=_approve, args=(view,))
        key = form_key(f"refuse-{made.id}")
        with st.popover("Refuse…", key=f"open-{key}"), st.form(f"form-{key}", border=False):
            about = About(thing=f"decision {made.id}")
            with typed.unsent(about, Part.WHY, f"why-{key}"):
                why = st.text_input("Why not", key=f"why-{key}")
            if st.form_submit_button("Refuse it", key=f"do-{key}"):
                if do(approving.refuse, made.id, why):
                    typed.sent(about, {Part.WHY: why})
                    _offer(view, "Not approved.")
                    done(f"refuse-{made.id}")
                st.rerun()


def _approve(view: DecisionView) -> None:
    if do(approving.approve, view.decision.id):
        _offer(view, "Approved.")


def _offer(view: DecisionView, said: str) -> None:
    """What was said, until whoever decided hears of it."""
    hears = f"{name_of(view.decision.decided_by)} hears of it in ten minutes."
    undoing.offer(f"{said} {hears}", approving.take_back, view.decision.id)
