"""One account owner is one name, whichever way round a file writes it."""

import pytest

from callprogram.adapters.exports.cells.owners import owner_reader


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (["Vance Rita", "Vance, Rita", "Rita Vance"], "Rita Vance"),
        (["Rita Vance", "Vance Rita"], "Rita Vance"),
        (["Vance, Rita"], "Rita Vance"),
        (["van der Berg, Anna-Lena"], "Anna-Lena van der Berg"),
        (["robin.berg"], "robin.berg"),
        (["Sales, EMEA, North"], "Sales, EMEA, North"),
        (["rita@us.example"], "rita@us.example"),
    ],
)
def test_each_way_of_writing_an_owner_is_the_same_name(written: list[str], name: str) -> None:
    read = owner_reader(written).read
    assert {read(text).value for text in written} == {name}


def test_two_people_stay_two() -> None:
    read = owner_reader(["Rita Vance", "Theo Lamb", "Rita Lamb"]).read
    assert [read(text).value for text in ("Rita Vance", "Theo Lamb", "Rita Lamb")] == [
        "Rita Vance",
        "Theo Lamb",
        "Rita Lamb",
    ]


def test_texts_tell_how_a_column_is_read() -> None:
    assert set(owner_reader(["Vance Rita", "Rita Vance", "Theo Lamb"]).telling) == {"Vance Rita", "Rita Vance"}
