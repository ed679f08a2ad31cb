"""When the hour is, how often, and how long a call in it."""

from typing import cast

import streamlit as st

from callprogram.bootstrap.work import keep_calendars
from callprogram.domain.program.call_hour import WEEKDAYS, Program, zone_names
from callprogram.services.calendar import rescheduling
from callprogram.services.program.programs import ProgramFields
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.days import day_or_none
from callprogram.ui.session import do, pieces, say

_DAYS = [day.capitalize() for day in WEEKDAYS]
_LABELS = {
    "weekday": "Day",
    "at": "Time",
    "zone": "Time zone",
    "every_weeks": "Repeats every (weeks)",
    "ends_on": "Last day",
    "minutes": "Minutes in total",
    "call_minutes": "Minutes for a call",
    "buffer_minutes": "Minutes between",
}


def show(the_program: Program) -> None:
    """Day, time and zone, how often and how long, and how long a call is."""
    zones = zone_names()
    meanwhile.shown("hour", _kept(the_program))
    with st.form("hour", border=False):
        with st.container(horizontal=True):
            weekday = st.selectbox(
                "Day", range(len(_DAYS)), the_program.weekday, format_func=_DAYS.__getitem__, key="day"
            )
            at = st.time_input("Time", the_program.at, step=300, key="at")
        zone = st.selectbox("Time zone", zones, zones.index(the_program.zone), key="zone")
        with st.container(horizontal=True):
            every_weeks = st.number_input("Repeats every (weeks)", 1, 4, the_program.every_weeks, key="every_weeks")
            ends_on = day_or_none("Last day, if there is one", the_program.ends_on, key="ends_on")
        with st.container(horizontal=True):
            minutes = st.number_input("Minutes in total", 5, 720, the_program.minutes, 5, key="minutes")
            call = st.number_input("Minutes for a call", 1, 120, the_program.call_minutes, key="call_minutes")
            buffer = st.number_input("Minutes between", 0, 60, the_program.buffer_minutes, key="buffer_minutes")
        if st.form_submit_button("Save", key="save"):
            when: ProgramFields = {"weekday": weekday, "at": at, "zone": zone, "every_weeks": every_weeks}
            long: ProgramFields = {"minutes": minutes, "call_minutes": call, "buffer_minutes": buffer}
            _save(the_program, when | long | {"ends_on": ends_on})


def _kept(program: Program) -> ProgramFields:
    when: ProgramFields = {"weekday": program.weekday, "at": program.at, "zone": program.zone}
    often: ProgramFields = {"every_weeks": program.every_weeks, "ends_on": program.ends_on, "minutes": program.minutes}
    return when | often | {"call_minutes": program.call_minutes, "buffer_minutes": program.buffer_minutes}


def _save(the_program: Program, changes: ProgramFields) -> None:
    wanted = meanwhile.settled("hour", _kept(the_program), changes, _LABELS, {"weekday": _DAYS.__getitem__})
    if wanted and (found := do(rescheduling.reschedule, the_program.name, **cast("ProgramFields", wanted))):
        keep_calendars(pieces())
        say(" ".join(["Saved. Lists not yet signed off are planned again.", *rescheduling.in_words(found)]))
    st.rerun()
