"""A drafted mail to look at and change: sent, or opened in one's own mail program."""

from collections.abc import Callable

import streamlit as st

from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.promises.telling import Draft, mailto
from callprogram.ui.components.words import typed
from callprogram.ui.session import pieces, say


def show(begun: Draft, key: str, send: Callable[[Draft], object], sent: str, about: About | None = None) -> None:
    """The mail as it is begun; what to do with it, and what to say once it was sent."""
    about = about or About(thing=key)
    with typed.unsent(about, Part.MAIL_SUBJECT, f"{key}-subject", begun.subject):
        subject = st.text_input("Subject", key=f"{key}-subject")
    with typed.unsent(about, Part.MAIL_BODY, f"{key}-body", begun.body):
        body = st.text_area("Text", height=200, key=f"{key}-body")
    written = Draft(begun.to, subject, body)
    with st.container(horizontal=True):
        if pieces().channels and st.button("Send it", key=f"{key}-send"):
            if send(written):
                typed.sent(about, {Part.MAIL_SUBJECT: subject, Part.MAIL_BODY: body})
                say(sent)
            st.rerun()
        st.link_button("In my mail program", mailto(written), icon=":material/mail:")
