"""Coming calls: what account owners want to be known before a call, and whom not to call for now."""

from datetime import timedelta
from typing import Literal

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.lists.call_list import EntryState
from callprogram.services.lists import announcing
from callprogram.services.views import Coming, Held
from callprogram.ui.components.words.words import badge, plain
from callprogram.ui.session import do, done, here, pieces, place, say, today
from callprogram.ui.session import zone as zone_here

zone = zone_here()


def main() -> None:
    """The calls that are planned, the one in the address opened, and the holds."""
    st.title("Coming calls")
    wanted = st.query_params.get("entry", "")
    coming = pieces().views.coming(now())
    if not coming:
        st.info("No call is planned. Once a list is signed off, its calls stand here until the hour begins.")
    for each in coming:
        _call(each, opened=str(each.entry.id) == wanted or len(coming) == 1)
    held = pieces().views.holds(today(zone))
    if held:
        st.subheader("Not called for now", anchor=False)
    for hold in held:
        _hold(hold)


def _call(coming: Coming, *, opened: bool) -> None:
    entry, start = coming.entry, here(coming.entry.planned_at, zone)
    with st.container(border=True):
        st.markdown(f"**{plain(coming.customer.name)}** {badge(entry.seat)}")
        st.caption(f"{start:%A} {start.day} {start:%B}, {start:%H:%M} · {plain(entry.reason)}")
        for answer in coming.answers:
            st.markdown(f"- {plain(answer.answered_by)}: {plain(answer.text)}")
        if entry.state is EntryState.SKIPPED:
            st.caption(f"Not called: {plain(entry.skipped_why)}")
            return
        with st.expander("Anything to know? Hold?", expanded=opened):
            _answer(coming, "primary" if opened else "secondary")
            _ask_to_hold(coming)


def _answer(coming: Coming, weight: Literal["primary", "secondary"]) -> None:
    with st.form(f"answer-{coming.entry.id}", border=False, clear_on_submit=True):
        text = st.text_area("Good to know before the call", key=f"text-{coming.entry.id}")
        if st.form_submit_button("Pass it on", type=weight, key=f"pass-{coming.entry.id}"):
            if do(announcing.answer, coming.entry.id, text):
                say("It stands in the brief.")
            st.rerun()


def _ask_to_hold(coming: Coming) -> None:
    day = today(zone)
    key = place(f"hold-{coming.entry.id}")
    with st.form(key, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            reason = st.text_input("Or do not call them, because", key=f"reason-{key}")
            until = st.date_input(
                "until", day + timedelta(weeks=4), min_value=day + timedelta(days=1), key=f"until-{key}"
            )
        if st.form_submit_button("Hold", key=f"now-{key}"):
            if do(announcing.hold, coming.customer.id, reason, until):
                done(f"hold-{coming.entry.id}")
                say(f"{coming.customer.name} is left off until then.")
            st.rerun()


def _hold(held: Held) -> None:
    hold = held.hold
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(held.customer.name)}** until {hold.until.day} {hold.until:%B %Y}")
            st.caption(f"{plain(hold.reason)} · {plain(hold.asked_by)}")
        st.button("Take back", key=f"lift-{hold.id}", on_click=do, args=(announcing.lift, hold.id))


main()
