"""Who else is there: why this one is called, and the others, each a press away."""

import streamlit as st

from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import dialable, shown
from callprogram.services.customers import correcting
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, say

_SHOWN = 12
_WHY = "Chosen on the card"


def show(customer: Customer) -> None:
    """Why it is this contact, and the others with their numbers; nothing where there is nobody else."""
    if not (others := others_at(customer)):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(why(customer)))
        with st.popover(f"{len(others)} more there", type="tertiary", key=f"others-{customer.id}"):
            rows(customer)


def others_at(customer: Customer) -> list[Contact]:
    """Everybody there but whom one calls."""
    return [each for each in customer.people if each != customer.contact and (each.name or each.email)]


def why(customer: Customer) -> str:
    """Why it is this contact whom one calls."""
    return f"{customer.person} {_reason(customer)}"


def rows(customer: Customer) -> None:
    """The others with their numbers, each with a button that calls them instead."""
    others = others_at(customer)
    for place, other in enumerate(others[:_SHOWN]):
        _row(customer, other, place)
    if len(others) > _SHOWN:
        st.caption(f"The first {_SHOWN}; everybody is under *People and numbers* at {plain(customer.name)}.")


def _reason(customer: Customer) -> str:
    """The reason as the end of a sentence."""
    why = customer.why_contact
    return f"was {why}" if why.startswith("chosen") else f"is {why}" if why.startswith("the only") else why


def _row(customer: Customer, other: Contact, place: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None):
            st.markdown(plain(", ".join(filter(None, (other.name or other.email, other.title)))))
            numbers = [shown(phone) for phone in other.phones if dialable(phone)]
            st.caption(plain(" · ".join(numbers)) or "no number to call")
        if st.button(
            "Call instead",
            key=f"instead-{customer.id}-{place}",
            disabled=not numbers,
            on_click=_choose,
            args=(customer, other),
        ):
            st.rerun()  # where it is asked in a part of the page, that part alone would change


def _choose(customer: Customer, other: Contact) -> None:
    if do(correcting.choose_contact, customer.id, other, _WHY):
        say(f"{other.name or other.email} is called at {customer.name}.")
