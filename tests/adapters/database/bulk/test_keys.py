"""What makes two rows one customer, for whole columns, is what the domain makes of each."""

import polars as pl

from callprogram.adapters.database.bulk.keys import folded

SURROGATES = range(0xD800, 0xE000)


def test_every_letter_is_folded_as_python_folds_it_wherever_it_stands_in_a_word() -> None:
    letters = [chr(code) for code in range(0x10000) if code not in SURROGATES]
    words = [word for letter in letters for word in (letter, f"{letter}A", f"A{letter}", f"A{letter}A")]
    assert folded(pl.Series(words)).to_list() == [word.casefold() for word in words]
