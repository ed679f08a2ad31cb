"""To do: what waits for whoever keeps the program right, or is at the desk; empty when all is done."""

import streamlit as st

from callprogram.domain.words.dates import counted
from callprogram.services.overview.needs import in_lines
from callprogram.ui.components.overview import to_do
from callprogram.ui.components.words import page, undoing


def main() -> None:
    """Each thing that waits, with the one thing to do about it; what was put off and what is done, folded."""
    found = to_do.found()
    waiting = in_lines(found.waiting)
    many = len(waiting)
    page.head("To do", f"{counted(many, 'thing')} to do. Everything else runs by itself." if many else "")
    undoing.show()
    if waiting:
        with st.container(border=True, gap="medium"):
            for number, line in enumerate(waiting):
                to_do.show(line, is_first=not number)
    else:
        st.info("All is done.", icon=":material/check_circle:")
    to_do.show_the_rest(found.put_off)


main()
