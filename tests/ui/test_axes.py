"""Pictures show every label of their axes."""

from datetime import date

import pytest

from callprogram.ui.components.words.axes import groups, in_lines, months


@pytest.mark.parametrize(("many", "angle"), [(2, 0), (6, 0), (12, -90)])
def test_every_month_is_named_on_end_where_they_are_many(many: int, angle: int) -> None:
    axis = months(date(2026, month, 1) for month in range(1, many + 1))
    assert len(axis["scale"]["domain"]) == many
    assert axis["scale"]["domain"][0] == "Jan 2026"
    assert (axis["axis"]["labelOverlap"], axis["axis"]["labelLimit"], axis["axis"]["labelAngle"]) == (False, 0, angle)


def test_a_long_name_of_a_group_takes_two_lines_and_no_more() -> None:
    lines = in_lines("Public sector and health care, northern and eastern regions, framework contracts").split("\n")
    assert (len(lines), max(map(len, lines)) <= 30) == (2, True)
    assert lines[1].endswith("…")
    assert in_lines("SMB") == "SMB"
    assert groups()["axis"]["labelOverlap"] is False


def test_a_name_without_spaces_is_cut() -> None:
    assert in_lines("x" * 200).count("\n") <= 1
