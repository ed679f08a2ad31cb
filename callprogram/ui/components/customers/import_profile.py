"""Remembering how a kind of export is read, and forgetting it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from callprogram.domain.customers.imports import ImportProfile, Source
from callprogram.domain.words.dates import counted
from callprogram.services.customers import profiles
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, here, pieces, program, say


def show(source: Source, region: str, asked: Mapping[str, Sequence[str]], saved: ImportProfile | None) -> None:
    """A way to keep these columns under a name, those asked for to fill nothing too, and to forget what was kept."""
    nothing = {field: () for field, headers in asked.items() if not headers}
    with st.container(horizontal=True):
        with st.popover("Remember this as …", icon=":material/bookmark:"):
            st.markdown("The next file with the same columns is then read in the same way.")
            with st.form("profile", border=False):
                name = st.text_input(
                    "Name", saved.name if saved else "", key="profile-name", placeholder="Monday export"
                )
                if st.form_submit_button("Remember", key="profile-save"):
                    if do(profiles.save, name, replace(source, mapping={**source.mapping, **nothing}), region):
                        say(f"Remembered as {name}.")
                    st.rerun()
        if saved:
            _forgetting(saved)


def show_all() -> None:
    """Every way that is kept, each with a way to forget it."""
    found = pieces().views.profiles()
    if found:
        st.subheader("Saved ways to read an export", anchor=False)
    for each in found:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container(gap=None, width="stretch"):
                st.markdown(f"**{plain(each.name)}**")
                st.caption(f"{counted(len(each.headers), 'column')}, {_used(each)}")
            _forgetting(each)


def _used(profile: ImportProfile) -> str:
    if not profile.used_at:
        return "not used yet"
    moment = here(profile.used_at, program().zone)
    return f"last used {moment.day} {moment:%B %Y}"


def _forgetting(profile: ImportProfile) -> None:
    """A button that asks first."""
    with st.popover("Forget", key=f"forget-{profile.id}"):
        st.markdown(f"Files like it are then read as if “{plain(profile.name)}” had never been saved.")
        label = f"Forget “{plain(profile.name)}”"
        st.button(label, key=f"forget-now-{profile.id}", on_click=_forget, args=(profile.name,))


def _forget(name: str) -> None:
    if do(profiles.forget, name):
        say(f"{name} is forgotten.")
