"""The hour while it runs: one customer at a time."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.ui.components.calls import hour_card
from callprogram.ui.session import pieces, program

the_program = program()


def main() -> None:
    """The card of whoever's turn it is; after the last one, what the hour came to."""
    running = pieces().views.running(the_program, now())
    view = pieces().views.week(the_program, running.week) if running else None
    if view is None:
        st.info("No hour is running. It is started on *This week*.")
        return
    hour_card.show(the_program, view)


main()
