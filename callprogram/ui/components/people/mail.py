"""A drafted mail to look at and change: sent, or opened in one's own mail program."""

from collections.abc import Callable

import streamlit as st

from callprogram.domain.promises.telling import Draft, mailto
from callprogram.ui.session import pieces, say


def show(begun: Draft, key: str, send: Callable[[Draft], object], sent: str) -> None:
    """The mail as it is begun; what to do with it, and what to say once it was sent."""
    subject = st.text_input("Subject", begun.subject, key=f"{key}-subject")
    body = st.text_area("Text", begun.body, height=200, key=f"{key}-body")
    written = Draft(begun.to, subject, body)
    with st.container(horizontal=True):
        if pieces().channels and st.button("Send it", key=f"{key}-send"):
            if send(written):
                say(sent)
            st.rerun()
        st.link_button("In my mail program", mailto(written), icon=":material/mail:")
