"""Settings: whose hour it is, and whether everything is set up."""

import streamlit as st

from callprogram import __version__
from callprogram.bootstrap import examine
from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.program import programs
from callprogram.ui.components.calls import calling_rules_form
from callprogram.ui.components.program import policy_form
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import country_to_choose, do, pieces, problem, program, say


def main() -> None:
    """Who calls, what decides whom, and what the doctor says."""
    the_program = program()
    st.title("Settings", anchor=False)
    _executive(the_program)
    policy_form.show(the_program)
    calling_rules_form.show(the_program)
    st.subheader("Is everything set up?", anchor=False)
    with st.container(border=True, gap="small"):
        for finding in examine(pieces(), the_program):
            icon = ":green[:material/check_circle:]" if finding.well else ":orange[:material/pending:]"
            st.markdown(f"{icon} **{finding.what}**: {plain(finding.words)}")
    st.caption(f"callprogram {__version__}")


def _executive(the_program: Program) -> None:
    with st.form("executive"):
        st.markdown("**Whose hour is it?**")
        name = st.text_input("Name", the_program.executive_name, key="name")
        email = st.text_input("Email", the_program.executive_email, key="email")
        phone = st.text_input("Telephone that rings first", the_program.executive_phone, key="phone")
        country = country_to_choose("Country", the_program.country, "country")
        if st.form_submit_button("Save", type="primary", key="main"):
            _save(the_program, name, email, phone, country)


def _save(the_program: Program, name: str, email: str, phone: str, country: str) -> None:
    try:
        number = read_own_phone(phone, country) if phone.strip() else ""
    except CallprogramError as error:
        problem(str(error))
    else:
        if do(
            programs.set_program,
            the_program.name,
            executive_name=name.strip(),
            executive_email=email.strip(),
            executive_phone=number,
            country=country,
        ):
            say("Saved.")
    st.rerun()


main()
