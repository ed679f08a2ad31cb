"""One coming call, as its account owner sees it: anything to know, or a hold."""

from datetime import date, timedelta
from typing import Literal

import streamlit as st

from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.services.lists import announcing
from callprogram.services.views import Coming
from callprogram.ui.components.lists import asking_first
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import badge, plain
from callprogram.ui.session import do, done, form_key, here, pieces, program, say, today


def show(coming: Coming, zone: str, *, opened: bool) -> None:
    """When, why and what is known, with room to say more or to ask for a hold."""
    entry = coming.entry
    with st.container(border=True):
        st.markdown(f"**{plain(coming.customer.name)}** {badge(entry.seat)}")
        st.caption(f"{_when(entry, zone)} · {plain(entry.reason)}")
        for answer in coming.answers:
            st.markdown(f"- {plain(answer.answered_by)}: {plain(answer.text)}")
        if entry.state in {EntryState.DONE, EntryState.SKIPPED}:
            is_done = entry.state is EntryState.DONE
            st.caption("Called already." if is_done else f"Not called: {plain(entry.skipped_why)}")
            return
        with st.expander("Ask them whether the time is good"):
            asking_first.show(coming)
        with st.expander(f"{_asked()} · Ask to hold this call", expanded=opened):
            _answer(coming, "primary" if opened else "secondary")
            _ask_to_hold(coming, today(zone))


def _asked() -> str:
    first = program().executive_name.partition(" ")[0] if pieces().views.programs() else ""
    return f"Anything {plain(first)} should know?" if first else "Anything to know before the call?"


def _when(entry: Entry, zone: str) -> str:
    start = here(entry.planned_at, zone)
    day = f"{start:%A} {start.day} {start:%B}"
    return f"{day}, standby: only if somebody does not answer" if entry.standby else f"{day}, {start:%H:%M}"


def _answer(coming: Coming, weight: Literal["primary", "secondary"]) -> None:
    with st.form(f"answer-{coming.entry.id}", border=False, clear_on_submit=True):
        text = st.text_area("Good to know before the call", key=f"text-{coming.entry.id}")
        if st.form_submit_button("Pass it on", type=weight, key=f"pass-{coming.entry.id}"):
            if do(announcing.answer, coming.entry.id, text):
                say("It stands in the brief.")
            st.rerun()


def _ask_to_hold(coming: Coming, day: date) -> None:
    key = form_key(f"hold-{coming.entry.id}")
    with st.form(key, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            reason = st.text_input("Or do not call them, because", key=f"reason-{key}")
            later, tomorrow = day + timedelta(weeks=4), day + timedelta(days=1)
            until = day_field("until", later, earliest=tomorrow, key=f"until-{key}")
        if st.form_submit_button("Hold", key=f"now-{key}"):
            if do(announcing.hold, coming.customer.id, reason, until):
                done(f"hold-{coming.entry.id}")
                say(f"{coming.customer.name} is left off until then.")
            st.rerun()
