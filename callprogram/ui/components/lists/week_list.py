"""The week's list before the hour begins and after it: a ribbon of calls, who is next in line, and what is missing."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.customers.clocks import clock, clock_there, day_and_time, place
from callprogram.domain.lists.call_list import CallList, EntryState, ListState, is_early
from callprogram.domain.people.hour_holders import held_by
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.words.dates import counted, day_in, due_in_words
from callprogram.services.lists import planning, reopening
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.lists import below_the_list, hand_edits, ribbon, set_up, soon, why
from callprogram.ui.components.words import dialogs, page, undoing
from callprogram.ui.components.words.presses import Press
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, may, on_a_telephone, pieces, today


def show(program: Program, view: WeekView, main_button: str, press: Callable[[], None]) -> None:
    """The list with its one main button."""
    call_list = view.call_list
    at_the_thumb = st.bottom.container() if on_a_telephone() else None
    with page.head(_day(call_list), _hours_and_state(program, call_list), thumb=True):
        _other_weeks(call_list.week)
        if view.cards and not call_list.finished_at and may(planning.start_hour):
            _main(call_list, main_button, press)
            _undo_sign_off(program, view)
    soon.show(program, view)
    called = [card for card in view.cards if not card.entry.standby]
    edits = call_list.state is ListState.DRAFT and may(planning.freeze)
    if called:
        ribbon.show(call_list, called, hand_edits.pinned(view), partial(_hear, program, view), edits=edits)
    with at_the_thumb or st.container():  # where it moves nothing that is pressed
        undoing.show()
    _dialog(program, view)
    _call_after_all(view)
    left, right = st.columns([2, 1], gap="large")
    with left:
        _standbys(view)
    with right:
        below_the_list.promises(view)
        set_up.show(program)
    below_the_list.show(program, view)


def _hear(program: Program, view: WeekView, press: Press) -> None:
    card = _card(view, press.about)
    if card and press.what == ribbon.PIN:
        hand_edits.turn_pin(program, view, card.customer)
    elif card and press.what == "snooze":
        hand_edits.snooze(program, card.customer)
    else:
        dialogs.open_about(press.what, press.about)


def _card(view: WeekView, customer_id: int) -> Card | None:
    return next((card for card in view.cards if card.customer.id == customer_id), None)


def _dialog(program: Program, view: WeekView) -> None:
    """What was asked of one customer; nothing where they have left the list meanwhile."""
    what, about = dialogs.opened() or ("", 0)
    card = _card(view, about)
    if card is None or what not in {ribbon.WHY, "leave-out", "swap", "customer"}:
        dialogs.close()
        return
    name = plain(card.customer.name)
    match what:
        case "customer":
            dialogs.close()
            st.switch_page("pages/customers.py", query_params={"customer": card.customer.reference})
        case "leave-out":
            dialogs.show(f"Leave out {name}?", partial(hand_edits.leave_out, program, view, card))
        case "swap":
            dialogs.show(f"Swap {name}", partial(hand_edits.swap, program, view, card))
        case _:
            dialogs.show(f"Why {plain(card.customer.person)}?", partial(why.show, view, card))


def _main(call_list: CallList, label: str, press: Callable[[], None]) -> None:
    """The next step; an hour that is far off begins only once that is asked, because it would be used up."""
    # By week and by what it does: a second press is never the next step, nor another week's.
    key = f"{label}-{call_list.week}"
    wide = page.main_width()
    if call_list.started_at:
        if st.button("Back to the hour", type="primary", key=f"back-{call_list.week}", width=wide):
            st.switch_page("pages/hour.py")
        return
    if call_list.state is ListState.DRAFT or not is_early(call_list, now()):
        st.button(label, type="primary", key=key, on_click=press, width=wide)
        return
    day = due_in_words(day_in(call_list.zone, call_list.starts_at), today(call_list.zone))
    with st.popover(label, type="primary", key=f"ask-{key}", width=wide):
        start = clock(call_list.starts_at, call_list.zone)
        st.markdown(f"The hour is planned for {day} at {start}. Start it now?")
        st.button("Start now", type="primary", key=key, on_click=press)


def _undo_sign_off(program: Program, view: WeekView) -> None:
    """The way back to a draft, as long as the hour is to come; asked first where somebody has heard of the list."""
    call_list = view.call_list
    ahead = call_list.state is ListState.FROZEN and not call_list.started_at and now() < call_list.starts_at
    with st.container(width="content"):  # its place stays, as above
        if not (ahead and may(reopening.reopen) and not undoing.is_offered()):
            return
        button = partial(st.button, "Undo sign-off", type="tertiary", icon=":material/undo:", on_click=do)
        key, undo = f"reopen-{call_list.week}", (reopening.reopen, program, call_list.week)
        if told := len({card.customer.account_owner for card in view.cards if card.is_told}):
            with st.popover("Undo sign-off", type="tertiary", icon=":material/undo:", key=f"ask-{key}"):
                owners = counted(told, "account owner")
                st.markdown(f"{owners} heard of this list, and will hear at once that it is planned again.")
                button(key=key, args=undo)
        else:
            button(key=key, args=undo)


def _day(call_list: CallList) -> str:
    return day_and_time(call_list.starts_at, call_list.zone).partition(" at ")[0]


def _hours_and_state(program: Program, call_list: CallList) -> str:
    zone = call_list.zone
    hours = f"{clock(call_list.starts_at, zone)} to {clock(call_list.ends_at, zone)} in {plain(place(zone))}"
    held = "" if call_list.finished_at else plain(held_by(program, call_list.starts_at))
    return " · ".join(filter(None, (hours, _state(call_list), held)))


def _state(call_list: CallList) -> str:
    if call_list.finished_at:
        return ":gray-badge[Finished]"
    if call_list.state is ListState.DRAFT:
        again = "its sign-off was undone" if call_list.reopened_at else "nothing has gone out yet"
        return f":gray-badge[Draft] {again}"
    return f":green-badge[:material/check: Signed off]{_by(call_list.frozen_by)}"


def _by(signer: str) -> str:
    """Who signed off; nobody's name where somebody else did it at the keyboard of the server."""
    if signer == pieces().member.name:
        return " by you"
    return "" if signer == THE_PERSON_AT_THE_KEYBOARD.name else f" by {plain(signer)}"


def _call_after_all(view: WeekView) -> None:
    """Whoever was taken off a signed-off list can be called all the same."""
    if view.call_list.state is not ListState.FROZEN or view.call_list.finished_at:
        return
    for card in view.cards:
        if card.entry.state is EntryState.SKIPPED:
            label = f"Call {plain(card.customer.person)} after all"
            st.button(label, key=f"restore-{card.entry.id}", on_click=do, args=(planning.restore, card.entry.id))


def _standbys(view: WeekView) -> None:
    cards = [card for card in view.cards if card.entry.standby]
    if not cards:
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader("Standbys", anchor=False, width="content")
        st.caption("called if somebody does not answer", width="content")
    for card in cards:
        with st.container(horizontal=True, vertical_alignment="center", key=f"standby-{card.customer.id}"):
            company = f", {plain(card.customer.company)}" if card.customer.contact.name else ""
            why = f":small[:gray[{plain(card.entry.reason)}]]"
            st.markdown(f"**{plain(card.customer.person)}**{company}  \n{why}", width="stretch")
            if card.entry.zones:
                st.caption(clock_there(card.entry.zones, card.entry.planned_at), width="content")


def _other_weeks(week: Week) -> None:
    for hint, weeks, icon in (("The week before", -1, "arrow_back"), ("The week after", 1, "arrow_forward")):
        st.button("", type="tertiary", icon=f":material/{icon}:", key=icon, help=hint, on_click=_go,
                  args=(week.later(weeks),))  # fmt: skip
    if "week" in st.query_params:
        st.button("Back to this week", type="tertiary", key="back", on_click=st.query_params.clear)


def _go(week: Week) -> None:
    st.query_params["week"] = str(week)
