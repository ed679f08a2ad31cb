"""The week at hand: its list, the hour, and what comes of it."""

from functools import partial

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.lists.call_list import CallList, ListState, is_time
from callprogram.domain.program.call_hour import Program, Week, is_held, read_week
from callprogram.domain.words.dates import in_words
from callprogram.services.act import Service
from callprogram.services.lists import planning, reopening
from callprogram.services.views import WeekView
from callprogram.ui.components.calls import later_entry, printing
from callprogram.ui.components.lists import week_list, welcome
from callprogram.ui.components.words import typed, undoing
from callprogram.ui.session import do, pieces, program, seen_as

the_program = program()


def week_shown() -> Week:
    """The week in the address, else the one to work on."""
    if "week" in st.query_params:
        return read_week(st.query_params["week"])
    return pieces().views.week_due(the_program, now())


def next_steps(call_list: CallList) -> tuple[str, tuple[Service[[Program, Week], CallList], ...]]:
    """The main button, and what it does, one after the other."""
    if call_list.state is ListState.FROZEN:
        return "Start the hour", (planning.start_hour,)
    if is_time(call_list, now()):
        return "Sign off and start", (planning.freeze, planning.start_hour)
    return "Sign off", (planning.freeze,)


def view_of(week: Week) -> WeekView | None:
    """The week's list, planned at this look where facts have changed."""
    planned = pieces().views.week(the_program, week)
    if planned is not None or seen_as():
        return planned
    do(planning.plan, the_program, week)
    return pieces().views.week(the_program, week)


def take(week: Week, steps: tuple[Service[[Program, Week], CallList], ...]) -> None:
    """Do these steps as long as each is done."""
    if not all(do(step, the_program, week) for step in steps):
        return
    if planning.start_hour in steps:
        st.query_params.clear()
    elif planning.freeze in steps:
        undoing.offer(f"Signed off.{undoing.wait_in_words(the_program, week)}", reopening.reopen, the_program, week)


def main() -> None:
    """Show what the state of the week calls for."""
    if not pieces().views.has_customers():
        welcome.show()
        return
    week = week_shown()
    held = is_held(the_program, week)
    view = view_of(week) if held else pieces().views.week(the_program, week)
    if view is None and not held:
        monday = in_words(week.monday, week.monday)
        st.info(f"There is no hour in the week of {monday}. The coming ones are on *Schedule & calendar*.")
    elif view is None:
        st.info("The list is being planned; reload the page in a moment.")
    else:
        button, steps = next_steps(view.call_list)
        week_list.show(the_program, view, button, partial(take, week, steps))
        later_entry.show(view)
        printing.show(the_program, view)
        typed.bring_back()


main()
