"""Whether writing to the executive paid: one picture of those who did beside those with the same cause who did not."""

from collections.abc import Sequence

import streamlit as st

from callprogram.domain.patterns.fairness import ENOUGH, Fairness, in_words
from callprogram.ui.components.results.charts import GREEN
from callprogram.ui.components.words import axes
from callprogram.ui.components.words.words import plain

_WROTE, _OTHERS = "wrote to the executive", "did not"
_GRAY = "#8a8f8c"
_ROW, _AROUND, _MOST = 44, 130, 6  # pixels, those of the axis and the legend among them
_CALM = {"tickCount": 5, "grid": False}


def show(found: Sequence[Fairness]) -> None:
    """The days until cases were settled, then all figures in words; nothing where no case has a cause."""
    if not found:
        return
    st.subheader("Did writing to the executive pay off?", anchor=False)
    told = [each for each in found if each.is_enough][:_MOST]
    if drawn := [each for each in told if None not in {each.wrote.settled_days, each.others.settled_days}]:
        st.vega_lite_chart(_picture(drawn), key="fairness")
        st.caption("Days until a case was settled: the median over customers, each counting once. Equal is fair.")
    for each in told:
        st.markdown(f"**{plain(each.cause)}**  \nWrote: {plain(in_words(each.wrote))}  \n"
                    f"Did not: {plain(in_words(each.others))}")  # fmt: skip
    if few := [_so_far(each) for each in found if not each.is_enough][:_MOST]:
        needed = f"A cause is compared once {ENOUGH} customers wrote and {ENOUGH} others did not."
        st.caption(plain(f"{needed} So far: {'; '.join(few)}."))


def _so_far(found: Fairness) -> str:
    return f"{found.cause}, {found.wrote.customers:,} wrote and {found.others.customers:,} did not"


def _picture(found: Sequence[Fairness]) -> dict[str, object]:
    """Two points on a line for each cause, as Vega-Lite has it."""
    points = [_point(each, who) for each in found for who in (_WROTE, _OTHERS)]
    days = {
        "field": "days",
        "type": "quantitative",
        "title": "Days",
        "scale": {"domainMin": 0, "nice": True},
        "axis": _CALM,
    }
    who = {"field": "who", "type": "nominal", "title": None, "legend": {"orient": "bottom"}}
    colour = who | {"scale": {"domain": [_WROTE, _OTHERS], "range": [GREEN, _GRAY]}}
    shape = who | {"scale": {"domain": [_WROTE, _OTHERS], "range": ["circle", "diamond"]}}
    return {
        "data": {"values": points},
        "height": _AROUND + _ROW * len(found),
        "encoding": {"y": axes.groups(), "x": days},
        "layer": [
            {"mark": {"type": "line", "color": _GRAY, "opacity": 0.5}, "encoding": {"detail": {"field": "group"}}},
            {
                "mark": {"type": "point", "filled": True, "size": 160, "opacity": 1},
                "encoding": {
                    "color": colour,
                    "shape": shape,
                    "tooltip": [{"field": "name", "title": "Cause"}, {"field": "got", "title": "Got"}],
                },
            },
        ],
    }


def _point(found: Fairness, who: str) -> dict[str, object]:
    got, cause = found.wrote if who == _WROTE else found.others, found.cause
    return {"group": axes.in_lines(cause), "name": cause, "who": who, "days": got.settled_days, "got": in_words(got)}
