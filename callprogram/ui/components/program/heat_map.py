"""When customers can be reached: weekday by half hour, and the hour that would reach most."""

from datetime import time
from typing import Any

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.customers.hours import WeekOfHours, week_of_hours
from callprogram.domain.program.call_hour import WEEKDAYS, Program, current_week
from callprogram.domain.words.dates import counted
from callprogram.ui.components.words.axes import EVERY_LABEL
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces

_DAYS = [day.capitalize() for day in WEEKDAYS]
_SHORT = [day[:3] for day in _DAYS]
_FIRST, _LAST = 6, 21
_NAMED = 50
_HALF_HOUR = 30  # minutes
_OUTLINE = "#c2410c"  # seen on every green, on paper and on near-black
_COLOUR = {
    "field": "customers",
    "type": "quantitative",
    "scale": {"scheme": "greens"},
    "legend": {"title": "Customers at work", "format": ".0%", "orient": "bottom", "gradientLength": 200},
}


def show(program: Program) -> None:
    """The map, what the chosen hour reaches, and what another one would."""
    week = week_of_hours(program, current_week(program, now()).monday, pieces().views.reach())
    if not week.customers:
        st.caption("There are no customers yet who can be called.")
        return
    best = f"{_DAYS[week.best.weekday]}s at {week.best.at:%H:%M} would reach **{week.best.customers:.0%}**."
    st.markdown(
        f"Your hour reaches **{week.now.customers:.0%}** of the customers and {week.now.revenue:.0%} of the revenue. "
        + (best if week.best.customers > week.now.customers else "No other hour reaches more.")
    )
    st.vega_lite_chart(_chart(program, week), key="reach")
    st.caption("The darker, the more customers are at work. Outlined: your hour.")
    if week.never:
        _never(week)


def _never(week: WeekOfHours) -> None:
    """Who they are, and the hour that would reach most of them."""
    with st.expander(f"{counted(week.never, 'customer')} can never be reached in your hour, whatever the season"):
        if week.for_them:
            best = week.for_them
            st.markdown(f"Most of them could be reached on {_DAYS[best.weekday]}s at {best.at:%H:%M}.")
        found = pieces().views.at_places(week.never_at, _NAMED)
        st.markdown("\n".join(f"- {plain(each.name)}" for each in found.customers))
        if found.total > len(found.customers):
            st.caption(f"and {found.total - len(found.customers):,} more")


def _chart(program: Program, week: WeekOfHours) -> dict[str, Any]:
    rows = [
        {
            "day": _SHORT[each.weekday],
            "at": f"{each.at:%H:%M}",
            "customers": each.customers,
            "revenue": each.revenue,
            "own": each.weekday == program.weekday and _is_in(program, each.at),
        }
        for each in week.half_hours
        if _FIRST <= each.at.hour < _LAST
    ]
    plain_axis = {"type": "ordinal", "title": None}
    shares = [{"field": share, "type": "quantitative", "format": ".0%"} for share in ("customers", "revenue")]
    return {
        "data": {"values": rows},
        "height": 600,
        "encoding": {
            "x": plain_axis | {"field": "day", "sort": _SHORT, "axis": EVERY_LABEL | {"labelAngle": 0}},
            "y": plain_axis | {"field": "at", "axis": EVERY_LABEL},
            "tooltip": [{"field": "day"}, {"field": "at"}, *shares],
        },
        "layer": [
            {"mark": "rect", "encoding": {"color": _COLOUR}},
            {
                "transform": [{"filter": "datum.own"}],
                "mark": {"type": "rect", "filled": False, "stroke": _OUTLINE, "strokeWidth": 3},
            },
        ],
    }


def _is_in(program: Program, at: time) -> bool:
    """Whether the half hour from then on is in the program's hour."""
    begins = program.at.hour * 60 + program.at.minute
    minute = at.hour * 60 + at.minute
    return begins - _HALF_HOUR < minute < begins + program.minutes
