"""Glances: what a file's columns and numbers show before anything is read."""

import pytest

from callprogram.domain.customers.glances import (
    ColumnGlance,
    glanced,
    name_in,
    region_beside,
    region_said,
    without_country,
)


def test_a_column_is_shown_by_three_different_cells_and_how_many_are_filled() -> None:
    assert glanced(["a", "", "a", "b", "c", "d"]) == ColumnGlance(("a", "b", "c"), 5, 6)


@pytest.mark.parametrize(
    ("numbers", "region"),
    [
        (["+44 20 7946 0001", "+44 20 7946 0002", "020 7946 0003"], "GB"),
        (["0049 30 23125001"], None),
        (["+44 20 7946 0001", "+1 212 555 0101"], None),
        (["030 23125001"], None),
        ([], None),
    ],
)
def test_the_numbers_that_say_their_country_speak_for_the_others(numbers: list[str], region: str | None) -> None:
    assert region_said(numbers) == region


def test_numbers_whose_rows_say_the_country_speak_for_the_others_too() -> None:
    assert region_beside([("020 7946 0011", "GB"), ("020 7946 0012", "GB"), ("020 7946 0013", "")]) == "GB"
    assert region_beside([("020 7946 0011", "GB"), ("030 23125 012", "DE"), ("020 7946 0013", "")]) is None


def test_numbers_leave_their_country_open_where_neither_they_nor_their_rows_say_it() -> None:
    numbers = [
        ("030 23125001", ""),
        ("030 23125001", "DE"),
        ("+49 30 23125001", ""),
        ("0049 30 23125001", ""),
        ("", ""),
    ]
    assert without_country(numbers) == 1


def test_a_row_goes_by_its_company_else_its_person_else_its_address() -> None:
    mapping = {"company": ("Firm",), "contact": ("First", "Last"), "email": ("Mail",)}
    assert name_in({"Firm": "Acme", "First": "Ann"}, mapping) == "Acme"
    assert name_in({"Firm": "", "First": "Ann", "Last": "Lee"}, mapping) == "Ann Lee"
    assert name_in({"Mail": "ann@acme.example"}, mapping) == "ann@acme.example"
    assert name_in({}, mapping) == ""
