"""What companies are called: when two names are one name, and which are none."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.database.bulk.keys import company_keys
from callprogram.domain.customers.matching.companies import NO_COMPANY, company_key, is_common, without_legal_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbor Mill Ltd", "HARBOR  MILL Limited."),
        ("Fritz Dräxl & Dahl", "Fritz Dräxl and Dahl"),
        ("Société Moulin S.A.", "société moulin SA"),
        ("The Tea Company", "Tea Co."),
        ("O'Hara-Smith, Inc", "O’Hara Smith Incorporated"),
        ("Stahl GmbH & Co. KG", "Stahl GmbH und Co KG"),
    ],
)
def test_one_name_is_written_in_several_ways(one: str, other: str) -> None:
    assert company_key(one) == company_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harbor Mill Ltd", "Harbor Mill"), ("Harbor Mill Ltd", "Harbor Mill GmbH"), ("Acme", "Acme 2")],
)
def test_a_legal_form_or_a_number_more_may_be_another_company(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


@pytest.mark.parametrize("name", ["Self", "n/a", "N.A.", "-", "Private", "unknown", "Household", "No Company", "Privé"])
def test_some_names_are_no_company(name: str) -> None:
    assert company_key(name) == ""


def test_a_word_that_many_are_called_by_names_nobody_in_particular() -> None:
    assert (is_common("delta"), is_common("delta inc"), is_common("delta mill")) == (True, True, False)
    assert (without_legal_form("harbor mill ltd"), without_legal_form("sa")) == ("harbor mill", "sa")


NAMES = st.text(st.sampled_from("aBcß é&.'-+ 1İΣ"), max_size=8) | st.sampled_from(
    [*NO_COMPANY, "The Mill", "Mill Limited", "MILL COMPANY", "und", "the"]
)


@given(st.lists(NAMES | st.text(max_size=6), max_size=5))
def test_whole_columns_are_called_the_same(names: list[str]) -> None:
    assert company_keys(pl.Series(names, dtype=pl.String)).to_list() == [company_key(name) for name in names]
