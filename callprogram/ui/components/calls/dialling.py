"""What is asked before a call: which telephone rings, and why somebody is called whom one should rather not call."""

from datetime import timedelta
from functools import partial

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calling_rules import objection
from callprogram.domain.customers.clocks import clock_there
from callprogram.domain.customers.phones import Phone, shown, shown_in, tel_address
from callprogram.domain.people.hour_holders import how_to_set_it, rings_first
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.calls import calling, ringing
from callprogram.services.calls.ringing import Line
from callprogram.services.ports import Telephony
from callprogram.services.views import Card
from callprogram.ui.components.words import dialogs, presses
from callprogram.ui.components.words.presses import Button, Press
from callprogram.ui.components.words.words import first_name, plain
from callprogram.ui.session import call_problem, do, pieces, problem, shortcut

_WHY = "Why call anyway?"
_ASKED, _UNSAID = "asked_to_call", "why_unsaid"


def ask(entry_id: int) -> None:
    """Ask before this entry is called, however often the page runs meanwhile."""
    st.session_state[_ASKED] = entry_id


def show(program: Program, card: Card) -> bool:
    """Whether something is to be answered before this call, which is shown; never while one runs."""
    phone, telephony = card.customer.phone, pieces().telephony
    if st.session_state.get(_ASKED) != card.entry.id or phone is None:
        return False
    if telephony is None:
        dialogs.dialog("Call anyway?", on_dismiss=_close)(_explain)(program, card, phone)
    elif pieces().views.running_call(program) is None:
        dialogs.dialog("Call now?", on_dismiss=_close)(_confirm)(program, card, phone, telephony)
    else:
        _close()
    return st.session_state.get(_ASKED) == card.entry.id


def why_not(program: Program, card: Card) -> str | None:
    """Why this customer should rather not be called now."""
    phone = card.customer.phone
    refused_by = pieces().views.refused_by(phone.e164) if phone and phone.e164 else None
    return objection(card.customer, now(), timedelta(minutes=program.call_minutes), refused_by)


def _link(program: Program, card: Card, phone: Phone, reason: str) -> None:
    st.link_button(
        f"Call {first_name(card.customer)}",
        tel_address(phone),
        type="primary",
        icon=":material/call:",
        width="stretch",
        key=f"dial-{card.entry.id}",
        on_click=_begin,
        args=(program, card.customer.id, reason),
    )


def _begin(program: Program, customer_id: int, reason: str) -> None:
    do(calling.begin, program, customer_id, reason)
    _close()


def _close() -> None:
    st.session_state.pop(_ASKED, None)


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
    st.markdown(f"First **{shown_in(first)}** rings, then **{plain(card.customer.person)}** at {shown(phone)}.")
    for remark in telephony.remarks:
        st.caption(plain(remark))
    _reason(program, card)
    if st.session_state.pop(_UNSAID, None):
        st.error("Say in a few words why you call anyway; it is kept with the call.")
    hear = partial(_ring, program, card, telephony)
    presses.show("ring", card.entry.id, hear, [Button("ring", "Ring", shortcut("Enter"), main=True)])
    if st.session_state.get(_ASKED) != card.entry.id:
        st.rerun()


def _reason(program: Program, card: Card) -> str | None:
    """Why this customer is called all the same, empty where nothing speaks against it; nothing while it is not said."""
    if (against := why_not(program, card)) is None:
        return ""
    there = f" It is {clock_there(card.entry.zones, now())}." if card.entry.zones else ""
    st.warning(f"{plain(against)}.{there}")
    return (st.text_input(_WHY, key=f"reason-{card.entry.id}", live=True) or "").strip() or None


def _ring(program: Program, card: Card, telephony: Telephony, press: Press) -> None:
    """The same press rings once, however often and in how many windows it is heard."""
    reason = str(st.session_state.get(f"reason-{card.entry.id}") or "").strip()
    if press.about != card.entry.id:
        return
    if not reason and why_not(program, card):
        st.session_state[_UNSAID] = True
        return
    app = pieces()
    line, rung = Line(app.store, telephony, app.member, now()), ringing.Press(press.id, reason, entry_id=card.entry.id)
    try:
        ringing.ring(line, program, card.customer.id, rung)
    except CallprogramError as error:
        problem(call_problem(str(error)))
    _close()
