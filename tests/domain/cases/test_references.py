"""References: read as people type them, found in texts, and counted without a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.cases.references import CaseYear, next_in, read_reference, references_in


@pytest.mark.parametrize("typed", ["CE-2026-0147", " ce-2026-0147 ", "CE 2026 0147", "ce2026-0147"])
def test_a_reference_is_read_as_people_type_it(typed: str) -> None:
    assert read_reference(typed) == "CE-2026-0147"


@pytest.mark.parametrize("typed", ["", "147", "CE-26-0147", "CE-2026-12", "CE-2026-0147x"])
def test_what_is_none_is_none(typed: str) -> None:
    assert read_reference(typed) is None


def test_those_that_a_text_names_are_found_once_in_their_order() -> None:
    text = "About CE-2026-0147 and ce-2026-0002 (see CE-2026-0147), not XCE-2026-0001."
    assert references_in(text) == ("CE-2026-0147", "CE-2026-0002")


@given(st.integers(0, 20_000))
def test_every_next_one_is_read_back(last: int) -> None:
    year, reference = next_in(CaseYear(1, 2026, last))
    assert (year.last, read_reference(reference)) == (last + 1, reference)
