"""The hour: when it is, what is asked in it, whom it reaches, and changing it."""

import streamlit as st

from callprogram.domain.customers.clocks import place
from callprogram.domain.program.call_hour import WEEKDAYS, Program, minutes_of
from callprogram.domain.words.dates import counted
from callprogram.services.program import programs
from callprogram.ui.components.calls import questions
from callprogram.ui.components.program import heat_map, hour_form
from callprogram.ui.session import do, program, say

_DAYS = [day.capitalize() for day in WEEKDAYS]


def main() -> None:
    """When and where, and what can be set; its weeks are on *Calendar*."""
    the_program = program()
    st.title("The hour")
    calls = counted(len(minutes_of(the_program)), "call")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"{_DAYS[the_program.weekday]}s, {the_program.at:%H:%M} in {place(the_program.zone)} · {calls}")
        st.page_link("pages/calendar.py", label="Its weeks, in the calendar", icon=":material/event:")
    questions.show(the_program)
    with st.expander("When can customers be reached?", icon=":material/grid_on:"):
        heat_map.show(the_program)
    _sign_off(the_program)
    with st.expander("Change the hour", icon=":material/edit_calendar:"):
        hour_form.show(the_program)


def _sign_off(the_program: Program) -> None:
    """When a list is signed off by itself."""
    choices: list[int | None] = [None, *range(programs.LONGEST_DAYS + 1)]
    st.selectbox(
        "A week's list is signed off",
        choices,
        choices.index(the_program.sign_off_days),
        format_func=_sign_off_in_words,
        key="sign-off",
        on_change=_save_sign_off,
        args=(the_program,),
    )


def _sign_off_in_words(days: int | None) -> str:
    if days is None:
        return "by hand"
    return f"by itself, {counted(days, 'day')} before the hour at 7:00" if days else "by itself, on the day at 7:00"


def _save_sign_off(the_program: Program) -> None:
    if do(programs.set_sign_off, the_program, st.session_state["sign-off"]):
        say("Saved.")


main()
