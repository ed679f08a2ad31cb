"""A list of wanted numbers that came back: what was filled in, taken in at once with one button."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from callprogram.bootstrap.files import answers_in
from callprogram.domain.customers.imports import Problem
from callprogram.domain.customers.wanted_numbers import NUMBER, Answer
from callprogram.domain.words.dates import counted
from callprogram.services.customers import answering, importing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, say

_TAKEN = "answers_taken"
_SHOWN = 20


def answers_of(file: UploadedFile) -> tuple[Answer, ...] | None:
    """What was filled in; none for any other file. Raises BadInputError for what is no table."""
    return _answers(file.file_id, file)


def show(file: UploadedFile, answers: Sequence[Answer]) -> None:
    """How many numbers came back; once taken in, what became of each, and the way back."""
    import_id, problems = st.session_state.get(_TAKEN, {}).get(file.file_id, (0, ()))
    if import_id:
        _show_taken(import_id, problems)
        return
    filled = sum(1 for each in answers if each.number or each.zone)
    st.subheader(f"{counted(filled, 'answer')} to {counted(len(answers), 'question')}", anchor=False)
    st.caption("A list of missing numbers, filled in. Only these customers' numbers change.")
    if not filled:
        st.info(f"Nothing is filled in under “{NUMBER}” yet.")
    else:
        st.button(f"Save {counted(filled, 'number')}", type="primary", key="main", on_click=_take, args=(file, answers))


def _show_taken(import_id: int, problems: Sequence[Problem]) -> None:
    found = next(each for each in pieces().views.imports() if each.id == import_id)
    if found.undone_at:
        st.info("Undone. The numbers are what they were.")
        return
    st.subheader(f"{counted(found.updated, 'number')} saved", anchor=False)
    for each in problems[:_SHOWN]:
        st.warning(plain(f"Row {each.rows[0]}: {each.message}"))
    if more := problems[_SHOWN:]:
        st.caption(f"and {len(more):,} more")
    with st.container(horizontal=True):
        if (left := pieces().views.uncallable(0).total) and st.button(f"Fix {counted(left, 'number')}", key="fix"):
            st.switch_page("pages/numbers.py")
        st.button("Undo", type="tertiary", key="undo-answers", on_click=do, args=(importing.undo, import_id))


def _take(file: UploadedFile, answers: Sequence[Answer]) -> None:
    taken = do(answering.take_in, file.name, answers)
    if taken and taken.found:
        st.session_state[_TAKEN] = {file.file_id: (taken.found.id, taken.problems)}
        say(f"{counted(len(taken.updated), 'number')} saved.")


@st.cache_data(max_entries=4, show_spinner=False)
def _answers(file_id: str, _file: UploadedFile) -> tuple[Answer, ...] | None:
    del file_id
    return answers_in(_file.name, _file.getvalue())
