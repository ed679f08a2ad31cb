"""Asking for the other side: whoever said no, or looks after the customer."""

from collections.abc import Sequence

import streamlit as st

from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.program.call_hour import Program
from callprogram.services.cases import asking_sides
from callprogram.services.views import Story
from callprogram.ui.components.words import typed
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, pieces, say

_USUAL = "What happened, and why was it decided that way?"


def show(told: Story, here: Program) -> None:
    """Whom to ask and what; they have until noon of their next working day."""
    case, thing = told.view.case, f"side-of-{told.view.case.id}"
    members = pieces().views.members()
    names = {each.email: each.name for each in members}
    with (
        st.popover("Ask for their side", key=f"ask-{form_key(thing)}", width="stretch"),
        st.form(f"form-{form_key(thing)}", border=False),
    ):
        email = st.selectbox(
            "Whom",
            list(names),
            _account_owner(told, members),
            accept_new_options=True,
            placeholder="A colleague, or an address",
            format_func=lambda each: names.get(each, each),
            key=f"whom-{form_key(thing)}",
        )
        key = f"question-{form_key(thing)}"
        with typed.unsent(About(case.id), Part.QUESTION, key, _USUAL):
            question = st.text_area("Question", key=key, height=90)
        st.caption("They get this question and a link, not what the customer wrote.")
        if st.form_submit_button("Ask", key=f"send-{form_key(thing)}"):
            if do(asking_sides.ask, here, case.id, email or "", question):
                say(f"{plain(names.get(email or '', email or ''))} is asked.")
                typed.sent(About(case.id), {Part.QUESTION: question})
                done(thing)
            st.rerun()


def _account_owner(told: Story, members: Sequence[Member]) -> int | None:
    """Which of the members looks after the customer."""
    owner = told.view.customer.account_owner if told.view.customer else ""
    return next((at for at, each in enumerate(members) if owner and is_called(each, owner)), None)
