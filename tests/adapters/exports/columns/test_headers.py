"""Headers are compared as people read them: by their letters, by their words."""

import pytest

from callprogram.adapters.exports.columns.headers import normalised, prefix_of, without_suffixes, words


@pytest.mark.parametrize(
    ("header", "alike"),
    [
        ("Téléphone", "TELEPHONE"),
        ("Währung", "wahrung"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER P}hone", "phone"),
        ("E-mail:", "email"),
        ("Phone#2", "Phone"),
    ],
)
def test_accents_capitals_widths_and_marks_make_no_difference(header: str, alike: str) -> None:
    assert normalised(header) == normalised(alike)


def test_marks_of_kana_are_letters() -> None:
    assert normalised("バス") != normalised("ハス")


def test_words_end_at_capitals_figures_and_marks() -> None:
    assert words("MailingCountry_code 2#3") == ("mailing", "country", "code", "2")


@pytest.mark.parametrize("header", ["Länderkürzel", "ÉTABLISSEMENT", "TELÉFONO", "Straße"])
def test_letters_with_marks_are_letters(header: str) -> None:
    assert words(header) == (normalised(header),)


@pytest.mark.parametrize(
    ("headers", "prefix"),
    [
        ("kun_id|kun_name|kun_tel|user_id|kun_land", "kun_"),
        ("Contact - Name|Contact - Phone|Contact - Email|Contact - Owner", "Contact - "),
        ("A1_COD|A1_NOME|A1_TEL|A1_EMAIL|user", "A1_"),
        ("phone_work|phone_home|name|email|country", ""),
        ("kun_id|kun_name|kun_tel", ""),
    ],
)
def test_a_prefix_is_what_most_headers_begin_with(headers: str, prefix: str) -> None:
    assert prefix_of(headers.split("|")) == prefix


@pytest.mark.parametrize(
    ("headers", "plain"),
    [
        (["Name - CD", "Phone - Work - CD", "Email _ CD", "Owner -CD"], ["Name", "Phone - Work", "Email", "Owner"]),
        (
            ["Name - CD", "City - CD", "Zip - CD", "Owner - CD", "Tel - CP", "Fax - CP", "Web - CP", "Rank - CP"],
            ["Name", "City", "Zip", "Owner", "Tel", "Fax", "Web", "Rank"],
        ),
        (
            ["Name", "Phone - Work", "Phone - Home", "Email - Work"],
            ["Name", "Phone - Work", "Phone - Home", "Email - Work"],
        ),
        (["Name", "Phone - US", "Phone - UK", "Owner", "City"], ["Name", "Phone - US", "Phone - UK", "Owner", "City"]),
    ],
)
def test_what_most_headers_end_with_says_nothing(headers: list[str], plain: list[str]) -> None:
    assert [*without_suffixes(headers).values()] == plain
