"""The button that calls: the executive's own telephone, or the bridge where Twilio is set up."""

import io
from datetime import timedelta

import segno
import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.call_hour import Program
from callprogram.domain.calls import Call, Mode, Status
from callprogram.domain.clocks import clock_there
from callprogram.domain.phones import Phone, shown, tel_address
from callprogram.domain.reachability import within_hours
from callprogram.errors import CallprogramError
from callprogram.services import calling
from callprogram.services.views import Card
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, pieces, problem

_STATUS = {
    Status.QUEUED: "Your telephone is about to ring",
    Status.RINGING: "Ringing",
    Status.IN_PROGRESS: "Connected",
}


def show(program: Program, card: Card) -> None:
    """One button to call, and a code to scan for a telephone beside the desk."""
    phone = card.customer.phone
    if phone is None:
        st.warning("There is no number to call. Correct it in the CRM and bring in a new export.")
    elif card.call and card.call.mode is not Mode.OWN_PHONE and card.call.ended_at is None:
        _live(program, card.call)
    elif pieces().telephony is None:
        _own_phone(card, phone)
    else:
        _bridge(program, card, phone)


def _first_name(card: Card) -> str:
    return plain(card.customer.person.split()[0] if card.customer.contact.name else card.customer.name)


def _own_phone(card: Card, phone: Phone) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button(
            f"Call {_first_name(card)}",
            tel_address(phone),
            type="primary",
            icon=":material/call:",
            width="stretch",
            key=f"call-{card.entry.id}",
            on_click=do,
            args=(calling.open_call, card.entry.id),
        )
        with st.popover("", icon=":material/qr_code_2:", help="Call from another telephone"):
            st.markdown(f"**{shown(phone)}**")
            st.image(_code(tel_address(phone)), width=220)
            st.caption("Point your telephone's camera at it.")


def _bridge(program: Program, card: Card, phone: Phone) -> None:
    label = f"Call {_first_name(card)}"
    if st.button(label, type="primary", icon=":material/call:", width="stretch", key=f"call-{card.entry.id}"):
        _confirm(program, card, phone)


@st.dialog("Call now?")
def _confirm(program: Program, card: Card, phone: Phone) -> None:
    if not program.executive_phone:
        st.warning("Which telephone should ring first? Set the executive's number in *Settings*.")
        return
    st.markdown(f"First **{program.executive_phone}** rings, then **{plain(card.customer.person)}** at {shown(phone)}.")
    if not within_hours(card.entry.zones, now(), timedelta(minutes=program.call_minutes)):
        st.warning(f"It is outside their 09:00 to 17:00: {clock_there(card.entry.zones, now())}.")
    if st.button("Ring", type="primary", key=f"ring-{card.entry.id}"):
        _ring(program, card)
        st.rerun()


def _ring(program: Program, card: Card) -> None:
    app = pieces()
    if app.telephony is None or do(calling.open_call, card.entry.id) is None:
        return
    try:
        calling.ring(app.store, app.telephony, app.member, now(), program, card.customer.id)
    except CallprogramError as error:
        problem(str(error))


@st.fragment(run_every="2s")
def _live(program: Program, call: Call) -> None:
    running = [each for each in pieces().views.running_calls() if each.id == call.id]
    if not running:
        st.rerun()
    st.info(_status(program, running[0]), icon=":material/call:")


def _status(program: Program, call: Call) -> str:
    if call.uncertain:
        return "It may be ringing: the telephone provider did not answer. Give it an outcome when you know it."
    seconds = int((now() - call.started_at).total_seconds())
    rings = f" ({program.executive_phone})" if call.status is Status.QUEUED else ""
    return f"{_STATUS.get(call.status, 'Calling')}{rings} · {seconds // 60}:{seconds % 60:02d}"


@st.cache_data(show_spinner=False, max_entries=200)
def _code(address: str) -> bytes:
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=8, border=2)
    return picture.getvalue()
