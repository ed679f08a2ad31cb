"""The outcomes: one tap saves, and the next customer is there."""

from datetime import datetime, timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.program.call_hour import Program
from callprogram.services.calls import outcomes
from callprogram.services.lists import planning
from callprogram.services.views import Card
from callprogram.ui.components.calls import hour_header, told_them
from callprogram.ui.components.words import presses
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.presses import Button, Press
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, here, shortcut

CARD = "card-"  # what the heading of a card is anchored by, with the entry's number
_FIRST = {
    Disposition.CONNECTED: ("Talked", "T"),
    Disposition.LEFT_VOICEMAIL: ("Voicemail", "V"),
    Disposition.NO_ANSWER: ("No answer", "N"),
}
DECLINED = {
    "Did not want to talk: leave them half a year": Outcome(Disposition.DECLINED),
    "Did not want to talk: leave them a year": Outcome(Disposition.DECLINED, leave_alone=timedelta(weeks=52)),
    "Never wants to be called again": Outcome(Disposition.DECLINED, never_again=True),
}
_LATER, _SKIP = "later", "skip"
_MORE: dict[str, tuple[str, Outcome | None]] = {
    "busy": ("Busy", Outcome(Disposition.BUSY)),
    _LATER: ("Asked for another time …", None),
    "wrong-number": ("Wrong number", Outcome(Disposition.WRONG_NUMBER)),
    **dict(zip(("declined", "declined-year", "never-again"), DECLINED.items(), strict=True)),
    _SKIP: ("Skip for this week", None),
}
_OUTCOMES = {str(each): Outcome(each) for each in _FIRST} | {what: found for what, (_, found) in _MORE.items() if found}
_ASKED = "asked_for_another_time"


@st.fragment
def show(card: Card) -> None:
    """The usual outcomes in reach of the thumb, the rarer ones one tap further."""
    hour_header.turn_the_page()
    done = card.call.disposition if card.call else None
    first = [Button(str(each), label, shortcut(letter), done=each is done) for each, (label, letter) in _FIRST.items()]
    more = [Button(what, label) for what, (label, _) in _MORE.items()]
    presses.show("outcomes", card.entry.id, _hear, first, more, card=CARD)


def ask_when(program: Program, card: Card) -> None:
    """When to call again, where that was asked for with this card."""
    if st.session_state.get(_ASKED) == card.entry.id:
        title = f"When shall we call {plain(card.customer.person)} again?"
        st.dialog(title, on_dismiss=_close)(_another_time)(program, card)


def _hear(press: Press) -> None:
    """What a press says, of whoever it was meant for."""
    if outcome := _OUTCOMES.get(press.what):
        _give(press.about, outcome, press.id)
    elif press.what == _LATER:
        st.session_state[_ASKED] = press.about
    elif press.what == _SKIP:
        _skip(press.about)
    hour_header.look_again()


def _skip(entry_id: int) -> None:
    if do(planning.skip, entry_id, "skipped in the hour"):
        hour_header.next_one()


def _give(entry_id: int, outcome: Outcome, press: str = "") -> None:
    call = do(outcomes.give, entry_id, outcome, press)
    if call and call.disposition:
        hour_header.wrapped_up(call.id)
        if outcome.disposition is Disposition.CONNECTED:
            told_them.after(entry_id)


def _another_time(program: Program, card: Card) -> None:
    at = here(now(), program.zone).replace(minute=0, second=0, microsecond=0)
    with st.container(horizontal=True):
        for label, days in (("Tomorrow", 1), ("In a week", 7), ("In two weeks", 14)):
            if st.button(f"{label}, same time", key=f"again-{days}-{card.entry.id}"):
                _call_again(card, at + timedelta(days=days))
    with st.form(f"again-{card.entry.id}", border=False):
        day = day_field("Day", (at + timedelta(days=7)).date(), key=f"again-day-{card.entry.id}")
        time = st.time_input("Time here", at.time(), step=900, key=f"again-time-{card.entry.id}")
        if st.form_submit_button("Save", key=f"again-save-{card.entry.id}", type="primary"):
            _call_again(card, datetime.combine(day, time, at.tzinfo))


def _call_again(card: Card, at: datetime) -> None:
    _give(card.entry.id, Outcome(Disposition.RESCHEDULED, call_again_at=at))
    _close()
    st.rerun()


def _close() -> None:
    st.session_state.pop(_ASKED, None)
