"""What is still to be set up, each with the way there; nothing once all is done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.people.hour_holders import rings_first
from callprogram.domain.people.members import is_called
from callprogram.domain.program.call_hour import WEEKDAYS, Program
from callprogram.domain.words.dates import counted
from callprogram.services.calls import trying_out
from callprogram.ui.components.lists import telephone
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import looks_after_the_program, may, pieces


@dataclass(frozen=True)
class Step:
    """One thing to set up: what it is, whether it is done, and the page where it is, or what does it at once."""

    words: str
    is_done: bool
    page: str = ""
    do: Callable[[], None] | None = None


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
            if step.do:
                st.button("Do it", key="set-up-now", on_click=step.do)
            else:
                st.page_link(f"pages/{step.page}.py", label="Do it")


def _steps(program: Program) -> Iterator[Step]:
    mine = pieces()
    yield Step(f"{counted(mine.views.customer_count(), 'customer')} imported", True, "import")
    when = f"{WEEKDAYS[program.weekday].capitalize()}s at {program.at:%H:%M}"
    whose = f"{program.executive_name}'s hour: {when}" if program.executive_name else f"{when}: say whose hour it is"
    yield Step(whose, bool(program.executive_name), "settings")
    if mine.telephony:
        yield from _telephone(program)
    yield _calendar(program)
    yield _owners()


def _calendar(program: Program) -> Step:
    """Whether any calendar follows by itself, or has the hour as it is now."""
    view = pieces().views.calendar(program)
    downloaded = [each for each in view.outlets.values() if each.in_step_at]
    in_step = any(view.series is None or each.sequence == view.series.sequence for each in downloaded)
    if in_step or any(each.is_on for each in view.outlets.values()):
        return Step("The hour is in your calendar", True, "schedule")
    return Step("The hour has changed; download it again" if downloaded else "Connect your calendar", False, "schedule")


def _telephone(program: Program) -> Iterator[Step]:
    known = bool(rings_first(program, now()))
    yield Step("The telephone that rings first", known, "settings")
    if known and may(trying_out.prepare):
        tested = telephone.is_tried(program)
        words = "Your telephone is tested" if tested else "Test your telephone: it rings once"
        yield Step(words, tested, do=partial(telephone.ring, program))


def _owners() -> Step:
    members = pieces().views.members()
    missing = [each for each in pieces().views.owners() if not any(is_called(member, each) for member in members)]
    if missing:
        return Step(f"Add {counted(len(missing), 'account owner')}", False, "people")
    if pieces().channels is None:
        return Step("Set up mail, so that account owners are told", False, "settings")
    return Step("Account owners can be told", True, "people")
