"""The outcomes: one tap saves, and the next customer is there."""

from collections.abc import Callable
from datetime import datetime, timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.call_hour import Program
from callprogram.domain.calls import Disposition
from callprogram.domain.outcomes import Outcome
from callprogram.services import planning, wrapping_up
from callprogram.services.views import Card
from callprogram.ui.components import hour_header, told_them
from callprogram.ui.session import do, here, shortcut

_FIRST = {
    Disposition.CONNECTED: ("Talked", "T"),
    Disposition.LEFT_VOICEMAIL: ("Voicemail", "V"),
    Disposition.NO_ANSWER: ("No answer", "N"),
}
_BUSY, _WRONG, _LATER, _SKIP = "Busy", "Wrong number", "Asked for another time …", "Skip for this week"
DECLINED = {
    "Did not want to talk: leave them half a year": Outcome(Disposition.DECLINED),
    "Did not want to talk: leave them a year": Outcome(Disposition.DECLINED, leave_alone=timedelta(weeks=52)),
    "Never wants to be called again": Outcome(Disposition.DECLINED, never_again=True),
}
_MORE = (_BUSY, _LATER, _WRONG, *DECLINED, _SKIP)
_ASKED = "asked_for_another_time"


def show(card: Card) -> None:
    """The usual outcomes in reach of the thumb."""
    done = card.call.disposition if card.call else None
    with st.container(horizontal=True, gap="xsmall"):
        for disposition, (label, letter) in _FIRST.items():
            st.button(
                label,
                key=f"{disposition}-{card.entry.id}",
                icon=":material/check:" if disposition is done else None,
                type="primary" if disposition is done else "secondary",
                on_click=_give,
                args=(card, Outcome(disposition)),
                shortcut=shortcut(letter),
            )


def more(program: Program, card: Card) -> None:
    """The rarer outcomes, one tap further."""
    st.menu_button(
        "",
        _MORE,
        key=f"more-{card.entry.id}",
        icon=":material/more_horiz:",
        help="Other outcomes",
        on_click=_give_more,
        args=(card,),
    )
    if st.session_state.pop(_ASKED, None) == card.entry.id:
        _another_time(program, card)


def _give(card: Card, outcome: Outcome) -> None:
    if call := do(wrapping_up.give, card.entry.id, outcome):
        hour_header.wrapped_up(call.id)
        if outcome.disposition is Disposition.CONNECTED:
            told_them.after(card)


def _give_more(card: Card) -> None:
    choices: dict[str, Callable[[], None]] = {
        _BUSY: lambda: _give(card, Outcome(Disposition.BUSY)),
        _WRONG: lambda: _give(card, Outcome(Disposition.WRONG_NUMBER)),
        _LATER: lambda: st.session_state.update({_ASKED: card.entry.id}),
        _SKIP: lambda: _skip(card),
    }
    choice = st.session_state[f"more-{card.entry.id}"]
    if choice in DECLINED:
        _give(card, DECLINED[choice])
    elif choice:
        choices[choice]()


def _skip(card: Card) -> None:
    if do(planning.skip, card.entry.id, "skipped in the hour"):
        hour_header.next_one()


@st.dialog("When shall we call again?")
def _another_time(program: Program, card: Card) -> None:
    at = here(now(), program.zone).replace(minute=0, second=0, microsecond=0)
    with st.container(horizontal=True):
        for label, days in (("Tomorrow", 1), ("In a week", 7), ("In two weeks", 14)):
            if st.button(f"{label}, same time", key=f"again-{days}-{card.entry.id}"):
                _call_again(card, at + timedelta(days=days))
    with st.form(f"again-{card.entry.id}", border=False):
        day = st.date_input("Day", (at + timedelta(days=7)).date(), key=f"again-day-{card.entry.id}")
        time = st.time_input("Time here", at.time(), step=900, key=f"again-time-{card.entry.id}")
        if st.form_submit_button("Save", key=f"again-save-{card.entry.id}", type="primary"):
            _call_again(card, datetime.combine(day, time, at.tzinfo))


def _call_again(card: Card, at: datetime) -> None:
    _give(card, Outcome(Disposition.RESCHEDULED, call_again_at=at))
    st.rerun()
