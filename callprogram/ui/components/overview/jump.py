"""Ctrl+K, a button on a telephone: to a page, a customer or a commitment by a few letters (components v2)."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from callprogram.domain.promises.boards import BoardFilter
from callprogram.ui.components.words.own_components import SHARED, component, files
from callprogram.ui.session import on_a_telephone, pieces

_KEY, _SOME = "jump", 5
_ABOUT = {"customers": "customer", "commitments": "promise"}
_component = component("jump", SHARED / "own.css", SHARED / "standing.js", *files(__file__, "jump"))


@dataclass(frozen=True)
class _Place:
    """Somewhere to go: the page, what its address says of whom or what it is about, and how that is called."""

    page: str
    about: str
    name: str
    hint: str


@st.fragment
def show(pages: Mapping[str, StreamlitPage], day: date) -> None:
    """Nothing to see before the keys are pressed, but a button on a telephone; then what the letters find."""
    told = st.session_state.get(_KEY) or {}
    words = str(told.get("words") or "").strip()
    found = [asdict(each) for each in _found(words, pages, day)] if words else []
    data = {"words": words, "found": found, "keyboard": not on_a_telephone()}
    sent = _component(key=_KEY, data=data, default={"words": ""}, on_words_change=_heard, on_go_change=_heard)
    if (go := sent.go) and go["page"] in pages:
        query = {_ABOUT[go["page"]]: str(go["about"])} if go["about"] else {}
        st.switch_page(pages[go["page"]], query_params=query)


def _heard() -> None:
    """What was told is read where it is shown."""


def _found(words: str, pages: Mapping[str, StreamlitPage], day: date) -> Iterator[_Place]:
    """Pages by their titles, then customers, then what is promised, by its words or to whom."""
    for name, page in pages.items():
        if words.casefold() in page.title.casefold():
            yield _Place(name, "", page.title.partition(" · ")[0], "Page")
    for customer in pieces().views.customers(words, _SOME).customers:
        person = customer.person if customer.person != customer.name else "Customer"
        yield _Place("customers", customer.reference, customer.name, person)
    for promise in pieces().views.board(BoardFilter(words=words), day, _SOME).promises:
        yield _Place("commitments", str(promise.commitment.id), promise.commitment.text, promise.customer.name)
