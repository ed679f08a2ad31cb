"""Shortly before the hour: who is first, why, and the last that was promised to them."""

from datetime import timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.lists.call_list import ListState, pending
from callprogram.domain.people.hour_holders import rings_first
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted
from callprogram.services.calls import trying_out
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.lists import telephone
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import looks_after_the_program, may, pieces

_SOON = timedelta(minutes=15)


def show(program: Program, view: WeekView) -> None:
    """One line, once the list is signed off and its hour is near."""
    call_list = view.call_list
    waiting = pending(card.entry for card in view.cards if not card.entry.standby)
    is_near = call_list.starts_at - _SOON <= now() < call_list.ends_at
    if call_list.state is not ListState.FROZEN or call_list.started_at or not waiting or not is_near:
        return
    first = next(card for card in view.cards if card.entry == waiting[0])
    minutes = max(0, -((now() - call_list.starts_at) // timedelta(minutes=1)))
    when = f"In {counted(minutes, 'minute')}" if minutes else "Now"
    with st.container(border=True):
        st.markdown(f"**{when}: {plain(first.customer.person)}.** {plain(first.entry.reason)} {_promised(first)}")
        if pieces().telephony:
            _telephone(program)


def _telephone(program: Program) -> None:
    if not rings_first(program, now()):
        if looks_after_the_program():
            st.page_link("pages/settings.py", label="First say which telephone rings", icon=":material/phone_enabled:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if may(trying_out.prepare):
            st.button("Ring my telephone once", key="try-out", icon=":material/phone_in_talk:",
                      on_click=telephone.ring, args=(program,))  # fmt: skip
        if telephone.is_tried(program):
            st.markdown(":green[:material/check_circle:] Tested", width="content")


def _promised(card: Card) -> str:
    return f"Last promised: {plain(card.promises[-1].text)}." if card.promises else "Nothing promised is open."
