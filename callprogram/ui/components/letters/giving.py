"""Giving: who at the desk gets the case that a letter opens, and which case a letter joins."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from callprogram.domain.cases.cases import UNDER_WAY, raised
from callprogram.domain.cases.owners import AT_THE_DESK, next_owner
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.members import Role
from callprogram.services.views import CasesWanted
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces, program, today

_ABLE = AT_THE_DESK | {Role.ASSISTANT}


def whose_turn(letter: Letter, proposal: Proposal) -> str:
    """By name, who at the desk has the fewest cases and speaks their language; empty where nobody is there."""
    views = pieces().views
    members = [each for each in views.members() if each.roles & AT_THE_DESK]
    if not members:
        return ""
    mine = {each.email: CasesWanted(states=UNDER_WAY, owner=each.email) for each in members}
    load = {email: views.cases(wanted, limit=0).total for email, wanted in mine.items()}
    day = today(program().zone)
    case = replace(raised(None, day, letter.subject or "a letter", "", day), language=letter.language)
    customer = proposal.known.customer_id
    about = views.customer(f"c{customer}").account_owner if customer else ""
    owner = next_owner(case, members, load, about, day)
    return _names()[owner.email] if owner else ""


def show(letter: Letter, decide: Callable[..., None]) -> None:
    """To somebody by name, or into a case by its reference."""
    names = _names()
    if names:
        to = st.selectbox("Who has it", list(names), None, format_func=lambda each: names.get(each, each),
                          placeholder="Somebody by name", key=f"give-{letter.id}")  # fmt: skip
        if to:
            st.button(f"Give it to {plain(names[to])}", key=f"give-now-{letter.id}", on_click=decide,
                      args=(Route.DESK,), kwargs={"given_to": names[to]})  # fmt: skip
    reference = st.text_input("Which case it belongs to", placeholder="CE-2026-0147", key=f"join-{letter.id}")
    if reference.strip():
        st.button(f"Join {plain(reference)}", key=f"join-now-{letter.id}", on_click=decide,
                  args=(Route.JOIN,), kwargs={"case": reference})  # fmt: skip


def _names() -> Mapping[str, str]:
    """Who may have a case, by their addresses; somebody whose name another one has as well goes by the address."""
    members = [each for each in pieces().views.members() if each.roles & _ABLE]
    often = [each.name for each in members]
    return {each.email: each.name if often.count(each.name) == 1 else each.email for each in members}
