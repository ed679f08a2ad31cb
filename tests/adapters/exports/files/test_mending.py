"""Ragged rows are mended only where one mend alone fits."""

import pytest

from callprogram.adapters.exports.files.mending import columns_of

ROWS = [
    (
        f"001A{number:012}",
        f"Acme {number}",
        f"Ada L{number}",
        f"(305) 555-01{number}",
        f"a{number}@acme.example",
        country,
    )
    for number, country in enumerate(["US", "DE", "FR"] * 10, 10)
]
COLUMNS = columns_of([(*row, "2026-11-03", f"{1000 + len(row[1])}.50") for row in ROWS], 8, ",")
ID = "001A000000000099"


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        (f"{ID},Bolt, Inc,Bob,(305) 555-0191,b@x.example,US,2026-11-04,5", ["Bolt, Inc", "Bob"]),
        (f"{ID},Bolt,Smith, Bob,(305) 555-0191,b@x.example,US,2026-11-04,5", ["Bolt", "Smith, Bob"]),
        (f"{ID},Bolt,Bob,(305) 555-0191,b@x.example,US,2026-11-04,1,250,000.00", ["Bolt", "Bob"]),
        (f"{ID},Bolt,Bob,b@x.example,US,2026-11-04,5", ["Bolt", "Bob", ""]),
    ],
)
def test_a_row_is_mended_where_only_one_place_fits(row: str, mended: list[str]) -> None:
    cells = COLUMNS.mended(tuple(row.split(",")))
    assert cells is not None
    assert (len(cells), list(cells[1 : 1 + len(mended)])) == (8, mended)


@pytest.mark.parametrize(
    "row",
    [
        f"{ID},Bolt,Inc,Bob,(305) 555-0191,b@x.example,US,2026-11-04,5",
        f"{ID},Bolt,(305) 555-0191,b@x.example,US,2026-11-04,5",
        f"{ID},Bolt,Bob,(305) 555-0191,b@x.example,Atlantis,here,2026-11-04,5",
        "," * 300,
    ],
)
def test_a_row_that_fits_nowhere_or_in_two_ways_is_not_mended(row: str) -> None:
    assert COLUMNS.mended(tuple(row.split(","))) is None


def test_a_row_that_ends_early_ends_with_empty_cells() -> None:
    assert COLUMNS.mended((ID, "Bolt", "Bob")) == (ID, "Bolt", "Bob", "", "", "", "", "")


def test_nothing_is_certain_of_columns_that_nothing_is_known_of() -> None:
    assert columns_of([], 3, ",").mended(("a", "b", "c", "d")) is None


@pytest.mark.parametrize(
    ("cells", "mended"),
    [
        (("M&uuml", "ller", "J&#246", "rg", "030"), ("M&uuml;ller", "J&#246;rg", "030")),
        (("AT&amp", "T", "Bob", "030"), ("AT&amp;T", "Bob", "030")),
        (("R&D", "x", "Bob", "030"), None),
    ],
)
def test_semicolons_that_end_an_entity_part_no_cells(cells: tuple[str, ...], mended: tuple[str, ...] | None) -> None:
    assert columns_of([], 3, ";").mended(cells) == mended
