"""Sentences begin with a capital, whatever their first word is."""

import pytest

from callprogram.domain.words.sentences import capital, on_one_line


@pytest.mark.parametrize(
    ("words", "begun"),
    [("was due on Friday", "Was due on Friday"), ("iPhone orders", "IPhone orders"), ("3 March", "3 March"), ("", "")],
)
def test_only_the_first_letter_changes(words: str, begun: str) -> None:
    assert capital(words) == begun


def test_what_was_noted_line_by_line_reads_as_sentences_behind_each_other() -> None:
    assert on_one_line("Wants faster\nexports\n\n  Priya sends the list by Friday!\nAlso:  a visit\n") == (
        "Wants faster exports. Priya sends the list by Friday! Also: a visit"
    )
    assert on_one_line("") == ""
