"""The story of a case: its lines, letters, calls and promises as one, the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from callprogram.domain.calls.calls import OUTCOMES
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.customers.clocks import clock
from callprogram.domain.letters.letters import Channel, Direction, Letter
from callprogram.domain.promises.commitments import Commitment, how_due
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.services.views import Story
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces, today, zone

_SHOWN, _QUOTED = 12, 280
_DONE = {
    Done.OPENED: "The case was opened.",
    Done.CLAIMED: "{by} took the case.",
    Done.HANDED_OVER: "{by} handed it over.",
    Done.NOTED: "{by} noted.",
    Done.ANSWERED: "{by} answered.",
    Done.SETTLED: "{by} settled it.",
    Done.CLOSED: "{by} closed it.",
    Done.REOPENED: "{by} reopened it.",
    Done.MERGED: "{by} made two cases one.",
    Done.SPLIT: "{by} took them apart.",
    Done.DECIDED: "{by} decided.",
    Done.CALL_ASKED: "{by} asked for a call.",
    Done.CAME_BACK: "The answer came back.",
    Done.CAUSE_NAMED: "{by} named the cause.",
    Done.TOLD_CHANGE: "{by} told them what was changed.",
}
_WROTE = {Channel.PHONE: "{who} said on the telephone.", Channel.IN_PERSON: "{who} said in person."}
_ANSWERED = {Channel.PHONE: "{who} answered by telephone.", Channel.PAPER: "{who} answered by letter."}


@dataclass(frozen=True)
class Entry:
    """One line of it: when, what happened, and the words; `letter` where it can be opened."""

    at: datetime
    what: str
    words: str = ""
    private: bool = False
    letter: Letter | None = None


def show(story: Story) -> None:
    """Everything that happened, the latest first; the earlier ones once somebody asks."""
    here = zone()
    day = today(here)
    found = sorted(entries(story, pieces().member.name, day), key=lambda each: each.at, reverse=True)
    st.subheader("The story", anchor=False)
    key = f"all-of-{story.view.case.id}"
    shown = found if st.session_state.get(key) else found[:_SHOWN]
    for number, each in enumerate(shown):
        _entry(each, _when(each.at, here, day), f"{story.view.case.id}-{number}")
    if len(found) > len(shown):
        more = counted(len(found) - len(shown), "earlier entry", "earlier entries")
        st.button(more, type="tertiary", on_click=lambda: st.session_state.update({key: True}))


def entries(story: Story, reader: str, day: date) -> Iterator[Entry]:
    """Lines, letters, calls and promises, each once: an answer is its letter, and a case opens with the first one."""
    letters = {each.id for each in story.letters}
    for line in story.lines:
        is_a_letter = line.done is Done.ANSWERED and line.about in letters
        is_told_already = line.done is Done.TALKED or (line.done is Done.OPENED and letters)
        if not is_a_letter and not is_told_already:
            yield _of_line(line, reader)
    yield from map(_of_letter, story.letters)
    for call in story.calls:
        outcome = OUTCOMES[call.disposition] if call.disposition else "No outcome yet"
        yield Entry(call.started_at, "A call.", f"{outcome}. {call.note}")
    yield from (_of_promise(each, day) for each in story.promises)


def _of_line(line: StoryLine, reader: str) -> Entry:
    by = "You" if line.by == reader else line.by
    who, _, said = line.text.partition(": ")
    match line.done:
        case Done.CLAIMED if line.text:
            return Entry(line.at, f"{line.text} got the case.")
        case Done.ASKED:
            return Entry(line.at, f"{by} asked {who} for their side.", said)
        case Done.SAID:
            return Entry(line.at, f"{who}:", f"“{said}”")
        case _:
            return Entry(line.at, _DONE[line.done].format(by=by), line.text, line.private)


def _of_letter(letter: Letter) -> Entry:
    who = letter.name or letter.email or "Somebody"
    ways = _WROTE if letter.direction is Direction.IN else _ANSWERED
    otherwise = "{who} wrote." if letter.direction is Direction.IN else "{who} answered."
    text = " ".join((letter.new_text or letter.text).split())
    quoted = text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
    if not text:
        return Entry(letter.received_at, "A letter that only the executive opens.")
    return Entry(letter.received_at, ways.get(letter.channel, otherwise).format(who=who), f"“{quoted}”", letter=letter)


def _of_promise(commitment: Commitment, day: date) -> Entry:
    due = how_due(commitment, day) or "no date"
    return Entry(commitment.made_at, "Promised.", f"{commitment.text} · {commitment.owner or 'no owner'} · {due}")


def _entry(entry: Entry, moment: str, key: str) -> None:
    with st.container(gap=None):
        st.caption(moment)
        private = " :gray-badge[:material/lock: private]" if entry.private else ""
        st.markdown(f"**{plain(entry.what)}** {plain(entry.words)}{private}")
        if entry.letter and (entry.letter.quoted_text or len(entry.letter.text) > _QUOTED):
            with st.popover("Letter", type="tertiary", key=f"letter-of-{key}"):
                st.text(entry.letter.text)


def _when(at: datetime, here: str, today_there: date) -> str:
    day = day_in(here, at)
    return clock(at, here) if day == today_there else f"{in_words(day, today_there)}, {clock(at, here)}"
