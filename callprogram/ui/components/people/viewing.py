"""View as: an admin looks at everything as a member sees it; nothing private is shown, and nothing changes."""

import streamlit as st

from callprogram.bootstrap import app
from callprogram.domain.people.members import Member
from callprogram.ui.components.words import page
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import see_as, seen_as, who


def show() -> None:
    """Whom to look as."""
    page.head(
        "View as", "See what somebody else sees. Private notes and letters are not shown, and nothing can be changed."
    )
    for member in app().views.members():
        if member != who():
            _row(member)


def remind() -> None:
    """On every page, as whom one looks, and the way back."""
    if member := seen_as():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            words = f":material/visibility: You see what **{plain(member.name)}** sees; nothing can be changed."
            st.markdown(words, width="stretch")
            st.button("Back to my own view", key="see-as-myself", on_click=see_as, args=("",))


def _row(member: Member) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(member.name)}** · {', '.join(sorted(member.roles))}", width="stretch")
        if st.button("View", key=f"see-as-{member.id}", on_click=see_as, args=(member.email,)):
            st.rerun()
