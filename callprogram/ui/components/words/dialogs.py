"""A dialog that stays open until what it asks is done or put aside, whatever else of the page runs meanwhile."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from callprogram.ui.session import show_problem

P = ParamSpec("P")
_OPENED = "opened-dialog"


def dialog(
    title: str, on_dismiss: Callable[[], None] | None = None
) -> Callable[[Callable[P, object]], Callable[P, None]]:
    """A dialog in which it is said as well what went wrong in it: the page behind it is not looked at."""

    def decorate(body: Callable[P, object]) -> Callable[P, None]:
        @wraps(body)
        def inside(*args: P.args, **kwargs: P.kwargs) -> None:
            show_problem()
            body(*args, **kwargs)
            show_problem()

        return st.dialog(title, on_dismiss=on_dismiss or "ignore")(inside)

    return decorate


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

    dialog(title, on_dismiss=close)(inside)()
