"""Days off: weeks on a public holiday or on leave to skip, move or keep, and the executive's leave."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import streamlit as st

from callprogram.domain.calendar.leave import Leave, Proposal, proposals
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import in_words
from callprogram.services.calendar import calendaring
from callprogram.ui.components.calendar.weeks import skip, tell
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, say, today

_SHOWN = 3


def propose(program: Program, leaves: Sequence[Leave], now: datetime) -> None:
    """The next weeks about which nobody has decided yet."""
    for proposal in proposals(program, leaves, now)[:_SHOWN]:
        _propose(program, proposal)


def show(program: Program, leaves: Sequence[Leave]) -> None:
    """The leave that is known, and a form for more."""
    with st.expander("Leave", icon=":material/beach_access:"):
        st.caption("You are asked whether to skip or move hours on these days and on public holidays. Letters wait.")
        for leave in leaves:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_words(leave), width="stretch")
                if leave.id:
                    _ask_to_remove(leave)
                else:
                    st.caption("from their profile", width="content")
        _form(program)


def _ask_to_remove(leave: Leave) -> None:
    with st.popover("Remove", type="tertiary", key=f"ask-remove-leave-{leave.id}"):
        st.markdown("Hours on these days are held again, unless you skipped or moved them.")
        st.button("Remove this leave", key=f"remove-leave-{leave.id}", on_click=do,
                  args=(calendaring.remove_leave, leave.id))  # fmt: skip


def _propose(program: Program, proposal: Proposal) -> None:
    week = proposal.week
    with st.container(border=True):
        when = day_and_time(proposal.starts_at, program.zone)
        st.markdown(f":material/beach_access: **{when}** falls on a day off: {plain(proposal.why)}.")
        with st.container(horizontal=True):
            st.button("Skip it", key=f"propose-skip-{week}", on_click=skip, args=(program, week, proposal.why))
            if proposal.move_to:
                move = ("Moved.", calendaring.move_week, program, week, proposal.move_to)
                words = f"Move it to {proposal.move_to:%A}"
                st.button(words, key=f"propose-move-{week}", on_click=tell, args=move)
            keep = ("It stays.", calendaring.keep_week, program, week)
            st.button("Keep it", key=f"propose-keep-{week}", type="tertiary", on_click=tell, args=keep)


def _form(program: Program) -> None:
    day = today(program.zone)
    with st.form("leave", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        first = day_field("First day", day + timedelta(days=1), earliest=day, key="leave-first")
        last = day_field("Last day", day + timedelta(days=1), earliest=day, key="leave-last")
        if st.form_submit_button("Add leave", key="add-leave"):
            _add(program, first, last)


def _add(program: Program, first: date, last: date) -> None:
    if do(calendaring.add_leave, program, first, last):
        say("Added.")
    st.rerun()


def _words(leave: Leave) -> str:
    first = in_words(leave.first, leave.first)
    return first if leave.last == leave.first else f"{first} to {in_words(leave.last, leave.first)}"
