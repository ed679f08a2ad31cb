"""Upcoming calls: what account owners want to be known before a call, and whom not to call for now."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.lists.holds import answer_by
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.services.lists import announcing
from callprogram.services.views import Coming, Held
from callprogram.ui.components.lists import escalations, upcoming_call
from callprogram.ui.components.words import page
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, today
from callprogram.ui.session import zone as zone_here

zone = zone_here()


def main() -> None:
    """The complaints to be called for, the calls of each hour, the one in the address first, and the holds."""
    page.head("Upcoming calls", "Say what the caller should know, or ask to hold a call for now.")
    complaints = pieces().views.complaints()
    for complaint in complaints:
        escalations.ask(complaint, zone)
    coming = pieces().views.coming(now())
    if not coming and not complaints:
        st.info("No calls planned yet. They appear here once a list is signed off, and stay until the hour begins.")
    for _, calls in groupby(coming, lambda each: each.call_list.id):
        _hour(list(calls))
    held = pieces().views.holds(today(zone))
    if held:
        st.subheader("Not called for now", anchor=False)
    for hold in held:
        _hold(hold)


def _hour(calls: Sequence[Coming]) -> None:
    """The calls of one hour by their time, and the standbys apart."""
    call_list = calls[0].call_list
    day = day_in(zone, call_list.starts_at)
    until = answer_by(call_list, now())
    helps = "it begins" if until == call_list.starts_at else day_and_time(until, zone)
    with st.container(gap=None):
        st.subheader(f"{day:%A} {in_words(day, today(zone))}", anchor=False)
        st.markdown(f"{plain(calls[0].caller)} calls. An answer helps until {helps}.")
    wanted = st.query_params.get("entry", "")
    for each in (each for each in calls if not each.entry.standby):
        upcoming_call.show(each, zone, opened=str(each.entry.id) == wanted or len(calls) == 1)
    standbys = [each for each in calls if each.entry.standby]
    if standbys:
        is_wanted = any(str(each.entry.id) == wanted for each in standbys)
        words = f"{counted(len(standbys), 'standby', 'standbys')}, called only if somebody does not answer"
        with st.expander(words, expanded=is_wanted):
            for each in standbys:
                upcoming_call.show(each, zone, opened=str(each.entry.id) == wanted)


def _hold(held: Held) -> None:
    hold = held.hold
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(held.customer.name)}** until {hold.until.day} {hold.until:%B %Y}")
            st.caption(f"{plain(hold.reason)} · {plain(hold.asked_by)}")
        st.button("Lift the hold", key=f"lift-{hold.id}", on_click=do, args=(announcing.lift, hold.id))


main()
