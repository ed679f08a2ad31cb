"""One promise: what, to whom, who keeps it, until when, and the next step."""

from datetime import date

import streamlit as st

from callprogram.domain.commitments import State, overdue
from callprogram.domain.dates import day_in, due_in_words, in_words
from callprogram.services import promising
from callprogram.services.views import Promise
from callprogram.ui.components import promise_settling
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, say


def show(promise: Promise, day: date, zone: str) -> None:
    """One promise with its next step."""
    commitment = promise.commitment
    with st.container(border=True):
        with st.container(gap=None):
            st.markdown(f"**{plain(commitment.text)}** {_state(promise, day)}")
            made = f"promised {in_words(day_in(zone, commitment.made_at), day)}"
            owner = commitment.owner or "nobody keeps it yet"
            st.caption(
                " · ".join(plain(part) for part in (promise.customer.name, owner, _until(commitment.due_on, day), made))
            )
        if commitment.state is State.LOOSE:
            promise_settling.form(commitment)
        else:
            _next_step(promise)


def _until(due_on: date | None, day: date) -> str:
    return f"due {due_in_words(due_on, day)}" if due_on else "no date yet"


def _state(promise: Promise, day: date) -> str:
    state = promise.commitment.state
    if overdue(promise.commitment, day):
        return ":red-badge[Overdue]"
    words = {
        State.LOOSE: ":orange-badge[Who, and until when?]",
        State.KEPT: ":green-badge[Kept; tell them]",
        State.TOLD: ":gray-badge[Done]",
        State.WITHDRAWN: ":gray-badge[Withdrawn]",
    }
    return words.get(state, "")


def _next_step(promise: Promise) -> None:
    commitment = promise.commitment
    with st.container(horizontal=True):
        if commitment.state is State.OPEN:
            st.button("Kept", key=f"kept-{commitment.id}", icon=":material/check:", on_click=_kept, args=(promise,))
        if commitment.state is State.KEPT:
            st.button(
                "Customer told",
                key=f"told-{commitment.id}",
                icon=":material/done_all:",
                on_click=_told,
                args=(promise,),
            )


def _kept(promise: Promise) -> None:
    if do(promising.keep, promise.commitment.id):
        say(f"Kept. Now tell {promise.customer.person}; they are on the next list.")


def _told(promise: Promise) -> None:
    if do(promising.tell, promise.commitment.id):
        say(f"{promise.customer.person} knows. Done.")
