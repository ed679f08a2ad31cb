"""A cell with numbers is taken apart into what may be a number each."""

import pytest

from callprogram.adapters.exports.cells.phone_texts import groupings_of, mended, pieces_of, spelled, without_ending


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("2125550123.0", "2125550123"),
        ("4.42079460123E+11", "442079460123"),
        ("4.42E+11", "4.42E+11"),
        ("tel:+1-212-555-0123;phone-context=x", "+1-212-555-0123"),
        ("'+49 30 1", "+49 30 1"),
        ("０３ー１２", "03-12"),
        ("+0049 30", "+49 30"),
        ("p:+46700005566", "+46700005566"),
    ],
)
def test_what_links_and_spreadsheets_do_to_a_number_is_mended(cell: str, text: str) -> None:
    assert mended(cell) == text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("030 1 / 030 2", ["030 1 / 030 2"]),
        ("030 1; 030 2 | 030 3\n030 4", ["030 1", "030 2", "030 3", "030 4"]),
        ("030 1 oder 030 2", ["030 1", "030 2"]),
        ("030 1 ::: 030 2", ["030 1", "030 2"]),
        ("030 1 x12; 030 2 (Ada)", ["030 1;ext=12", "030 2"]),
        ("Tel 030 1, Fax 030 2", ["Tel 030 1"]),
        ("Fax", []),
    ],
)
def test_what_certainly_are_several_numbers_is_several(text: str, pieces: list[str]) -> None:
    assert [spelled(piece) for piece in pieces_of(text)] == pieces


def test_a_slash_may_stand_in_a_number_or_between_two() -> None:
    assert list(groupings_of("1/2/3")) == [["1", "2", "3"], ["1", "2/3"], ["1/2", "3"], ["1/2/3"]]
    assert list(groupings_of("1")) == [["1"]]
    assert list(groupings_of("/".join("1234567"))) == [["1/2/3/4/5/6/7"]]


@pytest.mark.parametrize(("piece", "left"), [("030 2312-14/15", "030 2312-14"), ("030 / 23125", ""), ("030", "")])
def test_another_ending_is_left_out(piece: str, left: str) -> None:
    assert without_ending(piece, 2) == left
