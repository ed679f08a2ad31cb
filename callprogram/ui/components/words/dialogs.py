"""A dialog that stays open until what it asks is done or put aside, whatever else of the page runs meanwhile."""

from collections.abc import Callable

import streamlit as st

_OPENED = "opened-dialog"


def open_about(what: str, about: int) -> None:
    """Show this dialog, about this customer, at the next look."""
    st.session_state[_OPENED] = (what, about)


def close() -> None:
    """Nothing is asked any more."""
    st.session_state.pop(_OPENED, None)


def opened() -> tuple[str, int] | None:
    """Which dialog is open, and about whom."""
    found: tuple[str, int] | None = st.session_state.get(_OPENED)
    return found


def show(title: str, body: Callable[[], None]) -> None:
    """The dialog; closed with the page drawn anew once `close` was called in it."""

    def inside() -> None:
        if opened() is None:
            st.rerun()
        body()

    st.dialog(title, on_dismiss=close)(inside)()
