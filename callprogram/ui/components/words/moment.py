"""Another moment for one week's hour, with whom it would not suit."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from callprogram.bootstrap import now
from callprogram.bootstrap.work import keep_calendars
from callprogram.domain.lists.call_list import CallList
from callprogram.domain.program.call_hour import Program, Week, current_week, hour_of
from callprogram.services.calendar import calendaring
from callprogram.services.overview import missed_hours
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, here, look_at, pieces, say, today


def choose(program: Program, week: Week, starts_at: datetime, proposed: datetime | None = None) -> None:
    """The day and the time to move to; below them, once they are others, who of the list is not at work then."""
    start = here(proposed or starts_at, program.zone)
    with st.container(horizontal=True):
        day_field("Move it to", start.date(), key=f"day-{week}")
        st.time_input("at", start.time(), step=300, key=f"at-{week}")
    if chosen(program, week) != starts_at and (words := closed_in_words(program, week, chosen(program, week))):
        st.warning(words, icon=":material/schedule:")


def hold_later(program: Program, call_list: CallList, *, is_main: bool = False) -> None:
    """An hour that was not held, to be moved to another moment."""
    with st.container(border=True):
        choose(program, call_list.week, call_list.starts_at, _proposed(program, call_list.starts_at))
        if st.button("Move the hour", key="move", type="primary" if is_main else "secondary"):
            if move(program, call_list.week, missed_hours.move_hour):
                st.switch_page("pages/schedule.py")
            st.rerun()


def _proposed(program: Program, start: datetime) -> datetime:
    """The same time tomorrow; where that would be after the next hour, the next full hour of today."""
    zone, coming = program.zone, hour_of(program, current_week(program, now())).starts_at
    tomorrow = datetime.combine(today(zone) + timedelta(days=1), here(start, zone).time(), ZoneInfo(zone))
    soon = here(now(), zone).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return tomorrow if tomorrow < coming else soon


def chosen(program: Program, week: Week) -> datetime:
    """The moment in the fields: what a button was given when it was drawn may be older than the fields beside it."""
    return datetime.combine(st.session_state[f"day-{week}"], st.session_state[f"at-{week}"], ZoneInfo(program.zone))


def closed_in_words(program: Program, week: Week, starts_at: datetime) -> str:
    """Who of the signed-off list is not at work when the hour is at that moment; empty where everybody is."""
    closed = look_at(calendaring.closed_then, program, week, starts_at)
    return f"Not at work then: {plain(', '.join(closed))}." if closed else ""


def move(program: Program, week: Week, service: Callable[..., Program]) -> Program | None:
    """Move it by that service, let calendars know at once, and say so."""
    moved = do(service, program, week, chosen(program, week))
    if moved:
        keep_calendars(pieces())
        say("Moved.")
    return moved
