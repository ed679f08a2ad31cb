"""The results of a program, in figures and pictures."""

import altair as alt
import pandas as pd
import streamlit as st

from callprogram.domain.dates import counted, in_words
from callprogram.domain.results import Coverage, Results, Theme, is_of_many
from callprogram.ui.components.words import plain

_THEMES, _GROUPS, _NAMED = 8, 10, 6


def show(found: Results) -> None:
    """Figures first, then who was heard, then what was said."""
    st.caption(f"{in_words(found.since, found.until)} to {in_words(found.until, found.until)}")
    _figures(found)
    if len(found.months) > 1:
        st.altair_chart(_months(found), key="months")
    st.subheader("Who was heard", anchor=False)
    st.altair_chart(_coverage(found.segments[:_GROUPS]), key="segments")
    st.altair_chart(_coverage(found.sizes), key="sizes")
    _themes(found.themes)


def _figures(found: Results) -> None:
    promised = found.promised
    with st.container(horizontal=True):
        st.metric("Hours held", f"{found.held} of {found.planned}", border=True)
        st.metric("Customers reached", f"{found.reached:,} of {found.customers:,}", border=True)
        heard = "unknown" if found.revenue_heard is None else f"{found.revenue_heard:.0%}"
        st.metric("Revenue heard", heard, border=True)
    with st.container(horizontal=True):
        st.metric("Promises made", f"{promised.made:,}", border=True)
        on_time = f"{promised.on_time:,} of {promised.due:,}" if promised.due else "none due yet"
        st.metric("Kept on time", on_time, border=True)
        st.metric("Customer told", f"{promised.told:,}", border=True)


def _months(found: Results) -> alt.Chart:
    rows = [
        {"Month": each.first.isoformat(), "Customers reached": each.reached, "Hours": each.hours}
        for each in found.months
    ]
    chart: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_bar(cornerRadius=3)
        .encode(
            x=alt.X("yearmonth(Month):O", title=None, axis=alt.Axis(format="%b %Y", labelAngle=0)),
            y=alt.Y("Customers reached:Q", axis=alt.Axis(tickMinStep=1)),
            tooltip=[alt.Tooltip("Month:T", format="%B %Y"), "Customers reached", "Hours"],
        )
        .properties(height=200)
    )
    return chart


def _coverage(groups: tuple[Coverage, ...]) -> alt.Chart:
    rows = [
        {
            "Group": each.group,
            "Heard": each.reached / each.customers,
            "Customers": each.customers,
            "Reached": each.reached,
        }
        for each in groups
    ]
    chart: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_bar(cornerRadius=3)
        .encode(
            y=alt.Y("Group:N", title=None, sort=None, axis=alt.Axis(labelLimit=220)),
            x=alt.X("Heard:Q", title="Share reached", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])),
            tooltip=["Group", "Reached", "Customers", alt.Tooltip("Heard:Q", format=".0%")],
        )
        .properties(height=40 + 28 * len(rows))
    )
    return chart


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
