"""Imports: what a file had, and what an import did, in words."""

from dataclasses import replace

import pytest

from callprogram.domain.customers.imports import (
    ImportProfile,
    Problem,
    Severity,
    Source,
    lacking,
    outgrown,
    rows_in_words,
    rows_needing,
    what_it_did,
    with_chosen,
)
from tests.examples import NOW


def test_headers_that_fill_no_field_are_ignored_ones_in_the_files_order() -> None:
    source = Source(
        file="crm.csv",
        encoding="utf-8",
        delimiter=",",
        header_row=1,
        headers=("Shoe size", "Company", "Phone", "Mobile", "Fax"),
        mapping={"company": ("Company",), "phone": ("Phone", "Mobile")},
    )
    assert source.ignored_headers == ("Shoe size", "Fax")


@pytest.mark.parametrize(
    ("counts", "words"),
    [((5, 0, 0), "5 new"), ((1, 2_000, 3), "1 new, 2,000 changed, 3 as before"), ((0, 0, 0), "nothing new")],
)
def test_what_an_import_did_is_said_without_what_it_did_not(counts: tuple[int, int, int], words: str) -> None:
    assert what_it_did(*counts) == words


MONDAY = ImportProfile(1, "Monday", ("email", "phone", "who"), {"email": ("Email",)}, "DE", NOW, "You")


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        (("Email",), ""),
        (("Firma", "Land", "phone"), ""),
        (("PHONE", "who", "email"), ""),
        (("Phone", "Who"), "Not read as saved under “Monday”, whose columns have changed: Email is missing."),
        (
            ("Phone", "Who", "email", "Land"),
            "Not read as saved under “Monday”, whose columns have changed: Land is new.",
        ),
    ],
)
def test_a_file_is_told_apart_from_the_profile_that_it_has_outgrown(headers: tuple[str, ...], said: str) -> None:
    assert outgrown([MONDAY], headers) == said


def test_of_two_profiles_the_one_that_fits_says_nothing_and_the_nearest_is_named() -> None:
    other = replace(MONDAY, name="Tuesday", headers=("email", "phone", "who", "land"))
    assert outgrown([MONDAY, other], ("Email", "Phone", "Who")) == ""
    assert "“Tuesday”" in outgrown([MONDAY, other], ("Phone", "Who", "Land"))
    assert outgrown([], ("Email",)) == ""


def test_a_mapping_lacks_the_headers_that_a_file_does_not_have() -> None:
    assert lacking({"email": ("E-Mail",), "phone": ("Tel.  A", "Tel. B")}, ("e-mail", "TEL. A")) == ("Tel. B",)


def test_a_header_that_is_chosen_for_one_field_fills_no_other_any_more() -> None:
    saved = {"company": ("Firma",), "contact": ("Vorname", "Name"), "email": ("Mail",)}
    assert with_chosen(saved, {"title": ["NAME"], "email": ["E-Mail"]}) == {
        "company": ("Firma",),
        "contact": ("Vorname",),
        "email": ("E-Mail",),
        "title": ("NAME",),
    }


def test_where_a_problem_is_is_said_by_its_first_rows() -> None:
    problem = Problem("Phone", "not a phone number", Severity.WARNING, (3, 1_204, 9_001, 9_002), ("ask Kim", "", "x"))
    assert rows_in_words(problem) == "row 3 “ask Kim”, row 1,204, row 9,001 “x” and 1 more"


def test_a_row_with_two_problems_needs_somebody_once() -> None:
    one = Problem("Phone", "not a phone number", Severity.WARNING, (3, 4), ("x", "y"))
    other = Problem("Email", "not an email address", Severity.WARNING, (4,), ("z",))
    assert rows_needing([one, other]) == 2
