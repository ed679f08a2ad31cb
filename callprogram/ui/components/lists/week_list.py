"""The week's list before the hour begins: who, when, why."""

from collections.abc import Callable

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import OUTCOMES
from callprogram.domain.customers.clocks import clock, clock_there, why_that_clock
from callprogram.domain.customers.phones import shown
from callprogram.domain.lists.call_list import CallList, EntryState, ListState, is_early
from callprogram.domain.lists.eligibility import NUMBERLESS
from callprogram.domain.people.holding import held_by
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.promises.commitments import in_a_line
from callprogram.domain.words.dates import counted, day_in, due_in_words
from callprogram.services.lists import planning
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.lists import escalations, hand_edits
from callprogram.ui.components.words.words import badge, plain, when
from callprogram.ui.session import do, looks_after_the_program, today


def show(program: Program, view: WeekView, main_button: str, press: Callable[[], None]) -> None:
    """The list with its one main button."""
    call_list = view.call_list
    st.title("This week")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        held = "" if call_list.finished_at else plain(held_by(program, call_list.starts_at))
        st.markdown(" · ".join(filter(None, (when(call_list), _state(call_list), held))))
        if view.cards and not call_list.finished_at:
            _main(call_list, main_button, press)
    _promises(view)
    for card in view.cards:
        if not card.entry.standby:
            _row(program, view, card)
    _below(program, view)


def _main(call_list: CallList, label: str, press: Callable[[], None]) -> None:
    """The next step; an hour that is far off begins only once that is asked, because it would be used up."""
    # By week and by what it does: a second press is never the next step, nor another week's.
    key = f"{label}-{call_list.week}"
    if call_list.started_at:
        if st.button("Back to the hour", type="primary", key=f"back-{call_list.week}"):
            st.switch_page("pages/hour.py")
        return
    if call_list.state is ListState.DRAFT or not is_early(call_list, now()):
        st.button(label, type="primary", key=key, on_click=press)
        return
    day = due_in_words(day_in(call_list.zone, call_list.starts_at), today(call_list.zone))
    with st.popover(label, type="primary", key=f"ask-{key}"):
        start = clock(call_list.starts_at, call_list.zone)
        st.markdown(f"The hour is planned for {day} at {start}. Start it now?")
        st.button("Start now", type="primary", key=key, on_click=press)


def _state(call_list: CallList) -> str:
    if call_list.finished_at:
        return "finished"
    by = "you" if call_list.frozen_by == THE_PERSON_AT_THE_KEYBOARD.name else plain(call_list.frozen_by)
    return f"signed off by {by}" if call_list.state is ListState.FROZEN else "draft"


def _promises(view: WeekView) -> None:
    if not view.promises.total:
        return
    day = today(view.call_list.zone)
    with st.container(border=True, gap=None):
        st.markdown("**Promised and not done**")
        for promise in view.promises.promises:
            st.markdown(
                f"- {plain(promise.customer.name)}: {plain(in_a_line(promise.commitment, day, view.call_list.zone))}"
            )
        if more := view.promises.total - len(view.promises.promises):
            st.caption(f"and {more:,} more under *Commitments*")


def _row(program: Program, view: WeekView, card: Card) -> None:
    entry, customer, call_list = card.entry, card.customer, view.call_list
    company = f", {plain(customer.company)}" if customer.company and customer.contact.name else ""
    key = f"entry-{call_list.week}-{customer.id}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=key):
        st.markdown(f"**{clock(entry.planned_at, call_list.zone)}**", width=64)
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(customer.person)}**{company} {badge(entry.seat)}")
            st.caption(f"{plain(entry.reason)}{_outcome(card)}")
        if entry.state is EntryState.SKIPPED and call_list.state is ListState.FROZEN and not call_list.finished_at:
            st.button("Call after all", key=f"restore-{entry.id}", on_click=do, args=(planning.restore, entry.id))
        brief = f"brief-{hand_edits.place_of(call_list.week, customer)}"
        with st.popover("", icon=":material/notes:", type="tertiary", key=brief, help="The brief"):
            _brief(card)
            if call_list.state is ListState.DRAFT:
                hand_edits.row(program, view, card)


def _outcome(card: Card) -> str:
    if card.entry.state is EntryState.SKIPPED:
        return f" · Not called: {plain(card.entry.skipped_why)}"
    return f" · {OUTCOMES[card.call.disposition]}" if card.call and card.call.disposition else ""


def _brief(card: Card) -> None:
    customer, entry = card.customer, card.entry
    if customer.contact.title:
        st.caption(plain(customer.contact.title))
    st.markdown("\n".join(f"- {plain(line)}" for line in card.brief.lines) or "Nothing is known of them yet.")
    there = f"{clock_there(entry.zones, entry.planned_at)}" if entry.zones else ""
    owner = f"looked after by {plain(customer.account_owner)}" if customer.account_owner else ""
    number = plain(shown(customer.phone)) if customer.phone else ""
    st.caption(" · ".join(filter(None, (number, there, plain(why_that_clock(customer)), owner))))


def _below(program: Program, view: WeekView) -> None:
    call_list = view.call_list
    if call_list.state is ListState.DRAFT:
        hand_edits.below(program, view)
    escalations.show(program)
    standbys = [plain(_both(card)) for card in view.cards if card.entry.standby]
    if standbys:
        st.caption(f"If somebody does not answer: {' · '.join(standbys)}")
    if not view.cards and call_list.state is not ListState.DRAFT:
        st.info("Nobody is on this list.")
    if call_list.left_out:
        with st.expander(f"{counted(sum(call_list.left_out.values()), 'customer')} left out", type="compact"):
            st.markdown("\n".join(f"- {count:,}: {why}" for why, count in sorted(call_list.left_out.items())))
    _numberless(call_list.left_out.get(NUMBERLESS, 0))
    _other_weeks(call_list.week)


def _numberless(many: int) -> None:
    """Whom a number would bring onto lists, and the way to give them one."""
    if many:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"{counted(many, 'customer')} {'has' if many == 1 else 'have'} no number that can be called")
            if looks_after_the_program():
                st.page_link("pages/numbers.py", label="Fix numbers", icon=":material/phone_enabled:")


def _other_weeks(week: Week) -> None:
    with st.container(horizontal=True):
        for label, weeks, icon in (("The week before", -1, "arrow_back"), ("The week after", 1, "arrow_forward")):
            st.button(
                label, type="tertiary", icon=f":material/{icon}:", key=icon, on_click=_go, args=(week.later(weeks),)
            )
        if "week" in st.query_params:
            st.button("Back to this week", type="tertiary", key="back", on_click=st.query_params.clear)


def _go(week: Week) -> None:
    st.query_params["week"] = str(week)


def _both(card: Card) -> str:
    company = card.customer.company if card.customer.contact.name else ""
    return ", ".join(filter(None, (card.customer.person, company)))
