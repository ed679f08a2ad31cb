"""Settings: whose hour it is, and whether everything is set up."""

import streamlit as st

from callprogram import __version__
from callprogram.bootstrap import App, examine
from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.program import programs
from callprogram.ui.components.calls import calling_rules_form
from callprogram.ui.components.people import members_form, own_settings
from callprogram.ui.components.program import policy_form
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import country_to_choose, do, looks_after_the_program, pieces, problem, program, say


def main() -> None:
    """How the person is reached; for those who look after the program also who calls, and what the doctor says."""
    member = pieces().member
    st.title("Settings")
    if looks_after_the_program():
        _house(pieces(), program())
    if member.id:
        own_settings.show(member)
    if st.user.get("is_logged_in"):
        st.button("Sign out", key="sign-out", on_click=st.logout)
    st.caption(f"callprogram {__version__}")


def _house(app: App, the_program: Program) -> None:
    _executive(the_program)
    policy_form.show(the_program)
    calling_rules_form.show(the_program)
    members_form.show(the_program)
    st.subheader("Is everything set up?", anchor=False)
    with st.container(border=True, gap="small"):
        for finding in examine(app, the_program):
            icon = ":green[:material/check_circle:]" if finding.well else ":orange[:material/pending:]"
            st.markdown(f"{icon} **{finding.what}**: {plain(finding.words)}")


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
