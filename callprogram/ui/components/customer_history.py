"""One customer: who, the brief, and all that happened."""

import streamlit as st

from callprogram.domain.phones import shown
from callprogram.services.views import Happening, History
from callprogram.ui.components.words import plain
from callprogram.ui.session import here


def show(history: History, zone: str) -> None:
    """One customer: who, the brief, and all that happened."""
    customer = history.customer
    st.button("All customers", icon=":material/arrow_back:", type="tertiary", key="all", on_click=st.query_params.clear)
    st.title(plain(customer.name))
    people = (
        f"{plain(contact.name or contact.email)}, {plain(contact.title)}".rstrip(", ") for contact in customer.contacts
    )
    st.markdown(" · ".join(people) or "No contact is named.")
    numbers = (plain(f"{shown(phone)} ({phone.label})") for phone in customer.phones)
    owner = f"looked after by {plain(customer.account_owner)}" if customer.account_owner else ""
    st.caption(" · ".join(filter(None, (*numbers, owner))))
    st.markdown("\n".join(f"- {plain(line)}" for line in history.brief.lines) or "Nothing is known of them yet.")
    st.subheader("What happened", anchor=False)
    if not history.happenings:
        st.caption("Nobody has called them yet.")
    for happening in history.happenings:
        _line(happening, zone)


def _line(happening: Happening, zone: str) -> None:
    moment = here(happening.at, zone)
    with st.container(border=True, gap=None):
        st.caption(f"{moment.day} {moment:%B %Y, %H:%M}")
        st.markdown(f"**{plain(happening.what)}**")
        if happening.words:
            st.text(happening.words)
