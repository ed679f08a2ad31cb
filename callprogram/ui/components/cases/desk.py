"""The desk: which cases there are, and one of them."""

import streamlit as st

from callprogram.errors import NotFoundError
from callprogram.services.views import CaseView
from callprogram.ui.components.cases import case, chosen, listing
from callprogram.ui.components.words import undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import on_a_telephone, pieces

_LIST = 260  # pixels: its tabs side by side, whatever is left for the case


def show() -> None:
    """The cases beside the one that is open; on a telephone either, one after the other."""
    undoing.show()
    name = chosen.named()
    opened = _view(name)
    if on_a_telephone():
        if name:
            st.button("All cases", key="all-cases", icon=":material/arrow_back:", type="tertiary",
                      on_click=chosen.leave)  # fmt: skip
            _open(opened, name)
        else:
            listing.show(listing.found(), "")
        return
    with st.container(horizontal=True, gap="medium"):
        left, right = st.container(width=_LIST), st.container(width="stretch")
    with left:
        cases = listing.found(opened)
        view = opened if name else listing.first(cases)
        listing.show(cases, view.case.reference if view else "")
    with right:
        _open(view, name)


def _open(view: CaseView | None, name: str) -> None:
    if view:
        case.show(pieces().views.story(view.case.id))
    elif name:
        st.info(f"There is no case “{plain(name)}”.")


def _view(name: str) -> CaseView | None:
    try:
        return pieces().views.case(name) if name else None
    except NotFoundError:
        return None
