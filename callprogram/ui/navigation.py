"""The pages: which there are, for whom, where in the menu, and where those are found that were called otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from callprogram.domain.people.members import Member, Role
from callprogram.ui.components.people import sign_in, viewing
from callprogram.ui.components.words import page
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import remark, seen_as, sign_out, who

HOUR = "hour"
_DESK = frozenset({Role.EXECUTIVE, Role.ASSISTANT})
OFFICE = _DESK | {Role.ADMIN}
WITH_TO_DO = OFFICE | {Role.DESK}
CALLERS = _DESK | {Role.DEPUTY}
_MONEY = frozenset({Role.FINANCE})
_ALL = frozenset(Role)
_NOBODY = frozenset[Role]()
_WORK, _SET_UP, _OWN = "", "Set-up", "own"
_HOUSE = "callprogram"  # Streamlit's name for what answers at / and nowhere else; no page of ours is called so


@dataclass(frozen=True)
class Place:
    """A page: its address, title and sign, who has it, its section and width, and in whose menu it is."""

    name: str
    title: str
    icon: str
    roles: frozenset[Role]
    section: str = _WORK
    width: int = page.READING
    shown_to: frozenset[Role] = _ALL


_PLACES = (
    Place(HOUR, "The hour", "call", CALLERS, width=page.WORK),
    Place("this_week", "This week", "today", OFFICE | CALLERS, width=page.WORK),
    Place("to_do", "To do", "inbox", WITH_TO_DO, width=page.TASKS),
    Place("commitments", "Commitments", "handshake", _ALL),
    Place("customers", "Customers", "groups", _ALL, width=page.WORK),
    Place("escalations", "Escalations", "mail", _DESK | {Role.DESK, Role.LEGAL}, width=page.WORK),
    Place("decisions", "Decisions", "gavel", OFFICE | {Role.DESK, Role.FINANCE}, width=page.TASKS, shown_to=_MONEY),
    Place("results", "Results", "monitoring", OFFICE),
    Place("upcoming", "Upcoming calls", "campaign", _ALL, shown_to=frozenset({Role.TEAMMATE})),
    Place("schedule", "Schedule & calendar", "calendar_month", OFFICE, _SET_UP),
    Place("import", "Import", "upload_file", OFFICE, _SET_UP),
    Place("people", "People", "person_add", OFFICE, _SET_UP),
    Place("settings", "Settings", "settings", OFFICE, _SET_UP),
    Place("audit", "Audit", "policy", frozenset({Role.ADMIN}), _SET_UP, width=page.WORK),
    Place("numbers", "Numbers", "phone_enabled", OFFICE, width=page.WORK, shown_to=_NOBODY),
    Place("my_side", "My side", "balance", _ALL, width=page.TASKS, shown_to=_NOBODY),
    Place("enter_hour", "Enter the hour", "edit_note", CALLERS, shown_to=_NOBODY),
    Place("profile", "Your profile", "account_circle", _ALL, _OWN),
)
# Where what stood at an address is found by now; at one that is a page again, for those who do not have it.
_MOVED = {
    "needs_you": "to_do",
    "coming": "upcoming",
    "calendar": "schedule",
    HOUR: "schedule",
    "settings": "profile",
}
_FIRST = (HOUR, "this_week", "escalations", "decisions", "upcoming")
_TITLES = {place.name: place.title for place in _PLACES}
_WIDTHS = {place.name: place.width for place in _PLACES}


@dataclass(frozen=True)
class Menu:
    """Somebody's pages by their names, the first of them first, and all that answers in the sections of the menu."""

    pages: Mapping[str, StreamlitPage]
    sections: Mapping[str, list[StreamlitPage]]

    def at(self, address: str) -> StreamlitPage | None:
        """The page that answers at this address, if there is one."""
        return next((each for section in self.sections.values() for each in section if each.url_path == address), None)

    def width_of(self, shown: StreamlitPage) -> int:
        """How wide this page is."""
        return next((_WIDTHS[name] for name, each in self.pages.items() if each is shown), page.READING)


def menu_of(member: Member, running: str, waiting: int) -> Menu:
    """What somebody has; the hour is there while one runs, and what waits is counted.

    The first page opens at the address of the house: while an hour runs that is the hour.
    """
    labels = {HOUR: running, "to_do": f"To do · {waiting}"} if waiting else {HOUR: running}
    mine = [place for place in _PLACES if place.roles & member.roles and _is_there(place, member, running)]
    first = min(mine, key=lambda place: place.name not in _FIRST)
    pages = {place.name: _page(place, member, labels, is_first=place is first) for place in (first, *mine)}
    sections: dict[str, list[StreamlitPage]] = {}
    for place in mine:
        name = _own_name() if place.section == _OWN else place.section
        sections.setdefault(name, []).append(pages[place.name])
    if st.user.get("is_logged_in"):
        sections.setdefault(_own_name(), []).extend(_of_who_signed_in())
    sections[_WORK] += _signs(pages)
    return Menu(pages, sections)


def _own_name() -> str:
    """What the section of whoever is at the screen is called."""
    member = who()
    return plain(member.name.partition(" ")[0]) if member else ""


def _of_who_signed_in() -> list[StreamlitPage]:
    member = who()
    view = st.Page(viewing.show, title="View as", icon=":material/visibility:", url_path="view_as")
    out = st.Page(sign_out, title="Sign out", icon=":material/logout:", url_path="sign_out")
    return [view, out] if member and Role.ADMIN in member.roles else [out]


def doors() -> list[StreamlitPage]:
    """At every address, for who is not known: the same door."""
    house = st.Page(sign_in.show, title="callprogram", url_path=_HOUSE, default=True)
    return [house, *(st.Page(sign_in.show, title="callprogram", url_path=name) for name in {**_TITLES, **_MOVED})]


def _is_there(place: Place, member: Member, running: str) -> bool:
    match place.name:
        case "hour":
            return bool(running)
        case "profile":
            return bool(member.id)
        case "escalations":
            return seen_as() is None
        case _:
            return True


def _page(place: Place, member: Member, labels: Mapping[str, str], *, is_first: bool) -> StreamlitPage:
    return st.Page(
        f"pages/{place.name}.py",
        title=labels.get(place.name, place.title),
        icon=f":material/{place.icon}:",
        url_path=_HOUSE if is_first else place.name,
        default=is_first,
        visibility="visible" if place.shown_to & member.roles else "hidden",
    )


def _signs(pages: Mapping[str, StreamlitPage]) -> list[StreamlitPage]:
    """At every other address a sign: on to where its page is by now, else to the first page, which says why."""
    here = {each.url_path for each in pages.values()}
    names = (name for name in {**_TITLES, **_MOVED} if name not in here)
    return [
        st.Page(partial(_show_the_way, name, pages), title=_TITLES.get(name, name), url_path=name, visibility="hidden")
        for name in names
    ]


def _show_the_way(name: str, pages: Mapping[str, StreamlitPage]) -> None:
    """On as it was asked for, or to the first page with the reason."""
    wanted = pages.get(name) or pages.get(_MOVED.get(name, ""))
    if wanted:
        st.switch_page(wanted, query_params=st.query_params.to_dict())
    title = _TITLES.get(name) or _TITLES[_MOVED[name]]
    remark(f"“{title}” is not one of your pages. This is your first page.")
    st.switch_page(next(iter(pages.values())))
