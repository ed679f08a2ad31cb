"""What the assistant changes on a draft: keep, take off, swap, snooze, put on by hand; and who came and left since."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import streamlit as st

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Change
from callprogram.domain.lists.hand_edits import Kind
from callprogram.domain.program.call_hour import Program, Week
from callprogram.services.customers import correcting
from callprogram.services.lists import hand_edits, planning
from callprogram.services.views import Card, Edited, WeekView
from callprogram.ui.components.words.words import first_name, plain
from callprogram.ui.session import do, done, form_key, pieces, say, today

_WEEKS = 4
_FOUND = 5
_ASKED, _SOMEBODY = "asked", "somebody"
_DONE = {Kind.PIN: "kept", Kind.ADD: "put on", Kind.DROP: "taken off"}


def place_of(week: Week, customer: Customer) -> str:
    """Whom on which list something is about: a draft that is planned anew numbers its entries from the beginning."""
    return form_key(f"{week}-{customer.id}")


def row(program: Program, view: WeekView, card: Card) -> None:
    """What can be done with one customer of a draft."""
    customer, week = card.customer, view.call_list.week
    key, name = place_of(week, customer), first_name(customer)
    st.button("Keep on the list", key=f"pin-{key}", on_click=_pin, args=(program, week, customer))
    st.text_input("Why not this week?", key=f"why-{key}", placeholder=f"{name} is on holiday")
    st.selectbox(
        "Who comes in their place",
        [each.customer for each in view.cards if each.entry.standby],
        index=None,
        format_func=lambda customer: customer.name,
        placeholder="Whoever is next",
        key=f"instead-{key}",
    )
    with st.container(horizontal=True):
        st.button(f"Take {name} off", key=f"drop-{key}", on_click=_take_off, args=(program, week, customer, key))
        leave_alone = f"Leave {name} alone for {_WEEKS} weeks"
        st.button(leave_alone, key=f"snooze-{key}", on_click=_snooze, args=(program, week, customer, key))


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
    with st.expander("Somebody else?", type="compact"):
        query = st.text_input("Put somebody on the list, or ask why they are not", key=form_key(_SOMEBODY))
        listed = {card.customer.id for card in view.cards if not card.entry.standby}
        _offered(program, view.call_list.week, _found(query), listed)


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
        st.button("Take back", key=f"undo-{week}-{edit.customer_id}", type="tertiary", on_click=do, args=arguments)


def _line(change: Change, names: Mapping[int, str]) -> str:
    name = names.get(change.customer_id) or pieces().views.customer(f"c{change.customer_id}").name
    return f"- **{plain(name)}** {'came' if change.came else 'left'}: {plain(change.why)}"


def _pin(program: Program, week: Week, customer: Customer) -> None:
    if do(hand_edits.pin, program, week, customer.id):
        done(f"{week}-{customer.id}")
        say(f"{customer.name} stays on the list.")


def _snooze(program: Program, week: Week, customer: Customer, key: str) -> None:
    day = today(program.zone)
    until = day + timedelta(weeks=_WEEKS)
    if do(correcting.snooze, customer.id, until, _typed(f"why-{key}"), day):
        done(f"{week}-{customer.id}")
        say(f"{customer.name} is left alone until {until.day} {until:%B}.")


def _take_off(program: Program, week: Week, customer: Customer, key: str) -> None:
    why, instead = _typed(f"why-{key}"), st.session_state.get(f"instead-{key}")
    if instead is None:
        if do(hand_edits.drop, program, week, customer.id, why):
            done(f"{week}-{customer.id}")
            say(f"{customer.name} is off the list.")
    elif do(hand_edits.swap, program, week, customer.id, instead.id, why):
        done(f"{week}-{customer.id}")
        say(f"{instead.name} comes in the place of {customer.name}.")


def _typed(key: str) -> str:
    """What stands in the field at the click, typed just before or not."""
    return str(st.session_state.get(key) or "")


def _add(program: Program, week: Week, customer: Customer) -> None:
    if do(hand_edits.put_on, program, week, customer.id):
        done(_SOMEBODY)
        say(f"{customer.name} is on the list.")


def _ask(customer_id: int) -> None:
    st.session_state[_ASKED] = customer_id
