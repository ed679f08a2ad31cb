"""Looking back: would you do it again? One question for each decision of the month's sample."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.decisions.decisions import what
from callprogram.domain.decisions.reviews import Again
from callprogram.domain.words.dates import counted
from callprogram.services.decisions import looking_back
from callprogram.services.views import DecisionView
from callprogram.ui.components.decisions.names import name_of
from callprogram.ui.components.words import typed, undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces

_ANSWERS = {Again.YES: "Yes", Again.NO: "No", Again.DIFFERENTLY: "Differently"}


def show(sample: Sequence[DecisionView], month: date) -> None:
    """The next one that nobody has looked at, and how many are left."""
    left = unanswered(sample)
    if not left:
        return
    st.subheader("Would you do it again?", anchor=False)
    st.caption(f"{counted(len(left), 'decision')} from {month:%B} left to review. The costliest are always among them.")
    view = left[0]
    made = view.decision
    with st.container(border=True, gap="small", key=f"looked-at-{made.id}"):
        st.markdown(f"**{plain(what(made))}** for {plain(view.name or 'somebody')}")
        st.caption(plain(f"{name_of(made.decided_by)} · {view.reference} · {made.why}"))
        with typed.unsent(_about(made.id), Part.NOTE, f"note-of-{made.id}"):
            st.text_input(f"A note for {plain(name_of(made.decided_by))} alone", key=f"note-of-{made.id}")
        with st.container(horizontal=True, gap="small"):
            for again, label in _ANSWERS.items():
                key = f"{again}-{made.id}"
                st.button(label, key=key, on_click=_answer, args=(made.id, again))


def unanswered(sample: Sequence[DecisionView]) -> list[DecisionView]:
    """What of it the person at the screen can say something about, and nobody has yet."""
    mine = pieces().member
    return [each for each in sample if each.review is None and (not mine.id or each.decision.decided_by != mine.email)]


def _about(decision_id: int) -> About:
    return About(thing=f"decision {decision_id}")


def _answer(decision_id: int, again: Again) -> None:
    note = st.session_state[f"note-of-{decision_id}"]  # what was typed just before the press came with it
    if do(looking_back.review, decision_id, again, note):
        typed.sent(_about(decision_id), {Part.NOTE: note})
        undoing.offer(f"Said: {_ANSWERS[again].lower()}.", looking_back.take_back, decision_id)
