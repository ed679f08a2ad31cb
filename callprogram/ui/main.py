"""The router: which pages there are for whom, and what is shown on all of them."""

from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from callprogram.bootstrap import now
from callprogram.domain.people.members import Role
from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.services.overview.doctor import nobody_works
from callprogram.ui.apology import apologise
from callprogram.ui.components.people import sign_in
from callprogram.ui.components.words import second_clicks
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import (
    choose_program,
    is_fresh_sign_in,
    pieces,
    remark,
    show_what_was_said,
    spare_what_is_loaded,
    wanted_page,
    who,
)

# A file of ours: an icon by its name would be fetched from a server of somebody else.
_ICON = Path(__file__).parent / "components" / "icon.png"
_DESK = frozenset({Role.EXECUTIVE, Role.ASSISTANT})
_HOUR = _DESK | {Role.DEPUTY}
_ALL = frozenset(Role)
_HOUSE = "callprogram"  # Streamlit's name for what answers at / and nowhere else; no page of ours is called so
_PAGES = (
    ("this_week", "This week", "today", _HOUR),
    ("needs_you", "Needs you", "notifications", _DESK),
    ("coming", "Coming calls", "campaign", _ALL),
    ("customers", "Customers", "groups", _ALL),
    ("commitments", "Commitments", "handshake", _ALL),
    ("results", "What came of it", "query_stats", _DESK | {Role.ADMIN}),
    ("hour", "The hour", "event_repeat", _DESK | {Role.ADMIN}),
    ("calendar", "Calendar", "calendar_month", _DESK | {Role.ADMIN}),
    ("import", "Import", "upload_file", _DESK | {Role.ADMIN}),
    ("numbers", "Numbers", "", _DESK | {Role.ADMIN}),
    ("enter_hour", "Enter the hour", "", _HOUR),
    ("settings", "Settings", "settings", _ALL),
)


def pages_of(roles: frozenset[Role]) -> list[StreamlitPage]:
    """The pages for these roles; the first one opens at the address of the house."""
    mine = [page for page in _PAGES if page[3] & roles]
    return [
        st.Page(
            f"pages/{name}.py",
            title=title,
            icon=f":material/{icon}:" if icon else None,
            url_path=_HOUSE if name == mine[0][0] else name,
            default=name == mine[0][0],
            visibility="visible" if icon else "hidden",
        )
        for name, title, icon, _ in mine
    ]


def signs(pages: list[StreamlitPage]) -> list[StreamlitPage]:
    """At the address of every other page a sign to the first one, which itself answers at that of the house only."""
    names = {page.url_path for page in pages}
    return [
        st.Page(partial(show_the_way, pages[0], title), title=title, url_path=name, visibility="hidden")
        for name, title, *_ in _PAGES
        if name not in names
    ]


def show_the_way(first: StreamlitPage, title: str) -> None:
    """To the first page: as it was asked for, or with the reason where another was."""
    if title == first.title:
        st.switch_page(first, query_params=st.query_params.to_dict())
    remark(f"“{title}” is not among your pages; this is the first of them.")
    st.switch_page(first)


def doors() -> list[StreamlitPage]:
    """At every page's address, for who is not known: the same door."""
    names = [name for name, *_ in _PAGES]
    house = st.Page(sign_in.show, title="callprogram", url_path=_HOUSE, default=True)
    return [house, *(st.Page(sign_in.show, title="callprogram", url_path=name) for name in names)]


def warn_where_nobody_works() -> None:
    """A line on every page of those who look after the program, where messages wait and nothing sends them."""
    app = pieces()
    if app.channels and sees_all_customers(app.member) and (words := nobody_works(app.views.outbox(now()), now())):
        st.warning(plain(words), icon=":material/outgoing_mail:")


def go_where_wanted(here: StreamlitPage, pages: list[StreamlitPage]) -> None:
    """After signing in, which comes back to the first page, on to the one that a link in a message named."""
    wanted = urlsplit(wanted_page())
    if not is_fresh_sign_in() or here.url_path or st.query_params or not wanted.path:
        return
    page = next((page for page in pages if page.url_path == wanted.path.strip("/")), None)
    if page and (page.url_path or wanted.query):
        st.switch_page(page, query_params=dict(parse_qsl(wanted.query)))


st.set_page_config("callprogram", _ICON, layout="centered", initial_sidebar_state="collapsed")
try:
    member = who()
    if member is None:
        st.navigation(doors(), position="hidden").run()
    else:
        mine = pages_of(member.roles)
        pages = [*mine, *signs(mine)]
        page = st.navigation(pages, position="top")
        go_where_wanted(page, pages)
        show_what_was_said()
        choose_program()
        warn_where_nobody_works()
        page.run()
        second_clicks.ignore()
        spare_what_is_loaded()
except Exception as error:  # noqa: BLE001  # the last door: nobody sees a traceback
    apologise(error)
