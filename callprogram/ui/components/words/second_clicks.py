"""A double click is one click, on every page: its second half would press whatever has come under the pointer."""

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "callprogram_second_clicks", js=(Path(__file__).parent / "second_clicks.js").read_text(encoding="utf-8")
)


def ignore() -> None:
    """Nothing to see."""
    _component(key="second-clicks")
