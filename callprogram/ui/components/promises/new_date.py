"""A new date for a promise, with the reason, and back for a while."""

from datetime import date, timedelta

import streamlit as st

from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.dates import due_in_words, in_words
from callprogram.services.promises import promising
from callprogram.ui.components.promises import staying, undoing
from callprogram.ui.components.promises.assigning import OPENED
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.days import day_field
from callprogram.ui.session import do, say


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


def _move(commitment: Commitment, due_on: date, why: str, day: date) -> None:
    staying.stay(commitment.id)
    if after := do(promising.move, commitment.id, due_on, why):
        back = undoing.Back(promising.move, (commitment.due_on, "taken back"), "The old date is back.")
        undoing.offer(after, back)
        st.session_state.pop(OPENED, None)
        say(f"Moved to {due_in_words(due_on, day)}.")
