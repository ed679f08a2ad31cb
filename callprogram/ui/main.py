"""The router: where somebody is led, and what is shown on all pages."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from callprogram.bootstrap import app, now
from callprogram.domain.calls.running_hour import hour_in_words
from callprogram.domain.people.members import Member
from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.services.overview.doctor import nobody_works
from callprogram.services.people import recording
from callprogram.ui.apology import apologise
from callprogram.ui.components.overview import jump, to_do
from callprogram.ui.components.people import viewing
from callprogram.ui.components.words import coming_back, second_clicks
from callprogram.ui.components.words.page import width
from callprogram.ui.components.words.words import plain
from callprogram.ui.looks import one_look
from callprogram.ui.navigation import CALLERS, WITH_TO_DO, Menu, doors, menu_of
from callprogram.ui.session import (
    choose_program,
    is_fresh_sign_in,
    on_a_telephone,
    pieces,
    program,
    programs,
    show_problem,
    show_what_was_said,
    spare_what_is_loaded,
    today,
    wanted_page,
    who,
    zone,
)

# A file of ours: an icon by its name would be fetched from a server of somebody else.
_ICON = Path(__file__).parent / "components" / "icon.png"


def running_hour(member: Member) -> str:
    """What is left of the hour that runs, in words; empty where none does, or it is not theirs."""
    running = pieces().views.running(program(), now()) if member.roles & CALLERS else None
    return hour_in_words(program(), running, now()) if running else ""


def waiting(member: Member, running: str) -> int:
    """How much waits for those who have *To do*; while an hour runs it is counted once a minute only."""
    if not member.roles & WITH_TO_DO:
        return 0
    return to_do.count(member.email, program().id, "" if running else pieces().views.last_event())


def lead(member: Member) -> None:
    """Show the page that is wanted, below what is shown on all of them."""
    works = member == app().member or bool(programs())
    running = running_hour(member) if works else ""
    count = waiting(member, running) if works else 0
    menu = menu_of(member, running, count)
    shown = st.navigation(menu.sections, position="top")
    name = shown.title.partition(" · ")[0]
    st.set_page_config(f"({count}) {name} · callprogram" if count else f"{name} · callprogram")
    go_where_wanted(shown, menu)
    with width(menu.width_of(shown)):
        with st.container():  # its place stays: what is open on the page stays open when a line above it goes
            coming_back.by_itself()
            viewing.remind()
            show_what_was_said()
            choose_program()
            warn_where_nobody_works()
        shown.run()
    with st.bottom:  # in sight however far down the page what caused it stands
        show_problem()
    if works and not (running and on_a_telephone()):
        jump.show(menu.pages, today(zone()))
    with st.container(gap=None):  # nothing to see takes no room
        second_clicks.ignore()
        coming_back.say_when_gone()
    spare_what_is_loaded()


def warn_where_nobody_works() -> None:
    """A line on every page of those who look after the program, where messages wait and nothing sends them."""
    mine = pieces()
    if mine.channels and sees_all_customers(mine.member) and (words := nobody_works(mine.views.outbox(now()), now())):
        st.warning(plain(words), icon=":material/outgoing_mail:")


def greet() -> bool:
    """Whether somebody has signed in just now, which is on record then."""
    fresh = is_fresh_sign_in()
    if fresh and (member := who()):
        app().acting(member).act(recording.signed_in)
    return fresh


def go_where_wanted(here: StreamlitPage, menu: Menu) -> None:
    """After signing in, which comes back to the first page, on to the one that a link in a message named."""
    wanted = urlsplit(wanted_page())
    if not greet() or here.url_path or st.query_params or not wanted.path:
        return
    page = menu.at(wanted.path.strip("/"))
    if page and (page.url_path or wanted.query):
        st.switch_page(page, query_params=dict(parse_qsl(wanted.query)))


st.set_page_config("callprogram", _ICON, layout="wide", initial_sidebar_state="collapsed")
try:
    with one_look():
        if who() is None:
            st.navigation(doors(), position="hidden").run()
        else:
            lead(pieces().member)
except Exception as error:  # noqa: BLE001  # the last door: nobody sees a traceback
    apologise(error)
