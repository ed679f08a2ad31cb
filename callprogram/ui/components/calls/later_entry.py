"""Calls made away from the screen, typed in afterwards: one form for a whole hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.clocks import clock
from callprogram.domain.lists.call_list import ListState
from callprogram.services.calls import outcomes
from callprogram.services.calls.outcomes import LaterCall
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.calls import outcome_choice
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, say

_USUAL_MINUTES = 10
_NAME = 330  # pixels: the time, the person and their company


def show(view: WeekView) -> None:
    """One line for each customer of the list who has no outcome yet, and one button for all of them."""
    open_cards = [card for card in view.cards if card.call is None or card.call.disposition is None]
    if view.call_list.state is not ListState.FROZEN or not open_cards:
        return
    # The form is made only once it is wanted: the list itself must come quickly.
    box = st.expander("Type in calls made elsewhere", icon=":material/edit_note:", key="later", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption("From a car or a plane: when each call really was, what came of it, and what was said.")
        with st.form(f"later-{view.call_list.id}", border=False):
            typed = [_line(card, view.call_list.zone) for card in open_cards]
            if st.form_submit_button("Save all", key="later-save"):
                _save([each for each in typed if each])


def line(card: Card, zone: str) -> tuple[Outcome, str] | None:
    """One line: who, the outcome and a note, and what only this outcome asks for; none where nobody called them."""
    person, company = plain(card.customer.person), plain(card.customer.company)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{clock(card.entry.planned_at, zone)} **{person}** :gray[{company}]", width=_NAME)
        outcome = outcome_choice.which(card, f"Outcome of {person}", "collapsed")
        key = f"note-{card.entry.id}"
        note = st.text_input(f"Note, {person}", placeholder="Note", key=key, label_visibility="collapsed")
    return (outcome_choice.complete(card, zone, outcome), note) if outcome else None


def _line(card: Card, zone: str) -> LaterCall | None:
    entry = card.entry
    planned = entry.planned_at.astimezone(ZoneInfo(zone))
    with st.container(border=True, gap="small"):
        outcome = outcome_choice.choose(card, zone, plain(card.customer.person))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            day = day_field("Day", planned.date(), key=f"later-day-{entry.id}")
            time = st.time_input("Time here", planned.time(), step=60, key=f"later-time-{entry.id}")
            minutes = st.number_input("Minutes", 0, 720, _USUAL_MINUTES, key=f"later-minutes-{entry.id}")
        note = st.text_area("What was said", key=f"later-note-{entry.id}", height=68)
    if outcome is None:
        return None
    at = datetime.combine(day, time, ZoneInfo(zone))
    talked = int(minutes) if outcome.disposition is Disposition.CONNECTED else 0
    return LaterCall(entry.id, outcome, at, talked, note)


def _save(calls: list[LaterCall]) -> None:
    if not calls:
        say("Nothing was filled in yet.")
    elif do(outcomes.enter, calls):
        say("Saved.")
    st.rerun()
