"""Settings: what is set up and what is missing, whose hour it is, and what decides about its lists."""

import streamlit as st

from callprogram import __version__
from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.program import programs
from callprogram.services.views.people import in_words
from callprogram.ui.components.calls import calling_rules_form
from callprogram.ui.components.overview import set_up
from callprogram.ui.components.people import retention_form
from callprogram.ui.components.program import policy_form
from callprogram.ui.components.words import meanwhile, page
from callprogram.ui.session import country_to_choose, do, pieces, problem, program, say


def main() -> None:
    """What is set up, the missing first, then who calls, and what decides whom."""
    the_program = program()
    page.head("Settings", "Whose hour it is, who comes first on its lists, and what is set up.")
    set_up.show(the_program)
    _executive(the_program)
    policy_form.show(the_program)
    calling_rules_form.show(the_program)
    retention_form.show()
    st.caption(f"callprogram {__version__}")


def _kept(program: Program) -> dict[str, str]:
    named = {"Name": program.executive_name, "Email": program.executive_email}
    return named | {"Telephone": program.executive_phone, "Country": program.country}


def _executive(the_program: Program) -> None:
    meanwhile.shown("executive", _kept(the_program))
    with st.form("executive"):
        st.markdown("**Whose hour is it?**")
        left, right = st.columns(2)
        name = left.text_input("Name", the_program.executive_name, key="name")
        email = right.text_input("Email", the_program.executive_email, key="email")
        phone = left.text_input("Telephone that rings first", the_program.executive_phone, key="phone")
        with right:
            country = country_to_choose("Country", the_program.country, "country")
        if st.form_submit_button("Save", type="primary", key="main"):
            _save(the_program, name, email, phone, country)


def _save(the_program: Program, name: str, email: str, phone: str, country: str) -> None:
    try:
        number = read_own_phone(phone, country) if phone.strip() else ""
    except CallprogramError as error:
        problem(str(error))
    else:
        typed = {"Name": name.strip(), "Email": email.strip(), "Telephone": number, "Country": country}
        wanted = meanwhile.settled("executive", _kept(the_program), typed)
        if wanted and do(
            programs.set_program,
            the_program.name,
            executive_name=wanted["Name"],
            executive_email=wanted["Email"],
            executive_phone=wanted["Telephone"],
            country=wanted["Country"],
        ):
            say(" ".join(filter(None, ("Saved.", _left_to(the_program.executive_email, wanted["Email"])))))
    st.rerun()


def _left_to(before: str, after: str) -> str:
    """What stays with whoever had the hour before, as a sentence; empty where nobody else has it now."""
    members = pieces().views.members() if before != after else ()
    former = next((each for each in members if each.email == before), None)
    work = pieces().views.work_of(former) if former else None
    return f"{former.name} still {in_words(work)}." if former and work else ""


main()
