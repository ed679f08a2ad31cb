"""Escalations: the executive's letters, each read in a minute and sent where it is dealt with."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from callprogram.bootstrap import app
from callprogram.domain.letters.letters import Letter
from callprogram.domain.words.dates import counted
from callprogram.services.letters import deciding, weighing
from callprogram.services.people import recording
from callprogram.ui.components.letters import adding, letter, waiting
from callprogram.ui.components.words import page
from callprogram.ui.session import do, is_first_look, may, on_a_telephone, pieces, program, today, zone

_MOST = 50
_NONE = "No letters yet: a mail to the executive comes in with *Add letters*."


def main() -> None:
    """What waits beside one letter; on a telephone one after the other."""
    views = pieces().views
    if not may(deciding.decide):
        page.head("Escalations")
        return
    found = views.letters(undecided=True, limit=_MOST)
    with page.head("Escalations", counted(found.total, "letter") + " to sort" if found.total else ""):
        st.button("Add letters", key="add-a-letter", icon=":material/add:", on_click=adding.ask)
    done = views.letters_decided(datetime.combine(today(zone()), time(), ZoneInfo(zone())))
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


main()
