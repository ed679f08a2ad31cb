"""The hour: when it is, the coming weeks, and the calendar file."""

import streamlit as st

from callprogram.bootstrap import calendar_file, now
from callprogram.domain.call_hour import WEEKDAYS, Program, minutes_of, next_hours, zone_names
from callprogram.domain.clocks import place
from callprogram.domain.dates import counted
from callprogram.services import planning
from callprogram.ui.components import heat_map, questions
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
    with st.expander("Change the hour", icon=":material/edit_calendar:"):
        _form(the_program)


def _coming(the_program: Program) -> None:
    with st.container(border=True, gap=None):
        for hour in next_hours(the_program, now(), _WEEKS):
            start = here(hour.starts_at, the_program.zone)
            st.markdown(
                f"**{start:%A} {start.day} {start:%B}**, {start:%H:%M}–{here(hour.ends_at, the_program.zone):%H:%M}"
            )


def _form(the_program: Program) -> None:
    zones = zone_names()
    with st.form("hour", border=False):
        with st.container(horizontal=True):
            weekday = st.selectbox(
                "Day", range(len(_DAYS)), the_program.weekday, format_func=_DAYS.__getitem__, key="day"
            )
            at = st.time_input("Time", the_program.at, step=300, key="at")
        zone = st.selectbox("Time zone", zones, zones.index(the_program.zone), key="zone")
        with st.container(horizontal=True):
            minutes = st.number_input("Minutes in all", 5, 720, the_program.minutes, 5, key="minutes")
            call = st.number_input("Minutes for a call", 1, 120, the_program.call_minutes, key="call_minutes")
            buffer = st.number_input("Minutes between", 0, 60, the_program.buffer_minutes, key="buffer_minutes")
        if st.form_submit_button("Save", key="save"):
            changes = {"weekday": weekday, "at": at, "zone": zone, "minutes": minutes}
            _save(the_program, changes | {"call_minutes": call, "buffer_minutes": buffer})


def _save(the_program: Program, changes: dict[str, object]) -> None:
    if do(planning.set_program, the_program.name, **changes):  # type: ignore[arg-type]  # the fields of a program
        say("Saved. Lists not yet signed off are planned anew.")
    st.rerun()


main()
