"""What somebody changes on a draft, each in a dialog that names whom it is about; and who came and left since."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import streamlit as st

from callprogram.domain.customers import reachability
from callprogram.domain.customers.clocks import clock, clock_there
from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Change
from callprogram.domain.lists.hand_edits import Kind
from callprogram.domain.program.call_hour import Program, Week
from callprogram.services.customers import correcting
from callprogram.services.lists import hand_edits, planning
from callprogram.services.views import Card, Edited, WeekView
from callprogram.ui.components.words import undoing
from callprogram.ui.components.words.dialogs import close
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, may, pieces, today

_WEEKS = 4
_FOUND = 5
_ASKED, _SOMEBODY = "asked", "somebody"
_DONE = {Kind.PIN: "pinned", Kind.ADD: "put on", Kind.DROP: "left out"}
_LONG = ("This week", f"{_WEEKS} weeks")


def place_of(week: Week, customer: Customer) -> str:
    """Whom on which list something is about: a draft that is planned anew numbers its entries from the beginning."""
    return form_key(f"{week}-{customer.id}")


def pinned(view: WeekView) -> frozenset[int]:
    """The customers who were pinned or put on by hand."""
    return frozenset(each.customer.id for each in view.edited if each.edit.kind in {Kind.PIN, Kind.ADD})


def turn_pin(program: Program, view: WeekView, customer: Customer) -> None:
    """Pin the customer, or take the pin back."""
    week = view.call_list.week
    if customer.id in pinned(view):
        do(hand_edits.undo, program, week, customer.id)
    elif do(hand_edits.pin, program, week, customer.id):
        undoing.offer(f"{customer.name} is pinned.", hand_edits.undo, program, week, customer.id)


def snooze(program: Program, customer: Customer, why: str = "") -> None:
    """Leave the customer out of every list for four weeks."""
    day = today(program.zone)
    until = day + timedelta(weeks=_WEEKS)
    if do(correcting.snooze, customer.id, until, why.strip() or "snoozed from a week's list", day):
        words = f"{customer.name} is snoozed until {until.day} {until:%B}."
        undoing.offer(words, correcting.lift, customer.id, Field.SNOOZED_UNTIL, "undone")


def leave_out(program: Program, view: WeekView, card: Card) -> None:
    """For how long, and a reason if there is one."""
    customer, week = card.customer, view.call_list.week
    key = place_of(week, customer)
    at = clock(card.entry.planned_at, view.call_list.zone)
    st.markdown(f"{plain(customer.person)}, at {at}. Whoever is next in line takes the place.")
    st.segmented_control("For how long", _LONG, default=_LONG[0], required=True, key=f"long-{key}")
    st.text_input("Reason (optional)", key=f"why-{key}", placeholder="For whoever wonders later")
    press = (program, week, customer, key)
    st.button(f"Leave out {plain(customer.name)}", type="primary", key=f"drop-{key}", on_click=_leave_out, args=press)


def swap(program: Program, view: WeekView, card: Card) -> None:
    """Only those of the standbys who can be called in that minute."""
    key = place_of(view.call_list.week, card.customer)
    moment, lasts = card.entry.planned_at, timedelta(minutes=program.call_minutes)
    standbys = [each for each in view.cards if each.entry.standby]
    found = [each for each in standbys if _is_open(each.customer, moment, lasts)]
    if not found:
        st.info("Nobody next in line can be called in that minute. Leave them out, or put somebody else on the list.")
        return
    st.markdown(f"These can be called at {clock(moment, view.call_list.zone)}:")
    for each in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(gap=None, width="stretch"):
                st.markdown(f"**{plain(each.customer.name)}**")
                there = clock_there(each.entry.zones, moment) if each.entry.zones else ""
                st.caption(plain(" · ".join(filter(None, (each.entry.reason, there)))))
            arguments = (program, view.call_list.week, card.customer, each.customer)
            st.button("Swap in", key=f"instead-{key}-{each.customer.id}", on_click=_swap, args=arguments)


def below(program: Program, view: WeekView) -> None:
    """What the list could not meet, what was changed by hand, who came and left, and anybody else."""
    for notice in view.call_list.notices:
        st.info(plain(notice))
    if view.edited:
        with st.expander(f"Changed by hand: {len(view.edited)}", type="compact"):
            for edited in view.edited:
                _edited(program, view.call_list.week, edited)
    if view.call_list.changes:
        with st.expander("Who came and who left", type="compact"):
            names = {card.customer.id: card.customer.name for card in view.cards}
            st.markdown("\n".join(_line(change, names) for change in view.call_list.changes))
    if not may(hand_edits.put_on):
        return
    with st.expander("Search all customers", type="compact"):
        query = st.text_input("Put somebody on the list, or ask why they are not", key=form_key(_SOMEBODY))
        listed = {card.customer.id for card in view.cards if not card.entry.standby}
        _offered(program, view.call_list.week, _found(query), listed)


def _is_open(customer: Customer, moment: datetime, lasts: timedelta) -> bool:
    return reachability.closed(reachability.place_of(customer), moment, lasts) is None


def _found(query: str) -> Sequence[Customer]:
    return pieces().views.customers(query, _FOUND).customers if query.strip() else ()


def _offered(program: Program, week: Week, found: Sequence[Customer], listed: set[int]) -> None:
    for customer in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(customer.name), width="stretch")
            arguments = (program, week, customer)
            st.button("Why not?", key=f"ask-{customer.id}", type="tertiary", on_click=_ask, args=(customer.id,))
            if customer.id not in listed:
                st.button("Put on", key=f"add-{customer.id}", on_click=_add, args=arguments)
        if st.session_state.get(_ASKED) == customer.id and (words := do(planning.why_not, program, week, customer.id)):
            st.caption(plain(words))


def _edited(program: Program, week: Week, edited: Edited) -> None:
    edit = edited.edit
    why = f": {plain(edit.why)}" if edit.why else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        who = f"**{plain(edited.customer.name)}** {_DONE[edit.kind]} by {plain(edit.made_by)}{why}"
        st.markdown(who, width="stretch")
        arguments = (hand_edits.undo, program, week, edit.customer_id)
        if may(hand_edits.undo):
            st.button("Undo", key=f"undo-{week}-{edit.customer_id}", type="tertiary", on_click=do, args=arguments)


def _line(change: Change, names: Mapping[int, str]) -> str:
    name = names.get(change.customer_id) or pieces().views.customer(f"c{change.customer_id}").name
    return f"- **{plain(name)}** {'came' if change.came else 'left'}: {plain(change.why)}"


def _leave_out(program: Program, week: Week, customer: Customer, key: str) -> None:
    why = str(st.session_state.get(f"why-{key}") or "")
    if st.session_state.get(f"long-{key}") == _LONG[1]:
        snooze(program, customer, why)
    elif do(hand_edits.drop, program, week, customer.id, why):
        undoing.offer(f"{customer.name} is left out.", hand_edits.undo, program, week, customer.id)
    done(f"{week}-{customer.id}")
    close()


def _swap(program: Program, week: Week, customer: Customer, instead: Customer) -> None:
    if do(hand_edits.swap, program, week, customer.id, instead.id, ""):
        words = f"{instead.name} replaces {customer.name}."
        undoing.offer(words, hand_edits.undo_swap, program, week, customer.id, instead.id)
    close()


def _add(program: Program, week: Week, customer: Customer) -> None:
    if do(hand_edits.put_on, program, week, customer.id):
        done(_SOMEBODY)
        undoing.offer(f"{customer.name} is on the list.", hand_edits.undo, program, week, customer.id)


def _ask(customer_id: int) -> None:
    st.session_state[_ASKED] = customer_id
