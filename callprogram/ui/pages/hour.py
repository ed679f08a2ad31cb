"""The hour: when it is, the coming weeks, and the calendar file."""

import streamlit as st

from callprogram.bootstrap import calendar_file, now
from callprogram.domain.call_hour import WEEKDAYS, Program, minutes_of, next_hours
from callprogram.domain.clocks import place
from callprogram.domain.dates import counted
from callprogram.services import planning
from callprogram.ui.components import heat_map, hour_form, questions
from callprogram.ui.session import do, here, pieces, program, say

_WEEKS = 8
_DAYS = [day.capitalize() for day in WEEKDAYS]


def main() -> None:
    """When and where, eight weeks of it, and the file for the calendar."""
    the_program = program()
    st.title("The hour")
    calls = counted(len(minutes_of(the_program)), "call")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"{_DAYS[the_program.weekday]}s, {the_program.at:%H:%M} in {place(the_program.zone)} · {calls}")
        st.download_button(
            "Put it in the calendar",
            lambda: calendar_file(pieces(), the_program),
            "customer-calls.ics",
            "text/calendar",
            type="primary",
            icon=":material/event:",
            key="main",
        )
    _coming(the_program)
    questions.show(the_program)
    with st.expander("When can customers be reached?", icon=":material/grid_on:"):
        heat_map.show(the_program)
    _sign_off(the_program)
    with st.expander("Change the hour", icon=":material/edit_calendar:"):
        hour_form.show(the_program)


def _coming(the_program: Program) -> None:
    with st.container(border=True, gap=None):
        for hour in next_hours(the_program, now(), _WEEKS):
            start = here(hour.starts_at, the_program.zone)
            st.markdown(
                f"**{start:%A} {start.day} {start:%B}**, {start:%H:%M}–{here(hour.ends_at, the_program.zone):%H:%M}"
            )


def _sign_off(the_program: Program) -> None:
    """When a list is signed off by itself."""
    choices: list[int | None] = [None, *range(planning.LONGEST_DAYS + 1)]
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
    if do(planning.set_sign_off, the_program, st.session_state["sign-off"]):
        say("Saved.")


main()
