"""Addresses: which of them, and which names, mean the same person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.people.addresses import compared, plain_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" KIM@Example.COM ", "kim@example.com"),
        ("müller@example.com", "müller@example.com"),
        ("MÜLLER@example.com", "mÜller@example.com"),  # not ours to say that these are the same
        ("\u212aim@example.com", ""),  # the Kelvin sign
        ("o\ufb03ce@example.com", ""),  # a ligature
        ("ann\uff20example.com", ""),  # a wide @
        ("mu\u0308ller@example.com", ""),  # two letters for one
        ("", ""),
    ],
)
def test_only_ascii_letters_are_made_small_and_what_looks_like_others_is_no_address(typed: str, address: str) -> None:
    assert plain_address(typed) == address


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Byron", " ada byron", True),
        ("STRASSE", "straße", True),
        ("Ada@example.com", "ADA@EXAMPLE.com", True),
        ("\u212aim@example.com", "kim@example.com", False),
        ("\u212aim Lee", "Kim Lee", True),  # a name lets nobody in
    ],
)
def test_names_are_compared_in_any_letters_and_addresses_are_not(one: str, other: str, same: bool) -> None:
    assert (compared(one) == compared(other)) is same


@given(st.emails(), st.characters(min_codepoint=128))
def test_an_address_with_any_other_letter_in_it_is_another_address(address: str, letter: str) -> None:
    assert plain_address(letter + address[1:]) != plain_address(address)
