"""Upcoming calls: what account owners want to be known before a call, and whom not to call for now."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.services.lists import announcing
from callprogram.services.views import Held
from callprogram.ui.components.lists import escalations, upcoming_call
from callprogram.ui.components.words import page
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, today
from callprogram.ui.session import zone as zone_here

zone = zone_here()


def main() -> None:
    """The complaints to be called for, the calls that are planned, the one in the address opened, and the holds."""
    page.head("Upcoming calls", "Say what is good to know before a call, or ask that it is not made for now.")
    complaints = pieces().views.complaints()
    for complaint in complaints:
        escalations.ask(complaint, zone)
    wanted = st.query_params.get("entry", "")
    coming = pieces().views.coming(now())
    if not coming and not complaints:
        st.info("No call is planned. Once a list is signed off, its calls stand here until the hour begins.")
    for each in coming:
        upcoming_call.show(each, zone, opened=str(each.entry.id) == wanted or len(coming) == 1)
    held = pieces().views.holds(today(zone))
    if held:
        st.subheader("Not called for now", anchor=False)
    for hold in held:
        _hold(hold)


def _hold(held: Held) -> None:
    hold = held.hold
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(held.customer.name)}** until {hold.until.day} {hold.until:%B %Y}")
            st.caption(f"{plain(hold.reason)} · {plain(hold.asked_by)}")
        st.button("Lift the hold", key=f"lift-{hold.id}", on_click=do, args=(announcing.lift, hold.id))


main()
