"""Waiting for something long: how far it has come, and a way to stop it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from callprogram.domain.words.progress import Progress


@contextmanager
def waiting(what: str, on_cancel: Callable[[], None]) -> Iterator[Progress]:
    """A bar that is told how far it has come; a click on Cancel ends the script the next time that it is told."""
    place = st.empty()
    status = place.status(what, expanded=True)
    bar = status.progress(0.0)
    status.button("Cancel", key=f"cancel-{what}", on_click=on_cancel)
    try:
        yield lambda words, share: _tell(bar.progress, words, share)
    finally:  # whatever was wrong is said by whoever waits, without a wheel that turns above it
        place.empty()


def _tell(show: Callable[[float, str], object], words: str, share: float) -> None:
    show(min(1.0, max(0.0, share)), f"{words} …")
