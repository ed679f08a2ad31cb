"""Pictures of the results, as Vega-Lite has them: each bar with its number beside it, and every label."""

from collections.abc import Sequence

import streamlit as st

from callprogram.domain.results.results import Coverage, Month
from callprogram.ui.components.words import axes

GREEN = "#3a9479"  # readable on paper and on near-black
_PLAIN = {"domain": False, "ticks": False, "grid": False, "labels": False}
_ALL = {"field": "all", "type": "quantitative", "axis": None, "stack": None}
_TRACK = "#808080"
_SOFT, _SOFT_ON_DARK = "#5b625e", "#b8bdb9"
_BAR, _LONG_BAR = 28, 40  # pixels, for a name of one line and of two
_FOR_NUMBERS = 110  # `1,234 of 56,789`


def months(found: Sequence[Month]) -> dict[str, object]:
    """Customers reached in each month."""
    rows = [{"month": axes.month_name(each.first), "reached": each.reached, "hours": each.hours} for each in found]
    reached = {"field": "reached", "type": "quantitative", "title": None, "axis": _PLAIN}
    return {
        "data": {"values": rows},
        "height": 180,
        "encoding": {
            "x": axes.months(each.first for each in found),
            "y": reached,
            "tooltip": [
                {"field": "month", "title": "Month"},
                {"field": "reached", "title": "Customers reached"},
                {"field": "hours", "title": "Hours"},
            ],
        },
        "layer": [
            {"mark": {"type": "bar", "cornerRadius": 3, "color": GREEN, "width": {"band": 0.6}}},
            _numbers("reached", dy=-8),
        ],
    }


def coverage(groups: Sequence[Coverage]) -> dict[str, object]:
    """How many of each group were reached, of how many."""
    rows = [
        {
            "group": axes.in_lines(each.group),
            "name": each.group,
            "all": 1,
            "share": each.reached / each.customers,
            "of": f"{each.reached:,} of {each.customers:,}",
        }
        for each in groups
    ]
    bar = _LONG_BAR if any("\n" in axes.in_lines(each.group) for each in groups) else _BAR
    share = {"field": "share", "type": "quantitative", "title": None, "axis": _PLAIN, "stack": None}
    return {
        "data": {"values": rows},
        "height": 20 + bar * len(rows),
        "padding": {"left": 0, "top": 5, "right": _FOR_NUMBERS, "bottom": 5},
        "encoding": {
            "y": axes.groups(),
            "x": share | {"scale": {"domain": [0, 1]}},
            "tooltip": [{"field": "name", "title": "Group"}, {"field": "of", "title": "Reached"}],
        },
        "layer": [
            {"mark": {"type": "bar", "color": _TRACK, "opacity": 0.18, "cornerRadius": 3}, "encoding": {"x": _ALL}},
            {"mark": {"type": "bar", "color": GREEN, "cornerRadius": 3}},
            _numbers("of", align="left", dx=6) | {"encoding": {"x": _ALL, "text": {"field": "of"}}},
        ],
    }


def _numbers(field: str, **where: object) -> dict[str, object]:
    ink = _SOFT_ON_DARK if st.context.theme.type == "dark" else _SOFT
    return {"mark": {"type": "text", "color": ink, "fontSize": 13, **where}, "encoding": {"text": {"field": field}}}
