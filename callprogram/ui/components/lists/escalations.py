"""Complaints that reached the executive: one line records one, those not settled stand below it; and what is known."""

from datetime import date

import streamlit as st

from callprogram.domain.cases.cases import Case
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.domain.words.dates import counted, in_words
from callprogram.errors import CallprogramError
from callprogram.services.cases import asking_sides, escalating
from callprogram.services.views import Complaint
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import badge, plain
from callprogram.ui.session import do, may, pieces, problem, say, today


def show(program: Program) -> None:
    """The complaints that are open, and a line for another one."""
    found, records = pieces().views.complaints(), may(escalating.escalate)
    if not (found or records):
        return
    label = f"{counted(len(found), 'escalation')} not settled" if found else "Record an escalation"
    box = st.expander(label, type="compact", key="complaints", on_change="rerun")
    with box:
        if records and box.open:  # the form is made only once it is wanted: the list itself must come quickly
            _form(program)
        for complaint in found:
            _line(program, complaint)


def _form(program: Program) -> None:
    with (
        st.form("escalate", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        whom = st.text_input("Customer", key="escalate-whom", placeholder="A name or an id")
        on = day_field("Came on", today(program.zone), key="escalate-on")
        wants = st.text_input("What they want", key="escalate-wants")
        owner = st.selectbox(
            "Who has it",
            pieces().views.owners(),
            index=None,
            accept_new_options=True,
            placeholder="A name or an email",
            key="escalate-owner",
        )
        if st.form_submit_button("Record", key="escalate"):
            _record(program, whom, wants, owner or "", on)


def ask(complaint: Complaint, zone: str) -> None:
    """One complaint as its account owner sees it, with room to say what is good to know."""
    made = complaint.case
    with st.container(border=True):
        st.markdown(f"**{plain(complaint.customer.name)}** {badge(Seat.ESCALATION)}")
        st.caption(f"{_came(made, zone)} · {plain(made.wants)}")
        _said(made)
        with (
            st.form(f"answer-complaint-{made.id}", border=False, clear_on_submit=True),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            text = st.text_area("Good to know before they are called", key=f"complaint-{made.id}", height=68)
            if st.form_submit_button("Pass it on", key=f"pass-complaint-{made.id}"):
                if do(asking_sides.give, made.id, text):
                    say("It is in the brief now.")
                st.rerun()


def _came(made: Case, zone: str) -> str:
    who = f"{plain(made.owner)} has it" if made.owner else "nobody has it yet"
    return f"{in_words(made.raised_on, today(zone))} · {who}"


def _said(made: Case) -> None:
    if made.answer:
        st.markdown(f"- {plain(made.answered_by)}: {plain(made.answer)}")


def _line(program: Program, complaint: Complaint) -> None:
    made = complaint.case
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(complaint.customer.name)}**: {plain(made.wants)}")
            st.caption(_came(made, program.zone))
            _said(made)
        if may(escalating.settle):
            st.button("Settled", key=f"settle-{made.id}", on_click=do, args=(escalating.settle, program, made.id))


def _record(program: Program, whom: str, wants: str, owner: str, on: date | None) -> None:
    try:
        customer = pieces().views.customer(whom)
    except CallprogramError as error:
        problem(str(error))
    else:
        if do(escalating.escalate, program, customer.id, wants, owner=owner, on=on):
            say(f"Recorded for {customer.name}.")
    st.rerun()
