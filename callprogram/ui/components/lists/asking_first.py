"""Asking a customer whether the time of a coming call is good, and what they said, in two taps."""

from datetime import timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.customer_letters import why_not
from callprogram.domain.promises.telling import Draft, mailto
from callprogram.errors import CallprogramError
from callprogram.services.act import look
from callprogram.services.calls import writing_to_customers
from callprogram.services.lists import announcing
from callprogram.services.views import Coming
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, say, today

_FINE, _ANOTHER = "They say that the time is good.", "They would rather be called at another time."
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
        begun = look(app.store, app.member, now(), writing_to_customers.ask_draft, key)
    except CallprogramError as error:
        st.caption(plain(str(error)))
        return
    subject = st.text_input("Subject", begun.subject, key=f"ask-subject-{key}")
    body = st.text_area("Text", begun.body, height=200, key=f"ask-body-{key}")
    written = Draft(begun.to, subject, body)
    with st.container(horizontal=True):
        if app.channels and st.button("Send it", key=f"ask-send-{key}"):
            if do(writing_to_customers.ask_first, key, written):
                say(f"It is on its way; {coming.customer.person} answers to you.")
            st.rerun()
        st.link_button("In my mail program", mailto(written), icon=":material/mail:")


def _answers(coming: Coming) -> None:
    key, customer_id = coming.entry.id, coming.customer.id
    until = today(coming.call_list.zone) + _WEEKS
    st.caption("What did they say?")
    with st.container(horizontal=True):
        st.button("Good", key=f"asked-good-{key}", on_click=do, args=(announcing.answer, key, _FINE))
        st.button("Another time", key=f"asked-another-{key}", on_click=do, args=(announcing.answer, key, _ANOTHER))
        st.button("Rather not · 4 weeks", key=f"asked-not-{key}", on_click=do,
                  args=(announcing.hold, customer_id, _RATHER_NOT, until))  # fmt: skip
