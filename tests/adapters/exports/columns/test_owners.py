"""What a file says about the account owner is not taken for the customer's."""

import pytest

from callprogram.adapters.exports.columns.columns import recognition
from callprogram.adapters.exports.columns.owners import of_owner


@pytest.mark.parametrize(
    ("owner", "header"),
    [
        ("Commercial", "Téléphone du commercial"),
        ("Commercial", "Commercial - E-mail"),
        ("Agente", "Cellulare agente"),
        ("Comercial asignado", "Teléfono comercial asignado"),
        ("担当者", "担当者電話"),
        ("Relationship Manager", "RM Mobile"),
    ],
)
def test_a_header_with_the_owners_own_words_is_about_the_owner(owner: str, header: str) -> None:
    assert of_owner({"account_owner": [owner], "phone": ["Tel."]}, [owner, "Tel.", header]) == {header}


@pytest.mark.parametrize("header", ["Téléphone", "Commercial#2", "Portable"])
def test_other_headers_are_not(header: str) -> None:
    assert of_owner({"account_owner": ["Commercial"], "phone": ["Tel."]}, ["Commercial", "Tel.", header]) == set()


def test_the_only_number_and_what_fills_another_field_stay() -> None:
    found = {"account_owner": ["Comercial"], "phone": ["Teléfono comercial"], "company": ["Nombre comercial"]}
    assert of_owner(found, ["Comercial", "Teléfono comercial", "Nombre comercial"]) == set()


def test_the_owners_number_is_nobodys_to_call() -> None:
    headers = ("Client", "Téléphone", "Commercial", "Téléphone du commercial", "E-mail", "E-mail du commercial")
    rows = [["Durand", f"01 44 55 66 7{n}", "Luc Petit", "06 98 76 54 32", f"a{n}@d.fr", "luc@us.fr"] for n in range(5)]
    mapping = recognition(headers, rows, {}).mapping
    assert (mapping["phone"], mapping["email"]) == (("Téléphone",), ("E-mail",))


@pytest.mark.parametrize("header", ["Téléphone du commercial", "Teléfono del comercial", "销售电话"])
def test_a_sellers_number_is_nobodys_to_call_without_the_owners_column(header: str) -> None:
    assert recognition(("Client", "Tel.", header), (), {}).mapping["phone"] == ("Tel.",)


@pytest.mark.parametrize("header", ["Nom du commercial", "Nombre del comercial", "Nome del commerciale"])
def test_a_sellers_name_is_the_owners(header: str) -> None:
    assert recognition(("Client", "Tel.", header), (), {}).mapping["account_owner"] == (header,)


def test_a_business_number_is_the_customers() -> None:
    assert recognition(("Cliente", "Teléfono comercial"), (), {}).mapping["phone"] == ("Teléfono comercial",)
