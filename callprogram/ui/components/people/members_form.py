"""Who is a member: everybody by name, account owners whose address is missing, and a form to add somebody."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from callprogram.domain.customers.clocks import place
from callprogram.domain.people.members import Member, Role, is_called
from callprogram.domain.people.sign_in import Account
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in, in_words
from callprogram.services.people import membership, signing_in
from callprogram.services.people.membership import Reachable
from callprogram.services.views import people
from callprogram.ui.components.people import reach
from callprogram.ui.components.words import dialogs, meanwhile
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import address_for_others, do, not_set_up, pieces, remark, say, take_problem, today, zone

_CHANGE, _NAMED = "change-member", 5
_NAME, _EMAIL, _ROLE = "member-name", "member-email", "member-role"
_CASES_ALONE = (
    "The desk takes, answers and settles the cases of this program; legal also answers those on legal hold. "
    "Neither sees unsorted letters, lists or results."
)
_ROLES = (Role.TEAMMATE, Role.DESK, Role.FINANCE, Role.LEGAL, Role.ASSISTANT, Role.EXECUTIVE, Role.ADMIN)


def show(program: Program) -> None:
    """Everybody, and whom to add."""
    members = pieces().views.members()
    accounts = pieces().views.accounts()
    for member in members:
        _row(member)
        _other_account(member, accounts.get(member.email))
    _owners(program, members)
    with st.container(border=True):
        _form(program)
    opened = dialogs.opened()
    if asked := next((each for each in members if opened == (_CHANGE, each.id)), None):
        dialogs.show(plain(asked.name), partial(_change, asked, program))


def _row(member: Member) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(member.name)}** · {', '.join(sorted(member.roles))}{_away(member)}")
            # As Markdown, an address would be a link.
            st.text(" · ".join(filter(None, (member.email, place(member.zone), _led(member)))))
        change = f"change-{member.id}"
        st.button("Change", type="tertiary", key=change, on_click=dialogs.open_about, args=(_CHANGE, member.id))
        with st.popover("Remove", type="tertiary", key=f"ask-remove-{member.id}"):
            st.markdown(f"{plain(member.name)} gets no more messages and cannot sign in. What they did stays.")
            heir = _heir(member)
            remove = f"Remove {plain(member.name)}"
            st.button(remove, key=f"remove-{member.id}", on_click=do, args=(membership.remove, member.email, heir))


def _led(member: Member) -> str:
    """Who leads them and hears of calls while they are away."""
    return f"led by {pieces().views.names().of(member.lead)}" if member.lead else ""


def _away(member: Member) -> str:
    """That they are away, today or in days to come."""
    day = today(member.zone)
    if member.away is None or member.away[1] < day:
        return ""
    first, last = (in_words(each, day) for each in member.away)
    return f" · away on {first}" if first == last else f" · away from {first} to {last}"


def _change(member: Member, program: Program) -> None:
    """What the member is, how they are reached, and who leads them."""
    names = {each.email: each.name for each in pieces().views.members() if each.email != member.email}
    leads = ["", *names]
    meanwhile.shown(f"change-{member.id}", _kept(membership.how_of(member), member.lead, member.roles))
    with st.form("change", border=False):
        roles = st.pills(
            "Roles", _ROLES, selection_mode="multi", default=sorted(member.roles), key=f"roles-{member.id}"
        )
        how = reach.fields(member)
        chosen = leads.index(member.lead) if member.lead in names else 0
        key, named = f"lead-{member.id}", lambda each: names.get(each, "Nobody")
        lead = str(st.selectbox("Lead", leads, chosen, format_func=named, key=key))
        if st.form_submit_button("Save", type="primary", key=f"save-{member.id}"):
            _save(member, program, _kept(how, lead, frozenset(roles)))


def _kept(how: Reachable, lead: str, roles: frozenset[Role]) -> dict[str, Any]:
    return {**vars(how), "lead": lead, "roles": tuple(sorted(roles))}


def _save(member: Member, program: Program, typed: Mapping[str, Any]) -> None:
    kept = _kept(membership.how_of(member), member.lead, member.roles)
    wanted = meanwhile.settled(f"change-{member.id}", kept, typed, reach.LABELS)
    if wanted and _is_set(member, program, wanted):
        say("Saved.")
        dialogs.close()
        st.rerun()
    st.error(plain(take_problem()), icon=":material/error:")


def _is_set(member: Member, program: Program, wanted: Mapping[str, Any]) -> bool:
    """Whether all of it was kept; their roles first, where somebody changed them."""
    how, roles = dict(wanted), frozenset(wanted["roles"])
    del how["roles"]
    if roles != member.roles and not do(membership.set_roles, member.email, roles, program):
        return False
    return bool(do(membership.change, member.email, lead=how.pop("lead"), how=Reachable(**how)))


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
        day = in_words(day_in(zone(), account.refused_at), today(zone()))
        words = f"Somebody signed in as {plain(member.email)} with a different account ({day})."
        st.warning(words, icon=":material/key:", width="stretch")
        st.button("Let that account in", key=f"let-in-{member.id}", on_click=do, args=(signing_in.let_in, member.email))


def _owners(program: Program, members: Sequence[Member]) -> None:
    """Account owners whose address nobody knows; a press on one begins to add them."""
    reached = {program.executive_email.casefold(), program.executive_name.casefold()}
    owners = [name for name in pieces().views.owners() if name.casefold() not in reached]
    names = [name for name in owners if not any(is_called(each, name) for each in members)]
    if not names:
        return
    st.caption("These account owners have no address here, so they hear of no calls. Add them below.")
    with st.container(horizontal=True):
        for name in names[:_NAMED]:
            st.button(plain(name), key=f"owner-{name}", on_click=_begin, args=(name,))
        if len(names) > _NAMED:
            st.caption(f"and {len(names) - _NAMED} more")


def _begin(name: str) -> None:
    st.session_state[_NAME] = name


def _form(program: Program) -> None:
    with st.form("member", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Name", key=_NAME)
        st.text_input("Email", key=_EMAIL)
        st.selectbox("Role", _ROLES, key=_ROLE)
        st.form_submit_button("Add", key="add-member", on_click=_add, args=(program,))
    st.caption(_CASES_ALONE)


def _add(program: Program) -> None:
    """Whoever was typed; what cannot be added stays as it was typed."""
    typed, known, mail = st.session_state, {each.email for each in pieces().views.members()}, bool(pieces().channels)
    added = do(membership.add, typed[_EMAIL], typed[_NAME], typed[_ROLE], program, by_mail=mail)
    if added:
        typed[_NAME] = typed[_EMAIL] = ""
        if added.email in {*known, pieces().member.email}:
            say("Added.")
        elif mail:
            say(f"Added. {added.name} hears of it by mail.")
        else:
            remark(f"{added.name} is added. {_where_to_look()}")


def _where_to_look() -> str:
    if address := address_for_others():
        return f"Mail is not set up, so tell them where to look: {address.partition('://')[2]}"
    how = "Set up sign-in and CALLPROGRAM_PUBLIC_URL, as docs/deploy.md has it."
    return not_set_up("Only this machine can reach callprogram so far; others need an address.", how)
