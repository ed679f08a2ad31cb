"""One coming call, as its account owner sees it: anything to know, nothing to add, or a hold, each in two taps."""

from datetime import date, timedelta
from typing import Literal

import streamlit as st

from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.lists.holds import NOTHING_TO_ADD, Answer
from callprogram.services.lists import announcing
from callprogram.services.views import Coming
from callprogram.ui.components.lists import asking_first
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import badge, plain
from callprogram.ui.session import do, done, form_key, here, pieces, say, today

_WEEKS = timedelta(weeks=4)
_REASONS = ("A problem is being solved", "The renewal is being negotiated", "They asked for some quiet")


def show(coming: Coming, zone: str, *, opened: bool) -> None:
    """When and why, what is known, and what can be said; once they were called, or are not, what became of it."""
    entry = coming.entry
    with st.container(border=True, gap="small", key=f"coming-{entry.id}"):
        with st.container(gap=None):
            st.markdown(f"{_when(entry, zone)}**{plain(coming.customer.name)}** {badge(entry.seat)}")
            st.caption(plain(f"{coming.customer.person}. {entry.reason}"))
        is_over = entry.state in {EntryState.DONE, EntryState.SKIPPED}
        for answer in coming.answers:
            _said(answer, can_go=not is_over and answer.answered_by == pieces().member.name)
        if is_over:
            is_done = entry.state is EntryState.DONE
            st.caption("Called already." if is_done else f"Not called: {plain(entry.skipped_why)}")
            return
        _answer(coming, "primary" if opened else "secondary")
        with st.container(horizontal=True):
            if not coming.answers:
                st.button(NOTHING_TO_ADD, key=f"nothing-{entry.id}", on_click=_add_nothing, args=(coming,))
            with st.popover("Ask to hold this call", key=form_key(f"ask-hold-{entry.id}")):
                _ask_to_hold(coming, today(zone))
            with st.popover("Ask them whether the time is good", key=f"ask-first-{entry.id}"):
                asking_first.show(coming)


def _said(answer: Answer, *, can_go: bool) -> None:
    """What was passed on; whoever said it can take it back before the call."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{plain(answer.answered_by)}: {plain(answer.text)}", width="content")
        if can_go:
            key = f"take-back-{answer.id}"
            st.button("Undo", type="tertiary", key=key, on_click=do, args=(announcing.withdraw_answer, answer.id))


def _when(entry: Entry, zone: str) -> str:
    return "" if entry.standby else f"{here(entry.planned_at, zone):%H:%M} · "


def _answer(coming: Coming, weight: Literal["primary", "secondary"]) -> None:
    first = coming.caller.partition(" ")[0]
    asked = f"Anything {plain(first)} should know?" if first != "Our" else "Anything to know before the call?"
    with (
        st.form(f"answer-{coming.entry.id}", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        text = st.text_area(asked, key=f"text-{coming.entry.id}", height=68)
        if st.form_submit_button("Pass it on", type=weight, key=f"pass-{coming.entry.id}"):
            if do(announcing.answer, coming.entry.id, text):
                say("It is in the brief now.")
            st.rerun()


def _add_nothing(coming: Coming) -> None:
    if do(announcing.answer, coming.entry.id, NOTHING_TO_ADD):
        say("Thank you. The brief says that you have looked.")


def _ask_to_hold(coming: Coming, day: date) -> None:
    st.caption("For four weeks, because")
    for number, reason in enumerate(_REASONS):
        hold = (coming, reason, day + _WEEKS)
        st.button(reason, key=f"hold-{coming.entry.id}-{number}", on_click=_hold, args=hold, width="stretch")
    key = form_key(f"hold-{coming.entry.id}")
    with st.form(key, border=False):
        reason = st.text_input("Or because", key=f"reason-{key}")
        until = day_field("until", day + _WEEKS, earliest=day + timedelta(days=1), key=f"until-{key}")
        if st.form_submit_button("Hold", key=f"now-{key}"):
            _hold(coming, reason, until)
            st.rerun()


def _hold(coming: Coming, reason: str, until: date) -> None:
    if do(announcing.hold, coming.customer.id, reason, until):
        done(f"hold-{coming.entry.id}")
        done(f"ask-hold-{coming.entry.id}")
        say(f"{coming.customer.name} is left off until {until.day} {until:%B}.")
