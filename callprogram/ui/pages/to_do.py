"""To do: what waits for whoever keeps the program right; empty when all is done."""

import streamlit as st

from callprogram.domain.words.dates import counted
from callprogram.ui.components.overview import to_do
from callprogram.ui.components.words import page


def main() -> None:
    """Each thing that waits, with the one thing to do about it."""
    found = to_do.found()
    page.head("To do", f"{counted(len(found), 'thing')} to do. Everything else goes on by itself." if found else "")
    if not found:
        st.info("All is done.", icon=":material/check_circle:")
        return
    with st.container(border=True, gap="medium"):
        for number, need in enumerate(found):
            to_do.show(need, is_first=not number)


main()
