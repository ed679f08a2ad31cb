"""What is done about each kind of thing that waits: the button, and the page, the service or the address behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.promises.boards import Show
from callprogram.services.calls import calling
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.overview import missed_hours
from callprogram.services.overview.to_do import Kind, Need, needs
from callprogram.services.people import messaging
from callprogram.services.promises import promising
from callprogram.ui.components.customers.import_reviews import likely_pairs
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, may, pieces, program

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


FIRST: Mapping[Kind, Press | Visit | Ring] = {
    Kind.HOUR_NOT_LOGGED: Visit("Enter, move or skip it", "enter_hour", _week, missed_hours.enter_hour),
    Kind.NO_OUTCOME: Visit("Enter the outcome", "enter_hour", _week, missed_hours.enter_hour),
    Kind.MISSED_CALL: Ring("Call back"),
    Kind.ANSWER: Press("Seen", announcing.see, lambda need: (Answer, need.id)),
    Kind.HOLD: Press("Seen", announcing.see, lambda need: (Hold, need.id)),
    Kind.COMPLAINT: Visit("Look at it", "customers", lambda need: {"customer": f"c{need.id}"}),
    Kind.LETTERS: Visit("Sort them", "escalations"),
    Kind.MAILBOX: Visit("Look at Settings", "settings"),
    Kind.NOT_SENT: Press("Try again", messaging.try_again, _of_row),
    Kind.NOT_REACHED: Visit("Look at People", "people"),
    Kind.UNCLEAR_PROMISE: Visit("Complete it", "commitments", lambda need: {"promise": str(need.id)}),
    Kind.MORE_PROMISES: Visit("Look at them", "commitments", lambda _: {"show": Show.UNCLEAR}),
    Kind.NOT_TOLD: Visit("Tell them", "commitments", lambda need: {"promise": str(need.id)}),
    Kind.UNREACHABLE_OWNER: Visit("Look at it", "commitments", lambda need: {"owner": need.value}),
    Kind.CALENDAR_CHANGED: Visit("Look at it", "schedule"),
    Kind.CALENDAR_TROUBLE: Visit("Look at it", "schedule"),
    Kind.NOT_SIGNED_OFF: Visit("Look at the list", "this_week"),
    Kind.DAY_OFF: Visit("Skip or move it", "schedule"),
    Kind.NUMBERS: Visit("Fix numbers", "numbers"),
    Kind.TO_MEND: Visit("Mend it", "customers", lambda need: {"customer": f"c{need.id}"}),
    Kind.VANISHED: Visit("Keep them or not", "import"),
    Kind.LIKELY_PAIRS: Visit("Compare them", "import"),
    Kind.OLD_DATA: Visit("Import a new export", "import"),
}
_OR_ELSE: Mapping[Kind, Press] = {
    Kind.NO_OUTCOME: Press("Not called", planning.skip, lambda need: (need.id, finishing.NOT_REACHED)),
    Kind.NOT_TOLD: Press("They know", promising.tell, _of_row),
    Kind.MISSED_CALL: Press("Done", calling.mark_returned, _of_row),
    Kind.NOT_SENT: Press("Leave it", messaging.withdraw, _of_row),
}


def found() -> tuple[Need, ...]:
    """Everything that waits in the program of the person at the screen."""
    views = pieces().views
    return needs(views, program(), now(), likely_pairs(views.as_of()))


@st.cache_data(ttl=60, max_entries=100, show_spinner=False)
def count(reader: str, program_id: int, last_event: str) -> int:
    """How much waits, counted once until anything changes, and once a minute as time goes by."""
    del reader, program_id, last_event
    return len(found())


def show(need: Need, *, is_first: bool = False) -> None:
    """One line, keyed by what it is about and not by its place, which is the next one's once this is done."""
    key = f"{need.kind}-{need.id}-{need.value}"
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(need.what)}**")
            st.caption(plain(need.words))
        with st.container(horizontal=True, gap="xsmall", width="content"):
            if way := _OR_ELSE.get(need.kind):
                _press(way, need, f"aside-{key}", "tertiary")
            _first(FIRST[need.kind], need, f"need-{key}", "primary" if is_first else "secondary")


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
