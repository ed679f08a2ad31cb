"""Whose turn it is: who was picked, who was just wrapped up, and whether the hour is being ended."""

from datetime import datetime, timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.running_hour import Upcoming, at_hand, coming
from callprogram.domain.lists.call_list import EntryState, pending
from callprogram.domain.program.call_hour import Program
from callprogram.services.views import Card, WeekView

_CHOSEN, _WRAPPED_UP, _ENDING = "chosen_entry", "wrapped_up", "ending"
_TO_TAKE_BACK = timedelta(seconds=10)


def card_at_hand(program: Program, view: WeekView) -> Card | None:
    """The card to work on: whoever was picked, else whose turn it is; nobody once the hour is being ended."""
    cards = {card.entry.id: card for card in view.cards}
    if chosen := cards.get(st.session_state.get(_CHOSEN, 0)):
        return chosen
    if st.session_state.get(_ENDING):
        return None
    latest = max((card.call.id for card in view.cards if card.call), default=0)
    entries = [card.entry for card in view.cards if not _is_heard(card) or (card.call and card.call.id == latest)]
    entry = at_hand(program, view.call_list, entries, now())
    return cards[entry.id] if entry else None


def to_call(view: WeekView) -> tuple[Card, ...]:
    """All but those of whom the telephone has said what came of their call, confirmed or not."""
    return tuple(card for card in view.cards if not _is_heard(card))


def coming_after(program: Program, view: WeekView, card: Card | None) -> tuple[Upcoming, ...]:
    """Who waits behind this card, and when each is called."""
    waiting = [entry for entry in pending(each.entry for each in to_call(view)) if card is None or entry != card.entry]
    busy = timedelta(minutes=program.call_minutes if card else 0)
    return coming(program, view.call_list, waiting, now() + busy)


def choose(entry_id: int) -> None:
    """Work on this entry next, whatever its turn."""
    st.session_state[_CHOSEN] = entry_id


def go_on() -> None:
    """Go on to whoever's turn it is."""
    st.session_state.pop(_CHOSEN, None)


def end() -> None:
    """Go on to what the hour came to, whoever is left."""
    go_on()
    st.session_state[_ENDING] = True


def ended() -> None:
    """The hour is over; the next one begins with nobody picked."""
    go_on()
    st.session_state.pop(_ENDING, None)


def wrapped_up(call_id: int) -> None:
    """Go on; what came of this call is shown, and can be taken back for ten seconds."""
    go_on()
    st.session_state[_WRAPPED_UP] = (call_id, now())


def just_wrapped_up() -> tuple[int, datetime]:
    """The call that was wrapped up last, and until when that can be taken back."""
    call_id, at = st.session_state.get(_WRAPPED_UP, (0, now() - _TO_TAKE_BACK))
    return call_id, at + _TO_TAKE_BACK


def forget_wrapped_up(call_id: int) -> bool:
    """Whether this call was the last one wrapped up, which it is no more."""
    last, _ = just_wrapped_up()
    if last == call_id:
        del st.session_state[_WRAPPED_UP]
    return last == call_id


def _is_heard(card: Card) -> bool:
    return card.entry.state is EntryState.ACTIVE and card.call is not None and card.call.disposition is not None
