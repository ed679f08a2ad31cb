"""Causes: one word however it is spelled, and spelled as whoever used it first."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.patterns.causes import key_of, read_cause, read_causes
from callprogram.errors import BadInputError

WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


@pytest.mark.parametrize("typed", ["Billing", " billing ", "BILLING", "bil\u200bling".replace("\u200b", "")])
def test_capitals_and_spaces_make_no_other_cause(typed: str) -> None:
    assert read_cause(typed, ["billing", "late delivery"]) == "billing"


def test_an_umlaut_is_one_however_it_is_typed() -> None:
    assert read_cause("u\u0308bergabe", ["\u00dcbergabe"]) == "\u00dcbergabe"
    assert read_cause("STRASSE", ["Straße"]) == "Straße"


def test_the_first_spelling_stays() -> None:
    assert read_causes(["late  Delivery", "LATE DELIVERY", "price"], ["Late delivery", "late delivery"]) == (
        "Late delivery",
        "price",
    )


@pytest.mark.parametrize("typed", ["", " \t", "word " * 12, "a\x00b"])
def test_what_is_no_cause_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError, match="cause"):
        read_cause(typed, [])


@given(word=WORDS)
def test_any_word_is_the_same_cause_in_every_form(word: str) -> None:
    forms = {word, f"  {word} ", unicodedata.normalize("NFD", word), unicodedata.normalize("NFC", word)}
    assert {key_of(each) for each in forms} == {key_of(word)}
    assert {read_cause(each, [word]) for each in forms} == {word}
