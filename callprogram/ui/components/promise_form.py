"""Promises made in a call: words, who keeps them, until when."""

from datetime import date

import streamlit as st

from callprogram.domain.commitments import in_a_line
from callprogram.services import promising
from callprogram.services.views import Card
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, pieces, program, today


def show(card: Card) -> None:
    """The promises still open with this customer, and a line for a new one."""
    zone = program().zone
    with st.expander("Promises in this call", expanded=bool(card.promises), icon=":material/handshake:"):
        for commitment in card.promises:
            st.markdown(f"- {plain(in_a_line(commitment, today(zone), zone))}")
        with st.form(f"promise-{card.entry.id}", clear_on_submit=True, border=False):
            text = st.text_input("What did you promise?", key=f"promise-text-{card.entry.id}")
            owner, due_on = _owner_and_date(card)
            if st.form_submit_button("Add promise", key=f"promise-add-{card.entry.id}"):
                _add(card, text, owner, due_on)


def _owner_and_date(card: Card) -> tuple[str, date | None]:
    names = pieces().views.owners()
    looked_after = card.customer.account_owner
    with st.container(horizontal=True):
        owner = st.selectbox(
            "Who keeps it?",
            names,
            index=names.index(looked_after) if looked_after in names else None,
            accept_new_options=True,
            placeholder="A name or an email",
            key=f"promise-owner-{card.entry.id}",
        )
        due_on = st.date_input("Until when?", value=None, key=f"promise-due-{card.entry.id}")
    return owner or "", due_on


def _add(card: Card, text: str, owner: str, due_on: date | None) -> None:
    call_id = card.call.id if card.call else None
    do(promising.promise, card.customer.id, text, owner=owner, due_on=due_on, call_id=call_id)
    st.rerun()
