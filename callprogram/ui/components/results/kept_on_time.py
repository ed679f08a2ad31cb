"""How promises are kept over time, by owner and by all together, as a picture."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import streamlit as st

from callprogram.services.views import KeptOnTime
from callprogram.ui.components.words import axes
from callprogram.ui.session import pieces

_ALL = "All together"
_OWNERS = 6


def show(day: date, zone: str) -> None:
    """A switch, and the picture where it is wanted."""
    if not st.toggle("How promises are kept", key="picture", bind="query-params"):
        return
    found = pieces().views.kept_on_time(_a_year_before(day), day, zone)
    if not found:
        st.caption("Nothing was due in the last twelve months.")
        return
    st.vega_lite_chart(_picture(list(_points(found)), sorted({each.month for each in found})), key="kept-on-time")
    st.caption("Promises kept by their date, of all due in a month; whoever has most of them is shown.")


def _points(found: Iterable[KeptOnTime]) -> Iterator[dict[str, object]]:
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
            yield {"month": axes.month_name(month), "who": who, "share": on_time / many, "due": many}


def _picture(points: list[dict[str, object]], months: list[date]) -> dict[str, object]:
    """A line for each owner, as Vega-Lite has it; the one of all together is the thick one."""
    share = {"field": "share", "type": "quantitative", "title": "Kept on time", "scale": {"domain": [0, 1]}}
    return {
        "data": {"values": points},
        "height": 280,
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": axes.months(months),
            "y": share | {"axis": {"format": "%"}},
            "color": {"field": "who", "type": "nominal", "title": None, "legend": {"orient": "bottom", "columns": 2}},
            "strokeWidth": {"condition": {"test": f"datum.who === '{_ALL}'", "value": 4}, "value": 1.5},
            "tooltip": [
                {"field": "who", "title": "Who"},
                {"field": "month", "title": "Month"},
                {"field": "share", "title": "Kept on time", "format": ".0%"},
                {"field": "due", "title": "Due"},
            ],
        },
    }


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=1)
