"""Hour mode: one customer at a time, and nothing else on the screen."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.questions import questions_for
from callprogram.domain.calls.running_hour import at_hand
from callprogram.domain.customers.clocks import clocks_here_and_there, why_that_clock
from callprogram.domain.lists.call_list import EntryState
from callprogram.domain.program.call_hour import Program
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.calls import dialling, hour_header, hour_summary, live_call, note, outcome_bar, told_them
from callprogram.ui.components.customers import other_contacts
from callprogram.ui.components.promises import form
from callprogram.ui.components.words.words import badge, plain
from callprogram.ui.session import pieces


def show(program: Program, view: WeekView) -> None:
    """The card of the next customer; when nobody is left, what the hour came to."""
    hour_header.turned()
    card = _current(program, view)
    hour_header.show(program, view, card)
    told_them.ask(view)
    if card is None:
        hour_summary.show(program, view)
        return
    questions = questions_for(pieces().views.questions(program.id), card.entry.seat, card.promised_before)
    with st.container(border=True, gap="small"):
        _who(card, view.call_list.zone)
        _brief(card)
    with st.bottom:
        # In a place of their own: whatever comes and goes there, the note below stays the same and keeps the cursor.
        with st.container(gap="small"):
            live_call.unanswered(program, view, card)
            live_call.show(program, card)
            dialling.show(program, card)
        note.show(card, questions)
        outcome_bar.show(card)
    outcome_bar.ask_when(program, card)
    hour_header.say_what_comes(program, view, card)
    form.show(card)
    _questions(questions)


def _current(program: Program, view: WeekView) -> Card | None:
    cards = {card.entry.id: card for card in view.cards}
    if chosen := cards.get(hour_header.chosen()):
        return chosen
    entries = [card.entry for card in view.cards]
    entry = at_hand(program, view.call_list, entries, now(), unanswered=_unanswered(view))
    return cards[entry.id] if entry else None


def _unanswered(view: WeekView) -> bool:
    return any(
        card.entry.state is EntryState.SKIPPED
        or (card.call is not None and card.call.disposition not in {None, Disposition.CONNECTED})
        for card in view.cards
        if not card.entry.standby
    )


def _who(card: Card, zone: str) -> None:
    customer = card.customer
    company = f"**{plain(customer.company)}**" if customer.company else ""
    role = ", ".join(filter(None, (plain(customer.contact.title), company)))
    with st.container(gap=None):
        # By its anchor a press knows who was on the screen.
        st.subheader(plain(customer.person), anchor=f"{outcome_bar.CARD}{card.entry.id}")
        st.markdown(role or "A customer in person")
        _clocks(card, zone)
        other_contacts.show(card.customer)


@st.fragment(run_every="20s")
def _clocks(card: Card, zone: str) -> None:
    there = clocks_here_and_there(now(), zone, card.entry.zones)
    owner = f"looked after by {plain(card.customer.account_owner)}" if card.customer.account_owner else ""
    st.caption(" · ".join(filter(None, (there, plain(why_that_clock(card.customer)), owner))))


def _brief(card: Card) -> None:
    st.markdown(f"{badge(card.entry.seat)} {plain(card.entry.reason)}")
    lines = [plain(line) for line in card.brief.on_the_card]
    minded = card.brief.minded
    marked = [*(f":orange[{line}]" for line in lines[:minded]), *lines[minded:]]
    st.caption("\n".join(f"- {line}" for line in marked))


def _questions(questions: tuple[str, ...]) -> None:
    with st.container(gap=None):
        st.caption("**To ask**")
        st.caption("\n".join(f"- {plain(question)}" for question in questions))
