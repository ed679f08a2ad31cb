"""Deputies: who holds the hour while the executive is away, and a form to say it."""

from datetime import date, timedelta

import streamlit as st

from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.people.members import Member
from callprogram.domain.people.recipients import is_executive
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.deputies import Deputy
from callprogram.domain.words.dates import in_words
from callprogram.errors import CallprogramError
from callprogram.services.people import deputizing
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, problem, say, today


def show(program: Program) -> None:
    """Who holds the hour on days to come, and a form for somebody else."""
    with st.expander("Deputy", icon=":material/person_raised_hand:"):
        st.caption("Who holds the hour while the executive is away. Notes and promises from those days are theirs.")
        coming = [each for each in program.deputies if each.last >= today(program.zone)]
        for each in coming:
            st.markdown(plain(_words(each)))
        if coming:
            st.button("Clear", key="clear-deputies", on_click=do, args=(deputizing.clear_deputies, program))
        members = [each for each in pieces().views.members() if not is_executive(each.email, program)]
        if members:
            _form(program, members)
        else:
            st.caption("Add them on *People* first.")


def _form(program: Program, members: list[Member]) -> None:
    day = today(program.zone) + timedelta(days=1)
    with st.form("deputy", border=False):
        member = st.selectbox("Who", members, None, key="deputy-who", format_func=lambda each: each.name)
        with st.container(horizontal=True):
            first = day_field("First day", day, earliest=today(program.zone), key="deputy-first")
            last = day_field("Last day", day, earliest=today(program.zone), key="deputy-last")
        phone = st.text_input("Telephone to ring first on those days", key="deputy-phone")
        if st.form_submit_button("Let them hold the hour", key="set-deputy"):
            _set(program, member, first, last, phone)


def _set(program: Program, member: Member | None, first: date, last: date, phone: str) -> None:
    try:
        number = read_own_phone(phone, program.country) if phone.strip() else ""
    except CallprogramError as error:
        problem(str(error))
    else:
        if member is None:
            problem("Choose who holds the hour.")
        elif do(deputizing.set_deputy, program, member.email, first, last, number):
            say("Saved. They get a message about it.")
    st.rerun()


def _words(deputy: Deputy) -> str:
    days = in_words(deputy.first, deputy.first)
    until = "" if deputy.last == deputy.first else f" to {in_words(deputy.last, deputy.first)}"
    return f"{deputy.name}, {days}{until}" + (f", at {deputy.phone}" if deputy.phone else "")
