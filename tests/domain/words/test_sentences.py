"""Sentences begin with a capital, whatever their first word is."""

import pytest

from callprogram.domain.words.sentences import capital


@pytest.mark.parametrize(
    ("words", "begun"),
    [("was due on Friday", "Was due on Friday"), ("iPhone orders", "IPhone orders"), ("3 March", "3 March"), ("", "")],
)
def test_only_the_first_letter_changes(words: str, begun: str) -> None:
    assert capital(words) == begun
