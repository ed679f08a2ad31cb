"""Schedule & calendar: when the hour is, its weeks and days off, where it shows, and what is asked in it."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.bootstrap.files import calendar_file
from callprogram.domain.calendar.wording import rhythm_in_words
from callprogram.domain.program.call_hour import minutes_of, rhythm_of
from callprogram.domain.words.dates import counted
from callprogram.ui.components.calendar import days_off, deputies, guests, months, ways_out, weeks
from callprogram.ui.components.calls import questions
from callprogram.ui.components.program import heat_map, hour_form, sign_off
from callprogram.ui.components.words import page, undoing
from callprogram.ui.session import pieces, program


def main() -> None:
    """What waits for a decision first, then when the hour is, its weeks, and where they show."""
    the_program = program()
    view = pieces().views.calendar(the_program)
    calls = counted(len(minutes_of(the_program)), "call")
    with page.head("Schedule & calendar", f"{rhythm_in_words(rhythm_of(the_program))} · {calls}"):
        st.download_button(
            "Put it in the calendar",
            lambda: calendar_file(pieces(), the_program),
            "customer-calls.ics",
            "text/calendar",
            type="primary",
            icon=":material/event:",
            key="main",
        )
    undoing.show()
    days_off.propose(the_program, view.leaves, now())
    with st.expander("Change the hour", icon=":material/edit_calendar:"):
        hour_form.show(the_program)
    sign_off.show(the_program)
    with st.expander("When can customers be reached?", icon=":material/grid_on:"):
        heat_map.show(the_program)
    questions.show(the_program)
    weeks.show(the_program, view, now())
    months.show(the_program, view, now())
    ways_out.show(the_program, view)
    guests.show(the_program)
    days_off.show(the_program, view.leaves)
    deputies.show(the_program)


main()
