"""What was brought in before, and a way to take it back."""

import streamlit as st

from callprogram.domain.customers.imports import Import, what_it_did
from callprogram.domain.words.dates import counted
from callprogram.services.customers import importing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, here, pieces, program, say

_SHOWN = 5


def show() -> None:
    """The latest imports, the newest first."""
    found = pieces().views.imports(_SHOWN)
    if found:
        st.subheader("Earlier imports", anchor=False)
    for each in found:
        _row(each)


def _row(found: Import) -> None:
    moment = here(found.imported_at, program().zone)
    done = what_it_did(found.created, found.updated, found.unchanged)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(found.file)}**")
            st.caption(f"{moment.day} {moment:%B %Y, %H:%M} · {'undone' if found.undone_at else done}")
        if not (found.undone_at or found.let_go_at):
            with st.popover("Undo import", key=f"undo-{found.id}"):
                st.markdown("Customers it added are removed, and those it changed go back to what they were.")
                st.button("Undo import", key=f"undo-now-{found.id}", on_click=undo, args=(found.id,))


def undo(import_id: int) -> None:
    """Take an import back, and say whom it had to leave."""
    if undone := do(importing.undo, import_id):
        stay = (
            f" {counted(len(undone.left), 'customer')} stay, because something happened since." if undone.left else ""
        )
        say(f"{undone.found.file} is undone.{stay}")
