"""Whose letter it is, said by whoever reads it where nothing that is kept says so for sure."""

from contextlib import suppress
from dataclasses import replace

import streamlit as st

from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.proposals import Gate, Known, Proposal
from callprogram.errors import CallprogramError, NotFoundError
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces


def told(letter: Letter, proposal: Proposal) -> Proposal:
    """What is proposed, about the customer whom somebody at this screen has named."""
    customer = _named(letter)
    if customer is None:
        return proposal
    known = Known(
        Gate.YES, f"You say that it is from {customer.name}.", customer.id, customer.crm_id, customer.name, True
    )
    return replace(proposal, known=known)


def show(letter: Letter, known: Known) -> None:
    """Where it is not known for sure: the customer who may be meant, or another by name; and the way back."""
    if _named(letter):
        st.button("Take it back", key=f"{_key(letter)}-undo", type="tertiary", on_click=_say, args=(letter, ""))
    elif not known.sure:
        with st.popover("Say whose it is", type="tertiary"):
            _ask(letter, known)


def _named(letter: Letter) -> Customer | None:
    """Whom somebody has named, as long as they are a customer."""
    reference = st.session_state.get(_key(letter), "")
    with suppress(NotFoundError):
        return pieces().views.customer(reference) if reference else None
    return None


def _ask(letter: Letter, known: Known) -> None:
    words = st.text_input(
        "Customer", known.company, key=f"{_key(letter)}-name", placeholder="A name or an id", live=True
    )
    if not (words or "").strip():
        return
    try:
        found = pieces().views.customer(words.strip())
    except CallprogramError as error:
        st.caption(plain(str(error)))
        return
    st.button(
        f"It is from {plain(found.name)}", key=f"{_key(letter)}-yes", on_click=_say, args=(letter, found.reference)
    )


def _say(letter: Letter, reference: str) -> None:
    st.session_state[_key(letter)] = reference


def _key(letter: Letter) -> str:
    return f"whose-{letter.id}"
