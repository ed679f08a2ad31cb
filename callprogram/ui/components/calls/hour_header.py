"""Above the card: where in the hour one is, ten seconds to take an outcome back, and everybody on the list."""

from datetime import datetime, timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import OUTCOMES
from callprogram.domain.calls.running_hour import Upcoming, coming, minutes_left
from callprogram.domain.customers.clocks import clock
from callprogram.domain.lists.call_list import EntryState, pending
from callprogram.domain.program.call_hour import Program
from callprogram.services.calls import outcomes
from callprogram.services.lists import planning
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.words.words import first_name, plain
from callprogram.ui.session import do, say, shortcut

_CHOSEN, _WRAPPED_UP, _TO_TURN = "chosen_entry", "wrapped_up", "to_turn"
_TO_TAKE_BACK = timedelta(seconds=10)
_NEXT_WEEK = "first next week"
_STANDBYS = 2


def show(program: Program, view: WeekView, card: Card | None) -> None:
    """One line: which of how many, the minutes left, what can be taken back, and the list to choose from."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        # While an outcome can be taken back the line looks at the clock more often.
        st.fragment(_time_left, run_every="2s" if _to_take_back() else "20s")(program, view, card)
        with st.popover("", icon=":material/list:", help="Everybody on the list"):
            _everybody(program, view, card)


def say_what_comes(program: Program, view: WeekView, card: Card) -> None:
    """Who is next and who stands by; whoever does not fit in the hour any more comes first next week."""
    names = {each.entry.id: plain(each.customer.name) for each in view.cards}
    found = [each for each in _coming(program, view, card) if not each.entry.standby]
    following = [names[each.entry.id] for each in found if each.starts_at][:1]
    later = [names[each.entry.id] for each in found if not each.starts_at]
    others = pending(one.entry for one in view.cards if one is not card)
    standbys = [names[each.id] for each in others if each.standby]
    parts = [
        f"Next: {following[0]}" if following else "",
        f"{_NEXT_WEEK.capitalize()}: {', '.join(later)}" if later else "",
        f"Standby: {', '.join(standbys[:_STANDBYS])}" if standbys else "",
    ]
    st.caption(" · ".join(filter(None, parts)))


def chosen() -> int:
    """The entry that somebody picked from the list; 0 where nobody did."""
    return int(st.session_state.get(_CHOSEN, 0))


def choose(entry_id: int) -> None:
    """Work on this entry next, whatever its turn."""
    st.session_state[_CHOSEN] = entry_id
    look_again()


def next_one() -> None:
    """Go on to whoever's turn it is."""
    st.session_state.pop(_CHOSEN, None)
    look_again()


def look_again() -> None:
    """Run the whole page once the part of it that was pressed has run."""
    st.session_state[_TO_TURN] = True


def turned() -> None:
    """The page shows the card that it should."""
    st.session_state.pop(_TO_TURN, None)


def turn_the_page() -> None:
    """Run the whole page where a click asked for another card and only a part of the page ran.

    Streamlit may put a click and what a component sends at the same moment into one message, for the component's part.
    """
    if st.session_state.get(_TO_TURN):
        st.rerun()


def wrapped_up(call_id: int) -> None:
    """Go on to the next customer; the outcome of this call can be taken back for ten seconds."""
    next_one()
    st.session_state[_WRAPPED_UP] = (call_id, now())


def finish(program: Program, view: WeekView) -> None:
    """End the hour."""
    if do(planning.finish_hour, program, view.call_list.week):
        next_one()
        say("The hour is finished. This is the next one.")


def line(card: Card) -> str:
    """One customer of the list with what came of it."""
    outcome = OUTCOMES[card.call.disposition] if card.call and card.call.disposition else ""
    state = "skipped" if card.entry.state is EntryState.SKIPPED else outcome
    return plain(card.customer.person) + (f" — {state}" if state else "")


def _time_left(program: Program, view: WeekView, card: Card | None) -> None:
    turn_the_page()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        minutes = minutes_left(program, view.call_list, now())
        left = f"{minutes} min left" if minutes >= 0 else f"{-minutes} min over"
        st.markdown(f"**{_place(view, card)}**" + (f" · {left}" if abs(minutes) <= program.minutes else ""))
        for each in view.cards:
            if each.call and each.call.id == _to_take_back():
                _undo(each, each.call.id)


def _undo(card: Card, call_id: int) -> None:
    st.button(f"Undo for {first_name(card.customer)}", key=f"undo-{call_id}", icon=":material/undo:", type="tertiary",
              shortcut=shortcut("U"), on_click=_take_back, args=(card.entry.id, call_id))  # fmt: skip


def _to_take_back() -> int:
    call_id, at = st.session_state.get(_WRAPPED_UP, (0, datetime.min.replace(tzinfo=now().tzinfo)))
    return call_id if now() - at < _TO_TAKE_BACK else 0


def _take_back(entry_id: int, call_id: int) -> None:
    """Not of another call that was given its outcome meanwhile, nor twice; a press in time may arrive late."""
    if st.session_state.pop(_WRAPPED_UP, (0,))[0] == call_id and do(outcomes.take_back, call_id):
        choose(entry_id)


def _place(view: WeekView, card: Card | None) -> str:
    if card is None:
        return "The last call is done"
    if card.entry.standby:
        return "Standby"
    return f"{card.entry.position} of {sum(not each.entry.standby for each in view.cards)}"


def _coming(program: Program, view: WeekView, card: Card | None) -> tuple[Upcoming, ...]:
    current = card.entry.id if card else 0
    waiting = [entry for entry in pending(each.entry for each in view.cards) if entry.id != current]
    busy = timedelta(minutes=program.call_minutes if card else 0)
    return coming(program, view.call_list, waiting, now() + busy)


def _everybody(program: Program, view: WeekView, card: Card | None) -> None:
    starts = {each.entry.id: each.starts_at for each in _coming(program, view, card)}
    for each in view.cards:
        at, waits = starts.get(each.entry.id), each.entry.id in starts
        when = f"{clock(at, view.call_list.zone)} " if at else ""
        label = f"{when}{line(each)}"
        if waits and (each.entry.standby or at is None):
            label = f":gray[{label}, {'standby' if each.entry.standby else _NEXT_WEEK}]"
        st.button(label, key=f"choose-{each.entry.id}", on_click=choose, args=(each.entry.id,), type="tertiary")
    if card:
        st.button("Finish the hour", key=f"finish-{view.call_list.week}", icon=":material/flag:", on_click=finish,
                  args=(program, view))  # fmt: skip
