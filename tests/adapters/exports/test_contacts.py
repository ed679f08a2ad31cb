"""The numbers of a column are those that their cells say one by one, with their extensions."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callprogram.adapters.exports import read
from callprogram.adapters.exports.cells.phones import UNKNOWN, Numbers, read_phones
from callprogram.adapters.exports.cells.places import country as read_country
from callprogram.adapters.exports.numbers import numbers_of
from callprogram.adapters.exports.plain_numbers import plain_numbers
from callprogram.domain.customers.phones import Phone
from tests.benches.crm_files import HEADER, rows

Cell = tuple[str, str | None]
PHONE, COUNTRY = HEADER.index("Phone"), HEADER.index("Country")
NUMBERS = st.sampled_from(
    ["030 23125014", "+49 30 23125014", "(030) 23125-014", "+1 212-555-0123", "0171/3920023", "112"]
)
BEFORE = st.sampled_from(
    [" ext. ", " x", "x ", " #", " Ext:", ";ext=", ",,", " - 12 x", " Durchwahl ", " DW Nr. ", " (x", "-"]
) | st.sampled_from([" Local ", "*", "p", ";", " 内線", " доб. ", " Room ", " (", "w"])
BEHIND = st.sampled_from(["", " ", "  ", ")", "/15", " x1", "#", "#)"])
CELLS = st.builds("{}{}{}{}".format, NUMBERS, BEFORE, st.integers(0, 10**8), BEHIND)


@given(st.lists(CELLS | NUMBERS.map("  {}  ".format), max_size=20))
@example(["030 23125014 ext. 0123", "030 23125014 x1234567", "030 23125014 x12345678"])
def test_an_extension_is_what_its_cell_says_alone(cells: list[str]) -> None:
    for cell, numbers in _plainly([(cell, "DE") for cell in cells], "US", None).items():
        assert numbers == read_phones(*cell, "US", "phone")


def test_numbers_with_extensions_are_read_by_the_column() -> None:
    read = _plainly(
        [("030 23125014 ext. 12", "DE"), (" 030 23125014 ", "DE"), ("+1 212 555 0123 #7", None)], "US", None
    )
    assert [(phone.e164, phone.extension) for each in read.values() for phone in each.phones] == [
        ("+493023125014", "12"),
        ("+493023125014", None),
        ("+12125550123", "7"),
    ]


def test_two_numbers_and_numbers_that_are_not_in_use_are_read_by_the_column() -> None:
    cells = [("030 23125014 / 030 23125015", "DE"), ("0049 30 23125016", "GB"), ("07700 900123", "GB"), ("1234", "GB")]
    read = _plainly(cells, "US", None)
    assert [[(phone.e164, phone.valid) for phone in each.phones] for each in read.values()] == [
        [("+493023125014", True), ("+493023125015", True)],
        [("+493023125016", True)],
        [("+447700900123", False)],
        [("+441234", False)],
    ]


@pytest.mark.parametrize(("region", "vote"), [("US", None), ("US", "DE"), ("FR", "FR"), ("DE", "GB")])
def test_numbers_as_life_writes_them_are_read_by_the_column_as_one_by_one(region: str, vote: str | None) -> None:
    chance = Random(4)
    elsewhere = [None, UNKNOWN, "US", "DE", "FR", "GB", "IT", "BR"]
    said = [(cells[PHONE].strip(), read_country(cells[COUNTRY])) for cells in rows(3_000) if cells[PHONE]]
    wanted = [(cell, chance.choice([country] * 20 + elsewhere)) for cell, country in said]
    read = _plainly(wanted, region, vote)
    assert len(read) > 0.8 * len({*wanted})
    for cell, numbers in read.items():
        assert numbers == numbers_of(*cell, region, "phone", vote)


def _plainly(cells: Sequence[tuple[str, str | None]], region: str, vote: str | None) -> dict[Cell, Numbers]:
    """What the column reads in each cell, where it reads anything."""
    texts, countries = (pl.Series([cell[place] for cell in cells], dtype=pl.String) for place in (0, 1))
    said: dict[int, list[tuple[Phone, str]]] = defaultdict(list)
    for place, e164, extension, valid, odd in plain_numbers(texts, countries, region, vote).iter_rows():
        said[place].append((Phone(cells[place][0], "phone", e164, extension, valid), odd))
    return {
        cells[place]: Numbers(tuple(phone for phone, _ in each), tuple(dict.fromkeys(odd for _, odd in each if odd)))
        for place, each in said.items()
    }


def test_two_extensions_of_one_number_are_two_numbers() -> None:
    text = "Company,Phone,Mobile,Country\nAcme,030 23125014 x1,030 23125014 x2,DE\nBolt,030 23125015,030 23125015,DE\n"
    acme, bolt = read("list.csv", text.encode(), "US", {}).customers
    assert [phone.extension for phone in acme.phones] == ["1", "2"]
    assert len(bolt.phones) == 1
