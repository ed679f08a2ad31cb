"""Enter the hour: one form for a whole hour that was held and not logged, or what becomes of it instead."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.lists.call_list import EntryState, ListState, pending, unplanned, was_missed
from callprogram.domain.program.call_hour import read_week
from callprogram.domain.words.dates import counted, day_in, weekday_in_words
from callprogram.services.overview import missed_hours
from callprogram.services.overview.missed_hours import Line
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.calls import later_entry
from callprogram.ui.components.words import moment, page
from callprogram.ui.components.words.words import when
from callprogram.ui.session import do, looks_after_the_program, pieces, program, say

the_program = program()


def main() -> None:
    """The week in the address: entered where its list was signed off, else held later."""
    week = read_week(st.query_params["week"]) if "week" in st.query_params else None
    view = pieces().views.week(the_program, week) if week else None
    waiting = _waiting(view) if view else []
    if week and was_missed(the_program, week, view.call_list if view else None, now()):
        hour = unplanned(the_program, week)
        day = day_in(hour.zone, hour.starts_at)
        page.head("Hold it later", f"The hour of {weekday_in_words(day, day)} is over, and nobody signed its list off.")
        moment.hold_later(the_program, hour, is_main=True)
    elif view is None or not waiting:
        page.head("Enter the hour")
        st.info("Nothing is left to enter. Hours that were not logged stand on *To do*.")
    else:
        page.head("Enter the hour", when(view.call_list))
        _form(view, waiting)
        if not any(card.entry.state is EntryState.DONE for card in view.cards):
            _not_held(view)


def _waiting(view: WeekView) -> list[Card]:
    """Whoever of a signed-off list has no outcome yet."""
    waiting = {entry.id for entry in pending(card.entry for card in view.cards)}
    frozen = view.call_list.state is ListState.FROZEN
    return [card for card in view.cards if frozen and card.entry.id in waiting]


def _not_held(view: WeekView) -> None:
    st.markdown("**Or hold it later**")
    moment.hold_later(the_program, view.call_list)
    with st.form("skip"), st.container(horizontal=True, vertical_alignment="bottom"):
        why = st.text_input("Or skip it, because", key="why", help="Account owners who heard of the calls read it.")
        if st.form_submit_button("Skip the hour", key="skip"):
            _over(do(missed_hours.skip_hour, the_program, view.call_list.week, why))


def _form(view: WeekView, cards: list[Card]) -> None:
    """A line for each who was to be called; the standbys, whom most hours do not need, are folded."""
    standbys = [card for card in cards if card.entry.standby]
    zone = view.call_list.zone
    with st.container(border=True, gap="small"):
        typed = {card.entry.id: later_entry.line(card, zone) for card in cards if not card.entry.standby}
        if standbys:
            with st.expander(f"{counted(len(standbys), 'standby')}, not called", key="standbys"):
                typed |= {card.entry.id: later_entry.line(card, zone) for card in standbys}
        if st.button("Enter", type="primary", key="main"):
            lines = {entry_id: Line(*each) for entry_id, each in typed.items() if each}
            _over(do(missed_hours.enter_hour, the_program, view.call_list.week, lines))


def _over(done: object) -> None:
    if done:
        say("Entered.")
        st.switch_page(f"pages/{'to_do' if looks_after_the_program() else 'this_week'}.py")
    st.rerun()


main()
