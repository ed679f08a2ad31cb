"""The results of a program, in figures and pictures."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from callprogram.domain.promises.boards import Show
from callprogram.domain.results.renewals import ENOUGH, Comparison, in_words
from callprogram.domain.results.results import (
    Change,
    Earlier,
    Promised,
    Results,
    Theme,
    before_in_words,
    held_in_words,
    is_of_many,
    off_in_words,
    on_time_in_words,
    trends,
)
from callprogram.domain.results.revenue import Together, lines_in_words, note_in_words, share_in_words
from callprogram.domain.words import dates
from callprogram.domain.words.dates import counted
from callprogram.services.views import RemedyView
from callprogram.ui.components.results import charts
from callprogram.ui.components.words.words import plain

# How a figure looks that is better than before, the same, or worse.
_LOOKS: dict[int, tuple[Literal["normal", "off", "inverse"], Literal["up", "off", "down"]]] = {
    1: ("normal", "up"),
    0: ("off", "off"),
    -1: ("inverse", "down"),
}
_THEMES, _GROUPS, _NAMED, _FEW = 8, 10, 6, 5


def show(found: Results, before: Earlier | None, remedies: tuple[RemedyView, ...] = ()) -> None:
    """What changed first, then figures, whether it worked, who was heard, and what was said."""
    first, last = (dates.in_words(day, found.until) for day in (found.since, found.until))
    st.caption(f"{first} to {last}, {counted(found.calls, 'call')}")
    _changed(found, [each for each in remedies if found.since <= each.remedy.holds_on <= found.until])
    _figures(found, before)
    _renewals(found.renewals)
    if len(found.months) > 1:
        st.subheader("Customers reached", anchor=False)
        st.vega_lite_chart(charts.months(found.months), key="months")
    st.subheader("Who was heard", anchor=False)
    st.vega_lite_chart(charts.coverage(found.segments[:_GROUPS]), key="segments")
    if len(found.segments) > _GROUPS:
        st.caption(f"and {counted(len(found.segments) - _GROUPS, 'other segment')}")
    st.vega_lite_chart(charts.coverage(found.sizes), key="sizes")
    _themes(found.themes)


def _changed(found: Results, remedies: Sequence[RemedyView]) -> None:
    """What was changed because of several customers' cases, then the promises that were kept; nothing without any."""
    if not found.changed and not remedies:
        return
    st.subheader("What changed because of it", anchor=False)
    with st.container(gap="xsmall"):
        for remedy in remedies:
            st.markdown(_remedy(remedy, found))
        for each in found.changed:
            st.markdown(_change(each, found))
    if not found.changed:
        return
    query = {"show": Show.DONE}
    st.page_link("pages/commitments.py", label="All promises kept", query_params=query, icon=":material/handshake:")


def _remedy(view: RemedyView, found: Results) -> str:
    remedy, told = view.remedy, f"{view.told:,} of {counted(view.of, 'customer')} told"
    since = dates.in_words(remedy.holds_on, found.until)
    return f"**{plain(remedy.text)}** :gray[{plain(remedy.cause)} · since {since}, {told}]"


def _change(each: Change, found: Results) -> str:
    known = "the customer knows" if each.told else "not told yet"
    when = f"kept {dates.in_words(each.kept_on, found.until)}, {known}"
    return f"**{plain(each.text)}** :gray[{plain(each.customer)} · {when}]"


def _figures(found: Results, before: Earlier | None) -> None:
    """Four figures, each of what; below each how it was before."""
    with st.container(horizontal=True):
        held, reached = held_in_words(found), f"{found.reached:,} of {found.customers:,}"
        share, kept = share_in_words(found.revenue.sum), on_time_in_words(found.promised)
        earlier, trend = (before_in_words(before), trends(found, before)) if before else ((None,) * 4, (0,) * 4)
        names = ("Hours held", "Customers reached", "Their revenue", "Promises kept on time")
        for name, value, was, better in zip(names, (held, reached, share, kept), earlier, trend, strict=True):
            color, arrow = _LOOKS[better]
            st.metric(name, value, was and f"{was} before", delta_color=color, delta_arrow=arrow, border=True)
    if off := off_in_words(found.off):
        st.caption(off)
    if before:
        st.caption("Compared with the time before, as long, by today's customers.")
    st.caption(_promised(found.promised))
    _revenue(found.revenue, found)


def _promised(promised: Promised) -> str:
    made = counted(promised.made, "promise")
    known = f"{promised.open:,} open, {promised.kept:,} kept, {promised.withdrawn:,} withdrawn"
    return f"{made} made: {known}. Of those kept, {promised.told:,} customers know."


def _revenue(revenue: Together, found: Results) -> None:
    """Whose revenue that is, and what it is made of where there are several currencies."""
    if note := note_in_words(revenue, found.until):
        st.caption(plain(note))
    if lines := lines_in_words(revenue):
        with st.expander("Each currency", key="currencies", expanded=len(lines) <= _FEW):
            for line in lines:
                st.markdown(plain(line))


def _renewals(found: tuple[Comparison, ...]) -> None:
    """Whether those who were talked to renewed more often; nothing is claimed below ten on either side."""
    st.subheader("Did it work?", anchor=False)
    said = list(filter(None, map(in_words, found)))
    for words in said:
        st.markdown(plain(words))
    if said:
        st.caption("Renewed or lost within these days, according to later exports.")
    else:
        st.caption(
            f"Too few renewals to tell yet: it takes {ENOUGH} among customers you talked to and {ENOUGH} among others."
        )


def _themes(themes: tuple[Theme, ...]) -> None:
    if not themes:
        return
    st.subheader("What was said", anchor=False)
    for theme in themes[:_THEMES]:
        with st.container(border=True, gap=None):
            quiet = " :blue-badge[none of them the loudest]" if is_of_many(theme) else ""
            st.markdown(f"**{plain(theme.name)}** · {counted(len(theme.customers), 'customer')}{quiet}")
            more = len(theme.customers) - _NAMED
            names = ", ".join(map(plain, theme.customers[:_NAMED]))
            st.caption(f"{names}{f' and {more:,} more' if more > 0 else ''}")
