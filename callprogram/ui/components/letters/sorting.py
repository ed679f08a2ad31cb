"""Sorting: the letters that wait beside one of them; on a telephone one after the other."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from callprogram.bootstrap import app
from callprogram.domain.letters.letters import Direction, Letter
from callprogram.services.letters import weighing
from callprogram.services.people import recording
from callprogram.services.views.letters import FoundLetters
from callprogram.ui.components.letters import letter, waiting
from callprogram.ui.session import do, is_first_look, on_a_telephone, pieces, program, today, zone

_NONE = "No letters yet: a mail to the executive comes in with *Add letters*."


def show(found: FoundLetters) -> None:
    """What waits, the oldest first, and what was sorted today."""
    decided = pieces().views.letters_decided(datetime.combine(today(zone()), time(), ZoneInfo(zone())))
    done = tuple(each for each in decided if each.direction is Direction.IN)
    if not found.letters:
        words = "All letters are sorted." if done else _NONE
        st.info(words, icon=":material/mail:")
        waiting.show((), done, 0)
        return
    chosen = _chosen(found.letters)
    if on_a_telephone():
        _open(chosen)
        waiting.show(found.letters, done, chosen.id)
        return
    left, right = st.columns([1, 2.6], gap="large")
    with left:
        waiting.show(found.letters, done, chosen.id)
    with right:
        _open(chosen)


def _chosen(letters: tuple[Letter, ...]) -> Letter:
    wanted = st.query_params.get("letter")
    return next((each for each in letters if str(each.id) == wanted), letters[0])


def _open(chosen: Letter) -> None:
    if chosen.text and is_first_look(f"letter {chosen.id}"):
        do(recording.looked_at_letter, chosen.id)
    trusts = app().settings.desk_trusts
    letter.show(chosen, weighing.proposal(pieces().views, chosen, trusts=trusts, region=program().country))
