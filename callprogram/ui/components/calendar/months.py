"""The hour by months: what was held and what not, and what is to come."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import streamlit as st

from callprogram.domain.calendar.months import Fate, Month, Occasion, months_of
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.services.views import CalendarView
from callprogram.ui.components.words.words import plain

_BACK, _AHEAD = timedelta(days=92), timedelta(days=92)
_COLOURS: Mapping[Fate, str] = {
    Fate.HELD: "green",
    Fate.MISSED: "orange",
    Fate.MOVED: "blue",
    Fate.SKIPPED: "gray",
    Fate.LEAVE: "gray",
    Fate.HOLIDAY: "gray",
}


def show(program: Program, view: CalendarView, now: datetime) -> None:
    """A line for each month, from three months ago to three months ahead."""
    today = day_in(program.zone, now)
    first = (today.replace(day=1) - _BACK).replace(day=1)
    found = months_of(program, view.leaves, view.held, (first, today + _AHEAD), now)
    st.subheader("By month", anchor=False)
    with st.container(border=True, gap="small"):
        for month in found:
            _line(month, today)


def _line(month: Month, today: date) -> None:
    year = "" if month.first.year == today.year else f" {month.first.year}"
    hours = " ".join(_badge(each) for each in month.occasions)
    st.markdown(f"**{month.first:%B}{year}** {hours}")


def _badge(occasion: Occasion) -> str:
    if occasion.fate is Fate.COMING:
        return f":gray-badge[{occasion.day.day}]"
    why = f": {plain(occasion.why)}" if occasion.why else ""
    return f":{_COLOURS[occasion.fate]}-badge[{occasion.day.day} {occasion.fate}{why}]"
