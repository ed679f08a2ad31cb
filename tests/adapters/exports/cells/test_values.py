"""Cells become values, and what makes no sense says so in plain words."""

from collections.abc import Callable

import pytest

from callprogram.adapters.exports.cells import values


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Acme ", "Acme"),
        ("\N{NO-BREAK SPACE}Acme", "Acme"),
        ("'+49 30 1", "+49 30 1"),
        ("'(212) 555-0123", "(212) 555-0123"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ('="004711"', "004711"),
        ("004711", "004711"),
        ("N/A", ""),
        ("#N/A", ""),
        ("-", ""),
        ("none", ""),
        ("NULL", ""),
        ("Unknown", ""),
        ("keine Angabe", ""),
        ("[not provided]", ""),
        ("\u200b\ufeff", ""),
        ("\u202a+49 30 1\u202c", "+49 30 1"),
        ("''", ""),
        ('""', ""),
        ("n.a.", ""),
        ("unknown caller", "unknown caller"),
        ("NA", "NA"),
    ],
)
def test_a_cell_is_its_text_and_what_stands_for_nothing_is_nothing(cell: str, text: str) -> None:
    assert values.plain(cell) == text


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Yes", "No"),
        ("Y", "N"),
        ("TRUE", "FALSE"),
        ("1", "0"),
        ("1.0", "0.0"),
        ("x", "☐"),
        ("✓", "✗"),
        ("on", "off"),
        ("Ja", "Nein"),
        ("wahr", "falsch"),
        ("Oui", "Non"),
        ("vrai", "faux"),
        ("Sí", "No"),
        ("Verdadero", "Falso"),
        ("ja", "nee"),
        ("waar", "onwaar"),
        ("Sì", "no"),
        ("vero", "falso"),
        ("Sim", "Não"),
        ("verdadeiro", "nao"),
        ("はい", "いいえ"),
        ("有", "無"),
        ("○", "×"),
        ("Do not allow", "Allow"),
        ("nicht zulassen", "zulassen"),
    ],
)
def test_yes_and_no_are_known_in_the_languages_of_exports(yes: str, no: str) -> None:
    assert (values.do_not_call(yes), values.do_not_call(no)) == (True, False)


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (values.email, "ada@acme.example", "ada@acme.example"),
        (values.email, "mailto:Ada@Acme.example", "Ada@Acme.example"),
        (values.email, "Ada <ada@acme.example>", "ada@acme.example"),
        (values.email, "ada@acme.example ::: bo@acme.example", "ada@acme.example"),
        (values.email, "ada@acme.example; bo@acme.example", "ada@acme.example"),
        (values.crm_id, "0015g00000XYZab", "0015g00000XYZab"),
        (values.crm_id, "12E4", "12E4"),
        (values.crm_id, "9001; 9002", "9001"),
        (values.account_owner, "robin.berg", "robin.berg"),
        (values.crm_id, "{A-1}", "{A-1}"),
        (values.crm_id, "***", None),
        (values.crm_id, "A" * 255, "A" * 255),
        (values.account_owner, "Ada Vance", "Ada Vance"),
        (values.account_owner, "TBD", ""),
        (values.account_owner, "(Unassigned)", ""),
        (values.account_owner, "Nicht zugewiesen", ""),
    ],
)
def test_a_value_is_read(read: Callable[[str], object], text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (values.email, "ada at acme", "not an email address"),
        (values.email, "a@b@c", "not an email address"),
        (values.do_not_call, "since May", "neither yes nor no; read as yes"),
        (values.crm_id, "4.82137E+10", "a spreadsheet has shortened this id"),
        (values.account_owner, "0052100000ABCDE", "an owner's id and no name"),
        (values.account_owner, "0052100000ABCDEFGH", "an owner's id and no name"),
        (values.account_owner, "55501234", "an owner's id and no name"),
        (values.account_owner, "a1b2c3d4-0000-4000-8000-000000000001", "an owner's id and no name"),
        (values.crm_id, "A" * 256, "no id is longer than 255 characters"),
        (values.account_owner, "Ada " * 64, "no name is longer than 255 characters"),
    ],
)
def test_nonsense_says_what_is_wrong(read: Callable[[str], object], text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(text)
