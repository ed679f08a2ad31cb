"""What is next in a case, how that was counted, and the buttons that do it."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.cases.cases import Case, State, late
from callprogram.domain.cases.clock import due
from callprogram.domain.cases.deadlines import LONGEST_SILENCE, counted_in_words
from callprogram.domain.cases.desk import placed
from callprogram.domain.cases.next_steps import by_day, moment
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in, in_words
from callprogram.services.cases import ending, owning
from callprogram.services.lists import calling_for_cases
from callprogram.services.views import Story
from callprogram.ui.components.cases import answering, asking, causes, chosen, deciding, ends, holding
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, remark, say, zone


def show(told: Story) -> None:
    """What is due until when, then what can be done."""
    case = told.view.case
    here = chosen.program_of(case)
    with st.container(border=True, gap="xsmall"):
        with st.container(gap=None):
            what, when, how = _due(case, here)
            st.caption(plain(what))
            st.subheader(plain(when), anchor=False)
            if how:
                st.caption(plain(how))
        if case.is_under_way:
            _under_way(told, here)
        else:
            _over(case, here)
        causes.show(case, here)
        holding.show(told, here)
    deciding.before(told)


def _due(case: Case, here: Program) -> tuple[str, str, str]:
    """What is due, until when, and how that was counted."""
    there = zone()
    today = day_in(there, now())
    if not case.is_under_way:
        ended = in_words(case.settled_on, today) if case.settled_on else ""
        return str(case.state).capitalize(), ended or "over", case.ended_how
    if case.state is State.WAITING and case.waiting_since:
        since = in_words(day_in(there, case.waiting_since), today)
        return "Their turn", f"since {since}", "The clock stops until they reply."
    is_late = late(case, now(), today)
    if case.answered_at is None:
        if case.answer_by is None:
            return "First answer", "no deadline", "A deadline needs a letter and the desk's hours."
        on_this_day = "today, " if not is_late and day_in(there, case.answer_by) == today else ""
        return (
            "First answer",
            _when_due(on_this_day + moment(case.answer_by, now(), there), is_late),
            _counted(case, here),
        )
    if case.hear_by is None:
        return "Next word", "answered", "They were given no date."
    how = f"That is what they were told. Nobody waits longer than {LONGEST_SILENCE} working days."
    return "Next word", _when_due(by_day(case.hear_by, today), is_late), how


def _when_due(by: str, is_late: bool) -> str:
    return f"was due {by.removeprefix('by ')}" if is_late else by


def _counted(case: Case, here: Program) -> str:
    """How it was counted, where the clock has run since it came."""
    desk = placed(pieces().views.desk(), here.zone, here.country)
    if not desk.hours or case.opened_at is None:
        return ""
    counted = due(desk, case.opened_at, desk.answer_hours)
    words = counted_in_words(desk, case.opened_at, counted, day_in(zone(), now()))
    return words if counted.at == case.answer_by else "Counted in the desk's open hours since it was reopened."


def _under_way(told: Story, here: Program) -> None:
    case = told.view.case
    if not case.owner:
        st.button("Take the case", key="take-case", type="primary", width="stretch", on_click=_take, args=(here, case))
    if not answering.is_begun(case):
        label = "Continue the answer" if told.unsent else "Write the answer"
        st.button(label, key="write-answer", type="primary" if case.owner else "secondary",
                  width="stretch", on_click=answering.begin, args=(told, here),
                  disabled=not holding.speaks(told))  # fmt: skip
        holding.say_why_not(told)
    asking.show(told, here)
    deciding.ask(told, here)
    _ask_for_call(case, here)
    ends.note(case, here)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        ends.hand_over(told, here)
        ends.merge(told, here)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        ends.settle(case, here)
        ends.close(case, here)


def _over(case: Case, here: Program) -> None:
    if case.merged_into:
        st.button("Take it out again", key="split-case", width="stretch",
                  on_click=do, args=(ending.split_off, here, case.id))  # fmt: skip
    else:
        st.button("Reopen", key="reopen-case", width="stretch", on_click=do, args=(ending.reopen, here, case.id))
        if case.state is State.SETTLED:
            ends.close(case, here)
    ends.note(case, here)


def _take(here: Program, case: Case) -> None:
    if do(owning.claim, here, case.id):
        say(f"{case.reference} is yours. Tell them so: the answer is drafted.")


def _ask_for_call(case: Case, here: Program) -> None:
    executive = here.executive_name.partition(" ")[0] or "the executive"
    if case.customer_id is None:
        return
    with st.popover(f"Ask {plain(executive)} to call", key=f"ask-call-{case.id}", width="stretch"):
        st.markdown("Each hour has a place for one case, once the other side has been asked.")
        st.button("Ask for a place", key="ask-call", on_click=_ask, args=(case, here))


def _ask(case: Case, here: Program) -> None:
    granted = do(calling_for_cases.ask_for_call, here, case.id, pieces().views.week_due(here, now()))
    if granted and granted.granted:
        say(f"Asked for. {granted.because}")
    elif granted:
        remark(f"Not yet: {granted.because}")
