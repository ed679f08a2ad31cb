"""A page whose server is gone says so, and comes back by itself when that was started anew.

Streamlit asks a new server for the page only where a part of it runs by itself. Without one, what is typed and pressed
is about a part of the page that this server does not know, and is dropped.
"""

from datetime import timedelta

import streamlit as st

from callprogram.ui.components.words.own_components import SHARED, component, files

_component = component("coming_back", SHARED / "own.css", SHARED / "standing.js", *files(__file__, "coming_back"))


@st.fragment(run_every=timedelta(days=1))
def by_itself() -> None:
    """Nothing to see."""


def say_when_gone() -> None:
    """Nothing to see, while the server is there."""
    _component(key="gone")
