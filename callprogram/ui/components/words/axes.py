"""Axes of pictures on which every label is shown; months come as words, for a browser would move dates to its zone."""

from collections.abc import Iterable
from datetime import date
from textwrap import shorten, wrap
from typing import Any

EVERY_LABEL: dict[str, Any] = {"labelOverlap": False, "labelLimit": 0}
_UPRIGHT = 6  # months, beyond which their names need room and stand on end
_LINE, _LINES = 28, 2  # letters in a line of a group's name, and lines


def month_name(month: date) -> str:
    """A month as the axis has it."""
    return f"{month:%b %Y}"


def months(every: Iterable[date]) -> dict[str, Any]:
    """An axis with each of the months in turn, as Vega-Lite has it; the field is `month`."""
    names = [month_name(month) for month in every]
    axis = EVERY_LABEL | {"labelAngle": 0 if len(names) <= _UPRIGHT else -90}
    return {"field": "month", "type": "ordinal", "title": None, "scale": {"domain": names}, "axis": axis}


def groups() -> dict[str, Any]:
    """An axis with the names of groups, as Vega-Lite has it; the field is `group`, its lines as `in_lines` says."""
    axis = EVERY_LABEL | {"labelExpr": "split(datum.label, '\\n')"}
    return {"field": "group", "type": "nominal", "title": None, "sort": None, "axis": axis}


def in_lines(name: str) -> str:
    """A group's name in at most two short lines."""
    return "\n".join(
        wrap(shorten(name, _LINE * _LINES - 1, placeholder=" …"), _LINE, max_lines=_LINES, placeholder="…")
    )
