"""The button that calls: the executive's own telephone, or the bridge where Twilio is set up."""

import io
from datetime import timedelta
from secrets import token_hex
from typing import Literal

import segno
import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.call_hour import Program
from callprogram.domain.calling_rules import forbidden, objection
from callprogram.domain.clocks import clock_there
from callprogram.domain.phones import Phone, shown, tel_address
from callprogram.errors import CallprogramError
from callprogram.services import calling, ringing
from callprogram.services.ports import Telephony
from callprogram.services.views import Card
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, on_a_telephone, pieces, problem, shortcut

ONWARDS = "Ctrl+Enter"
_WHY = "Why call all the same?"


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


def first_name(card: Card) -> str:
    """What to call somebody on a button."""
    return plain(card.customer.contact.first_name or card.customer.name)


def _own_phone(program: Program, card: Card, phone: Phone) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if _why_not(program, card) is None:
            _link(program, card, phone, "")
        elif _call_button(card):
            _explain(program, card, phone)
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
        on_click=do,
        args=(calling.begin, program, card.customer.id, reason),
        shortcut=shortcut(ONWARDS),
    )


def _bridge(program: Program, card: Card, phone: Phone, telephony: Telephony) -> None:
    if _call_button(card):
        # However often the button below is pressed, and in how many runs of this page: it is one press.
        st.session_state[f"press-{card.entry.id}"] = token_hex(16)
        _confirm(program, card, phone, telephony)


def _call_button(card: Card) -> bool:
    label, name, main = _label(card), f"call-{card.entry.id}", _main(card)
    return st.button(label, type=main, icon=":material/call:", width="stretch", key=name, shortcut=shortcut(ONWARDS))


def _label(card: Card) -> str:
    return f"Call {first_name(card)}" + (" again" if card.call and card.call.disposition else "")


def _main(card: Card) -> Literal["primary", "secondary"]:
    return "secondary" if card.call and card.call.disposition else "primary"


@st.dialog("Call all the same?")
def _explain(program: Program, card: Card, phone: Phone) -> None:
    if reason := _reason(program, card):
        _link(program, card, phone, reason)


@st.dialog("Call now?")
def _confirm(program: Program, card: Card, phone: Phone, telephony: Telephony) -> None:
    if not program.executive_phone:
        st.warning("Which telephone should ring first? Set the executive's number in *Settings*.")
        return
    st.markdown(f"First **{program.executive_phone}** rings, then **{plain(card.customer.person)}** at {shown(phone)}.")
    for remark in telephony.remarks:
        st.caption(plain(remark))
    reason = _reason(program, card)
    if not st.button("Ring", type="primary", key=f"ring-{card.entry.id}", shortcut=shortcut("Enter")):
        return
    if reason is None:
        st.error("Say in a few words why you call all the same; it is kept with the call.")
        return
    _ring(program, card, telephony, reason)
    st.rerun()


def _why_not(program: Program, card: Card) -> str | None:
    return objection(card.customer, now(), timedelta(minutes=program.call_minutes))


def _reason(program: Program, card: Card) -> str | None:
    """Why this customer is called all the same, empty where nothing speaks against it; nothing while it is not said."""
    if (why_not := _why_not(program, card)) is None:
        return ""
    there = f" It is {clock_there(card.entry.zones, now())}." if card.entry.zones else ""
    st.warning(f"{plain(why_not)}.{there}")
    return (st.text_input(_WHY, key=f"reason-{card.entry.id}", live=True) or "").strip() or None


def _ring(program: Program, card: Card, telephony: Telephony, reason: str) -> None:
    app, press = pieces(), st.session_state[f"press-{card.entry.id}"]
    everything = app.store, telephony, app.member, now(), program, card.customer.id
    try:
        ringing.ring(*everything, reason=reason, press=press, entry_id=card.entry.id)
    except CallprogramError as error:
        problem(str(error))


@st.cache_data(show_spinner=False, max_entries=200)
def _code(address: str) -> bytes:
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=8, border=2)
    return picture.getvalue()
