"""Whose page it is: the way back, the name, who is called and what time it is there, and what can be done."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.customers.clocks import clock_there
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.forgetting import is_blank
from callprogram.domain.customers.reachability import zones_of
from callprogram.domain.words.dates import in_words
from callprogram.services.views import History
from callprogram.services.views.directory import DirectoryFilter, Neighbours
from callprogram.ui.components.calls.customer import actions
from callprogram.ui.components.customers.directory import address
from callprogram.ui.components.words import page
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces, today


def show(history: History, zone: str) -> None:
    """The head of one customer's page."""
    customer, day = history.customer, today(zone)
    wanted = address.looked_at()
    _way_back(wanted, pieces().views.place_in(wanted, day, customer.id))
    if is_blank(customer):
        page.head(plain(customer.name), "Nothing is known of them any more. What was done still counts.")
        return
    with page.head(plain(customer.name), _whom(customer)):
        actions.show(history)
    if history.open_call:
        st.info("A call with them has no outcome yet; press *Note* to say what came of it.", icon=":material/call:")
    if customer.do_not_call:
        whole = " One of them asked not to be called, so nobody there is." if len(customer.contacts) > 1 else ""
        st.markdown(f":red-badge[:material/phone_disabled: Do not call]{whole}")
    elif customer.snoozed_until and customer.snoozed_until > day:
        st.markdown(f":gray-badge[Snoozed until {in_words(customer.snoozed_until, day)}]")


def _way_back(wanted: DirectoryFilter, place: Neighbours) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.button("Customers", icon=":material/arrow_back:", type="tertiary", key="all", on_click=_leave)
        if place.place:
            st.caption(f"{wanted.which} · {place.place:,} of {place.total:,}")
            for there, icon, words in (
                (place.before, "chevron_left", "Previous"),
                (place.after, "chevron_right", "Next"),
            ):
                st.button(words, icon=f":material/{icon}:", type="tertiary", key=words, disabled=there is None,
                          on_click=_turn, args=(there,))  # fmt: skip


def _leave() -> None:
    del st.query_params["customer"]


def _turn(customer_id: int | None) -> None:
    st.query_params["customer"] = f"c{customer_id}"


def _whom(customer: Customer) -> str:
    contact = customer.contact
    zones = zones_of(customer) if customer.phone else ()
    who = ", ".join(plain(each) for each in (contact.name or contact.email, contact.title) if each)
    return " · ".join(filter(None, (f"**{who}**" if who else "", clock_there(zones, now()) if zones else "")))
