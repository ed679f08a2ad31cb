"""Told them? What a talk was to say, asked once it is over; the answer closes the promise."""

import streamlit as st

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.promises.commitments import Commitment
from callprogram.services.calls import following_up
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.words import dialogs
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, say

_ASKED = "asked_told_them"


def after(entry_id: int) -> None:
    """Ask once the page has gone on, where there was something to tell."""
    st.session_state[_ASKED] = entry_id


def ask(view: WeekView) -> bool:
    """Whether there is something to ask about the talk that has just ended, which is shown."""
    asked = st.session_state.pop(_ASKED, None)
    found = [card for card in view.cards if card.entry.id == asked and waits(card)]
    for card in found:
        _ask(card)
    return bool(found)


def waits(card: Card) -> bool:
    """Whether the customer was talked to and it is not said whether they were told."""
    return bool(card.to_tell) and card.call is not None and card.call.disposition is Disposition.CONNECTED


def show(card: Card, *, ask_on: bool = False) -> None:
    """Each promise with the button that says so; `ask_on` asks for the others again after one."""
    for commitment in card.to_tell:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"“{plain(commitment.text)}”", width="stretch")
            if st.button(
                "Told them",
                key=f"told-them-{commitment.id}",
                icon=":material/done_all:",
                on_click=_told,
                args=(card, commitment, ask_on),
            ):
                st.rerun()  # a question is a part of the page, which would show what it asked before


@dialogs.dialog("Told them?")
def _ask(card: Card) -> None:
    st.markdown(f"What does **{plain(card.customer.person)}** know now?")
    show(card, ask_on=True)
    if st.button("Not this time", key=f"not-told-{card.entry.id}", type="tertiary"):
        st.rerun()


def _told(card: Card, commitment: Commitment, ask_on: bool) -> None:
    if card.call and do(following_up.tell, card.call.id, [commitment.id]):
        say(f"{plain(card.customer.person)} knows. Done.")
    if ask_on:
        after(card.entry.id)
