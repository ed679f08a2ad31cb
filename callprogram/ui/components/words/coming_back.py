"""A page at rest comes back by itself when its server was started anew.

Streamlit asks such a server for the page only where a part of it runs by itself. Without one, what is typed and pressed
is about a part of the page that this server does not know, and is dropped.
"""

from datetime import timedelta

import streamlit as st


@st.fragment(run_every=timedelta(days=1))
def by_itself() -> None:
    """Nothing to see."""
