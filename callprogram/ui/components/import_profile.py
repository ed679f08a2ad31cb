"""Remembering how a kind of export is read."""

import streamlit as st

from callprogram.domain.imports import ImportProfile, Source
from callprogram.services import profiles
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, say


def show(source: Source, region: str, saved: ImportProfile | None) -> None:
    """A way to keep these columns under a name, and to forget what was kept."""
    with st.container(horizontal=True), st.popover("Remember this as …", icon=":material/bookmark:"):
        st.markdown("The next file with the same columns is then read in the same way.")
        with st.form("profile", border=False):
            name = st.text_input("Name", saved.name if saved else "", key="profile-name", placeholder="Monday export")
            if st.form_submit_button("Remember", key="profile-save"):
                if do(profiles.save, name, source, region):
                    say(f"Remembered as {name}.")
                st.rerun()
        if saved:
            st.button(f"Forget “{plain(saved.name)}”", key="profile-forget", on_click=_forget, args=(saved.name,))


def _forget(name: str) -> None:
    if do(profiles.forget, name):
        say(f"{name} is forgotten.")
