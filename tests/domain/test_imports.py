"""Imports: what a file had, and what an import did, in words."""

import pytest

from callprogram.domain.imports import Source, what_it_did


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
