"""The coming weeks: when each hour is, whether its list is in the calendar, and what can be done about one."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import streamlit as st

from callprogram.bootstrap.work import keep_calendars
from callprogram.domain.people.hour_holders import held_by
from callprogram.domain.program.call_hour import CallHour, Happens, Program, Week, change_in
from callprogram.domain.program.changed_weeks import weeks_ahead
from callprogram.domain.words.dates import counted
from callprogram.services.calendar import calendaring
from callprogram.services.views import CalendarView
from callprogram.ui.components.words import moment, undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, here, pieces, say

R = TypeVar("R")
_WEEKS = 8


def show(program: Program, view: CalendarView, now: datetime) -> None:
    """Eight weeks, one a line."""
    listed = {week.week: sum(1 for line in week.lines if not line.standby) for week in view.weeks if week.lines}
    with st.container(border=True, gap="small"):
        for hour in weeks_ahead(program, now, _WEEKS):
            with st.container(horizontal=True, vertical_alignment="center", key=f"week-{hour.week}"):
                with st.container(gap=None, width="stretch"):
                    st.markdown(_words(program, hour))
                    if hour.week in listed:
                        st.caption(f"{counted(listed[hour.week], 'call')} in the calendar")
                    _closed(program, hour)
                _change(program, hour)


def _closed(program: Program, hour: CallHour) -> None:
    """Who of a list is not at work at the time that its hour was moved to."""
    change = change_in(program, hour.week)
    if not change or change.happens is not Happens.MOVED:
        return
    if words := moment.closed_in_words(program, hour.week, hour.starts_at):
        st.caption(words)


def tell(words: str, service: Callable[..., R], *arguments: object, **named: object) -> R | None:
    """Do it, let calendars know at once, and say so; what it gave back."""
    done = do(service, *arguments, **named)
    if done:
        keep_calendars(pieces())
        say(words)
    return done


def skip(program: Program, week: Week, why: str) -> None:
    """Leave the week's hour out, let calendars know at once, and offer to undo it."""
    if do(calendaring.skip_week, program, week, why):
        keep_calendars(pieces())
        words = f"The hour is left out.{undoing.wait_in_words(program, week)}"
        undoing.offer(words, calendaring.unskip_week, program, week)


def _words(program: Program, hour: CallHour) -> str:
    start, change = here(hour.starts_at, program.zone), change_in(program, hour.week)
    day = f"{start:%A} {start.day} {start:%B}"
    if change and change.happens is Happens.SKIPPED:
        return f"~~{day}~~ · skipped{f': {plain(change.why)}' if change.why else ''}"
    moved = " · moved" if change and change.happens is Happens.MOVED else ""
    held = plain(held_by(program, hour.starts_at))
    hours = f"{start:%H:%M}–{here(hour.ends_at, program.zone):%H:%M}"
    return f"**{day}**, {hours}{moved}{f' · {held}' if held else ''}"


def _change(program: Program, hour: CallHour) -> None:
    change = change_in(program, hour.week)
    if change and change.happens is Happens.SKIPPED:
        back = ("The hour is back.", calendaring.take_up_week, program, hour.week)
        st.button("", icon=":material/undo:", type="tertiary", key=f"take-up-{hour.week}", help="Hold it after all",
                  on_click=tell, args=back)  # fmt: skip
        return
    with st.popover(
        "", icon=":material/edit_calendar:", type="tertiary", key=form_key(f"change-{hour.week}"), help="Change"
    ):
        moment.choose(program, hour.week, hour.starts_at)
        st.button("Move", key=f"move-{hour.week}", on_click=_move, args=(program, hour.week))
        st.text_input("Or skip it, because", key=f"why-{hour.week}", help="No calendar shows it.")
        st.button("Skip this week", key=f"skip-{hour.week}", on_click=_skip, args=(program, hour.week))
        if change and change.happens is Happens.MOVED:
            usual = ("As usual again.", calendaring.take_up_week, program, hour.week)
            st.button("Back to the usual time", key=f"take-up-{hour.week}", on_click=tell, args=usual)


def _move(program: Program, week: Week) -> None:
    if moment.move(program, week, calendaring.move_week):
        done(f"change-{week}")


def _skip(program: Program, week: Week) -> None:
    skip(program, week, st.session_state[f"why-{week}"])
