"""Needs you: what waits for whoever keeps the program right; empty when all is done."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.services.overview.to_do import Need, needs
from callprogram.ui.components.customers.import_reviews import likely_pairs
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, program


def main() -> None:
    """Each thing that waits, with the one thing to do about it."""
    st.title("Needs you")
    views = pieces().views
    found = needs(views, program(), now(), likely_pairs(views.as_of()))
    if not found:
        st.info("All is done.", icon=":material/check_circle:")
    for need in found:
        _show(need)


def _show(need: Need) -> None:
    key = _key(need)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(need.what)}**")
            st.caption(plain(need.words))
        if aside := need.aside:
            st.button(aside.press, key=f"aside-{key}", type="tertiary", on_click=do,
                      args=(aside.service, *aside.arguments))  # fmt: skip
        if need.link:
            st.link_button(need.press, need.link, key=f"need-{key}")
        elif need.service:
            st.button(need.press, key=f"need-{key}", on_click=do, args=(need.service, *need.arguments))
        elif st.button(need.press, key=f"need-{key}"):
            st.switch_page(f"pages/{need.page}.py", query_params=dict(need.address))


def _key(need: Need) -> str:
    """By what it is about and not by its place, which is the next one's once this is done."""
    arguments = need.arguments or (need.aside.arguments if need.aside else ())
    about = [getattr(argument, "id", argument) for argument in arguments]
    return "-".join(map(str, (need.what, need.words, *about)))


main()
