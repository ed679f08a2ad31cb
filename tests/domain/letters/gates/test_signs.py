"""Signs: what several sorts of words together say, in any language and as people type."""

import pytest

from callprogram.domain.letters.gates.signs import signs


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Seit drei Wochen meldet sich niemand.", {"trouble not", "trouble again", "trouble reach"}),
        ("On attend depuis trois semaines, la pompe est en panne.", {"trouble again", "trouble broken"}),
        (
            "ﾎﾟﾝﾌﾟではなく計器が故障して、まだ折り返しがありません。",
            {"trouble broken", "trouble again", "trouble reach", "trouble not"},
        ),
        ("Zwrócę się do sądu", set()),
    ],
)
def test_sorts_of_trouble_are_told_apart(words: str, found: set[str]) -> None:
    assert signs("trouble", words).keys() == found


def test_accents_and_capitals_change_nothing() -> None:
    assert signs("application", "BUSCO PRACTICAS").keys() == signs("application", "busco prácticas").keys()


def test_the_word_itself_is_told() -> None:
    assert signs("trouble", "Die Pumpe ist ausgefallen")["trouble broken"] == "ausgefallen"


def test_a_beginning_inside_a_word_is_no_sign() -> None:
    assert "trouble broken" not in signs("trouble", "The waterproof cover")
