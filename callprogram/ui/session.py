"""What every page shares: who acts, on which program, and how it is done and said."""

import gc
from datetime import date, datetime, timedelta
from functools import cache
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

from callprogram.bootstrap import WANTED_COOKIE, App, app, now
from callprogram.bootstrap.questions import member_at, signed_in
from callprogram.domain.calls.problems import for_the_caller
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.sign_in import read_sign_in, signed_in_for
from callprogram.domain.permissions.rights import is_allowed
from callprogram.domain.program.call_hour import Program, zone_names
from callprogram.domain.words.countries import countries, country_name, country_of
from callprogram.errors import CallprogramError, NotAllowedError
from callprogram.network import is_this_machine
from callprogram.services.act import Service
from callprogram.services.actions import action_of
from callprogram.services.people import signing_in
from callprogram.ui.components.words.words import plain
from callprogram.ui.looks import look_anew, once

P = ParamSpec("P")
R = TypeVar("R")

_ANYWHERE = "US"  # where nobody says where numbers are from
_PROBLEM, _SAID, _REMARK, _PROGRAM, _LOOKED, _DONE = "problem", "said", "remark", "program", "looked", "done"
_SEEN_AS = "seen-as"
_JUST_NOW = timedelta(minutes=2)


@cache
def spare_what_is_loaded() -> None:
    """Take what is loaded for good out of the search for garbage, with which Streamlit ends every run of a page.

    Called after the first page: with all libraries loaded each search would hold up everybody for a fifth of a second.
    """
    gc.collect()
    gc.freeze()


def who() -> Member | None:
    """Who is at the screen: whoever signed in and is a member; the one person where nobody has to sign in."""
    return once("who", _who)


def _who() -> Member | None:
    return app().member if st.user.get("is_logged_in") is None else signed_in(app(), st.user.to_dict())


def sign_out() -> None:
    """End this sign-in here, whoever has a copy of its cookie, and forget it in this browser."""
    if member := who():
        app().acting(member).act(signing_in.sign_out, read_sign_in(st.user.to_dict()))
    st.logout()


def sign_out_everywhere() -> None:
    """The same for every browser in which the person at the screen has signed in."""
    if member := who():
        app().acting(member).act(signing_in.sign_out_everywhere)
    st.logout()


def pieces() -> App:
    """The process's pieces in the hands of the person at the screen."""
    return once("pieces", _pieces)


def _pieces() -> App:
    member = who()
    if member is None:
        raise NotAllowedError("You are signed out; reload the page to sign in.")
    if seen := seen_as():
        return app().looking_as(seen)
    return app() if member == app().member else app().acting(member)


def see_as(email: str) -> None:
    """Look at everything as this member sees it; as oneself again where it is empty."""
    st.session_state[_SEEN_AS] = email
    look_anew()


def seen_as() -> Member | None:
    """As whom an admin looks at everything; none where they do not, or may not any more."""
    email = st.session_state.get(_SEEN_AS)
    if not email:
        return None
    member = who()
    return member_at(app(), email) if member and Role.ADMIN in member.roles else None


def looks_after_the_program() -> bool:
    """Whether the person at the screen does, and not only after its hour or some of its customers."""
    return bool(pieces().member.roles & {Role.EXECUTIVE, Role.ASSISTANT, Role.ADMIN})


def programs() -> tuple[Program, ...]:
    """Those on which the person at the screen works."""
    return once("programs", pieces().views.programs)


def program() -> Program:
    """The chosen program of the person at the screen; the very first one gets the browser's time zone."""
    found = programs()
    chosen = (each for each in found if each.name == st.session_state.get(_PROGRAM))
    return next(chosen, found[0]) if found else pieces().program(zone=_browser_zone())


def choose_program() -> None:
    """A switch for those who work on more than one program."""
    names = [each.name for each in programs()]
    if len(names) > 1:
        st.selectbox("Whose hour", names, key=_PROGRAM)


def zone() -> str:
    """Where days begin for the person at the screen: in their program's zone, else in their own."""
    member = pieces().member
    return program().zone if member == app().member or programs() else member.zone


def country() -> str:
    """The country of numbers that do not say theirs: their program's, else that of their own zone."""
    member = pieces().member
    if member == app().member or programs():
        return program().country
    return country_of(member.zone) or _ANYWHERE


def is_fresh_sign_in() -> bool:
    """Whether somebody has signed in just now and this is their first look."""
    first = not st.session_state.get(_LOOKED, False)
    st.session_state[_LOOKED] = True
    return first and bool(st.user.get("is_logged_in")) and signed_in_for(st.user.to_dict(), now()) < _JUST_NOW


def wanted_page() -> str:
    """The page that the last link in a message named; empty where there was none."""
    return str(st.context.cookies.get(WANTED_COOKIE, ""))


def do(service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
    """What the service gives back; where it raises what a person can mend, that is said on the page, and None."""
    look_anew()
    try:
        return pieces().act(service, *args, **kwargs)
    except CallprogramError as error:
        problem(str(error))
        return None
    finally:
        look_anew()


def may(service: Service[P, R]) -> bool:
    """Whether the person at the screen may do this, and looks with their own eyes."""
    return not seen_as() and is_allowed(pieces().member, action_of(service))


def not_set_up(words: str, how: str) -> str:
    """That something of the server's is missing; only an admin reads which of its settings are meant."""
    return f"{words} {how}" if Role.ADMIN in pieces().member.roles else f"{words} An admin can set it up."


def call_problem(words: str) -> str:
    """What kept a call from coming about; only an admin reads what to do in the provider's console."""
    return words if Role.ADMIN in pieces().member.roles else for_the_caller(words)


def look_at(service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a service that only reads finds."""
    return app().look(service, *args, **kwargs)


def own_address() -> str:
    """Our public address, else where this browser found us."""
    here = urlsplit(st.context.url or "")
    return pieces().settings.public_url or f"{here.scheme}://{here.netloc}"


def address_for_others() -> str:
    """Where colleagues find us; empty where only this machine does."""
    address = own_address()
    return "" if is_this_machine(urlsplit(address).hostname or "localhost") else address


def on_a_telephone() -> bool:
    """Whether the page is on a telephone: it dials by itself, and nobody has keys to press."""
    return "Mobi" in str(st.context.headers.get("User-Agent", ""))


def shortcut(keys: str) -> str | None:
    """The keys that press a button, where there is a keyboard."""
    return None if on_a_telephone() else keys


def say(words: str) -> None:
    """Say something well done, once, at the next look."""
    st.session_state[_SAID] = words


def problem(words: str) -> None:
    """Say what went wrong, once, at the next look."""
    st.session_state[_PROBLEM] = words


def take_problem() -> str:
    """What went wrong, for whoever shows it where the person looks."""
    return str(st.session_state.pop(_PROBLEM, ""))


def remark(words: str) -> None:
    """Say what somebody should know of the page that they look at next, once."""
    st.session_state[_REMARK] = words


def show_what_was_said() -> None:
    """Show what the last click had to say."""
    if words := st.session_state.pop(_REMARK, ""):
        st.info(plain(words), icon=":material/info:")
    if words := st.session_state.pop(_SAID, ""):
        st.toast(plain(words), icon=":material/check:")


def show_problem() -> None:
    """Show here what went wrong, if it has not been shown elsewhere."""
    if words := take_problem():
        st.error(plain(words), icon=":material/error:")


def form_key(thing: str) -> str:
    """The key of what is filled in about a thing: another one once it was done, so that it closes and is empty."""
    return f"{thing}-{st.session_state.get(_DONE, {}).get(thing, 0)}"


def done(thing: str) -> None:
    """What was filled in about this thing is done."""
    times: dict[str, int] = st.session_state.get(_DONE, {})
    st.session_state[_DONE] = times | {thing: times.get(thing, 0) + 1}


def here(moment: datetime, zone: str) -> datetime:
    """A moment as the clock on the wall shows it."""
    return moment.astimezone(ZoneInfo(zone))


def today(zone: str) -> date:
    """The day it is there."""
    return here(now(), zone).date()


def country_to_choose(label: str, home: str, key: str) -> str:
    """A list of the countries that have telephone numbers; `home` where it is none of them and none is chosen."""
    known = countries()
    index = known.index(home) if home in known else None
    return st.selectbox(label, known, index, key=key, format_func=country_name) or home


def _browser_zone() -> str | None:
    zone = st.context.timezone
    # A browser that does not know where it is says Etc/Unknown.
    return zone if zone in zone_names() else None


def is_first_look(at: str) -> bool:
    """Whether this window looks at something for the first time."""
    looked: set[str] = st.session_state.setdefault("looked-at", set())
    if at in looked:
        return False
    looked.add(at)
    return True
