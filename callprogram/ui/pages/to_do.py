"""To do: what waits for whoever keeps the program right; empty when all is done."""

import streamlit as st

from callprogram.ui.components.overview import to_do


def main() -> None:
    """Each thing that waits, with the one thing to do about it."""
    st.title("To do", anchor=False)
    found = to_do.found()
    if not found:
        st.info("All is done.", icon=":material/check_circle:")
    for need in found:
        to_do.show(need)


main()
