"""What was changed about a promise a moment ago, and the button that takes it back."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.promises.commitments import Commitment
from callprogram.ui.session import do, say

_CHANGED, _TO_TAKE_BACK = "promise_just_changed", timedelta(minutes=1)


class Back(NamedTuple):
    """What gives a promise back what it had, and what is said then."""

    service: Callable[..., Commitment]
    arguments: tuple[object, ...]
    said: str


def offer(commitment: Commitment, back: Back) -> None:
    """Let this be taken back for a while."""
    st.session_state[_CHANGED] = (commitment.id, commitment.state, now(), back)


def button(commitment: Commitment) -> bool:
    """A button that takes the last change back, unless the promise went a step further; whether there is one."""
    number, state, at, back = st.session_state.get(_CHANGED, (0, None, None, None))
    if (number, state) != (commitment.id, commitment.state) or now() - at > _TO_TAKE_BACK:
        return False
    st.button("Undo", key=f"promise-undo-{commitment.id}", icon=":material/undo:", type="tertiary",
              on_click=_take_back, args=(commitment, back))  # fmt: skip
    return True


def _take_back(commitment: Commitment, back: Back) -> None:
    if do(back.service, commitment.id, *back.arguments):
        st.session_state.pop(_CHANGED, None)
        say(back.said)
