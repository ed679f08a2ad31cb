"""Promises made in a call, typed as people speak; each is kept at once and shown as it was understood."""

import streamlit as st

from callprogram.bootstrap import understand
from callprogram.domain.promises.commitments import Commitment, State, in_a_line, is_unclear
from callprogram.services.calls import noting
from callprogram.services.promises import promising
from callprogram.services.views import Card
from callprogram.ui.components.promises import assigning
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, program, say, today


def show(card: Card) -> None:
    """The promises still open with this customer, and a line for a new one."""
    with st.expander("Promises in this call", expanded=bool(card.promises), icon=":material/handshake:"):
        for commitment in card.promises:
            _line(card, commitment)
        with st.form(f"promise-{card.entry.id}", clear_on_submit=True, border=False):
            sentence = st.text_input(
                "What did you promise?",
                placeholder="Priya to send the export fix by Friday",
                key=f"promise-text-{card.entry.id}",
            )
            if st.form_submit_button("Add promise", key=f"promise-add-{card.entry.id}"):
                _add(card, sentence)


def _line(card: Card, commitment: Commitment) -> None:
    zone = program().zone
    line = plain(in_a_line(commitment, today(zone), zone))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":orange[{line}]" if is_unclear(commitment) else line, width="stretch")
        if commitment.state is State.KEPT:
            st.button("Told them", key=f"tell-{commitment.id}", on_click=_told, args=(commitment,))
        elif commitment.made_in_call and card.call and commitment.made_in_call == card.call.id:
            assigning.popover(commitment)


def _told(commitment: Commitment) -> None:
    do(promising.tell, commitment.id, "in a call")


def _add(card: Card, sentence: str) -> None:
    the_program = program()
    found = understand(pieces(), the_program, card.customer, sentence, today(the_program.zone))
    call = do(noting.call_of, card.entry.id) if found.text else None
    made = do(promising.promise_as_said, card.customer.id, sentence, found, call.id if call else None)
    if made and made.doubt:
        say(f"Kept. Is it what you meant? {made.doubt[:1].upper()}{made.doubt[1:]}.")
    st.rerun()
