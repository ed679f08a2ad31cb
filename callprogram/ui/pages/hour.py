"""The hour while it runs: one customer at a time."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.ui.components.calls import hour_summary, turning
from callprogram.ui.components.calls.cockpit import cockpit
from callprogram.ui.session import pieces, program

the_program = program()


def main() -> None:
    """Whose turn it is, on one screen; when nobody is left, what the hour came to."""
    running = pieces().views.running(the_program, now())
    view = pieces().views.week(the_program, running.week) if running else None
    if view is None:
        st.info("No hour is running. It is started on *This week*.")
    elif turning.card_at_hand(the_program, view):
        cockpit.show(the_program, view.call_list.week)
    else:
        hour_summary.show(the_program, view)


main()
