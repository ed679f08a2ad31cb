"""Who is invited besides the executive and the assistants, and what others see of the hour."""

from typing import cast

import streamlit as st

from callprogram.bootstrap.work import keep_calendars
from callprogram.domain.calendar.series import read_guests
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.program import programs
from callprogram.services.program.programs import ProgramFields
from callprogram.ui.components.words import meanwhile
from callprogram.ui.session import do, pieces, problem, say

_LABELS = {"guests": "Also invited", "private": "Others see the hour as busy only"}


def show(program: Program) -> None:
    """The form."""
    meanwhile.shown("guests", _kept(program))
    with st.expander("Who else, and what others see", icon=":material/group:"), st.form("guests", border=False):
        addresses = st.text_area("Also invited by mail, one address a line", "\n".join(program.guests), key="guests")
        private = st.checkbox("Others see the hour as busy only", program.private, key="private")
        if st.form_submit_button("Save", key="save-guests"):
            _save(program, addresses, private)


def _kept(program: Program) -> ProgramFields:
    return {"guests": program.guests, "private": program.private}


def _save(program: Program, addresses: str, private: bool) -> None:
    try:
        guests = read_guests(addresses)
    except CallprogramError as error:
        problem(str(error))
    else:
        typed: ProgramFields = {"guests": guests, "private": private}
        wanted = meanwhile.settled("guests", _kept(program), typed, _LABELS)
        if wanted and do(programs.set_program, program.name, **cast("ProgramFields", wanted)):
            keep_calendars(pieces())
            say("Saved.")
    st.rerun()
