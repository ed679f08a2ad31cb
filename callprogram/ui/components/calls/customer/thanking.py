"""A thank-you after a talk, with what was promised in it: sent, opened in the mail program, or left."""

from collections.abc import Iterable
from datetime import timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.customer_letters import why_not
from callprogram.domain.customers.customers import Customer
from callprogram.services.calls import writing_to_customers
from callprogram.ui.components.people import mail
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, may, pieces

_STILL_GOOD = timedelta(days=14)


def latest(customer: Customer, calls: Iterable[Call]) -> None:
    """A thank-you for the last talk of these, the latest first; nothing once that is too long ago."""
    talks = (each for each in calls if each.disposition is Disposition.CONNECTED)
    if (talk := next(talks, None)) and now() - talk.started_at < _STILL_GOOD:
        show(customer, talk)


def show(customer: Customer, call: Call) -> None:
    """The drafted thank-you for a talk; that it was sent, or why it cannot be."""
    if not may(writing_to_customers.thank):
        return
    if writing_to_customers.was_thanked(pieces().views, customer, call):
        st.caption(":material/check: Thanked by mail")
        return
    with st.popover("Thank them", icon=":material/mail:", key=f"thank-{call.id}", help="A mail, drafted from the note"):
        if reason := why_not(customer):
            st.caption(plain(reason))
            return
        app = pieces()
        begun = app.look(writing_to_customers.thanks_draft, call.id)
        sent = f"It is on its way; {customer.person} replies to whoever called."
        mail.show(begun, f"thank-{call.id}", lambda letter: do(writing_to_customers.thank, call.id, letter), sent)
