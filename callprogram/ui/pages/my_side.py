"""My side: what a colleague is asked about a case, and what they say of it."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.cases.next_steps import moment
from callprogram.domain.cases.sides import Side
from callprogram.domain.cases.unsent import About, Part
from callprogram.errors import NotFoundError
from callprogram.services.cases import asking_sides
from callprogram.services.views import CaseView
from callprogram.ui.components.words import page, typed
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, pieces, say, zone

_NOBODY_ASKED = "Nobody has asked for your side. The link in the mail to you opens this page."


def main() -> None:
    """The question of the case in the address, and a place for the answer."""
    page.head("My side")
    try:
        view = pieces().views.case(st.query_params.get("case", ""))
    except NotFoundError:
        st.info(_NOBODY_ASKED)
        return
    member = pieces().member
    mine = [each for each in view.case.sides if each.is_of(member.name, member.email)]
    if not mine:
        st.info(_NOBODY_ASKED)
        return
    _question(view, mine[0])
    _answer(view, next((each for each in reversed(mine) if each.text), mine[-1]))
    typed.bring_back()


def _question(view: CaseView, side: Side) -> None:
    owner = f"{view.case.owner} has it" if view.case.owner else "nobody has it yet"
    st.caption(plain(f"{view.name} · {view.case.reference} · {owner}"))
    if side.question:
        st.subheader(plain(side.question), anchor=False)


def _answer(view: CaseView, side: Side) -> None:
    """A place for it; once it is given a thank-you, and a way to change it as long as the case is under way."""
    if not side.text:
        if side.due_at and side.due_at > now():
            until = moment(side.due_at, now(), zone())
            st.markdown(plain(f"Please answer {until}; nothing is decided without you before."))
        _form(view, "", "Send my side")
        return
    st.info("Thank you. It is read before anything is decided, and stands in the case.", icon=":material/check:")
    with st.container(border=True):
        st.markdown(plain(side.text))
    if view.case.is_under_way:
        with st.expander("Change it", type="compact"):
            _form(view, side.text, "Send again")


def _form(view: CaseView, text: str, label: str) -> None:
    key, about = form_key(f"my-side-{view.case.id}"), About(view.case.id)
    with st.form(key, border=False):
        with typed.unsent(about, Part.SIDE, f"text-{key}", text):
            words = st.text_area("Your side", height=180, placeholder="It was right because …", key=f"text-{key}")
        if st.form_submit_button(label, type="primary", key=f"send-{key}"):
            if do(asking_sides.give, view.case.id, words):
                typed.sent(about, {Part.SIDE: words})
                done(f"my-side-{view.case.id}")
                say("Sent.")
            st.rerun()


main()
