"""Headers fill fields, the preferred one where several would do."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest

from callprogram.adapters.exports.columns.columns import (
    FIELDS,
    displayed,
    label_of,
    normalised,
    recognised,
    recognition,
    require_fields,
)
from callprogram.errors import BadInputError


def fields_of(headers: Sequence[str], by_hand: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return dict(recognition(headers, (), by_hand).mapping)


def fields(headers: str) -> dict[str, tuple[str, ...]]:
    return fields_of(displayed(headers.split(",")), {})


@pytest.mark.parametrize("header", ["Last Contact", "last_contact", " LAST-CONTACT ", "Last contact:", "lastContact"])
def test_spelling_makes_no_difference(header: str) -> None:
    assert fields_of([header], {}) == {"last_contact_on": (header,)}


def test_an_umlaut_of_two_characters_is_the_same_as_one() -> None:
    assert normalised("Wa\N{COMBINING DIAERESIS}hrung") == normalised("Währung")


def test_a_second_header_of_one_name_is_numbered_and_an_unnamed_one_goes_by_its_place() -> None:
    assert displayed(["Phone", "Phone", "", "Phone", "Phone#2", " "]) == (
        "Phone",
        "Phone#2",
        "#3",
        "Phone#3",
        "Phone#2#2",
        "#6",
    )


def test_the_preferred_header_fills_a_field_and_the_others_are_ignored() -> None:
    assert fields("Record ID,Associated Company,Company Name,Associated Company IDs") == {
        "crm_id": ("Associated Company IDs",),
        "company": ("Company Name",),
    }


@pytest.mark.parametrize(
    ("headers", "contact"),
    [
        ("Last Name,First Name", ("First Name", "Last Name")),
        ("First Name,Last Name,Full Name", ("Full Name",)),
        ("Name,Vorname", ("Vorname", "Name")),
        ("Name,Company", ("Name",)),
        ("Ansprechpartner,Firma", ("Ansprechpartner",)),
    ],
)
def test_a_contact_is_a_full_name_or_a_first_and_a_last(headers: str, contact: tuple[str, ...]) -> None:
    assert fields(headers)["contact"] == contact


def test_every_number_to_call_is_used_in_the_order_in_which_to_try() -> None:
    headers = "Mobile,Fax,Phone,Assistant Phone,Direct Phone,Phone,Other Phone,Phone 3,Ship-To Phone"
    assert fields(headers)["phone"] == ("Direct Phone", "Phone", "Phone#2", "Phone 3", "Mobile", "Other Phone")


@pytest.mark.parametrize("header", ["Last Modified Date", "Create Date", "Fax", "Lifecycle Stage"])
def test_what_means_something_else_fills_nothing(header: str) -> None:
    assert fields(header) == {}


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("Mobile", "mobile"),
        ("Cell Phone", "mobile"),
        ("Handynummer", "mobile"),
        ("Mobil#2", "mobile"),
        ("Direct Dial", "direct"),
        ("Durchwahl", "direct"),
        ("Main Phone", "main"),
        ("Zentrale", "main"),
        ("Telefon", "phone"),
    ],
)
def test_a_number_is_labelled_as_its_header_says(header: str, label: str) -> None:
    assert label_of(header) == label


def test_what_a_person_maps_wins_and_is_used_nowhere_else() -> None:
    headers = ("Id", "Company", "Phone", "Mobile", "Konto", "Company#2")
    by_hand = {"crm_id": ["Konto"], "phone": ["mobile"], "notes": ["Id"], "company": ["Company#2"]}
    assert fields_of(headers, by_hand) == {
        "crm_id": ("Konto",),
        "company": ("Company#2",),
        "phone": ("Mobile",),
        "notes": ("Id",),
    }


@pytest.mark.parametrize(
    ("by_hand", "message"),
    [
        ({"fone": ["Phone"]}, "There is no field fone; the fields are crm_id, contact_id, company,"),
        ({"phone": ["Tel"]}, "There is no header Tel; the file has Company, Phone."),
        ({"phone": ["#9"]}, "There is no header #9; the file has Company, Phone."),
        ({"country": ["Company", "Phone"]}, "The field country takes one header; choose one of Company, Phone."),
        ({"company": ["Phone"], "phone": ["Phone"]}, "The header Phone is mapped twice; map it to one field."),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_with_what_there_is(by_hand: dict[str, list[str]], message: str) -> None:
    with pytest.raises(BadInputError) as caught:
        fields_of(("Company", "Phone"), by_hand)
    assert str(caught.value).startswith(message)


def test_a_file_without_numbers_or_names_is_refused_with_its_headers() -> None:
    with pytest.raises(BadInputError, match=r"its headers are Company, Fax; map one with phone=HEADER\."):
        require_fields("list.csv", ("Company", "Fax"), {"company": ("Company",)})
    with pytest.raises(BadInputError, match=r"its headers are Phone, Wer; map one with company=HEADER\."):
        require_fields("list.csv", ("Phone", "Wer"), {"phone": ("Phone",)})


def test_names_are_counted_once() -> None:
    assert recognised(["Phone", "phone", "Acme", "", "Kunde seit"], set()) == 2


def test_the_fields_are_those_of_the_command_line() -> None:
    assert " ".join(FIELDS) == (
        "crm_id contact_id company contact title email phone country state city postal_code language time_zone "
        "account_owner revenue currency renewal_on customer_since last_contact_on health nps segment open_cases "
        "do_not_call notes"
    )


def test_no_header_could_fill_two_fields() -> None:
    filled = {header: fields(header) for one in NAMES for header in one.split(",")}
    assert all(len(found) == 1 for found in filled.values()), filled
    assert not [pair for pair in combinations(NAMES, 2) if set(pair[0].split(",")) & set(pair[1].split(","))]


NAMES = (
    "Account ID,Company ID,Customer ID,Kundennummer,Record ID,Contact ID,ID",
    "Account Name,Company,Firma,Organisation,Kunde",
    "Contact,Contact Name,Ansprechpartner",
    "Account Owner,Contact owner,Owner,Betreuer,Kundenbetreuer",
    "Annual Revenue,Jahresumsatz,Umsatz,ARR",
    "Annual Revenue Currency,Currency,Währung",
    "Country/Region,Mailing Country,Billing Country,Land",
    "Last Activity,Last Activity Date,Letzter Kontakt,Last Contacted",
    "Do Not Call,DNC,Nicht anrufen",
)


@pytest.mark.parametrize(
    "header",
    [
        "Other phone",
        "Autotelefon",
        "Zweittelefon",
        "Autre téléphone",
        "Otro teléfono",
        "Altro telefono",
        "Outro telefone",
        "Andere telefoon",
        "Telefon w samochodzie",
        "Jiný telefon",
        "Iný telefón",
        "Другой телефон",
        "Доп. телефон",
        "Інший телефон",
        "Diğer telefon",
        "其他电话",
        "其他電話",
        "기타 전화",
        "هاتف آخر",
        "Άλλο τηλέφωνο",
        "Egyéb telefon",
        "Annan telefon",
        "Anden telefon",
        "Muu puhelin",
        "その他の電話",
        "第二电话",
    ],
)
def test_other_numbers_are_read_labelled_and_tried_last(header: str) -> None:
    rows = [["A Ltd", f"+44 20 7946 095{row}", f"+44 20 7946 000{row}"] for row in range(4)]
    assert recognition(["Company", header, "Phone"], rows, {}).mapping["phone"] == ("Phone", header)
    assert label_of(header) == "other"


@pytest.mark.parametrize(
    ("header", "field"),
    [("客户等级", "segment"), ("Segment klienta", "segment"), ("Оборот", "revenue"), ("기관/회사명", "company")],
)
def test_what_customers_are_worth_and_called_is_read_in_their_language(header: str, field: str) -> None:
    assert fields_of([header], {}) == {field: (header,)}
