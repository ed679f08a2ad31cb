"""A new date for a promise, with the reason, and back for a while."""

from datetime import UTC, date, datetime, timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.dates import due_in_words, in_words
from callprogram.services.promises import promising
from callprogram.ui.components.promises import staying
from callprogram.ui.components.promises.assigning import OPENED
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.days import day_field
from callprogram.ui.session import do, say

_MOVED, _TO_TAKE_BACK = "promise_just_moved", timedelta(minutes=1)


def popover(commitment: Commitment, day: date, place: str = "") -> None:
    """A button that opens the form; `place` tells two of them apart."""
    key = f"{place}{commitment.id}"
    with (
        st.popover("New date", icon=":material/event:", key=f"new-date-{key}"),
        st.form(f"new-date-form-{key}", border=False),
    ):
        due = max(commitment.due_on or day, day)
        proposed = due + min(timedelta(weeks=1), date.max - due)
        due_on = day_field("New date", proposed, earliest=day, key=f"new-date-day-{key}")
        why = st.text_input("Why?", placeholder="They asked for more time", key=f"new-date-why-{key}")
        kept = in_words(commitment.due_on, day) if commitment.due_on else ""
        seen = meanwhile.last_seen(f"new-date-{key}", kept)
        if st.form_submit_button("Save", key=f"new-date-save-{key}"):
            if not meanwhile.is_overtaken("Date", seen, kept, in_words(due_on, day)):
                _move(commitment, due_on, why, day)
            st.rerun()


def undo(commitment: Commitment) -> None:
    """A button that gives the promise its old date back, where it got a new one a moment ago."""
    moved, before, at = st.session_state.get(_MOVED, (0, None, datetime.min.replace(tzinfo=UTC)))
    if moved == commitment.id and now() - at <= _TO_TAKE_BACK:
        st.button("Undo", key=f"new-date-undo-{commitment.id}", icon=":material/undo:", type="tertiary",
                  on_click=_take_back, args=(commitment, before))  # fmt: skip


def _move(commitment: Commitment, due_on: date, why: str, day: date) -> None:
    staying.stay(commitment.id)
    if do(promising.move, commitment.id, due_on, why):
        st.session_state[_MOVED] = (commitment.id, commitment.due_on, now())
        st.session_state.pop(OPENED, None)
        say(f"Moved to {due_in_words(due_on, day)}.")


def _take_back(commitment: Commitment, before: date) -> None:
    if do(promising.move, commitment.id, before, "taken back"):
        st.session_state.pop(_MOVED, None)
        say("The old date is back.")
