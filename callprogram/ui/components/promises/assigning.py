"""Who keeps a promise, and until when: what a sentence left out or what was misunderstood."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, cast

import streamlit as st

from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.sentences import capital
from callprogram.services.promises import promising
from callprogram.services.promises.understanding import whom
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.days import day_or_none
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, say

OPENED = "promise_opened"  # the promise whose details are shown


_LABELS = {"owner": "Who keeps it", "due_on": "By when"}


class _Kept(TypedDict):
    owner: str
    due_on: date | None


def as_typed(commitment: Commitment) -> None:
    """The sentence as it was typed, where it says more than the words, and what is doubtful in it."""
    if commitment.said and commitment.said != commitment.text:
        st.caption(f"“{plain(commitment.said)}”")
    if commitment.doubt:
        st.caption(f":orange[{plain(capital(commitment.doubt))}.]")


def form(commitment: Commitment, place: str = "") -> None:
    """The owner and the date; saved as they stand they are no longer doubtful. `place` tells two of them apart."""
    as_typed(commitment)
    name = f"{place}settle-{commitment.id}"
    kept = _kept(commitment)
    meanwhile.shown(name, kept)
    with (
        st.form(f"{place}settle-{commitment.id}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        owner = st.text_input(
            "Who keeps it?", commitment.owner, placeholder="A name or an email", key=f"{place}owner-{commitment.id}"
        )
        due_on = day_or_none("By when?", commitment.due_on, key=f"{place}due-{commitment.id}")
        if st.form_submit_button("Save", key=f"{place}settle-save-{commitment.id}"):
            typed = replace(commitment, owner=whom(pieces().views, owner), due_on=due_on)
            wanted = meanwhile.settled(name, kept, _kept(typed), _LABELS)
            if wanted and do(promising.assign, commitment.id, **cast("_Kept", wanted)):
                say("Saved.")
                st.session_state.pop(OPENED, None)
            st.rerun()


def _kept(commitment: Commitment) -> _Kept:
    return {"owner": commitment.owner, "due_on": commitment.due_on}
