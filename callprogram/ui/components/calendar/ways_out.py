"""Where the hour shows: each way it goes out to calendars, and when that was last in step."""

from dataclasses import replace

import streamlit as st

from callprogram.domain.calendar.outlets import WAYS, Outlet, Way, feed_address
from callprogram.domain.calendar.wording import found_in_words
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.people.messages import Delivery
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted
from callprogram.services.calendar import calendaring, found_changes
from callprogram.services.views import CalendarView
from callprogram.ui.components.calendar import answers
from callprogram.ui.components.calendar.weeks import tell
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import address_for_others, not_set_up, own_address, pieces

_DELAY = "Google reads it about once a day, so a change may show a day late; most others read it every hour."

_ADDRESS = "feed-address"


def show(program: Program, view: CalendarView) -> None:
    """Every way, and what it needs."""
    st.subheader("Where it shows", anchor=False)
    with st.container(border=True):
        with st.container(gap=None):
            _state(WAYS[Way.FILE], _file(program, view))
        _way(program, view, Way.MAIL, _mail(program, view), ready=pieces().channels is not None)
        answers.show(program, view, view.outlets.get(Way.MAIL))
        _way(program, view, Way.CALDAV, _server(program, view), ready=pieces().calendar_server is not None)
        _found(program, view.outlets.get(Way.CALDAV))
        _way(program, view, Way.FEED, _feed(program, view), ready=True)
        _address(program, view.outlets.get(Way.FEED))


def _state(name: str, words: str) -> None:
    st.markdown(f"**{name}**")
    st.caption(plain(words))


def _way(program: Program, view: CalendarView, way: Way, words: str, *, ready: bool) -> None:
    outlet = view.outlets.get(way)
    is_on = outlet is not None and outlet.is_on
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            _state(WAYS[way], words)
        said, press = ("Turned off.", "Turn off") if is_on else ("Turned on.", "Turn on")
        st.button(
            press,
            key=f"{press}-{way}",
            disabled=not (ready or is_on),
            on_click=_choose,
            args=(said, program, way),
            kwargs={"on": not is_on},
        )


def _choose(said: str, program: Program, way: Way, *, on: bool) -> None:
    """One way out used or not; the address of a feed that was turned on is shown in this window."""
    _show_here(program, tell(said, calendaring.choose_way, program, way, on=on))


def _renew(program: Program) -> None:
    _show_here(program, tell("The old address no longer works.", calendaring.renew_secret, program))


def _show_here(program: Program, made: Outlet | None) -> None:
    if made and made.way is Way.FEED:
        st.session_state[f"{_ADDRESS}-{program.id}"] = made.secret


def _file(program: Program, view: CalendarView) -> str:
    outlet = view.outlets.get(Way.FILE)
    if outlet is None or outlet.in_step_at is None:
        return "Not downloaded yet; press “Put it in the calendar” above."
    words = f"Downloaded on {day_and_time(outlet.in_step_at, program.zone)}"
    changed = view.series is not None and outlet.sequence != view.series.sequence
    return f"{words}; the hour has changed since, so download it again." if changed else f"{words}, and in step."


def _mail(program: Program, view: CalendarView) -> str:
    if pieces().channels is None:
        return not_set_up("Mail is not set up.", "Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM.")
    outlet, guests = view.outlets.get(Way.MAIL), view.series.appointment.guests if view.series else ()
    if outlet is None or not outlet.is_on:
        return "The executive, the assistants and whoever you name get an invitation, updated with every change."
    if not guests:
        return "Nobody to invite yet: add the executive's address in Settings, or name somebody below."
    states = [message.state for message in view.mailed]
    sent = [message.sent_at for message in view.mailed if message.sent_at]
    parts = [
        f"Invited: {', '.join(guest.name or guest.email for guest in guests)}.",
        f"Last sent on {day_and_time(max(sent), program.zone)}." if sent else "",
        f"{counted(states.count(Delivery.WAITING), 'message')} waiting." if Delivery.WAITING in states else "",
        "Some could not be sent; look at To do." if Delivery.FAILED in states else "",
    ]
    return " ".join(filter(None, parts))


def _server(program: Program, view: CalendarView) -> str:
    if pieces().calendar_server is None:
        return not_set_up("Not set up.", "CALLPROGRAM_CALDAV_URL names a calendar on a server.")
    outlet = view.outlets.get(Way.CALDAV)
    if outlet is None or not outlet.is_on:
        return "The hour is kept in a calendar on your server."
    since = f"Last in step on {day_and_time(outlet.in_step_at, program.zone)}." if outlet.in_step_at else ""
    return " ".join(filter(None, (outlet.trouble, since))) or "Changes arrive there within seconds."


def _found(program: Program, outlet: Outlet | None) -> None:
    """What somebody changed there by hand: taken over here, or ours put back."""
    if outlet is None or not outlet.found:
        return
    with st.container(border=True):
        st.markdown("**Changed by hand in the calendar.** Ours waits until you decide.")
        for change in outlet.found:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(found_in_words(change, program.zone)), width="stretch")
                if change.week and (change.gone or change.starts_at):
                    press = "Skip it here too" if change.gone else "Move it here too"
                    st.button(press, key=f"take-over-{change.week}", on_click=tell,
                              args=("Taken over.", found_changes.take_over, program, change))  # fmt: skip
        st.button("Put ours back", key="put-back", on_click=tell, args=("Put back.", found_changes.put_back, program))


def _feed(program: Program, view: CalendarView) -> str:
    outlet = view.outlets.get(Way.FEED)
    if outlet is None or not outlet.is_on:
        return f"Any calendar can subscribe to it. {_DELAY}"
    if outlet.in_step_at is None or view.series is None:
        return f"Not read yet. {_DELAY}"
    state = "and in step" if outlet.sequence == view.series.sequence else "before the last change"
    return f"Last read on {day_and_time(outlet.in_step_at, program.zone)}, {state}. {_DELAY}"


def _address(program: Program, outlet: Outlet | None) -> None:
    if outlet is None or not outlet.is_on:
        return
    if secret := st.session_state.get(f"{_ADDRESS}-{program.id}"):
        made = replace(outlet, secret=secret)
        st.code(feed_address(made, own_address()), language=None, wrap_lines=True)
        st.caption("Copy it now: it is shown in this window only, and not kept.")
        if not address_for_others():
            how = "Set CALLPROGRAM_PUBLIC_URL, and renew it."
            st.caption(not_set_up("Only calendars on this machine can read this address.", how))
    st.button("Renew the address", key="renew", type="tertiary", on_click=_renew, args=(program,))
