"""Asking a customer whether the time of a coming call is good, and what they said, in two taps."""

from datetime import timedelta

import streamlit as st

from callprogram.domain.calls.customer_letters import why_not
from callprogram.domain.customers.reachability import zones_of
from callprogram.domain.words.dates import weekday_in_words
from callprogram.errors import CallprogramError
from callprogram.services.calls import writing_to_customers
from callprogram.services.lists import announcing
from callprogram.services.views import Coming
from callprogram.ui.components.people import mail
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, here, pieces, say, today

_FINE, _ANOTHER = "They say that the time suits them.", "They would rather be called on {when}, their time."
_RATHER_NOT, _WEEKS = "they would rather not be called now", timedelta(weeks=4)


def show(coming: Coming) -> None:
    """The drafted line to look at and send, and a button for each answer."""
    if reason := why_not(coming.customer):
        st.caption(plain(reason))
    else:
        _letter(coming)
    _answers(coming)


def _letter(coming: Coming) -> None:
    app, key = pieces(), coming.entry.id
    try:
        begun = app.look(writing_to_customers.ask_draft, key)
    except CallprogramError as error:
        st.caption(plain(str(error)))
        return
    sent = f"It is on its way; {coming.customer.person} replies to you."
    mail.show(begun, f"ask-{key}", lambda letter: do(writing_to_customers.ask_first, key, letter), sent)


def _answers(coming: Coming) -> None:
    key, customer_id = coming.entry.id, coming.customer.id
    until = today(coming.call_list.zone) + _WEEKS
    st.caption("What did they say?")
    with st.container(horizontal=True):
        st.button("Good", key=f"asked-good-{key}", on_click=do, args=(announcing.answer, key, _FINE))
        with st.popover("Another time", key=f"asked-another-{key}"):
            _another_time(coming)
        st.button("Rather not · 4 weeks", key=f"asked-not-{key}", on_click=do,
                  args=(announcing.hold, customer_id, _RATHER_NOT, until))  # fmt: skip


def _another_time(coming: Coming) -> None:
    """When they would rather be called, by their own clock; it stands in the brief, and on *To do*."""
    key, planned = coming.entry.id, coming.entry.planned_at
    zone = next(iter(zones_of(coming.customer)), coming.call_list.zone)
    with st.container(horizontal=True):
        day = day_field("Day", here(planned, zone).date(), key=f"another-day-{key}", earliest=today(zone))
        at = st.time_input("Their time", here(planned, zone).time(), key=f"another-time-{key}")
    words = _ANOTHER.format(when=f"{weekday_in_words(day, day)} at {at:%H:%M}")
    if st.button("Save", key=f"another-save-{key}"):
        if do(announcing.answer, key, words):
            say(words)
        st.rerun()
