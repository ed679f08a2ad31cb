"""Why somebody is on the list, in words: a pin first, then the seat, the reason, and what is known."""

import streamlit as st

from callprogram.domain.customers.clocks import clock_there, why_that_clock
from callprogram.domain.customers.phones import shown
from callprogram.domain.lists.hand_edits import Kind
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.words.words import SEATS_IN_WORDS, badge, plain

_BY_HAND = {Kind.PIN: "Pinned", Kind.ADD: "Put on by hand"}


def show(view: WeekView, card: Card) -> None:
    """Everything that is said of one customer of the list."""
    customer, entry = card.customer, card.entry
    for each in view.edited:
        if each.customer.id == customer.id and each.edit.kind in _BY_HAND:
            st.markdown(f":material/keep: **{_BY_HAND[each.edit.kind]} by {plain(each.edit.made_by)}.**")
    st.markdown(f"{badge(entry.seat)} {SEATS_IN_WORDS[entry.seat]} {plain(entry.reason)}")
    if customer.contact.title:
        st.caption(plain(customer.contact.title))
    st.markdown("\n".join(f"- {plain(line)}" for line in card.brief.lines) or "Nothing is known of them yet.")
    there = clock_there(entry.zones, entry.planned_at) if entry.zones else ""
    owner = f"account owner {customer.account_owner}" if customer.account_owner else ""
    number = shown(customer.phone) if customer.phone else ""
    st.caption(" · ".join(plain(each) for each in (number, there, why_that_clock(customer), owner) if each))
    st.page_link("pages/customers.py", label="Open the customer", query_params={"customer": customer.reference})
