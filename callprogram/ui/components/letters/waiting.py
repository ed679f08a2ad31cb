"""What waits and what was sorted today: a line for each letter."""

from collections.abc import Iterable, Mapping

import streamlit as st

from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.routes import WENT, Route
from callprogram.domain.promises.telling import Draft, mailto
from callprogram.services.letters import deciding
from callprogram.ui.components.letters import telling
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces


def show(waiting: Iterable[Letter], sorted_today: Iterable[Letter], chosen: int) -> None:
    """The letters to sort, the oldest first, and those sorted today with a way back."""
    to_sort, done = list(waiting), list(sorted_today)
    if to_sort:
        st.caption("To sort")
    for each in to_sort:
        st.button(
            plain(_line(each)),
            key=f"letter-{each.id}",
            type="secondary" if each.id == chosen else "tertiary",
            width="stretch",
            on_click=_choose,
            args=(each.id,),
        )
    if done:
        st.caption("Sorted today")
    references = pieces().views.references(frozenset(each.case_id for each in done if each.case_id))
    for each in done:
        with st.container(gap=None):
            st.markdown(plain(f"{_line(each)} · {_went(each, references)}"))
        with st.container(horizontal=True, gap="small"):
            if reference := references.get(each.case_id or 0):
                st.button(
                    f"Open {reference}", key=f"open-{each.id}", type="tertiary", on_click=_open, args=(reference,)
                )
            telling.show(each)
            _answer(each)
            st.button("Undo", key=f"undo-{each.id}", type="tertiary", on_click=do, args=(deciding.take_back, each.id))


def _answer(letter: Letter) -> None:
    """Whoever said that they answer it does so from their own mail program."""
    if letter.route is Route.ANSWER and (to := letter.reply_to or letter.email):
        begun = Draft(to, f"Re: {letter.subject}", "")
        st.link_button("In my mail program", mailto(begun), icon=":material/mail:", type="tertiary")


def _line(letter: Letter) -> str:
    if letter.is_hidden and not letter.text:
        return "Private: only the executive opens this one"
    return f"{letter.name or letter.email or 'Nobody named'}: {letter.subject or 'no subject'}"


def _went(letter: Letter, references: Mapping[int, str]) -> str:
    """Where it went, and which case it opened or joined."""
    where = WENT[letter.route] if letter.route else ""
    whose = f", {letter.given_to} has it" if letter.route is Route.DESK and letter.given_to else ""
    case = references.get(letter.case_id or 0)
    return f"part of {case}" if case and letter.route is Route.JOIN else f"{where}{f', {case}' if case else ''}{whose}"


def _open(reference: str) -> None:
    """The tab with the cases, at this one."""
    st.query_params.from_dict({"tab": "cases", "case": reference})
    st.session_state["which-tab"] = "cases"


def _choose(letter_id: int) -> None:
    st.query_params["letter"] = str(letter_id)
