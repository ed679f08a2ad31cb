"""What was sorted today: where each letter went, and the way back."""

from collections.abc import Iterable, Mapping

import streamlit as st

from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.routes import WENT, Route
from callprogram.domain.promises.telling import Draft, mailto
from callprogram.services.letters import deciding
from callprogram.ui.components.letters import telling
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces


def show(sorted_today: Iterable[Letter]) -> None:
    """A line for each letter, the latest first."""
    done = list(sorted_today)
    if done:
        st.caption("Sorted today")
    references = pieces().views.references(frozenset(each.case_id for each in done if each.case_id))
    for each in done:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(plain(f"{_line(each)} · {_went(each, references)}"), width="content")
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
