"""Hour mode: one customer at a time, and nothing else on the screen."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.call_hour import Program
from callprogram.domain.call_list import EntryState, pending
from callprogram.domain.calls import OUTCOMES, Disposition
from callprogram.domain.dates import counted
from callprogram.services import calling, planning
from callprogram.services.views import Card, WeekView
from callprogram.ui.components import dialling, live_call, note, promise_form
from callprogram.ui.components.words import badge, clock, clock_there, plain
from callprogram.ui.session import do, say

_CHOSEN = "chosen_entry"
_FIRST = {
    Disposition.CONNECTED: "Talked",
    Disposition.LEFT_VOICEMAIL: "Voicemail",
    Disposition.NO_ANSWER: "No answer",
    Disposition.RESCHEDULED: "Later",
}
_MORE = (Disposition.BUSY, Disposition.WRONG_NUMBER, Disposition.DECLINED)
_SKIP = "Skip for this week"


def show(program: Program, view: WeekView) -> None:
    """The card of the next customer; when nobody is left, what the hour came to."""
    card = _current(view)
    _progress(program, view, card)
    if card is None:
        _summary(program, view)
        return
    with st.container(border=True):
        _who(card, view.call_list.zone)
        live_call.show(program, view, card, _choose)
        dialling.show(program, card)
        note.show(card)
        _outcomes(card)
    promise_form.show(card)
    _next(view, card)


def _current(view: WeekView) -> Card | None:
    cards = {card.entry.id: card for card in view.cards}
    if chosen := cards.get(st.session_state.get(_CHOSEN, 0)):
        return chosen
    waiting = [entry for entry in pending(card.entry for card in view.cards) if not entry.standby or _needed(view)]
    return cards[waiting[0].id] if waiting else None


def _needed(view: WeekView) -> bool:
    return any(
        card.entry.state is EntryState.SKIPPED
        or (card.call is not None and card.call.disposition not in {None, Disposition.CONNECTED})
        for card in view.cards
        if not card.entry.standby
    )


def _progress(program: Program, view: WeekView, card: Card | None) -> None:
    call_list = view.call_list
    minutes = int((call_list.ends_at - now()).total_seconds() // 60)
    left = f" · {minutes} min left" if 0 <= minutes <= program.minutes else ""
    which = f"**{_place(view, card)}**" if card else "**The last call is done**"
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"{which}{left}")
        with st.popover("", icon=":material/list:", help="Everybody on the list"):
            for each in view.cards:
                st.button(
                    _line(each), key=f"choose-{each.entry.id}", on_click=_choose, args=(each.entry.id,), type="tertiary"
                )
            if card:
                st.button(
                    "Finish the hour", key="finish", on_click=_finish, args=(program, view), icon=":material/flag:"
                )


def _place(view: WeekView, card: Card) -> str:
    if card.entry.standby:
        return "Standby"
    return f"{card.entry.position} of {sum(not each.entry.standby for each in view.cards)}"


def _line(card: Card) -> str:
    outcome = OUTCOMES[card.call.disposition] if card.call and card.call.disposition else ""
    state = "skipped" if card.entry.state is EntryState.SKIPPED else outcome
    return plain(card.customer.person) + (f" — {state}" if state else "")


def _who(card: Card, zone: str) -> None:
    customer, entry = card.customer, card.entry
    there = f", {clock_there(entry.zones, now())}" if entry.zones else ""
    owner = f" · looked after by {plain(customer.account_owner)}" if customer.account_owner else ""
    role = ", ".join(
        filter(None, (plain(customer.contact.title), f"**{plain(customer.company)}**" if customer.company else ""))
    )
    with st.container(gap=None):
        st.subheader(plain(customer.person), anchor=False)
        st.markdown(role or "A customer in person")
        st.caption(f"{clock(now(), zone)} here{there}{owner}")
    st.markdown(f"{badge(entry.seat)} {plain(entry.reason)}")
    promised = [f"- :orange[{plain(line)}]" for line in card.brief.promises]
    st.markdown("\n".join([*promised, *(f"- {plain(line)}" for line in card.brief.facts)]))


def _outcomes(card: Card) -> None:
    done = card.call.disposition if card.call else None
    with st.container(horizontal=True):
        for disposition, label in _FIRST.items():
            icon = ":material/check:" if disposition is done else None
            st.button(label, key=f"{disposition}-{card.entry.id}", on_click=_give, args=(card, disposition), icon=icon)
        more = [*_MORE, _SKIP]
        st.menu_button(
            "More",
            more,
            key=f"more-{card.entry.id}",
            format_func=lambda choice: OUTCOMES[choice] if isinstance(choice, Disposition) else str(choice),
            on_click=_give_more,
            args=(card,),
        )


def _give(card: Card, disposition: Disposition) -> None:
    if do(calling.give_outcome, card.entry.id, disposition):
        st.session_state.pop(_CHOSEN, None)
        say(f"{card.customer.person}: {OUTCOMES[disposition].lower()}. Saved.")


def _give_more(card: Card) -> None:
    choice = st.session_state[f"more-{card.entry.id}"]
    if choice == _SKIP:
        if do(planning.skip, card.entry.id, "skipped in the hour"):
            st.session_state.pop(_CHOSEN, None)
    elif choice:
        _give(card, Disposition(choice))


def _choose(entry_id: int) -> None:
    st.session_state[_CHOSEN] = entry_id


def _summary(program: Program, view: WeekView) -> None:
    talked = sum(card.call is not None and card.call.disposition is Disposition.CONNECTED for card in view.cards)
    made = sum(len(card.promises) for card in view.cards)
    st.title("That was the hour")
    st.markdown(f"You talked to **{counted(talked, 'customer')}**; {counted(made, 'promise')} to keep.")
    called = (card for card in view.cards if card.entry.state is not EntryState.PENDING)
    st.markdown("\n".join(f"- {_line(card)}" for card in called))
    st.button("Finish", type="primary", key="main", on_click=_finish, args=(program, view), icon=":material/flag:")


def _finish(program: Program, view: WeekView) -> None:
    if do(planning.finish_hour, program, view.call_list.week):
        st.session_state.pop(_CHOSEN, None)
        say("The hour is finished. This is the next one.")


def _next(view: WeekView, card: Card) -> None:
    waiting = [entry for entry in pending(each.entry for each in view.cards) if entry.id != card.entry.id]
    names = {each.entry.id: plain(each.customer.name) for each in view.cards}
    coming = [names[entry.id] for entry in waiting if not entry.standby][:1]
    standbys = [names[entry.id] for entry in waiting if entry.standby]
    parts = [f"Next: {coming[0]}" if coming else "", f"Standby: {', '.join(standbys)}" if standbys else ""]
    st.caption(" · ".join(filter(None, parts)))
