"""What the hour came to: who was reached, what was promised, what is left and where it goes; mood and themes."""

import streamlit as st

from callprogram.domain.calls.calls import UNREACHED, Call, Disposition
from callprogram.domain.customers.phones import shown
from callprogram.domain.lists.call_list import pending
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import is_unclear
from callprogram.domain.words.dates import counted
from callprogram.services.calls import outcomes
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.calls import hour_header, note, told_them
from callprogram.ui.components.promises import assigning
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces


def show(program: Program, view: WeekView) -> None:
    """The hour in a few lines, and one button that ends it."""
    talked = [card for card in view.cards if _outcome(card) is Disposition.CONNECTED]
    made = sum(_made_here(card) for card in view.cards)
    st.title("That was the hour")
    st.markdown(f"You talked to **{counted(len(talked), 'customer')}**; {counted(made, 'promise')} to keep.")
    for card in view.cards:
        if card.call and card.call.disposition:
            _line(card, card.call)
    _unclear(view)
    _left(view)
    st.button("Finish", type="primary", key=f"finish-{view.call_list.week}", on_click=hour_header.finish,
              args=(program, view), icon=":material/flag:")  # fmt: skip
    note.bring_back()


def _outcome(card: Card) -> Disposition | None:
    return card.call.disposition if card.call else None


def _made_here(card: Card) -> int:
    return sum(card.call is not None and promise.made_in_call == card.call.id for promise in card.promises)


def _line(card: Card, call: Call) -> None:
    with st.container(border=True, gap="small"):
        goes = f"  \n:gray[{plain(_where(card))}]" if _where(card) else ""
        st.markdown(f"**{hour_header.line(card)}**{goes}")
        if call.disposition is Disposition.CONNECTED:
            _mood_and_themes(call)
        if told_them.waits(card):
            st.markdown("Told them?")
            told_them.show(card)


def _where(card: Card) -> str:
    """What follows from the outcome, as the executive would want to hear it."""
    owner = card.customer.account_owner or "the account owner"
    match _outcome(card):
        case Disposition.WRONG_NUMBER:
            other = card.customer.phone
            nobody = f"{owner} finds the right number; nobody calls until then."
            return f"Next time {shown(other)} is called, their other number." if other else nobody
        case Disposition.DECLINED if card.customer.do_not_call:
            return "Nobody calls them again."
        case Disposition.DECLINED | Disposition.RESCHEDULED if card.customer.snoozed_until:
            return f"Left alone until {card.customer.snoozed_until:%d %B %Y}."
        case outcome if outcome in UNREACHED and card.customer.snoozed_until:
            return f"{owner} asks them when a call suits."
        case outcome if outcome in UNREACHED:
            return "Tried again in a coming week."
        case _:
            return ""


def _mood_and_themes(call: Call) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.feedback(
            "faces", key=f"mood-{call.id}", default=_face(call.mood), on_change=_remember, args=(call,), width="content"
        )
        st.multiselect(
            "What it was about",
            sorted({*pieces().views.themes(), *call.themes}, key=str.casefold),
            call.themes,
            key=f"themes-{call.id}",
            max_selections=outcomes.MOST_THEMES,
            accept_new_options=True,
            placeholder="What was it about?",
            label_visibility="collapsed",
            on_change=_remember,
            args=(call,),
            width="stretch",
        )


def _face(mood: int | None) -> int | None:
    return None if mood is None else mood - 1


def _remember(call: Call) -> None:
    face, themes = st.session_state.get(f"mood-{call.id}"), st.session_state.get(f"themes-{call.id}", ())
    do(outcomes.remember, call.id, None if face is None else face + 1, themes)


def _unclear(view: WeekView) -> None:
    """Promises of this hour that lack somebody or a day, or may have been misunderstood."""
    calls = {card.call.id for card in view.cards if card.call}
    asked = [each for card in view.cards for each in card.promises if each.made_in_call in calls and is_unclear(each)]
    if not asked:
        return
    st.subheader("Who, and until when?", anchor=False)
    for commitment in asked:
        with st.container(border=True, gap="small"):
            st.markdown(f"**{plain(commitment.text)}**")
            assigning.form(commitment)


def _left(view: WeekView) -> None:
    waiting = {entry.id for entry in pending(card.entry for card in view.cards) if not entry.standby}
    left = [card for card in view.cards if card.entry.id in waiting]
    if not left:
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"**{counted(len(left), 'customer')} left, first next week**")
        for card in left:
            st.button(
                f"Call {plain(card.customer.person)} all the same",
                key=f"call-all-the-same-{card.entry.id}",
                on_click=hour_header.choose,
                args=(card.entry.id,),
                type="tertiary",
            )
