"""The answer to a case: drafted from what is known, looked over, and sent once."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from callprogram.bootstrap import now
from callprogram.bootstrap.questions import promises_in
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.deadlines import latest_word
from callprogram.domain.cases.desk import placed
from callprogram.domain.letters.letters import Channel, Direction
from callprogram.domain.people.members import is_called
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.domain.promises.telling import mailto
from callprogram.domain.words.dates import day_in, weekday_in_words
from callprogram.services.cases import case_notes
from callprogram.services.letters import answering_cases, writing_answers
from callprogram.services.letters.answering_cases import Written
from callprogram.services.letters.writing_answers import Begun
from callprogram.services.people import membership
from callprogram.services.views import Story
from callprogram.ui.components.cases import chosen, writing
from callprogram.ui.components.words import undoing
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, may, pieces, say

_WRITING = "answering"  # the case, and the answers that there were when it was begun
_LEFT = "answer-left"  # the case whose answer was left for later
_WAYS = {Channel.MAIL: "By mail", Channel.PAPER: "By letter", Channel.PHONE: "By telephone"}
_LACKS = {
    "owner": "nobody has the case yet; take it first",
    "name": "your name, as nobody signs in here",
    "address": "no address is known",
    "hear by": "until when they hear of it again",
}
_NUMBER = "direct number"
Promises = tuple[tuple[str, Understood], ...]


def begin(told: Story, here: Program) -> None:
    """The answer is begun, or gone on with: others in the case read that."""
    if do(case_notes.begin_writing, here, told.view.case.id):
        _go_on(told)


def is_begun(case: Case) -> bool:
    """Whether the person at the screen writes it just now."""
    return _begun()[0] == case.id


def show(told: Story) -> None:
    """The answer, where it was begun; what somebody has typed is there again after a reload."""
    case = told.view.case
    if not case.is_under_way:
        return
    if not is_begun(case) and _is_theirs(told) and st.session_state.get(_LEFT) != case.id:
        _go_on(told)
    if is_begun(case):
        _show(told)


@st.fragment
def _show(told: Story) -> None:
    case = told.view.case
    here = chosen.program_of(case)
    with st.container(border=True):
        begun = pieces().look(writing_answers.begun, here, case.id)
        _below(told, here, _fields(case, here, begun), is_typed=begun.is_typed)


def _missing(case: Case, lacks: Sequence[str]) -> None:
    """What the answer lacks, in words for whoever reads it, and the way to where a number is set."""
    reader, own = pieces().member, is_called(pieces().member, case.owner)
    number = "your number" if own else f"the number of {pieces().views.names().of(case.owner)}"
    words = _LACKS | {_NUMBER: number if reader.id else "a number at which you are reached"}
    st.caption(plain("Still missing: " + "; ".join(words.get(each, each) for each in lacks) + "."))
    if _NUMBER in lacks and reader.id and (own or may(membership.change)):
        page, label = ("profile", "Add it on Your profile") if own else ("people", "Add it on People")
        st.page_link(f"pages/{page}.py", label=label, icon=":material/arrow_forward:")


def _go_on(told: Story) -> None:
    seen = tuple(each.id for each in told.letters if each.direction is Direction.OUT)
    st.session_state[_WRITING] = (told.view.case.id, seen)


def _is_theirs(told: Story) -> bool:
    """Whether the person at the screen has typed what is kept of it."""
    return any(each.by == pieces().member.email for each in told.unsent)


def _fields(case: Case, here: Program, begun: Begun) -> Written:
    desk = placed(pieces().views.desk(), here.zone, here.country)
    key = f"answer-{case.id}"
    if begun.lacks:
        _missing(case, begun.lacks)
    by = st.segmented_control("By", list(_WAYS), default=Channel.MAIL, required=True, key=f"{key}-by",
                              format_func=_WAYS.__getitem__, label_visibility="collapsed") or Channel.MAIL  # fmt: skip
    writing.show(case.id, begun.draft, by)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        theirs = st.toggle("Now it is their turn", key=f"{key}-theirs")
        day = day_field(
            "They hear from us again by", begun.hear_by, key=f"{key}-day", earliest=day_in(here.zone, now()),
            latest=latest_word(desk, now()), disabled=theirs, on_change=partial(_choose_day, case, here, f"{key}-day"),
        )  # fmt: skip
    until = None if theirs else day
    return Written(begun.draft, until, by, theirs, seen=_begun()[1], queued=pieces().channels is not None)


def _choose_day(case: Case, here: Program, key: str) -> None:
    do(writing_answers.choose_day, here, case.id, st.session_state[key])


def _below(told: Story, here: Program, written: Written, *, is_typed: bool) -> None:
    """What it promises, then the press; what was not shown as a promise before is shown first."""
    case, customer = told.view.case, told.view.customer
    today = day_in(here.zone, now())
    writer = case.owner or pieces().member.name
    found = promises_in(pieces(), here, customer, written.draft.body, today, writer) if customer else ()
    for sentence, each in found:
        until = f", by {weekday_in_words(each.due_on, today)}" if each.due_on else ", no date"
        st.markdown(f":material/handshake: {plain(f'A promise: {each.text}{until}')}", help=plain(sentence))
    shown = st.session_state.get(f"answer-{case.id}-promises", ())
    with st.container(horizontal=True):
        if st.button(
            "Send the answer" if _is_sent(written) else "Record the answer",
            key=f"answer-{case.id}-send",
            type="primary",
        ):
            if _sentences(found) <= set(shown):
                _send(case, here, replace(written, promises=found))
            else:
                st.info("It now makes a promise; check it, and press again.")
        if st.button("Leave it for later", key=f"answer-{case.id}-leave", type="tertiary"):
            st.session_state[_LEFT] = case.id
            _leave()
            st.rerun()
        if written.by is Channel.MAIL and not written.queued:
            st.link_button("In my mail program", mailto(written.draft), icon=":material/mail:")
            st.caption("Mail is not set up: send it from there, then record it.")
        if is_typed and st.button("Draft it again", key=f"answer-{case.id}-anew", type="tertiary"):
            _begin_anew(case, here)
    st.session_state[f"answer-{case.id}-promises"] = tuple(_sentences(found))


def _is_sent(written: Written) -> bool:
    """Whether it goes out by itself."""
    return written.queued and written.by is Channel.MAIL


def _begin_anew(case: Case, here: Program) -> None:
    if texts := do(writing_answers.begin_anew, here, case.id):
        undoing.offer("Drafted again.", writing_answers.put_back, here, case.id, texts)
    st.rerun()


def _sentences(promises: Promises) -> set[str]:
    return {sentence for sentence, _ in promises}


def _send(case: Case, here: Program, written: Written) -> None:
    if do(answering_cases.answer, here, case.id, written):
        way = "It is on its way" if _is_sent(written) else "It is recorded"
        say(f"{way}; the clock runs until they hear again." if written.hear_by else f"{way}; now it is their turn.")
        _leave()
    st.rerun()


def _leave() -> None:
    st.session_state.pop(_WRITING, None)


def _begun() -> tuple[int, tuple[int, ...]]:
    found: tuple[int, tuple[int, ...]] = st.session_state.get(_WRITING, (0, ()))
    return found
