"""The call from a customer's page: from one's own telephone, or both rung where Twilio is set up."""

from datetime import timedelta
from typing import Literal

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calling_rules import forbidden, objection
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import shown, tel_address
from callprogram.domain.people.hour_holders import how_to_set_it, rings_first
from callprogram.domain.words.sentences import capital
from callprogram.errors import CallprogramError
from callprogram.services.calls import calling, ringing
from callprogram.services.calls.ringing import Line
from callprogram.services.views import History
from callprogram.ui.components.words import dialogs
from callprogram.ui.components.words.words import first_name, plain
from callprogram.ui.session import do, pieces, problem, program, say

_ASKED = "customer-to-call"


def button(customer: Customer, history: History) -> None:
    """Dials at once where nothing speaks against it, else asks; what is forbidden is said in its place."""
    refusal = forbidden(customer, pieces().views.calling_rules(program().id))
    if customer.phone is None or refusal:
        why = capital((refusal or "No number to call").removeprefix(f"{customer.name} "))
        st.markdown(f":red-badge[:material/phone_disabled: {plain(why)}]")
        return
    label, kind = f"Call {first_name(customer)}", _kind(history)
    if pieces().telephony is None and _why_not(customer) is None:
        st.link_button(label, tel_address(customer.phone), type=kind, icon=":material/call:", key="dial",
                       on_click=do, args=(calling.begin, program(), customer.id))  # fmt: skip
        return
    st.button(label, type=kind, icon=":material/call:", key="call", on_click=_ask, args=(customer.id,))
    if st.session_state.get(_ASKED) == customer.id:
        dialogs.dialog(f"Call {first_name(customer)}?", on_dismiss=_close)(_confirm)(customer)


def _kind(history: History) -> Literal["primary", "secondary"]:
    return "secondary" if history.open_call else "primary"


def _why_not(customer: Customer) -> str | None:
    number = customer.phone.e164 if customer.phone else None
    refused_by = pieces().views.refused_by(number) if number else None
    return objection(customer, now(), timedelta(minutes=program().call_minutes), refused_by)


def _ask(customer_id: int) -> None:
    st.session_state[_ASKED] = customer_id


def _close() -> None:
    st.session_state.pop(_ASKED, None)


def _confirm(customer: Customer) -> None:
    reason = ""
    if why_not := _why_not(customer):
        st.warning(f"{plain(why_not)}.")
        reason = (st.text_input("Reason to call now", key=f"why-call-{customer.id}", live=True) or "").strip()
        if not reason:
            return
    if customer.phone and pieces().telephony is None:
        st.link_button(f"Call {shown(customer.phone)}", tel_address(customer.phone), type="primary", key="dial-now",
                       on_click=do, args=(calling.begin, program(), customer.id, reason))  # fmt: skip
    elif not rings_first(program(), now()):
        st.warning(f"Which telephone should ring first? {how_to_set_it(program(), now())}")
    elif st.button("Ring", type="primary", key="ring-now"):
        _ring(customer, reason)


def _ring(customer: Customer, reason: str) -> None:
    app = pieces()
    if app.telephony is None:
        return
    try:
        ringing.ring(
            Line(app.store, app.telephony, app.member, now()), program(), customer.id, ringing.Press(reason=reason)
        )
        say("It rings: your telephone first, then theirs.")
    except CallprogramError as error:
        problem(str(error))
    _close()
    st.rerun()
