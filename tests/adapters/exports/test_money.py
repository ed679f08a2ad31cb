"""A column of amounts says of each what its cell says alone, though hardly any is read alone."""

from collections.abc import Iterable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.cells.amounts import Money, amount_reader
from callprogram.adapters.exports.cells.readers import ReadCell
from callprogram.adapters.exports.money import of_a_year, read_money

FIGURES = st.one_of(
    st.integers(0, 10**7).map(str),
    st.decimals(0, 10**7, places=2).map(str),
    st.decimals(0, 10**7, places=2).map("{:,}".format),
    st.decimals(0, 10**7, places=2).map(lambda each: f"{each:,}".translate(str.maketrans(",.", ".,"))),
    st.decimals(0, 10**5, places=3).map(str),
    st.from_regex(r"[0-9][0-9.,' ]{0,12}", fullmatch=True),
)
BEFORE = st.sampled_from(["", "$", "€ ", "US$", "EUR ", "-", "(", "£"])
AFTER = st.sampled_from(["", " €", "k", " Mio. EUR", ")", " kr", "E3", " mixed"])
CELLS = st.one_of(
    st.builds("{}{}{}".format, BEFORE, FIGURES, AFTER), st.sampled_from(["", "n/a", "1億2000万円", "١٢٣"])
)


def alone(cells: Iterable[str]) -> list[tuple[object, ...]]:
    reader = amount_reader(cells, "US").read
    return [of_cell(reader(cell)) if cell else (None, None, None, None) for cell in cells]


def of_cell(cell: ReadCell) -> tuple[object, ...]:
    money = cell.value
    if not isinstance(money, Money):
        return None, None, None, cell.oddity or None
    return int(money.amount * 100), money.currency, money.is_shared, cell.oddity or None


def together(cells: list[str]) -> list[tuple[object, ...]]:
    money, odd = read_money(pl.Series(cells, dtype=pl.String), amount_reader(cells, "US").read)
    said = [(each["amount"], each["currency"], each["shared"]) if each else (None, None, None) for each in money]
    return [(*each, why) for each, why in zip(said, odd if odd is not None else [None] * len(cells), strict=True)]


@given(st.lists(CELLS, max_size=30))
def test_a_column_says_what_its_cells_say_alone(cells: list[str]) -> None:
    assert together(cells) == alone(cells)


@pytest.mark.parametrize(
    ("cells", "hundredths"),
    [
        (["$1,250.00", "$9,999.99", "$1,000.50"], [125_000, 999_999, 100_050]),
        (["1.250,00 €", "8.000,10 €"], [125_000, 800_010]),
        (["12.5k", "99.9k"], [1_250_000, 9_990_000]),
        (["12.346", "98,765.432"], [1_235, 9_876_543]),
        (["0", "10", "000"], [0, 1000, 0]),
        (["999", "123"], [99_900, 12_300]),
    ],
)
def test_amounts_of_one_way_keep_their_own_figures(cells: list[str], hundredths: list[int]) -> None:
    assert [each[0] for each in together(cells)] == hundredths


def test_a_way_of_writing_is_read_once() -> None:
    cells = [f"${each:,}.00" for each in range(1000, 9999)]
    read = amount_reader(cells, "US").read
    asked: list[str] = []

    def ask(text: str) -> ReadCell:
        asked.append(text)
        return read(text)

    read_money(pl.Series(cells), ask)
    assert set(asked) == {"$1,000.00"}


@pytest.mark.parametrize(
    ("header", "year"),
    [
        ("ARR", 190_000),
        ("MRR", 2_280_000),
        ("MRR x 12", 190_000),
        ("MRR (in cents)", 22_800),
        ("Revenue in pence", 1_900),
    ],
)
def test_what_a_month_or_cents_come_to_is_said_for_a_year(header: str, year: int) -> None:
    assert of_a_year(pl.Series([190_000, None]), header).to_list() == [year, None]
