"""One case: whose it is since when, what they want, its story, and beside it what is next."""

from datetime import datetime

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.cases.next_steps import writes_now
from callprogram.domain.cases.stories import Done
from callprogram.domain.customers.clocks import clock
from callprogram.domain.words.dates import day_in, in_words
from callprogram.services.views import Story
from callprogram.ui.components.cases import answering, chosen, holding, next_step, story
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import on_a_telephone, pieces, today, zone

_STEP = 250  # pixels: what is next and its buttons, on whichever screen
_OWNING = frozenset({Done.OPENED, Done.CLAIMED, Done.HANDED_OVER})


def show(told: Story) -> None:
    """The story left and the next step right; on a telephone one after the other."""
    if on_a_telephone():
        _head(told)
        answering.show(told)
        next_step.show(told)
        story.show(told)
        return
    with st.container(horizontal=True, gap="medium"):
        middle, right = st.container(width="stretch"), st.container(width=_STEP)
    with middle:
        _head(told)
        answering.show(told)
        story.show(told)
    with right:
        next_step.show(told)


def _head(told: Story) -> None:
    case, view = told.view.case, told.view
    parts = (case.reference, _whose(told), _writing(told), f"part of {_into(told)}" if case.merged_into else "")
    st.caption(" · ".join(plain(part) for part in parts if part))
    with st.container(gap=None):
        st.subheader(plain(case.title or case.wants), anchor=False)
        person = case.person or (view.customer.person if view.customer else "")
        who = ", ".join(dict.fromkeys(filter(None, (person, view.name))))
        wants = f" · wants: {plain(case.wants)}" if case.wants not in {"", case.title} and case.title else ""
        st.markdown(f"**{plain(who)}**{wants}")
        if case.urgent:
            st.markdown(f":red-badge[urgent] {plain(case.urgent)}")
        holding.line(told)
        if told.parts:
            st.caption(plain(f"With {', '.join(each.reference for each in told.parts)}"))


def _whose(told: Story) -> str:
    owner = told.view.case.owner
    since = next((line.at for line in told.lines if line.done in _OWNING), None)
    whose = "yours" if chosen.is_mine(told.view) else f"{owner} has it" if owner else "nobody has it yet"
    return f"{whose} since {_when(since)}" if owner and since else whose


def _when(at: datetime) -> str:
    day = day_in(zone(), at)
    return clock(at, zone()) if day == today(zone()) else in_words(day, today(zone()))


def _writing(told: Story) -> str:
    name = writes_now(told.view.case, now(), pieces().member.name)
    return f"{name} is writing an answer" if name else ""


def _into(told: Story) -> str:
    into = told.view.case.merged_into or 0
    return pieces().views.references(frozenset({into})).get(into, "another case")
