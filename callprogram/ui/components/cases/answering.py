"""The answer to a case: drafted from what is known, looked over, and sent once."""

from dataclasses import replace
from datetime import date

import streamlit as st

from callprogram.bootstrap import now, promises_in
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.deadlines import latest_word, working_days_after
from callprogram.domain.cases.desk import placed
from callprogram.domain.letters.letters import Channel, Direction
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in, weekday_in_words
from callprogram.services.act import look
from callprogram.services.cases import case_notes
from callprogram.services.letters import answering_cases
from callprogram.services.letters.answering_cases import Written
from callprogram.services.views import Story
from callprogram.ui.components.cases import chosen
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, say

_WRITING = "answering"  # the case, and the answers that there were when it was begun
_WAYS = {Channel.MAIL: "By mail", Channel.PAPER: "By letter", Channel.PHONE: "By telephone"}
_LACKS = {
    "owner": "nobody has the case yet; take it first",
    "direct number": "its owner has no number; it is on *Your profile*",
    "address": "no address is known",
    "hear by": "until when they hear of it again",
}
Promises = tuple[tuple[str, Understood], ...]


def begin(told: Story, here: Program) -> None:
    """The answer is begun: others in the case read that."""
    case = told.view.case
    seen = tuple(each.id for each in told.letters if each.direction is Direction.OUT)
    if do(case_notes.begin_writing, here, case.id):
        st.session_state[_WRITING] = (case.id, seen)


def is_begun(case: Case) -> bool:
    """Whether the person at the screen writes it just now."""
    return _begun()[0] == case.id


def show(told: Story) -> None:
    """The draft, where it was begun."""
    case = told.view.case
    if not is_begun(case) or not case.is_under_way:
        return
    here = chosen.program_of(case)
    with st.container(border=True):
        written = _fields(case, here)
        if written:
            _below(told, here, written)


def _fields(case: Case, here: Program) -> Written | None:
    desk = placed(pieces().views.desk(), here.zone, here.country)
    today, tomorrow = day_in(here.zone, now()), working_days_after(desk, day_in(here.zone, now()), 1)
    key = f"answer-{case.id}"
    begun, lacks = look(
        pieces().store, pieces().member, now(), answering_cases.draft, here, case.id,
        st.session_state.get(f"{key}-day", tomorrow),
    )  # fmt: skip
    if lacks:
        st.caption("Still missing: " + "; ".join(_LACKS.get(each, each) for each in lacks) + ".")
    by = st.segmented_control("By", list(_WAYS), default=Channel.MAIL, required=True, key=f"{key}-by",
                              format_func=_WAYS.__getitem__, label_visibility="collapsed") or Channel.MAIL  # fmt: skip
    to = st.text_input("To", begun.to, key=f"{key}-to") if by is Channel.MAIL else begun.to
    subject = st.text_input("Subject", begun.subject, key=f"{key}-subject") if by is Channel.MAIL else begun.subject
    body = st.text_area("Text", begun.body, height=320, key=f"{key}-body")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        theirs = st.toggle("It is theirs to answer now", key=f"{key}-theirs")
        day: date | None = st.date_input(
            "They hear from us again by", tomorrow, today, latest_word(desk, now()), key=f"{key}-day",
            on_change=_say_that_day, args=(key, tomorrow, today), disabled=theirs,
        )  # fmt: skip
    return Written(Draft(to, subject, body), None if theirs else day, by, theirs, seen=_begun()[1])


def _say_that_day(key: str, first: date, today: date) -> None:
    """The day in the text is the one that was chosen, whatever else was written."""
    said, chosen_day = st.session_state.get(f"{key}-said", first), st.session_state[f"{key}-day"]
    text = st.session_state[f"{key}-body"]
    st.session_state[f"{key}-body"] = text.replace(weekday_in_words(said, today), weekday_in_words(chosen_day, today))
    st.session_state[f"{key}-said"] = chosen_day


def _below(told: Story, here: Program, written: Written) -> None:
    """What it promises, then the press; what was not shown as a promise before is shown first."""
    case, customer = told.view.case, told.view.customer
    today = day_in(here.zone, now())
    writer = case.owner or pieces().member.name
    found = promises_in(pieces(), here, customer, written.draft.body, today, writer) if customer else ()
    for sentence, each in found:
        until = f", by {weekday_in_words(each.due_on, today)}" if each.due_on else ", no date"
        st.markdown(f":material/handshake: {plain(f'A promise: {each.text}{until}')}", help=plain(sentence))
    label = "Send the answer" if written.by is Channel.MAIL else "Record the answer"
    shown = st.session_state.get(f"answer-{case.id}-promises", ())
    with st.container(horizontal=True):
        if st.button(label, key=f"answer-{case.id}-send", type="primary"):
            if _sentences(found) <= set(shown):
                _send(case, here, replace(written, promises=found))
            else:
                st.info("It promises something now; look at it, and press once more.")
        st.button("Leave it", key=f"answer-{case.id}-leave", type="tertiary", on_click=_leave)
    st.session_state[f"answer-{case.id}-promises"] = tuple(_sentences(found))


def _sentences(promises: Promises) -> set[str]:
    return {sentence for sentence, _ in promises}


def _send(case: Case, here: Program, written: Written) -> None:
    if do(answering_cases.answer, here, case.id, written):
        way = "It is on its way" if written.by is Channel.MAIL else "It is recorded"
        say(f"{way}; the clock runs until they hear again." if written.hear_by else f"{way}; it is theirs to answer.")
        _leave()
    st.rerun()


def _leave() -> None:
    st.session_state.pop(_WRITING, None)


def _begun() -> tuple[int, tuple[int, ...]]:
    found: tuple[int, tuple[int, ...]] = st.session_state.get(_WRITING, (0, ()))
    return found
