"""No cell that is to be changed is overlooked, whatever it begins and ends with."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.cells.edges import odd_cells
from callprogram.adapters.exports.cells.values import BLANK, INVISIBLE, plain
from callprogram.adapters.exports.names import plain_series

ODD = [
    " ",
    "\t",
    "\N{NO-BREAK SPACE}",
    "\N{IDEOGRAPHIC SPACE}",
    *INVISIBLE,
    "\x1c",
    "'",
    "=",
    '"',
    "a",
    "N/A",
    "é",
    "日",
    "+",
    "-",
]
CELLS = st.one_of(
    st.lists(st.sampled_from(ODD), max_size=5).map("".join),
    st.sampled_from(sorted(BLANK)).map(str.upper),
    st.sampled_from(sorted(BLANK)).map(str.swapcase),
    st.text(max_size=6),
)


@given(st.lists(CELLS, max_size=20))
def test_a_column_is_cleaned_as_each_of_its_cells_is(cells: list[str]) -> None:
    column = pl.Series(cells, dtype=pl.String)

    assert plain_series(column).to_list() == [plain(cell) for cell in cells]


@pytest.mark.parametrize(
    ("cell", "odd"),
    [
        ("Acme", False),
        ("", False),
        (" Acme", True),
        ("None", True),
        ("Nonet", False),
        ("1.250 €", False),
        ("£ 1,250", False),
        ("カフェ", False),
    ],
)
def test_ordinary_cells_need_no_second_look(cell: str, odd: bool) -> None:
    assert bool(len(odd_cells(pl.Series([cell])))) is odd
