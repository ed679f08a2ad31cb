"""The results of a program, in figures and pictures."""

from datetime import date

import streamlit as st

from callprogram.domain.results.renewals import Comparison, in_words
from callprogram.domain.results.results import Coverage, Results, Theme, is_of_many, on_time_in_words
from callprogram.domain.results.revenue import Together, lines_in_words, note_in_words, share_in_words
from callprogram.domain.words import dates
from callprogram.domain.words.dates import counted
from callprogram.ui.components.words import axes
from callprogram.ui.components.words.words import plain

GREEN = "#3a9479"  # readable on paper and on near-black
_THEMES, _GROUPS, _NAMED, _FEW = 8, 10, 6, 5


def show(found: Results) -> None:
    """Figures first, then who was heard, then what was said."""
    first, last = (dates.in_words(day, found.until) for day in (found.since, found.until))
    st.caption(f"{first} to {last}, {counted(found.calls, 'call')}")
    _figures(found)
    _renewals(found.renewals)
    if len(found.months) > 1:
        st.vega_lite_chart(_months(found), key="months")
    st.subheader("Who was heard", anchor=False)
    st.vega_lite_chart(_coverage(found.segments[:_GROUPS]), key="segments")
    if len(found.segments) > _GROUPS:
        st.caption(f"and {counted(len(found.segments) - _GROUPS, 'other segment')}")
    st.vega_lite_chart(_coverage(found.sizes), key="sizes")
    _themes(found.themes)


def _figures(found: Results) -> None:
    promised = found.promised
    with st.container(horizontal=True):
        st.metric("Hours held", f"{found.held} of {found.planned}", border=True)
        st.metric("Customers reached", f"{found.reached:,} of {found.customers:,}", border=True)
        st.metric("Their revenue", share_in_words(found.revenue.sum), border=True)
    _revenue(found.revenue, found.until)
    with st.container(horizontal=True):
        st.metric("Promises made", f"{promised.made:,}", border=True)
        st.metric("Kept on time", on_time_in_words(promised), border=True)
        st.metric("Customer told", f"{promised.told:,}", border=True)
    st.caption(f"{promised.open:,} open, {promised.kept:,} kept, {promised.withdrawn:,} withdrawn")


def _revenue(revenue: Together, today: date) -> None:
    """Whose revenue that is, and what it is made of where there are several currencies."""
    if note := note_in_words(revenue, today):
        st.caption(plain(note))
    if lines := lines_in_words(revenue):
        with st.expander("Each currency", key="currencies", expanded=len(lines) <= _FEW):
            for line in lines:
                st.markdown(plain(line))


def _renewals(found: tuple[Comparison, ...]) -> None:
    """Whether those who were talked to renewed more often; nothing below ten on either side."""
    if said := list(filter(None, map(in_words, found))):
        st.subheader("Did it work", anchor=False)
        for words in said:
            st.markdown(plain(words))
        st.caption("Renewals within these days, as later exports tell: moved on, or the customer is gone.")


def _months(found: Results) -> dict[str, object]:
    """Customers reached in each month, as Vega-Lite has it."""
    rows = [
        {"month": axes.month_name(each.first), "reached": each.reached, "hours": each.hours} for each in found.months
    ]
    return {
        "data": {"values": rows},
        "height": 200,
        "mark": {"type": "bar", "cornerRadius": 3, "color": GREEN},
        "encoding": {
            "x": axes.months(each.first for each in found.months),
            "y": {"field": "reached", "type": "quantitative", "title": "Customers reached", "axis": {"tickMinStep": 1}},
            "tooltip": [
                {"field": "month", "title": "Month"},
                {"field": "reached", "title": "Customers reached"},
                {"field": "hours", "title": "Hours"},
            ],
        },
    }  # fmt: skip


def _coverage(groups: tuple[Coverage, ...]) -> dict[str, object]:
    """The share of each group that was reached, as Vega-Lite has it."""
    rows = [
        {
            "group": axes.in_lines(each.group),
            "name": each.group,
            "share": each.reached / each.customers,
            "of": f"{each.reached:,} of {each.customers:,}",
        }
        for each in groups
    ]
    share = {"field": "share", "type": "quantitative", "title": "Share reached", "scale": {"domain": [0, 1]}}
    return {
        "data": {"values": rows},
        "height": 70 + (40 if any("\n" in axes.in_lines(each.group) for each in groups) else 28) * len(rows),
        "mark": {"type": "bar", "cornerRadius": 3, "color": GREEN},
        "encoding": {
            "y": axes.groups(),
            "x": share | {"axis": {"format": "%", "tickCount": 5} | axes.EVERY_LABEL},
            "tooltip": [{"field": "name", "title": "Group"}, {"field": "of", "title": "Reached"}],
        },
    }


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
