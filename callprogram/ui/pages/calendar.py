"""Calendar: the coming weeks to skip or move, days off, and where the hour shows."""

import streamlit as st

from callprogram.bootstrap import calendar_file, now
from callprogram.domain.calendar.wording import rhythm_in_words
from callprogram.domain.program.call_hour import rhythm_of
from callprogram.ui.components.calendar import days_off, deputies, guests, ways_out, weeks
from callprogram.ui.session import pieces, program


def main() -> None:
    """What waits for a decision first, then the weeks, then where they show."""
    the_program = program()
    view = pieces().views.calendar(the_program)
    st.title("Calendar")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(rhythm_in_words(rhythm_of(the_program)))
        st.download_button(
            "Put it in the calendar",
            lambda: calendar_file(pieces(), the_program),
            "customer-calls.ics",
            "text/calendar",
            type="primary",
            icon=":material/event:",
            key="main",
        )
    days_off.propose(the_program, view.leaves, now())
    weeks.show(the_program, view, now())
    ways_out.show(the_program, view)
    guests.show(the_program)
    days_off.show(the_program, view.leaves)
    deputies.show(the_program)


main()
