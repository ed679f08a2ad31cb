"""A header that nobody has listed says what it holds by the words it is made of, in any language and order."""

import pytest

from callprogram.adapters.exports.columns.vocabulary.composition import classes_in, composed


@pytest.mark.parametrize(
    ("field", "headers"),
    [
        (
            "account_owner",
            "Our account handler|Sales Employee Name|Opiekun handlowy|Zugewiesener Benutzer|当社営業担当",
        ),
        (
            "account_owner",
            "Verantwoordelijke verkoper|A/c Handler|KEY_ACCOUNT_MANAGER__C|Zust. Vertriebsmitarbeiter|リード 所有者",
        ),
        ("email", "E-Mail (Primärer Kontakt) (Kontakt)|Adresse de messagerie du contact|ご担当者メールアドレス"),
        (
            "phone_mobile",
            "WirelessPhone|Tel. móvil contacto|phoneNumberMobile|Mobilfunk-Nr.|Celular / WhatsApp|ご担当者携帯番号",
        ),
        ("phone_direct", "Contact - Direct phone|Telefon direkte Durchwahl|電話(直通)"),
        ("phone_main", "Número de centralita de la organización|Corporate Phone|Hoofdtelefoon bedrijf|電話(代表)"),
        ("phone_work", "WkPhone|Telefoon op werk|Kundentelefonnummer|Téléphone fixe du contact|TELEPHONE_FIXE"),
        ("phone_home", "HmPhone|Téléphone Perso|Telefon (privat) Nr.|Teléfono de casa del contacto"),
        (
            "country",
            "País o región del trabajo|Länderschlüssel|bill_country_cd|国または地域 (会社)|Pays d'implantation",
        ),
        ("state", "Billing State/Province (text only)|Mailing State/Province (text only)|STATE_PROVINCE"),
        ("first_name", "Prénom du contact principal|Contact - First name"),
        ("last_name", "Apellidos del contacto|Hauptansprechpartner Nachname"),
        (
            "contact",
            "anspr_person|Invitee Name|Persona di riferimento|Ansprechpartner Kunde|Contact client|先方担当者",
        ),
        ("company", "cust_company_name|Contact Company|Empresa del contacto|Kunden-Firmenname|お客様会社名"),
        ("customer_name", "cust_nm|Nombre del cliente|Klantnaam"),
        ("name", "Angezeigter Name|Nome exibido"),
    ],
)
def test_words_make_up_a_name(field: str, headers: str) -> None:
    made_up = {header: composed(header) for header in headers.split("|")}
    assert {header: each[0] if each else None for header, each in made_up.items()} == dict.fromkeys(made_up, field)


@pytest.mark.parametrize(
    ("field", "header"),
    [
        ("account_owner", "Respons."),
        ("contact", "Ansprechp."),
        ("account_owner", "Kunden Betreu."),
        ("contact", "REFER"),
    ],
)
def test_a_word_that_is_cut_off_is_what_all_that_it_begins_have_in_common(field: str, header: str) -> None:
    assert (composed(header) or ("",))[0] == field


@pytest.mark.parametrize("header", ["Comm.", "Res", "Inter"])
def test_a_word_that_begins_others_of_several_kinds_leaves_it_open(header: str) -> None:
    assert composed(header) is None


@pytest.mark.parametrize(
    "header",
    [
        "Fax",
        "Company Size",
        "Created By",
        "Contact Date",
        "Shipping Country",
        "Account Number",
        "Mailand",
        "Phone Type",
    ],
)
def test_one_word_that_is_unknown_leaves_it_open(header: str) -> None:
    assert composed(header) is None


def test_private_columns_come_after_those_of_work_and_ids_after_names() -> None:
    better, worse = ["Email work", "Owner full name"], ["Email home", "Owner id"]
    ranks = [[each[1] for each in map(composed, headers) if each] for headers in (better, worse)]
    assert all(first < last for first, last in zip(*ranks, strict=True))


def test_a_word_says_what_it_can_beside_words_that_say_nothing() -> None:
    assert "phone" in classes_in("Telefon für Rückfragen am Wochenende")
