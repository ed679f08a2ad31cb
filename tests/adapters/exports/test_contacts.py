"""The numbers of a column are those that their cells say one by one, with their extensions."""

import polars as pl
from hypothesis import example, given
from hypothesis import strategies as st

from callprogram.adapters.exports import read
from callprogram.adapters.exports.cells.phones import read_phones
from callprogram.adapters.exports.contacts import _plainly
from callprogram.domain.customers.phones import Phone

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
    region = pl.Series(["DE"] * len(cells), dtype=pl.String)
    e164, extension = _plainly(pl.Series(cells, dtype=pl.String), region, "US", None)
    for cell, number, behind in zip(cells, e164, extension, strict=True):
        if number:
            assert read_phones(cell, "DE", "US", "phone").phones == (Phone(cell, "phone", number, behind, valid=True),)


def test_numbers_with_extensions_are_read_by_the_column() -> None:
    cells = pl.Series(["030 23125014 ext. 12", " 030 23125014 ", "+1 212 555 0123 #7"])
    e164, extension = _plainly(cells, pl.Series(["DE", "DE", None], dtype=pl.String), "US", None)
    assert list(zip(e164, extension, strict=True)) == [
        ("+493023125014", "12"),
        ("+493023125014", None),
        ("+12125550123", "7"),
    ]


def test_two_extensions_of_one_number_are_two_numbers() -> None:
    text = "Company,Phone,Mobile,Country\nAcme,030 23125014 x1,030 23125014 x2,DE\nBolt,030 23125015,030 23125015,DE\n"
    acme, bolt = read("list.csv", text.encode(), "US", {}).customers
    assert [phone.extension for phone in acme.phones] == ["1", "2"]
    assert len(bolt.phones) == 1
