"""What people and programs write in many ways has one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.cells.spelling import clean, letters, locale_of


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" Acme ", "Acme"),
        ("１２，５", "12,5"),  # noqa: RUF001 - full-width figures
        ("٠١٢", "012"),
        ("1\N{NO-BREAK SPACE}2\N{THIN SPACE}3", "1 2 3"),
        ("1\N{EN DASH}2\N{MINUS SIGN}3\N{NON-BREAKING HYPHEN}4", "1-2-3-4"),
        ("\N{RIGHT-TO-LEFT MARK}1\N{ZERO WIDTH SPACE}2", "12"),
        ("a\n\N{IDEOGRAPHIC SPACE}b", "a\n b"),
        ("²", "²"),
    ],
)
def test_figures_spaces_and_dashes_are_plain(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "plain"), [("Côte d’Ivoire", "cotedivoire"), ("U.S.A.", "usa"), ("Großbritannien", "grossbritannien")]
)
def test_names_are_compared_by_their_letters(text: str, plain: str) -> None:
    assert letters(text) == plain


@pytest.mark.parametrize(
    ("region", "locale"), [("DE", "de_DE"), ("CH", "de_CH"), ("US", "en_US"), ("??", "en"), ("", "en")]
)
def test_a_region_writes_in_its_likeliest_language(region: str, locale: str) -> None:
    assert str(locale_of(region)) == locale
