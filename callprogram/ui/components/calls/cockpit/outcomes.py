"""The outcomes: one press saves, and the next customer is there."""

from datetime import datetime, timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.lists.call_list import Entry, pending
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import Service
from callprogram.services.calls import outcomes
from callprogram.services.lists import planning
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.calls import told_them, turning
from callprogram.ui.components.words import dialogs
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.presses import Press
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, here, shortcut

DECLINED = {
    "Not interested now · 6 months": Outcome(Disposition.DECLINED),
    "Not interested now · 1 year": Outcome(Disposition.DECLINED, leave_alone=timedelta(weeks=52)),
    "Asked not to be called": Outcome(Disposition.DECLINED, never_again=True),
}
_CALL_LATER, _SKIP, _FOR_NOW, _AT_THE_END, _STANDBY = "later", "skip", "for-now", "at-the-end", "standby"
_FIRST = (
    (str(Disposition.CONNECTED), "Talked", "T"),
    (str(Disposition.LEFT_VOICEMAIL), "Voicemail", "V"),
    (str(Disposition.NO_ANSWER), "No answer", "N"),
    (_CALL_LATER, "Call later", "L"),
)
_DECLINED = dict(zip(("declined", "declined-year", "never-again"), DECLINED, strict=True))
_MORE = {
    str(Disposition.BUSY): "Busy",
    str(Disposition.WRONG_NUMBER): "Wrong number",
    **_DECLINED,
    _FOR_NOW: "Skip for now",
    _AT_THE_END: "No answer, again at the end of the hour",
    _SKIP: "Skip for this week",
}
_OUTCOMES = {str(each): Outcome(each) for each in Disposition if each is not Disposition.RESCHEDULED} | {
    what: DECLINED[label] for what, label in _DECLINED.items()
}
_PUT_LAST: dict[str, Service[[int], Entry]] = {_FOR_NOW: planning.postpone, _AT_THE_END: outcomes.try_later}
_ASKED = "asked_for_another_time"


def buttons(view: WeekView, card: Card) -> dict[str, object]:
    """The usual outcomes, and the rarer ones, one press further."""
    standby = _standby(view, card)
    more = _MORE | ({_STANDBY: f"No answer, call {standby.customer.person}"} if standby else {})
    return {
        "first": [{"what": what, "label": label, "key": shortcut(letter)} for what, label, letter in _FIRST],
        "more": [{"what": what, "label": label} for what, label in more.items()],
    }


def hear(view: WeekView, press: Press) -> bool:
    """Whether this press was an outcome of the entry that it is about, or what stands beside one, and done."""
    if outcome := _OUTCOMES.get(press.what):
        _give(press.about, outcome, press.id)
    elif press.what == _CALL_LATER:
        st.session_state[_ASKED] = press.about
    elif press.what == _SKIP:
        _skip(press.about)
    elif press.what in _PUT_LAST:
        _put_last(_PUT_LAST[press.what], press.about)
    elif press.what == _STANDBY:
        _try_standby(view, press)
    elif press.what == "undo":
        _take_back(press.about)
    else:
        return False
    return True


def ask_when(program: Program, view: WeekView) -> bool:
    """Whether it was asked when to call somebody again, which is shown."""
    asked = [card for card in view.cards if card.entry.id == st.session_state.get(_ASKED)]
    for card in asked:
        title = f"When shall we call {plain(card.customer.person)} again?"
        dialogs.dialog(title, on_dismiss=_close)(_another_time)(program, card)
    return bool(asked)


def _give(entry_id: int, outcome: Outcome, press: str = "") -> None:
    call = do(outcomes.give, entry_id, outcome, press)
    if call and call.disposition:
        turning.wrapped_up(call.id)
        if outcome.disposition is Disposition.CONNECTED:
            told_them.after(entry_id)


def _skip(entry_id: int) -> None:
    if do(planning.skip, entry_id, "skipped in the hour"):
        turning.go_on()


def _put_last(service: Service[[int], Entry], entry_id: int) -> None:
    if do(service, entry_id):
        turning.go_on()


def _standby(view: WeekView, card: Card) -> Card | None:
    """Who is called in the place of this one."""
    standbys = {each.id for each in pending(each.entry for each in view.cards) if each.standby} - {card.entry.id}
    return next((each for each in view.cards if each.entry.id in standbys), None)


def _try_standby(view: WeekView, press: Press) -> None:
    """On to the standby; whose telephone never rang has no outcome."""
    (card,) = (each for each in view.cards if each.entry.id == press.about)
    standby, call = _standby(view, card), card.call
    if not (call and call.ended_at and call.disposition is None):
        _give(press.about, Outcome(Disposition.NO_ANSWER), press.id)
    elif not do(outcomes.try_later, press.about):
        return
    if standby:
        turning.choose(standby.entry.id)


def _take_back(call_id: int) -> None:
    """Not of another call that was given its outcome meanwhile, nor twice; a press in time may arrive late."""
    call = do(outcomes.take_back, call_id) if turning.forget_wrapped_up(call_id) else None
    if call and call.entry_id:
        turning.choose(call.entry_id)


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
