"""How promises are kept over time, by owner and by all together, as a picture."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

from callprogram.services.views import KeptOnTime
from callprogram.ui.session import pieces

_ALL = "All together"
_MONTHS, _OWNERS = 12, 6


def show(day: date, zone: str) -> None:
    """A switch, and the picture where it is wanted."""
    if not st.toggle("How promises are kept", key="picture", bind="query-params"):
        return
    found = pieces().views.kept_on_time(_a_year_before(day), day, zone)
    if not found:
        st.caption("Nothing was due in the last twelve months.")
        return
    st.altair_chart(_picture(pd.DataFrame(_lines(found))), key="kept-on-time")
    st.caption("The share of promises due in a month that were kept by their day; those who owe most are drawn.")


def _lines(found: Iterable[KeptOnTime]) -> Iterator[dict[str, object]]:
    """A point for each month of all together and of those who owe most."""
    due: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0, 0])
    owed: dict[str, int] = defaultdict(int)
    for each in found:
        owed[each.owner] += each.due
        for who in (each.owner, _ALL):
            due[who, each.month][0] += each.due
            due[who, each.month][1] += each.on_time
    drawn = {_ALL, *sorted(owed, key=owed.__getitem__, reverse=True)[:_OWNERS]}
    for (who, month), (many, on_time) in due.items():
        if who in drawn:
            yield {"Month": month.isoformat(), "Who": who, "On time": on_time / many, "Due": many}


def _picture(lines: pd.DataFrame) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(lines)
        .mark_line(point=True)
        .encode(
            x=alt.X("Month:T", title=None, axis=alt.Axis(format="%b %Y", tickCount="month")),
            y=alt.Y("On time:Q", title="Kept on time", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])),
            color=alt.Color("Who:N", title=None),
            strokeWidth=alt.condition(alt.datum.Who == _ALL, alt.value(4), alt.value(1.5)),
            tooltip=["Who", alt.Tooltip("Month:T", format="%B %Y"), alt.Tooltip("On time:Q", format=".0%"), "Due"],
        )
        .properties(height=280)
    )
    return chart


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=1)
