"""Customers: search, and one customer's whole history."""

import streamlit as st

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import shown
from callprogram.domain.words.dates import counted
from callprogram.errors import CallprogramError
from callprogram.ui.components.customers import history
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces, today
from callprogram.ui.session import zone as zone_here

_LISTED = 25
_ALL, _GONE = "All", "No longer in the export"
zone = zone_here()


def listing() -> None:
    """Search, and the first customers found."""
    st.title("Customers", anchor=False)
    query = st.text_input("Search", placeholder="A name, an email, a number", key="query", label_visibility="collapsed")
    gone = _gone()
    found = pieces().views.customers(query, _LISTED, vanished=gone)
    if not found.total:
        st.info("Nobody found; try fewer letters." if query else "No customers yet; bring in an export on *Import*.")
        return
    st.caption(counted(found.total, "customer") + (f", the first {_LISTED}" if found.total > _LISTED else ""))
    for customer in found.customers:
        _row(customer)


def _gone() -> bool:
    """Whether only those are wanted whom the CRM's export has no more; asked only where there are any."""
    if not pieces().views.customers("", 0, vanished=True).total:
        return False
    return st.segmented_control("Which", [_ALL, _GONE], default=_ALL, key="kind", label_visibility="collapsed") == _GONE


def _row(customer: Customer) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(customer.name)}**")
            number = shown(customer.phone) if customer.phone else "no number to call"
            st.caption(" · ".join(plain(part) for part in (customer.contact.name, number) if part))
        st.button("Open", key=f"open-{customer.id}", on_click=_open, args=(customer.reference,))


def _open(reference: str) -> None:
    st.query_params["customer"] = reference


def main() -> None:
    """The customer in the address, else the list."""
    if "customer" not in st.query_params:
        listing()
        return
    try:
        wanted = pieces().views.customer(st.query_params["customer"])
    except CallprogramError as error:
        st.error(plain(str(error)))
        listing()
        return
    history.show(zone, pieces().views.history(wanted.id, today(zone), zone))


main()
