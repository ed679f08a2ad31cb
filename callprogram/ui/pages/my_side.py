"""My side: what a colleague is asked about a case, and what they say of it."""

import streamlit as st

from callprogram.domain.cases.sides import Side
from callprogram.domain.customers.clocks import day_and_time
from callprogram.errors import NotFoundError
from callprogram.services.cases import asking_sides
from callprogram.services.views import CaseView
from callprogram.ui.components.words import page
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, say, zone


def main() -> None:
    """The question of the case in the address, and a place for the answer."""
    page.head("My side")
    try:
        view = pieces().views.case(st.query_params.get("case", ""))
    except NotFoundError:
        st.info("Nobody has asked for your side here. A link in the mail to you opens this page.")
        return
    member = pieces().member
    mine = next((each for each in view.case.sides if each.is_of(member.name, member.email)), None)
    if mine is None:
        st.info("Nobody has asked for your side of this case.")
    elif mine.text:
        st.success(f"You said: {plain(mine.text)}")
    else:
        _ask(view, mine)


def _ask(view: CaseView, side: Side) -> None:
    st.markdown(f"**{plain(view.name)}** · {view.case.reference}")
    st.markdown(plain(side.question))
    if side.due_at:
        st.caption(f"Until {day_and_time(side.due_at, zone())} nothing is decided without you.")
    with st.form("my-side", border=False):
        text = st.text_area("Your side", placeholder="It was right because …")
        if st.form_submit_button("Send my side", type="primary"):
            if do(asking_sides.give, view.case.id, text):
                say("Thank you. It stands in the case.")
            st.rerun()


main()
