"""What every page shares: who acts, on which program, and how it is done and said."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import phonenumbers
import streamlit as st

from callprogram.bootstrap import App, app, now
from callprogram.domain.call_hour import Program, zone_names
from callprogram.domain.members import Member
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.ports import Transaction
from callprogram.ui.components.words import plain

P = ParamSpec("P")
R = TypeVar("R")

_PROBLEM, _SAID = "problem", "said"


def pieces() -> App:
    """The process's pieces."""
    return app()


def program() -> Program:
    """The program of the person at the screen; at its first use it gets the browser's time zone."""
    return app().program(zone=_browser_zone())


def do(
    service: Callable[Concatenate[Transaction, Member, datetime, P], R], *args: P.args, **kwargs: P.kwargs
) -> R | None:
    """What the service gives back; where it raises what a person can mend, that is said on the page, and None."""
    try:
        return act(app().store, app().member, now(), service, *args, **kwargs)
    except CallprogramError as error:
        problem(str(error))
        return None


def say(words: str) -> None:
    """Say something well done, once, at the next look."""
    st.session_state[_SAID] = words


def problem(words: str) -> None:
    """Say what went wrong, once, at the next look."""
    st.session_state[_PROBLEM] = words


def show_what_was_said() -> None:
    """Show what the last click had to say."""
    if words := st.session_state.pop(_SAID, ""):
        st.toast(plain(words), icon=":material/check:")
    if words := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(words), icon=":material/error:")


def here(moment: datetime, zone: str) -> datetime:
    """A moment as the clock on the wall shows it."""
    return moment.astimezone(ZoneInfo(zone))


def today(zone: str) -> date:
    """The day it is there."""
    return here(now(), zone).date()


def country_to_choose(label: str, home: str, key: str) -> str:
    """A list of the countries that have telephone numbers; `home` where it is none of them and none is chosen."""
    countries = sorted(phonenumbers.SUPPORTED_REGIONS)
    index = countries.index(home) if home in countries else None
    return st.selectbox(label, countries, index, key=key) or home


def _browser_zone() -> str | None:
    zone = st.context.timezone
    # A browser that does not know where it is says Etc/Unknown.
    return zone if zone in zone_names() else None
