"""Commitments: what was promised, who keeps it, until when."""

from datetime import date, timedelta

import streamlit as st

from callprogram.domain.commitments import State, overdue
from callprogram.domain.dates import day_in, due_in_words, in_words
from callprogram.services import promising
from callprogram.services.views import Promise
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, pieces, program, say, today

_OPEN, _DUE, _OVERDUE, _ALL = "Open", "Due this week", "Overdue", "All"
zone = program().zone
day = today(zone)


def main() -> None:
    """The promises of the chosen kind, the most urgent first."""
    st.title("Commitments")
    kind = st.segmented_control(
        "Which", [_OPEN, _DUE, _OVERDUE, _ALL], default=_OPEN, key="kind", label_visibility="collapsed"
    )
    found = [each for each in pieces().views.promises(unfinished=kind != _ALL) if _wanted(each, kind or _OPEN)]
    if not found:
        st.info("Nothing here. A promise made in a call is kept here until the customer has been told.")
    for promise in found:
        _card(promise)


def _wanted(promise: Promise, kind: str) -> bool:
    due_on = promise.commitment.due_on
    if kind == _OVERDUE:
        return overdue(promise.commitment, day)
    if kind == _DUE:
        return promise.commitment.state is State.OPEN and due_on is not None and due_on <= day + timedelta(days=7)
    return True


def _card(promise: Promise) -> None:
    commitment = promise.commitment
    with st.container(border=True):
        with st.container(gap=None):
            st.markdown(f"**{plain(commitment.text)}** {_state(promise)}")
            made = f"promised {in_words(day_in(zone, commitment.made_at), day)}"
            owner = commitment.owner or "nobody keeps it yet"
            st.caption(
                " · ".join(plain(part) for part in (promise.customer.name, owner, _until(commitment.due_on), made))
            )
        if commitment.state is State.LOOSE:
            _settle(promise)
        else:
            _next_step(promise)


def _until(due_on: date | None) -> str:
    return f"due {due_in_words(due_on, day)}" if due_on else "no date yet"


def _state(promise: Promise) -> str:
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


def _settle(promise: Promise) -> None:
    commitment = promise.commitment
    with st.form(f"settle-{commitment.id}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        owner = st.text_input("Who keeps it?", commitment.owner, key=f"owner-{commitment.id}")
        due_on = st.date_input("Until when?", commitment.due_on, key=f"due-{commitment.id}")
        if st.form_submit_button("Save", key=f"settle-save-{commitment.id}"):
            if due_on and do(promising.settle, commitment.id, owner, due_on):
                say("Saved.")
            st.rerun()


def _kept(promise: Promise) -> None:
    if do(promising.keep, promise.commitment.id):
        say(f"Kept. Now tell {promise.customer.person}; they are on the next list.")


def _told(promise: Promise) -> None:
    if do(promising.tell, promise.commitment.id):
        say(f"{promise.customer.person} knows. Done.")


main()
