"""One promise: what, to whom, who keeps it, until when, and the next step in one tap."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from callprogram.domain.promises.commitments import Commitment, State, how_due, is_awaited, is_unclear, overdue
from callprogram.domain.words.dates import day_in, in_words
from callprogram.services.promises import promising
from callprogram.services.views import Promise
from callprogram.ui.components.promises import assigning, details, new_date, staying, undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, say

_UNDO: dict[State, Callable[..., Commitment]] = {State.KEPT: promising.reopen, State.TOLD: promising.untell}


def show(promise: Promise, day: date, zone: str) -> None:
    """One promise with its next step."""
    commitment = promise.commitment
    with st.container(border=True, gap="small"):
        with st.container(gap=None):
            st.markdown(f"**{plain(commitment.text)}** {_state(commitment, day)}")
            made = f"promised {in_words(day_in(zone, commitment.made_at), day)}"
            owner = commitment.owner or ("they keep it" if is_awaited(commitment) else "")
            parts = (promise.customer.name, owner, how_due(commitment, day), made)
            st.caption(" · ".join(plain(part) for part in parts if part))
        if is_unclear(commitment):
            assigning.form(commitment)
        _next_steps(promise, day)


def _state(commitment: Commitment, day: date) -> str:
    if is_unclear(commitment):
        asked = ("Is this right?" if commitment.doubt else "", *_lacks(commitment))
        return f":orange-badge[{' · '.join(filter(None, asked)).capitalize()}]"
    if overdue(commitment, day):
        return ":red-badge[Late]"
    if is_awaited(commitment) and commitment.state is State.OPEN:
        return ":blue-badge[Promised by them]"
    words = {
        State.KEPT: ":green-badge[To be told in the next call]"
        if commitment.in_next_call
        else ":green-badge[Kept, tell the customer]",
        State.TOLD: ":gray-badge[Done]",
        State.WITHDRAWN: ":gray-badge[Withdrawn]",
    }
    return words.get(commitment.state, "")


def _lacks(commitment: Commitment) -> tuple[str, str]:
    """What nobody has said of it yet."""
    nobody = not commitment.owner and not is_awaited(commitment)
    return "no owner" if nobody else "", "" if commitment.due_on else "no date"


def _next_steps(promise: Promise, day: date) -> None:
    """What is pressed first is on the left, what only comes after it on the right, never under the same pointer."""
    commitment = promise.commitment
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        with st.container(horizontal=True, gap="xsmall", width="content"):
            if commitment.state is State.OPEN:
                kept = "It came" if is_awaited(commitment) else "Mark kept"
                st.button(kept, key=f"kept-{commitment.id}", icon=":material/check:", on_click=_kept, args=(promise,))
                new_date.popover(commitment, day)
            if not undoing.button(commitment):
                _undo(promise)
            st.button("More", key=f"more-{commitment.id}", type="tertiary", on_click=details.open_,
                      args=(commitment.id,))  # fmt: skip
        if commitment.state is State.KEPT:
            _tell(promise)


def _undo(promise: Promise) -> None:
    commitment = promise.commitment
    if undo := promising.reopen if _came(commitment) else _UNDO.get(commitment.state):
        st.button("Undo", key=f"undo-{commitment.state}-{commitment.id}", icon=":material/undo:", type="tertiary",
                  on_click=_take_back, args=(promise, undo))  # fmt: skip


def _tell(promise: Promise) -> None:
    key = promise.commitment.id
    with st.container(horizontal=True, gap="xsmall", width="content"):
        st.button("Write to them", key=f"write-{key}", icon=":material/mail:", type="tertiary",
                  on_click=details.open_, args=(key,))  # fmt: skip
        st.button("Mark as told", key=f"told-{key}", icon=":material/done_all:", on_click=_told, args=(promise,))


def _came(commitment: Commitment) -> bool:
    return is_awaited(commitment) and commitment.state is State.TOLD


def _take_back(promise: Promise, undo: Callable[..., Commitment]) -> None:
    if do(undo, promise.commitment.id):
        say(f"Taken back: “{promise.commitment.text}”, for {promise.customer.name}.")


def _kept(promise: Promise) -> None:
    staying.stay(promise.commitment.id)
    after = do(promising.keep, promise.commitment.id)
    if after and is_awaited(after):
        say(f"It came from {promise.customer.person}. Done.")
    elif after:
        say(f"Kept. Now tell {promise.customer.person}, by mail or in the next call.")


def _told(promise: Promise) -> None:
    staying.stay(promise.commitment.id)
    if do(promising.tell, promise.commitment.id):
        say(f"{promise.customer.person} knows. Done.")
