"""A page's width, and its head: the title, a line below it, and what is pressed beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from callprogram.ui.session import on_a_telephone

WORK, READING, TASKS = 1270, 1120, 880  # pixels
_TITLE = 620


@contextmanager
def width(pixels: int) -> Iterator[None]:
    """In the middle of the screen, and no wider than what is on it can be followed."""
    with st.container(horizontal_alignment="center"), st.container(width=pixels):
        yield


def main_width() -> Literal["stretch", "content"]:
    """How wide the main button of a page is: on a telephone all the foot of the screen, for either thumb."""
    return "stretch" if on_a_telephone() else "content"


def head(title: str, words: str = "", *, thumb: bool = False) -> DeltaGenerator:
    """The title and a line below it; what is shown in what is given back goes to the right.

    On a telephone it goes below; with `thumb` to the foot of the screen, where it stays.
    """
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(gap=None, width=_TITLE):
            st.title(title, anchor=False)
            if words:
                st.markdown(words)
        beside = st.container(horizontal=True, vertical_alignment="center", width="content")
    return st.bottom.container(horizontal=True) if thumb and on_a_telephone() else beside
