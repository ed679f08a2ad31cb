"""When a week's list is signed off by itself."""

import streamlit as st

from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted
from callprogram.services.program import programs
from callprogram.ui.session import do, say


def show(program: Program) -> None:
    """By hand, or by itself on a day."""
    choices: list[int | None] = [None, *range(programs.LONGEST_DAYS + 1)]
    st.selectbox(
        "A week's list is signed off",
        choices,
        choices.index(program.sign_off_days),
        format_func=_in_words,
        key="sign-off",
        on_change=_save,
        args=(program,),
    )


def _in_words(days: int | None) -> str:
    if days is None:
        return "by hand"
    return f"by itself, {counted(days, 'day')} before the hour at 7:00" if days else "by itself, on the day at 7:00"


def _save(program: Program) -> None:
    if do(programs.set_sign_off, program, st.session_state["sign-off"]):
        say("Saved.")
