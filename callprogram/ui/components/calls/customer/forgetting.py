"""What is held on one customer, to hand over, and the way to forget them."""

import json

import streamlit as st

from callprogram.bootstrap.trust import erase
from callprogram.domain.customers.customers import Customer
from callprogram.errors import CallprogramError
from callprogram.services.customers import erasing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, may, pieces, problem, say


def show(customer: Customer) -> None:
    """Both, for whoever may do them."""
    if not may(erasing.erase):
        return
    with st.expander("Personal data", icon=":material/shield_person:"):
        st.download_button(
            "Download what is held",
            lambda: _held(customer.id),
            f"held-{customer.reference}.json",
            "application/json",
            key=f"held-{customer.id}",
            icon=":material/download:",
        )
        with st.popover("Erase", key=f"erase-{customer.id}", icon=":material/delete_forever:"):
            st.markdown(
                "Names, numbers, addresses, notes, mails and files go for good, wherever they stand. Counts and dates "
                "stay. No import brings them back without asking."
            )
            st.button(
                f"Erase {plain(customer.name)}", key=f"erase-now-{customer.id}", on_click=_erase, args=(customer,)
            )


def _held(customer_id: int) -> bytes:
    return json.dumps(do(erasing.hold_out, customer_id) or {}, ensure_ascii=False, indent=1).encode()


def _erase(customer: Customer) -> None:
    try:
        done = erase(pieces(), customer.id)
    except CallprogramError as error:
        problem(str(error))
        return
    st.query_params.pop("customer", None)
    others = ", ".join(f"c{each}" for each in done.others)
    say(f"Erased.{f' {others} have a name, number or address in common with them.' if others else ''}")
