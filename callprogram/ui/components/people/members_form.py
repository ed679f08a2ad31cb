"""Who is a member: everybody by name, account owners whose address is missing, and a form to add somebody."""

import streamlit as st

from callprogram.domain.people.members import Member, Role, is_called
from callprogram.domain.people.sign_in import Account
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import in_words
from callprogram.services.people import membership, signing_in
from callprogram.services.views import people
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, say

_NAMED = 5
_ROLES = (Role.TEAMMATE, Role.ASSISTANT, Role.EXECUTIVE, Role.ADMIN)


def show(program: Program) -> None:
    """Everybody, and whom to add."""
    members = pieces().views.members()
    accounts = pieces().views.accounts()
    for member in members:
        _row(member)
        _other_account(member, accounts.get(member.email))
    names = [name for name in pieces().views.owners() if not any(is_called(each, name) for each in members)]
    if names:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        listed = ", ".join(plain(name) for name in names[:_NAMED])
        st.caption(f"Account owners who are not told of calls until you add their address: {listed}{more}")
    with st.container(border=True):
        _form(program, names)


def _row(member: Member) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = f"**{plain(member.name)}** {plain(member.email)} · {', '.join(sorted(member.roles))}"
        st.markdown(words, width="stretch")
        with st.popover("Remove", type="tertiary", key=f"ask-remove-{member.id}"):
            st.markdown(f"{plain(member.name)} hears nothing more and cannot sign in. What they did stays.")
            heir = _heir(member)
            remove = f"Remove {plain(member.name)}"
            st.button(remove, key=f"remove-{member.id}", on_click=do, args=(membership.remove, member.email, heir))


def _heir(member: Member) -> str:
    """The address of who takes over what the member owes, looks after and leads; empty for nobody."""
    work = pieces().views.work_of(member)
    if not work:
        return ""
    st.markdown(f"{plain(member.name)} {plain(people.in_words(work))}.")
    names = {each.email: each.name for each in pieces().views.members() if each.email != member.email}
    heirs, key = ["", *names], f"heir-{member.id}"
    return str(st.selectbox("Who takes over", heirs, format_func=lambda each: names.get(each, "Nobody"), key=key))


def _other_account(member: Member, account: Account | None) -> None:
    """Somebody came with another account than before: a person decides whether that is them."""
    if account is None or account.refused_at is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        day = in_words(account.refused_at.date(), account.refused_at.date())
        words = f"Somebody signed in as {plain(member.email)} with another account than before ({day})."
        st.warning(words, icon=":material/key:", width="stretch")
        st.button("Let that account in", key=f"let-in-{member.id}", on_click=do, args=(signing_in.let_in, member.email))


def _form(program: Program, names: list[str]) -> None:
    with st.form("member", border=False, clear_on_submit=True):
        name = st.selectbox("Name", names, None, accept_new_options=True, key="member-name")
        email = st.text_input("Email", key="member-email")
        role = st.selectbox("Role", _ROLES, key="member-role")
        if st.form_submit_button("Add", key="add-member"):
            if do(membership.add, email, name or "", role, program):
                say("Added.")
            st.rerun()
