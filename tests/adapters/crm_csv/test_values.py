"""Cells become values, and what makes no sense says so in plain words."""

from collections.abc import Callable

import pytest

from callprogram.adapters.crm_csv import values


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Acme ", "Acme"),
        ("\N{NO-BREAK SPACE}Acme", "Acme"),
        ("'+49 30 1", "+49 30 1"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ('="004711"', "004711"),
        ("004711", "004711"),
        ("N/A", ""),
        ("-", ""),
        ("none", ""),
        ("NULL", ""),
        ("Unknown", ""),
        ("unknown caller", "unknown caller"),
    ],
)
def test_a_cell_is_its_text_and_what_stands_for_nothing_is_nothing(cell: str, text: str) -> None:
    assert values.plain(cell) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "DE"),
        ("DEU", "DE"),
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("Österreich", "AT"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("United States of America", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("Holland", "NL"),
        ("Czech Republic", "CZ"),
        ("Turkey", "TR"),
        ("Côte d’Ivoire", "CI"),
        ("NA", "NA"),
    ],
)
def test_a_country_is_known_by_its_codes_and_names(text: str, code: str) -> None:
    assert values.country(text) == code


@pytest.mark.parametrize(("text", "code"), [("en", "en"), ("German", "de"), ("Englisch", "en"), ("pt-BR", "pt")])
def test_a_language_is_known_by_its_code_and_names(text: str, code: str) -> None:
    assert values.language(text) == code


def test_a_language_that_nobody_knows_stays() -> None:
    assert values.language("Klingonish") == "Klingonish"


@pytest.mark.parametrize(
    ("text", "code"), [("eur", "EUR"), ("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("USD - U.S. Dollar", "USD")]
)
def test_a_currency_is_known_by_its_code_and_symbol(text: str, code: str) -> None:
    assert values.currency(text) == code


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (values.health, "72%", 72),
        (values.health, "72.0", 72),
        (values.health, "100", 100),
        (values.nps, "9", 9),
        (values.open_cases, "0", 0),
        (values.do_not_call, "Yes", True),
        (values.do_not_call, "x", True),
        (values.do_not_call, "ja", True),
        (values.do_not_call, "1", True),
        (values.do_not_call, "0", False),
        (values.do_not_call, "Nein", False),
        (values.time_zone, "Europe/Berlin", "Europe/Berlin"),
        (values.email, "mailto:Ada@Acme.example", "Ada@Acme.example"),
        (values.email, "Ada <ada@acme.example>", "ada@acme.example"),
        (values.crm_id, "0015g00000XYZab", "0015g00000XYZab"),
    ],
)
def test_a_value_is_read(read: Callable[[str], object], text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (values.health, "101", "not a whole number from 0 to 100"),
        (values.health, "green", "not a whole number from 0 to 100"),
        (values.nps, "-1", "not a whole number from 0 to 10"),
        (values.open_cases, "2.5", "not a whole number"),
        (values.open_cases, "²", "not a whole number"),
        (values.country, "Atlantis", "not a country"),
        (values.country, "EU", "not a country"),
        (values.currency, "shells", "not a currency"),
        (values.time_zone, "Berlin", "not a time zone such as Europe/Berlin"),
        (values.email, "ada at acme", "not an email address"),
        (values.email, "a@b@c", "not an email address"),
        (values.do_not_call, "since May", "neither yes nor no; read as yes"),
        (values.crm_id, "4.82137E+10", "a spreadsheet has shortened this id"),
    ],
)
def test_nonsense_says_what_is_wrong(read: Callable[[str], object], text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(text)
