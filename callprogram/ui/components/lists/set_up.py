"""What is still to be set up, each with the way there; nothing once all is done."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from callprogram.domain.people.members import is_called
from callprogram.domain.program.call_hour import WEEKDAYS, Program
from callprogram.domain.words.dates import counted
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import looks_after_the_program, pieces


@dataclass(frozen=True)
class Step:
    """One thing to set up: what it is, whether it is done, and the page where it is."""

    words: str
    is_done: bool
    page: str


def show(program: Program) -> None:
    """Ticks, for those who look after the program, until all are there."""
    steps = tuple(_steps(program)) if looks_after_the_program() else ()
    done = sum(step.is_done for step in steps)
    if done == len(steps):
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader("Set-up", anchor=False, width="content")
        st.caption(f"{done} of {len(steps)}", width="content")
    for step in steps:
        _line(step)


def _line(step: Step) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if step.is_done:
            st.markdown(f":green[:material/check_circle:] {plain(step.words)}")
        else:
            st.markdown(f":gray[:material/radio_button_unchecked:] **{plain(step.words)}**", width="stretch")
            st.page_link(f"pages/{step.page}.py", label="Do it")


def _steps(program: Program) -> Iterator[Step]:
    mine = pieces()
    yield Step(f"{counted(mine.views.customer_count(), 'customer')} imported", True, "import")
    when = f"{WEEKDAYS[program.weekday].capitalize()}s at {program.at:%H:%M}"
    whose = f"{program.executive_name}'s hour: {when}" if program.executive_name else f"{when}: say whose hour it is"
    yield Step(whose, bool(program.executive_name), "settings")
    if mine.telephony:
        yield Step("The telephone that rings first", bool(program.executive_phone), "settings")
    outlets = mine.views.calendar(program).outlets.values()
    connected = any(each.is_on or each.in_step_at for each in outlets)
    yield Step("The hour is in your calendar" if connected else "Connect your calendar", connected, "schedule")
    yield _owners()


def _owners() -> Step:
    members = pieces().views.members()
    missing = [each for each in pieces().views.owners() if not any(is_called(member, each) for member in members)]
    if missing:
        return Step(f"Add {counted(len(missing), 'account owner')}", False, "people")
    if pieces().channels is None:
        return Step("Set up mail, so that account owners are told", False, "settings")
    return Step("Account owners can be told", True, "people")
