"""The button that calls: the executive's own telephone, or the bridge where Twilio is set up."""

import io
from datetime import timedelta
from functools import partial
from typing import Literal

import segno
import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calling_rules import forbidden, objection
from callprogram.domain.customers.clocks import clock_there
from callprogram.domain.customers.phones import Phone, shown, tel_address
from callprogram.domain.people.holding import how_to_set_it, rings_first
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.calls import calling, ringing
from callprogram.services.calls.ringing import Line
from callprogram.services.ports import Telephony
from callprogram.services.views import Card
from callprogram.ui.components.words import presses
from callprogram.ui.components.words.presses import Button, Press
from callprogram.ui.components.words.words import first_name, plain
from callprogram.ui.session import do, on_a_telephone, pieces, problem, shortcut

ONWARDS = "Ctrl+Enter"
_WHY = "Why call all the same?"
_ASKED, _UNSAID = "asked_to_call", "why_unsaid"


def show(program: Program, card: Card) -> None:
    """One button to call, and a code to scan for a telephone beside the desk; nothing while a call runs."""
    phone, refusal = card.customer.phone, forbidden(card.customer, pieces().views.calling_rules(program.id))
    if phone is None:
        st.warning(f"{plain(refusal or '')} Correct it in the CRM and bring in a new export.")
    elif refusal:
        st.warning(plain(refusal))
    elif (telephony := pieces().telephony) is None:
        _own_phone(program, card, phone)
    elif pieces().views.running_call(program) is None:
        _bridge(program, card, phone, telephony)
    else:
        _close()


def _own_phone(program: Program, card: Card, phone: Phone) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if _why_not(program, card) is None:
            _link(program, card, phone, "")
        else:
            _call_button(card)
            if st.session_state.get(_ASKED) == card.entry.id:
                st.dialog("Call all the same?", on_dismiss=_close)(_explain)(program, card, phone)
        if not on_a_telephone():
            _code_to_scan(phone)


def _code_to_scan(phone: Phone) -> None:
    with st.popover("", icon=":material/qr_code_2:", help="Call from another telephone"):
        st.markdown(f"**{shown(phone)}**")
        st.image(_code(tel_address(phone)), width=220, output_format="PNG")
        st.caption("Point your telephone's camera at it.")


def _link(program: Program, card: Card, phone: Phone, reason: str) -> None:
    st.link_button(
        _label(card),
        tel_address(phone),
        type=_main(card),
        icon=":material/call:",
        width="stretch",
        key=f"dial-{card.entry.id}",
        on_click=_begin,
        args=(program, card.customer.id, reason),
        shortcut=shortcut(ONWARDS),
    )


def _bridge(program: Program, card: Card, phone: Phone, telephony: Telephony) -> None:
    _call_button(card)
    if st.session_state.get(_ASKED) == card.entry.id:
        st.dialog("Call now?", on_dismiss=_close)(_confirm)(program, card, phone, telephony)


def _call_button(card: Card) -> None:
    """Asks until it is answered, however often the page runs meanwhile."""
    st.button(
        _label(card),
        type=_main(card),
        icon=":material/call:",
        width="stretch",
        key=f"call-{card.entry.id}",
        shortcut=shortcut(ONWARDS),
        on_click=_ask,
        args=(card.entry.id,),
    )


def _begin(program: Program, customer_id: int, reason: str) -> None:
    do(calling.begin, program, customer_id, reason)
    _close()


def _ask(entry_id: int) -> None:
    st.session_state[_ASKED] = entry_id


def _close() -> None:
    st.session_state.pop(_ASKED, None)


def _label(card: Card) -> str:
    return f"Call {first_name(card.customer)}" + (" again" if card.call and card.call.disposition else "")


def _main(card: Card) -> Literal["primary", "secondary"]:
    return "secondary" if card.call and card.call.disposition else "primary"


def _explain(program: Program, card: Card, phone: Phone) -> None:
    if reason := _reason(program, card):
        _link(program, card, phone, reason)
    if st.session_state.get(_ASKED) != card.entry.id:
        st.rerun()


def _confirm(program: Program, card: Card, phone: Phone, telephony: Telephony) -> None:
    first = rings_first(program, now())
    if not first:
        st.warning(f"Which telephone should ring first? {how_to_set_it(program, now())}")
        return
    st.markdown(f"First **{first}** rings, then **{plain(card.customer.person)}** at {shown(phone)}.")
    for remark in telephony.remarks:
        st.caption(plain(remark))
    _reason(program, card)
    if st.session_state.pop(_UNSAID, None):
        st.error("Say in a few words why you call all the same; it is kept with the call.")
    hear = partial(_ring, program, card, telephony)
    presses.show("ring", card.entry.id, hear, [Button("ring", "Ring", shortcut("Enter"), main=True)])
    if st.session_state.get(_ASKED) != card.entry.id:
        st.rerun()


def _why_not(program: Program, card: Card) -> str | None:
    phone = card.customer.phone
    refused_by = pieces().views.refused_by(phone.e164) if phone and phone.e164 else None
    return objection(card.customer, now(), timedelta(minutes=program.call_minutes), refused_by)


def _reason(program: Program, card: Card) -> str | None:
    """Why this customer is called all the same, empty where nothing speaks against it; nothing while it is not said."""
    if (why_not := _why_not(program, card)) is None:
        return ""
    there = f" It is {clock_there(card.entry.zones, now())}." if card.entry.zones else ""
    st.warning(f"{plain(why_not)}.{there}")
    return (st.text_input(_WHY, key=f"reason-{card.entry.id}", live=True) or "").strip() or None


def _ring(program: Program, card: Card, telephony: Telephony, press: Press) -> None:
    """The same press rings once, however often and in how many windows it is heard."""
    reason = str(st.session_state.get(f"reason-{card.entry.id}") or "").strip()
    if press.about != card.entry.id:
        return
    if not reason and _why_not(program, card):
        st.session_state[_UNSAID] = True
        return
    app = pieces()
    line, rung = Line(app.store, telephony, app.member, now()), ringing.Press(press.id, reason, entry_id=card.entry.id)
    try:
        ringing.ring(line, program, card.customer.id, rung)
    except CallprogramError as error:
        problem(str(error))
    _close()


@st.cache_data(show_spinner=False, max_entries=200)
def _code(address: str) -> bytes:
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=8, border=2)
    return picture.getvalue()
