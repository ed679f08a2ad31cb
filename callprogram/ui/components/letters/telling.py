"""Telling whoever wrote who has their letter now: drafted, to be looked over, never sent by itself."""

import streamlit as st

from callprogram.domain.cases.unsent import About
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.passing_on import PASSED_ON
from callprogram.errors import StateError
from callprogram.services.letters import passing_on
from callprogram.ui.components.people import mail
from callprogram.ui.session import do, pieces, program


def show(letter: Letter) -> None:
    """The drafted line for a letter that was passed on and can be answered; nothing for any other."""
    if letter.route not in PASSED_ON or not (letter.reply_to or letter.email):
        return
    app, here = pieces(), program()
    try:
        begun = app.look(passing_on.told_draft, here, letter.id)
    except StateError:
        return
    with st.popover("Tell them", type="tertiary"):
        mail.show(
            begun,
            f"tell-{letter.id}",
            lambda written: do(passing_on.tell, here, letter.id, written),
            "It is on its way; their reply comes to you.",
            About(letter_id=letter.id),
        )
