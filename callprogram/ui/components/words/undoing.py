"""Undo in place: what was just done by hand is taken back with one press for ten seconds, and then from its history."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.customers.clocks import clock
from callprogram.domain.people.messages import told_at
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.services.act import Service
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces

_JUST_DONE = "just-done"
_LASTS = timedelta(seconds=10)


@dataclass(frozen=True)
class JustDone:
    """What was done, in words, when, and what takes it back."""

    words: str
    at: datetime
    take_back: Callable[[], object]


def offer(words: str, service: Service[..., object], *arguments: object) -> None:
    """Say it, and offer to take it back by this service."""
    st.session_state[_JUST_DONE] = JustDone(words, now(), lambda: do(service, *arguments))


def wait_in_words(program: Program, week: Week) -> str:
    """Until when those who are told of what was done to an hour just now have not heard, after what was done."""
    until = told_at(hour_of(program, week).starts_at, now())
    if until <= now():
        return ""
    when = clock(until, program.zone) if pieces().channels else "mail is set up"
    return f" Mails about it wait until {when}."


def is_offered() -> bool:
    """Whether something that was just done can be taken back in place."""
    return _just_done() is not None


def show() -> None:
    """The line, as long as it can be taken back there; its place stays, so that what is open below stays open."""
    with st.container():
        if is_offered():
            st.fragment(_line, run_every="2s")()


def _just_done() -> JustDone | None:
    made: JustDone | None = st.session_state.get(_JUST_DONE)
    return made if made and now() - made.at < _LASTS else None


def _line() -> None:
    made = _just_done()
    if made is None:  # taken back, or its time is over: the whole page is to know
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/check: {plain(made.words)}")
        st.button("Undo", key="undo-just-done", icon=":material/undo:", on_click=_take_back, args=(made,))


def _take_back(made: JustDone) -> None:
    if st.session_state.pop(_JUST_DONE, None) is made:
        made.take_back()
