"""Sorting: the letters that wait beside one of them; on a telephone one after the other."""

import streamlit as st

from callprogram.domain.letters.letters import Direction, Letter
from callprogram.domain.words.dates import day_begins
from callprogram.services.people import recording
from callprogram.services.views.letters import FoundLetters
from callprogram.ui.components.letters import done, letter, waiting
from callprogram.ui.session import do, is_first_look, on_a_telephone, pieces, today, zone

_LIST = 290  # pixels: a name and a day side by side, whatever is left for the letter
_NONE = "No letters yet. Bring in a mail to the executive with *Add letters*."


def show(found: FoundLetters) -> None:
    """What waits, the oldest first, and what was sorted today."""
    decided = pieces().views.letters_decided(day_begins(today(zone()), zone()))
    sorted_today = tuple(each for each in decided if each.direction is Direction.IN)
    if not found.letters:
        st.info("All letters are sorted." if sorted_today else _NONE, icon=":material/mail:")
        done.show(sorted_today)
    elif on_a_telephone():
        _one_after_the_other(found.letters, sorted_today)
    else:
        chosen = waiting.opened(found.letters) or found.letters[0]
        with st.container(horizontal=True, gap="medium"):
            left, right = st.container(width=_LIST), st.container(width="stretch")
        with left:
            waiting.show(found.letters, chosen.id)
            done.show(sorted_today)
        with right:
            _open(chosen)


def _one_after_the_other(letters: tuple[Letter, ...], sorted_today: tuple[Letter, ...]) -> None:
    chosen = waiting.opened(letters)
    if chosen is None:
        waiting.show(letters, 0)
        done.show(sorted_today)
        return
    st.button("All letters", key="all-letters", icon=":material/arrow_back:", type="tertiary", on_click=waiting.leave)
    _open(chosen)


def _open(chosen: Letter) -> None:
    if chosen.text and is_first_look(f"letter {chosen.id}"):
        do(recording.looked_at_letter, chosen.id)
    letter.show(chosen, waiting.weighed(chosen))
