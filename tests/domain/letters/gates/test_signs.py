"""Signs: what several sorts of words together say, in any language and as people type."""

import pytest

from callprogram.domain.letters.gates.signs import as_written, signs


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("Seit drei Wochen meldet sich niemand.", "de", {"trouble not", "trouble again", "trouble reach"}),
        (
            "On attend depuis trois semaines, la pompe est en panne.",
            "fr",
            {"trouble again", "trouble broken"},
        ),
        (
            "ﾎﾟﾝﾌﾟではなく計器が故障して、まだ折り返しがありません。",
            "ja",
            {"trouble broken", "trouble again", "trouble reach", "trouble not"},
        ),
    ],
)
def test_sorts_of_trouble_are_told_apart(words: str, language: str, found: set[str]) -> None:
    assert {each for each in signs(words, language) if each.startswith("trouble")} == found


def test_accents_and_capitals_change_nothing() -> None:
    assert signs("BUSCO PRACTICAS", "es").keys() == signs("busco prácticas", "es").keys()


def test_every_word_that_is_a_sign_is_told() -> None:
    assert signs("Die Pumpe ist ausgefallen, ganz kaputt", "de")["trouble broken"] == ("ausgefallen", "kaputt")


def test_a_beginning_inside_a_word_is_no_sign() -> None:
    assert "trouble broken" not in signs("The waterproof cover", "en")


def test_a_word_is_a_sign_in_its_own_language_only() -> None:
    assert "trouble broken" in signs("En vertraging", "nl")
    assert "trouble broken" not in signs("Laufzeiten der Verträge", "de")


def test_what_is_in_no_language_that_is_known_is_read_as_english() -> None:
    assert signs("The drive is faulty", "") == signs("The drive is faulty", "en")


@pytest.mark.parametrize(
    ("words", "sign", "written"),
    [
        ("Ça fait TROIS semaines: Répondez-moi.", "repondez moi", "Répondez-moi"),
        ("Die Störung, eine Störung!", "storung", "Störung"),
        ("The panel is paneled, a PANE", "pane", "PANE"),
        ("計器がガタガタして", "カタカタ", "ガタガタ"),
        ("nothing of it", "storung", "storung"),
    ],
)
def test_a_sign_is_quoted_as_it_stands_in_the_words(words: str, sign: str, written: str) -> None:
    assert as_written(words, sign) == written
