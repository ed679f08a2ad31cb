"""What those invited by mail answered: who comes, and another time to take by one press."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calendar.guest_answers import GuestAnswer, standing
from callprogram.domain.calendar.outlets import Outlet
from callprogram.domain.calendar.series import Guest
from callprogram.domain.calendar.wording import answers_in_words, proposed_in_words
from callprogram.domain.program.call_hour import Program
from callprogram.services.calendar import guest_answers
from callprogram.services.views import CalendarView
from callprogram.ui.components.calendar.weeks import tell
from callprogram.ui.components.words.words import plain


def show(program: Program, view: CalendarView, outlet: Outlet | None) -> None:
    """The answers about the hour as it is; nothing where nobody has answered."""
    if outlet is None or view.series is None:
        return
    guests = view.series.appointment.guests
    said = standing(outlet.answers, view.series, view.weeks, now())
    if lines := answers_in_words(said, guests):
        st.caption(plain(" ".join(lines)))
    if proposed := [each for each in said if each.starts_at]:
        with st.container(border=True):
            for each in proposed:
                _proposed(program, each, guests)


def _proposed(program: Program, answer: GuestAnswer, guests: tuple[Guest, ...]) -> None:
    about = f"{answer.email}-{answer.week}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(proposed_in_words(answer, guests, program.zone)), width="stretch")
        if answer.week:
            take = ("Moved.", guest_answers.take_proposed, program, answer)
            st.button("Move it", key=f"take-{about}", on_click=tell, args=take)
        leave = ("It stays as it is.", guest_answers.leave_proposed, program, answer)
        st.button("Leave it", key=f"leave-{about}", type="tertiary", on_click=tell, args=leave)
