"""What is done about each kind of thing that waits: the button, and the page, the service or the address behind it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.program.put_off import PutOff
from callprogram.domain.promises.boards import Show
from callprogram.domain.words.dates import counted, day_begins, weekday_in_words
from callprogram.services.calls import calling
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.overview import missed_hours, putting_off
from callprogram.services.overview.needs import URGENT, Kind, Line, Need, for_whom_it_is, in_lines
from callprogram.services.overview.putting_off import Lines, lines
from callprogram.services.overview.to_do import needs, needs_at_the_desk
from callprogram.services.people import messaging
from callprogram.services.promises import promising
from callprogram.ui.components.customers.import_reviews import GONE, likely_pairs
from callprogram.ui.components.words import undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, looks_after_the_program, may, pieces, program, today

Service = Callable[..., object]
Look = Literal["primary", "secondary", "tertiary"]


@dataclass(frozen=True)
class Press:
    """A button that does it at once."""

    label: str
    service: Service
    arguments: Callable[[Need], tuple[object, ...]]


@dataclass(frozen=True)
class Visit:
    """A button that leads to where it is done."""

    label: str
    page: str
    query: Callable[[Need], Mapping[str, str]] = lambda _: {}
    service: Service | None = None  # what is done there, where not everybody who is told of it may


@dataclass(frozen=True)
class Ring:
    """A button that dials the number that it is about."""

    label: str


def _of_row(need: Need) -> tuple[int]:
    return (need.id,)


def _week(need: Need) -> Mapping[str, str]:
    return {"week": need.value}


def _cases(_: Need) -> Mapping[str, str]:
    return {"tab": "cases"}


FIRST: Mapping[Kind, Press | Visit | Ring] = {
    Kind.HOUR_NOT_LOGGED: Visit("Enter, move or skip it", "enter_hour", _week, missed_hours.enter_hour),
    Kind.NO_OUTCOME: Visit("Enter the outcome", "enter_hour", _week, missed_hours.enter_hour),
    Kind.MISSED_CALL: Ring("Call back"),
    Kind.ANSWER: Press("Seen", announcing.see, lambda need: (Answer, need.id)),
    Kind.HOLD: Press("Seen", announcing.see, lambda need: (Hold, need.id)),
    Kind.COMPLAINT: Visit("Look at it", "customers", lambda need: {"customer": f"c{need.id}"}),
    Kind.LETTERS: Visit("Sort them", "escalations"),
    Kind.UNCLAIMED_CASES: Visit("Look at them", "escalations", _cases),
    Kind.LATE_CASES: Visit("Look at them", "escalations", _cases),
    Kind.YOUR_CASES: Visit("Look at them", "escalations", _cases),
    Kind.TO_APPROVE: Visit("Look at them", "decisions"),
    Kind.TO_REVIEW: Visit("Look at them", "decisions"),
    Kind.MAILBOX: Visit("Look at Settings", "settings"),
    Kind.NOT_SENT: Press("Try again", messaging.try_again, _of_row),
    Kind.NOT_REACHED: Visit("Look at People", "people"),
    Kind.LATE_PROMISES: Visit("Look at them", "commitments", lambda _: {"show": Show.OVERDUE}),
    Kind.UNCLEAR_PROMISE: Visit("Complete it", "commitments", lambda need: {"promise": str(need.id)}),
    Kind.NOT_TOLD: Visit("Tell them", "commitments", lambda need: {"promise": str(need.id)}),
    Kind.UNREACHABLE_OWNER: Visit("Look at it", "commitments", lambda need: {"owner": need.value}),
    Kind.CALENDAR_CHANGED: Visit("Look at it", "schedule"),
    Kind.CALENDAR_TROUBLE: Visit("Look at it", "schedule"),
    Kind.NOT_HELD: Visit("Hold it later", "enter_hour", _week, missed_hours.move_hour),
    Kind.NO_MAIL: Visit("See whom they are for", "settings"),
    Kind.NOT_SIGNED_OFF: Visit("Look at the list", "this_week"),
    Kind.DAY_OFF: Visit("Skip or move it", "schedule"),
    Kind.NUMBERS: Visit("Fix numbers", "numbers"),
    Kind.TO_MEND: Visit("Mend it", "customers", lambda need: {"customer": f"c{need.id}"}),
    Kind.VANISHED: Visit("Keep them or not", "import", lambda _: {"show": GONE}),
    Kind.LIKELY_PAIRS: Visit("Compare them", "import"),
    Kind.OLD_DATA: Visit("Import a file", "import"),
}
_OR_ELSE: Mapping[Kind, Press] = {
    Kind.NO_OUTCOME: Press("Not called", planning.skip, lambda need: (need.id, finishing.NOT_REACHED)),
    Kind.NOT_TOLD: Press("They know", promising.tell, _of_row),
    Kind.MISSED_CALL: Press("Done", calling.mark_returned, _of_row),
    Kind.NOT_SENT: Press("Leave it", messaging.withdraw, _of_row),
}


# What it is called once it is done, by the service that does it; words for one and for several.
_DONE: Mapping[str, tuple[str, str]] = {
    "planning.freeze": ("list signed off", "lists signed off"),
    "importing.bring_in": ("import", "imports"),
    "correcting.correct_number": ("number fixed", "numbers fixed"),
    "promising.tell": ("customer told", "customers told"),
    "promising.settle": ("commitment completed", "commitments completed"),
    "signing_off.settle": ("complaint settled", "complaints settled"),
    "catching_up.enter_hour": ("hour entered", "hours entered"),
    "announcing.see": ("answer seen", "answers seen"),
    "reviewing.join": ("pair joined", "pairs joined"),
    "reviewing.tell_apart": ("pair told apart", "pairs told apart"),
    "calling.mark_returned": ("call returned", "calls returned"),
}


_OPENED, _SHOWN = "to_do_opened", 10
_WIDTH_OF_WORDS = 480  # pixels, more than a telephone has: there the buttons go below


def found() -> Lines:
    """Everything that waits for the person at the screen in their program, and what was put off."""
    views, the_program, member = pieces().views, program(), pieces().member
    if not looks_after_the_program():
        return Lines(for_whom_it_is(member, needs_at_the_desk(views, the_program, now(), member.email)))
    pairs = likely_pairs(views.as_of())
    every = for_whom_it_is(member, needs(views, the_program, now(), pairs, mail=bool(pieces().channels)))
    return lines(views, the_program, every, today(the_program.zone))


@st.cache_data(ttl=60, max_entries=100, show_spinner=False)
def count(reader: str, program_id: int, last_event: str) -> int:
    """How much waits, counted once until anything changes, and once a minute as time goes by."""
    del reader, program_id, last_event
    return len(in_lines(found().waiting))


def show(line: Line, *, is_first: bool = False) -> None:
    """One line and what is done about it; several of a kind open below it."""
    look: Look = "primary" if is_first else "secondary"
    if len(line.needs) == 1:
        _one(line.needs[0], look)
        return
    kind = line.needs[0].kind
    is_open = st.session_state.get(_OPENED) == kind
    with _row(line.what, line.words):
        st.button("Fold" if is_open else "Show them", key=f"open-{kind}", type="tertiary" if is_open else look,
                  on_click=_open, args=("" if is_open else kind,))  # fmt: skip
    if is_open:
        for number, need in enumerate(line.needs[:_SHOWN]):
            _one(need, "secondary" if number else look)
        if len(line.needs) > _SHOWN:
            st.caption(f"{len(line.needs) - _SHOWN:,} more come up as these are done.")


def _open(kind: str) -> None:
    """The lines of this kind, until it is folded or another one opened."""
    st.session_state[_OPENED] = kind


def _one(need: Need, look: Look) -> None:
    """One thing, keyed by what it is about and not by its place, which is the next one's once this is done."""
    key = need.about
    with _row(need.what, need.words):
        if (way := _OR_ELSE.get(need.kind)) and may(way.service):
            _press(way, need, f"aside-{key}", "tertiary")
        _first(FIRST[need.kind], need, f"need-{key}", look)
        if need.kind not in URGENT and may(putting_off.put_off):
            st.button("Snooze", type="tertiary", key=f"later-{key}", help="Until Monday",
                      on_click=_put_off, args=(need,))  # fmt: skip


@contextmanager
def _row(what: str, words: str) -> Iterator[None]:
    """The words of a line, and room for its buttons."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap=None, width=_WIDTH_OF_WORDS):
            st.markdown(f"**{plain(what)}**")
            st.caption(plain(words))
        with st.container(horizontal=True, gap="xsmall", width="content"):
            yield


def show_the_rest(put_off: Sequence[tuple[Need, PutOff]]) -> None:
    """What was put off, with its day, and what was done since Monday; folded."""
    done = _done_this_week() if looks_after_the_program() else {}
    if not put_off and not done:
        return
    counts = (f"{len(put_off)} snoozed" if put_off else "", f"{sum(done.values())} done this week" if done else "")
    with st.expander(" · ".join(filter(None, counts)).capitalize(), type="compact"):
        for need, later in put_off:
            with st.container(horizontal=True, vertical_alignment="center"):
                until = weekday_in_words(later.until, today(program().zone))
                words = f"**{plain(need.what)}**, until {until} · snoozed by {plain(_by(later))}"
                st.markdown(words, width="stretch")
                st.button("Back", key=f"back-{need.about}", type="tertiary", on_click=do,
                          args=(putting_off.take_up, program(), need.about))  # fmt: skip
        if done:
            st.caption("Done this week: " + ", ".join(counted(many, *_DONE[action]) for action, many in done.items()))


def _by(later: PutOff) -> str:
    return "you" if later.put_off_by == THE_PERSON_AT_THE_KEYBOARD.name else later.put_off_by


def _done_this_week() -> Mapping[str, int]:
    """How often each thing was done since Monday, in the order in which they are named."""
    zone = program().zone
    day = today(zone)
    monday = day_begins(day - timedelta(days=day.weekday()), zone)
    times = pieces().views.done_since(monday, _DONE.keys())
    return {action: times[action] for action in _DONE if action in times}


def _put_off(need: Need) -> None:
    if do(putting_off.put_off, program(), need.kind, need.about):
        undoing.offer(f"{need.what}: snoozed until Monday.", putting_off.take_up, program(), need.about)


def _first(way: Press | Visit | Ring, need: Need, key: str, look: Look) -> None:
    match way:
        case Press():
            _press(way, need, key, look)
        case Ring(label):
            st.link_button(label, f"tel:{need.value}", key=key, type=look)
        case Visit(label, page, query, service):
            if (service is None or may(service)) and st.button(label, key=key, type=look):
                st.switch_page(f"pages/{page}.py", query_params=dict(query(need)))


def _press(way: Press, need: Need, key: str, look: Look) -> None:
    st.button(way.label, key=key, on_click=do, args=(way.service, *way.arguments(need)), type=look)
