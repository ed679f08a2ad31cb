"""What ends a case, moves it into other hands or is noted in it; each asks first, and is taken back where it stood."""

from collections.abc import Callable

import streamlit as st

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.handing_over import Told, summary
from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.letters.letters import Direction
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import UNFINISHED, Commitment
from callprogram.domain.words.dates import day_in
from callprogram.errors import NotFoundError
from callprogram.services.cases import case_notes, ending, owning
from callprogram.services.views import Story
from callprogram.ui.components.cases import chosen
from callprogram.ui.components.words import meanwhile, typed, undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, pieces, problem, say, today, zone

_WORK_WITH_CASES = frozenset({Role.DESK, Role.LEGAL, Role.ASSISTANT, Role.EXECUTIVE})


def note(case: Case, here: Program) -> None:
    """A line for the story."""
    key = form_key(f"note-of-{case.id}")
    with (
        st.popover("Note", key=f"open-{key}", width="stretch"),
        st.form(key, border=False),
    ):
        with typed.unsent(About(case.id), Part.NOTE, f"text-{key}"):
            text = st.text_area("Note", key=f"text-{key}", height=90)
        private = st.toggle("For the desk alone", key=f"private-{key}")
        if st.form_submit_button("Keep it", key=f"keep-{key}"):
            if do(case_notes.note, here, case.id, text, private=private):
                typed.sent(About(case.id), {Part.NOTE: text})
                done(f"note-of-{case.id}")
            st.rerun()


def settle(case: Case, here: Program) -> None:
    """How it was settled."""
    _end(case, Part.SETTLED, "Settle…", "How was it settled?", lambda how: do(ending.settle, here, case.id, how), here)


def close(case: Case, here: Program) -> None:
    """Why it is closed."""
    _end(case, Part.CLOSED, "Close…", "Why is it closed?", lambda why: do(ending.close, here, case.id, why), here)


def _end(case: Case, part: Part, label: str, question: str, end: Callable[[str], Case | None], here: Program) -> None:
    press = label.rstrip("…")
    key = form_key(f"{press.lower()}-{case.id}")
    with (
        st.popover(label, type="tertiary", key=f"open-{key}"),
        st.form(key, border=False),
    ):
        with typed.unsent(About(case.id), part, f"words-{key}"):
            words = st.text_input(question, key=f"words-{key}")
        if st.form_submit_button(f"{press} it", key=f"do-{key}"):
            if ended := end(words):
                typed.sent(About(case.id), {part: words})
                undoing.offer(f"{ended.reference} is {ended.state}.", ending.reopen, here, case.id)
            st.rerun()


def hand_over(told: Story, here: Program) -> None:
    """A summary to read aloud, and who has it from now on."""
    case, key = told.view.case, form_key(f"hand-over-{told.view.case.id}")
    members = [each for each in pieces().views.members() if each.roles & _WORK_WITH_CASES]
    names = {each.email: each.name for each in members if each.name != case.owner}
    with st.popover("Hand over", type="tertiary", key=f"open-{key}"):
        st.caption("To read aloud, in half a minute")
        for sentence in summary(case, _who(told), _told(told), _promised(told), today(zone())):
            st.markdown(plain(sentence))
        seen = meanwhile.last_seen(key, case.owner)
        with st.form(key, border=False):
            to = st.selectbox("To", list(names), None, format_func=lambda each: names.get(each, each), key=f"to-{key}",
                              placeholder="A colleague at the desk")  # fmt: skip
            with typed.unsent(About(case.id), Part.HANDED_OVER, f"words-{key}"):
                words = st.text_area("What else they need to know", key=f"words-{key}", height=90)
            if st.form_submit_button("Hand it over", key=f"do-{key}"):
                _hand(case, here, to, names, words, seen)


def _hand(case: Case, here: Program, to: str | None, names: dict[str, str], words: str, seen: str) -> None:
    if to is None:
        problem("Say who has it from now on.")
    elif meanwhile.is_overtaken("Owner", seen, case.owner, names[to]):
        st.rerun()
    elif do(owning.hand_over, here, case.id, to, words):
        say(f"{names[to]} has {case.reference} now.")
        typed.sent(About(case.id), {Part.HANDED_OVER: words})
        done(f"hand-over-{case.id}")
    st.rerun()


def merge(told: Story, here: Program) -> None:
    """The case of the same matter that it becomes a part of."""
    case, key = told.view.case, form_key(f"merge-{told.view.case.id}")
    with (
        st.popover("Merge…", type="tertiary", key=f"open-{key}"),
        st.form(key, border=False),
    ):
        words = st.text_input("Into", placeholder="CE-2026-0147", key=f"into-{key}")
        if st.form_submit_button("Merge them", key=f"do-{key}"):
            _merge(case, here, words)


def _merge(case: Case, here: Program, words: str) -> None:
    try:
        into = pieces().views.case(words).case
    except NotFoundError as error:
        problem(str(error))
        st.rerun()
    if do(ending.merge, here, case.id, into.id):
        undoing.offer(f"{case.reference} is part of {into.reference}.", ending.split_off, here, case.id)
        chosen.open_(into.reference)
    st.rerun()


def _who(told: Story) -> str:
    person = told.view.case.person
    return f"{person} of {told.view.name}" if person and person != told.view.name else told.view.name


def _told(told: Story) -> list[Told]:
    """The latest two answers, the earlier one first."""
    out = [each for each in told.letters if each.direction is Direction.OUT]
    latest = sorted(out, key=lambda each: each.received_at)[-2:]
    return [Told(each.name, day_in(zone(), each.received_at), each.new_text) for each in latest]


def _promised(told: Story) -> list[Commitment]:
    return [each for each in told.promises if each.state in UNFINISHED]
