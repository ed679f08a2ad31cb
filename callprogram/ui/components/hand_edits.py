"""What the assistant changes on a draft: keep, take off, snooze, swap, put on by hand; and who came and left since."""

from collections.abc import Mapping
from datetime import timedelta

import streamlit as st

from callprogram.domain.call_hour import Program, Week
from callprogram.domain.call_list import Change
from callprogram.services import correcting, planning, signing_off
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, pieces, say, today

_WEEKS = 4
_FOUND = 5


def row(program: Program, week: Week, card: Card) -> None:
    """What can be done with one entry of a draft."""
    entry, name = card.entry, card.customer.name
    st.button("Keep on the list", key=f"pin-{entry.id}", on_click=_pin, args=(program, week, card))
    why = st.text_input("Why not this week?", key=f"why-{entry.id}", placeholder=f"{name} is on holiday")
    with st.container(horizontal=True):
        st.button("Take off", key=f"drop-{entry.id}", on_click=_drop, args=(program, week, card, why))
        leave_alone = f"Leave alone for {_WEEKS} weeks"
        st.button(leave_alone, key=f"snooze-{entry.id}", on_click=_snooze, args=(program, card, why))


def below(program: Program, view: WeekView) -> None:
    """Somebody put on by hand or asked after, and what changed since the draft before."""
    for notice in view.call_list.notices:
        st.info(plain(notice))
    if view.call_list.changes:
        with st.expander("Who came and who left", type="compact"):
            names = {card.customer.id: card.customer.name for card in view.cards}
            st.markdown("\n".join(_line(change, names) for change in view.call_list.changes))
    with st.expander("Somebody else?", type="compact"):
        query = st.text_input("Put somebody on the list, or ask why they are not", key="somebody")
        listed = {card.customer.id for card in view.cards if not card.entry.standby}
        found = pieces().views.customers(query, _FOUND).customers if query.strip() else ()
        for customer in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(customer.name), width="stretch")
                arguments = (program, view.call_list.week, customer.id)
                st.button("Why not?", key=f"ask-{customer.id}", type="tertiary", on_click=_ask, args=arguments)
                if customer.id not in listed:
                    st.button("Put on", key=f"add-{customer.id}", on_click=_add, args=arguments)


def _line(change: Change, names: Mapping[int, str]) -> str:
    name = names.get(change.customer_id) or pieces().views.customer(f"c{change.customer_id}").name
    return f"- **{plain(name)}** {'came' if change.came else 'left'}: {plain(change.why)}"


def _pin(program: Program, week: Week, card: Card) -> None:
    if do(signing_off.pin, program, week, card.customer.id):
        say(f"{card.customer.name} stays on the list.")


def _snooze(program: Program, card: Card, why: str) -> None:
    day = today(program.zone)
    until = day + timedelta(weeks=_WEEKS)
    if do(correcting.snooze, card.customer.id, until, why, day):
        say(f"{card.customer.name} is left alone until {until.day} {until:%B}.")


def _drop(program: Program, week: Week, card: Card, why: str) -> None:
    if do(signing_off.drop, program, week, card.customer.id, why):
        say(f"{card.customer.name} is off the list.")


def _add(program: Program, week: Week, customer_id: int) -> None:
    if do(signing_off.put_on, program, week, customer_id):
        say("On the list.")


def _ask(program: Program, week: Week, customer_id: int) -> None:
    if words := do(planning.why_not, program, week, customer_id):
        say(words)
