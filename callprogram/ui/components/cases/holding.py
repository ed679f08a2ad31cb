"""A case on legal hold: since when and why, the buttons that set and lift it, and the case given out as one file."""

from typing import TypedDict

import streamlit as st

from callprogram.bootstrap.files import case_bundle
from callprogram.domain.cases.cases import Case
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in, in_words
from callprogram.services.law import exporting, holding
from callprogram.services.views import CaseView, Story
from callprogram.ui.components.words import undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, may, pieces, say, today, zone


class _What(TypedDict, total=False):
    case_id: int
    customer_id: int
    cause: str


_BY_THE_LAW = "It is on legal hold, so only somebody with the role legal can answer."


def line(told: Story) -> None:
    """Since when it is held and why, where it is."""
    hold, reference = told.view.hold, told.view.case.reference
    if hold is None:
        return
    since = in_words(day_in(zone(), hold.set_at), today(zone()))
    what = f"cause “{hold.cause}”" if hold.cause else pieces().views.legal_hold(hold.id).what
    by_what = "" if what == reference else f" ({what})"
    st.caption(f":material/gavel: {plain(f'On legal hold since {since}{by_what}: {hold.why}')}")


def speaks(told: Story) -> bool:
    """Whether the person at the screen may let something out of it."""
    return told.view.hold is None or Role.LEGAL in pieces().member.roles


def say_why_not(told: Story) -> None:
    """Why they may not, where they may not."""
    if not speaks(told):
        st.caption(_BY_THE_LAW)


def show(told: Story, here: Program) -> None:
    """The buttons, for whoever may press them."""
    if not may(holding.hold):
        return
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if told.view.hold:
            _lift(told.view.case, told.view.hold.id)
        else:
            _hold(told.view, here)
        if may(exporting.exported):
            _export(told.view.case, here)


def _hold(view: CaseView, here: Program) -> None:
    case, key = view.case, form_key(f"hold-{view.case.id}")
    ways = _ways(view)
    with (
        st.popover("Legal hold…", type="tertiary", key=f"open-{key}"),
        st.form(key, border=False),
    ):
        st.caption("Nothing of it is removed until the hold is lifted, whoever asks.")
        what = st.radio("What is held?", list(ways), key=f"what-{key}")
        why = st.text_input("Why?", key=f"why-{key}")
        if st.form_submit_button("Hold it", key=f"do-{key}"):
            if made := do(holding.hold, here, why, **ways[what]):
                done(f"hold-{case.id}")
                undoing.offer(f"{case.reference} is on legal hold.", holding.lift, made.id, "set by mistake")
            st.rerun()


def _ways(view: CaseView) -> dict[str, _What]:
    """What can be held from here, in words."""
    found: dict[str, _What] = {"This case": {"case_id": view.case.id}}
    if view.customer:
        found[f"All of {plain(view.name)}"] = {"customer_id": view.customer.id}
    causes: dict[str, _What] = {f"Every case of “{plain(each)}”": {"cause": each} for each in view.case.causes}
    return found | causes


def _lift(case: Case, hold_id: int) -> None:
    key = form_key(f"lift-{case.id}")
    with (
        st.popover("Lift the hold…", type="tertiary", key=f"open-{key}"),
        st.form(key, border=False),
    ):
        why = st.text_input("Why is it lifted?", key=f"why-{key}")
        if st.form_submit_button("Lift it", key=f"do-{key}"):
            if do(holding.lift, hold_id, why):
                done(f"lift-{case.id}")
                say("The hold is lifted; that it was in place stays on record.")
            st.rerun()


def _export(case: Case, here: Program) -> None:
    st.download_button(
        "Export",
        lambda: case_bundle(pieces(), here, case.id)[0].content,
        f"{case.reference}.zip",
        "application/zip",
        key=f"export-{case.id}",
        type="tertiary",
        help="One ZIP: the letters as they came, the story, and the lines of the audit trail.",
        on_click="ignore",
    )
