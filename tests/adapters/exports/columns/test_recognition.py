# ruff: noqa: RUF001 - headers are in their own letters
"""Exports of many systems, in many languages, are recognised without help, and what is not certain is not taken."""

import csv
from io import StringIO
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.columns.columns import displayed, recognition
from callprogram.adapters.exports.columns.recognition import Recognition
from callprogram.adapters.exports.columns.vocabulary import meanings

ROLES = ("company", "contact", "phone", "email", "account_owner", "country")
EXPORTS = (Path(__file__).parent / "exports.txt").read_text("utf-8").split("\n\n")


def table(lines: str) -> tuple[tuple[str, ...], list[list[str]]]:
    header = lines.partition("\n")[0]
    rows = list(csv.reader(StringIO(lines), delimiter=max(",;", key=header.count)))
    return displayed(rows[0]), rows[1:]


def found(lines: str) -> Recognition:
    return recognition(*table(lines), {})


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.partition("\n")[0].strip("# "))
def test_the_columns_of_an_export_are_recognised(export: str) -> None:
    said, _, lines = export.partition("\n---\n")
    expected = dict(line.split(": ", 1) for line in said.splitlines()[1:])
    recognised = found(lines.strip("\n"))
    assert (recognised.system or "none") == expected.pop("system")
    fields = dict.fromkeys([*ROLES, *expected], "")
    assert {field: " + ".join(recognised.mapping.get(field, ())) for field in fields} == fields | expected


def test_the_exports_are_enough_to_tell() -> None:
    systems = {line for export in EXPORTS for line in export.splitlines() if line.startswith("system: ")}
    assert (len(EXPORTS) >= 70, len(systems) >= 28) == (True, True)


@pytest.mark.parametrize(
    ("lines", "field", "headers"),
    [
        ("Company,Phone,Tel\nAcme,a@acme.example,212 555 0177\nBolt,b@bolt.example,212 555 0178", "phone", ("Tel",)),
        ("Company,Phone\nAcme,a@acme.example\nBolt,b@bolt.example\nCog,c@cog.example", "email", ("Phone",)),
        ("Company,Owner\nAcme,kim.ng\nBolt,alex.roy\nCog,sam.diaz", "account_owner", ("Owner",)),
        ("Company,Owner\nAcme,https://crm.example/u/1\nBolt,www.crm.example\nCog,crm.example/u/2", "account_owner", ()),
        ("Firma,Land,Telefon\nA GmbH,Bayern,1\nB GmbH,Hessen,2\nC GmbH,Saarland,3", "country", ()),
        ("Company,Title,Job Title\nAcme,Mr.,CEO\nBolt,Ms.,CFO", "title", ("Job Title",)),
        ("Company,Contact\nAcme,212 555 0177\nBolt,212 555 0178", "contact", ()),
        ("Company,Contact\nAcme,K-1001\nBolt,K-1002", "contact", ()),
        ("Account,Phone\n0015g00000AAAaaXYZ,1\n0015g00000AAAabXYZ,2", "company", ()),
        ("会社名,更新日\n山田商店,2026-01-01\n佐藤商店,2026-01-02", "renewal_on", ()),
        ("Firma,Geschäftsführer\nAcme,Ann Lee\nBolt,Bo Ray", "contact", ("Geschäftsführer",)),
        (
            "Company,Attention,First Name,Last Name\nA,,Ann,Lee\nB,,Bo,Ray\nC,,Cy,Dee",
            "contact",
            ("First Name", "Last Name"),
        ),
        ("Company,Email,E-mail 2\nA,,a@a.example\nB,,b@b.example\nC,,c@c.example", "email", ("E-mail 2",)),
        ("Name,Salesperson Code\nAcme Inc,JO\nBolt Inc,PS", "account_owner", ("Salesperson Code",)),
        ("Name,Vertreternr,Vertreter\nAcme Inc,1,Ann Lee\nBolt Inc,2,Bo Ray", "account_owner", ("Vertreter",)),
        ("Company,Ownership\nAcme,Public\nBolt,Private", "account_owner", ()),
        ("Name,Partner Level,Industry\nAcme,Gold Reseller,Steel\nBolt,Silver,Food", "company", ("Name",)),
        ("First Name,Name\nPaige,Paige Sorensen\nAmir,Amir\nAnn,Ann Lee", "contact", ("Name",)),
        ("Company,Renewal\nAcme,yes\nBolt,no\nCog,yes", "renewal_on", ()),
        ("Company,Account Name\n,Acme\n,Bolt", "company", ("Account Name",)),
        (
            "Owner,Account Manager\n0055g00000AAAaa,Ann Lee\n0055g00000AAAab,Bo Ray",
            "account_owner",
            ("Account Manager",),
        ),
        ("Owner ID,Owner Name\n7,Ann Lee\n8,Bo Ray", "account_owner", ("Owner Name",)),
        ("Owner ID,Company\n7,Acme\n8,Bolt", "account_owner", ("Owner ID",)),
        ("Company,Created By,Modified By\nAcme,Ann Lee,Ann Lee\nBolt,Ann Lee,Ann Lee", "account_owner", ()),
        ("Company,Last Modified,Created\nAcme,2026-01-01,2026-01-01", "last_contact_on", ()),
        ("Contact ID,Account ID,Id\n1,2,3\n4,5,6", "crm_id", ("Account ID",)),
        ("Company,Contact\nAnn Lee,Acorn Ltd\nBo Ray,Bolt GmbH\nCy Dee,Cog Inc", "company", ("Contact",)),
        ("Company,Contact\nAnn Lee,Acorn Ltd\nBo Ray,Bolt GmbH\nCy Dee,Cog Inc", "contact", ("Company",)),
        ("Company,Email\nAnn Lee,ann.lee@a.example\nBo Ray,bo.ray@b.example", "contact", ("Company",)),
        ("Company,Email\nAnn Lee,ann.lee@a.example\nBo Ray,bo.ray@b.example", "company", ()),
        ("Company,Email\nHarbor Mill,office@harbormill.example\nTall Pine,x@tallpine.example", "company", ("Company",)),
        ("Company,sales\nA,robin.berg\nB,robin.berg\nC,kim_ng\nD,kim_ng", "account_owner", ("sales",)),
        ("Company,sales\nA,1200\nB,1200\nC,900\nD,900", "account_owner", ()),
        ("Company,CSM\nA,robin.berg\nB,robin.berg", "account_owner", ("CSM",)),
        ("Firma,Konto\nA-1,Acorn Mill\nB-2,Bolt Works\nC-3,Cog Hill", "crm_id", ()),
        ("Imię,Kraj,Země\nA,Hessen,Germany\nB,Lower Saxony,France\nC,Hessen,Germany", "state", ("Kraj",)),
        ("Vorname,Nachname,Titel\nAnn,Lee,CEO\nBo,Ray,Buyer", "title", ("Titel",)),
        ("Vorname,Nachname,Titel\nAnn,Lee,Dr.\nBo,Ray,Prof. Dr.", "title", ()),
        ("姓,名,タイトル\nLee,Ann,部長\nRay,Bo,Buyer", "title", ("タイトル",)),
    ],
)
def test_cells_decide_where_headers_mislead(lines: str, field: str, headers: tuple[str, ...]) -> None:
    assert found(lines).mapping.get(field, ()) == headers


@pytest.mark.parametrize(
    ("lines", "field", "headers"),
    [
        ("Company,\nAcme,+12125550177\nBolt,+12125550178\nCog,+12125550179", "phone", ("#2",)),
        ("Company,\nAcme,(212) 555-0177\nBolt,(212) 555-0178\nCog,(212) 555-0179", "phone", ("#2",)),
        ("Company,Wie\nAcme,a@acme.example\nBolt,b@bolt.example\nCog,c@cog.example", "email", ("Wie",)),
        ("Company,Wo\nAcme,Deutschland\nBolt,Frankreich\nCog,Italien", "country", ("Wo",)),
        ("Compnay,Telphone\nAcme,212 555 0177\nBolt,212 555 0178", "company", ("Compnay",)),
        ("Compnay,Telphone\nAcme,212 555 0177\nBolt,212 555 0178", "phone", ("Telphone",)),
        (
            "Company,Phone,Their number\nA,1234567,212 555 0177\nB,1234568,212 555 0178\nC,1234569,212 555 0179",
            "phone",
            ("Phone", "Their number"),
        ),
        (
            "Company,Ask for,Email\nA,Paige Orr,paige@a.example\nB,Amir Khan,khan@b.example\nC,Ann Lee,ann@c.example",
            "contact",
            ("Ask for",),
        ),
        ("Name,Company name,Phone\nA Inc,A Inc,1\nB LLC,B LLC,2\nC Co,C Co,3", "contact", ()),
        ("Company,Contact No.\nX,(212) 555-0177\nY,212-555-0178\nZ,212-555-0179", "phone", ("Contact No.",)),
        (
            "Nom du contact,Prénom,Nom\nA SARL,Léa,Roux\nB SA,Guy,Petit\nC SAS,Eva,Blanc",
            "contact",
            ("Prénom", "Nom"),
        ),
        ("Full name,Phone\nA Inc,1\nB LLC,2\nC Co,3", "company", ("Full name",)),
        (
            "Company,CEO Name,CEO Email,AP Email\nA,Ann Lee,x@a.example,y@a.example\nB,Bo Ray,x@b.example,y@b.example",
            "email",
            ("CEO Email",),
        ),
        ("Company,Wie\nX,(212) 555-0177\nY,(212) 555-0178\nZ,(212) 555-0179", "phone", ("Wie",)),
        ("Company,CFAXCLI\nX,(212) 555-0177\nY,(212) 555-0178\nZ,(212) 555-0179", "phone", ()),
        ("Company,Owner,Acct. Mgr.\nX,Everyone,Ann Lee\nY,Midwest,Bo Ray", "account_owner", ("Acct. Mgr.",)),
        ("Company,HQ\nAcme,USA\nBolt,Germany\nCog,France", "country", ("HQ",)),
        ("Company,Best telephone to try\nAcme,212 555 0177\nBolt,212 555 0178", "phone", ("Best telephone to try",)),
    ],
)
def test_unknown_headers_are_taken_where_nothing_else_is_possible(
    lines: str, field: str, headers: tuple[str, ...]
) -> None:
    assert found(lines).mapping.get(field, ()) == headers


@pytest.mark.parametrize(
    ("lines", "field", "headers"),
    [
        (
            "Company,A,B\nX,a@x.example,b@x.example\nY,a@y.example,b@y.example\nZ,a@z.example,b@z.example",
            "email",
            ("A", "B"),
        ),
        (
            "Company,A,B\nX,(212) 555-0177,(212) 555-0187\nY,212-555-0178,212-555-0188\nZ,212-555-0179,212-555-0189",
            "phone",
            ("A", "B"),
        ),
        ("Company,Code\nX,US\nY,DE\nZ,FR", "country", ("Code",)),
        ("Company,Best account manager of old\nX,Ann\nY,Bo", "account_owner", ()),
        ("Company,Preferred sales rep then\nX,Ann\nY,Bo", "account_owner", ("Preferred sales rep then",)),
    ],
)
def test_what_is_likely_is_offered_and_not_taken(lines: str, field: str, headers: tuple[str, ...]) -> None:
    recognised = found(lines)
    assert (recognised.mapping.get(field), recognised.offered.get(field, ())) == (None, headers)


@pytest.mark.parametrize(
    "header",
    [
        "Fax", "Fax Number", "Telefax", "Assistant's Phone", "Asst Phone", "Ship-To Phone", "Shipping Phone",
        "Emergency Phone", "Contact 2 Phone", "Phone 1 - Type", "Phone Extension", "FAX番号",
        "Lieferadresse Telefon", "Phone Opt-In", "Pager", "Telefón asistenta", "Telefon asystentki",
        "Asistanın Telefonu", "رقم الهاتف (فاكس)", "电话（传真）", "팩스 번호", "Факс (раб.)", "Personsökare",
        "Hakulaitteen numero",
        "Телефон помощника", "Βομβητής", "助理电话", "Telefon sekretariatu",
        "Telefon des Betreuers",
        "Telefon handlowca",
        "Téléphone livraison", "Teléfono de envío", "Telefono spedizione", "Telefone de entrega",
        "Afleveradres telefoon",
        "Telefon dostawy", "Dodací telefon", "Telefón doručenia", "Телефон доставки", "Телефон ответственного",
        "Teslimat telefonu", "收货人电话", "배송지 전화", "영업담당자 전화", "هاتف الشحن", "Τηλέφωνο πωλητή",
        "Τηλέφωνο αποστολής",
        "Szállítási telefon", "Leveranstelefon", "Toimituspuhelin", "Myyjän puhelin", "配送先電話番号", "営業担当電話",
    ],
)  # fmt: skip
def test_some_numbers_are_never_the_number_to_call(header: str) -> None:
    recognised = found(f"Company,{header}\nAcme,+12125550177\nBolt,+12125550178\nCog,+12125550179")
    assert "phone" not in recognised.mapping


@pytest.mark.parametrize(
    "values", ["2026-11-01", "10115", "1 250 000", "1.250,50 €", "48213650121", "DE123456789", "12%"]
)
def test_dates_postcodes_amounts_and_ids_are_no_numbers_to_call(values: str) -> None:
    assert "phone" not in found("Company,X\n" + f'Acme,"{values}"\n' * 4).mapping


@pytest.mark.parametrize(
    ("lines", "company", "contact"),
    [
        ("Name,Phone\nAcme GmbH,1\nBolt Ltd,2", ("Name",), None),
        ("Name,Phone\nPaige Sorensen,1\nAmir Khan,2", None, ("Name",)),
        ("Name,Company\nPaige Sorensen,Acme\nAmir Khan,Bolt", ("Company",), ("Name",)),
        ("Name,Contact\nAcme,Paige Sorensen\nBolt,Amir Khan", ("Name",), ("Contact",)),
        ("Name,Company\nAcme Inc,\nBolt Inc,", ("Name",), None),
        ("Name,Email\nAcme,info@acme.example\nBolt,info@bolt.example", ("Name",), None),
        ("Name,Email\nPaige Orr,paige@acme.example\nAmir Khan,khan@bolt.example", None, ("Name",)),
        ("Customer,Company\nPaige Orr,Acme\nAmir Khan,Bolt", ("Company",), ("Customer",)),
        ("Customer,Phone\nPaige Orr,1\nAmir Khan,2", ("Customer",), None),
        ("Name,First Name,Last Name\nAcme Inc,Paige,Orr\nBolt Inc,Amir,Khan", ("Name",), ("First Name", "Last Name")),
        ("Name,First Name,Last Name\nPaige Orr,Paige,Orr\nAmir Khan,Amir,Khan", None, ("First Name", "Last Name")),
        ("Nome,Cognome,Azienda\nLuca,Rossi,Ferro\nSara,Neri,Sole", ("Azienda",), ("Nome", "Cognome")),
        ("Nom,Prénom\nMartin,Lucie\nDurand,Marc", None, ("Prénom", "Nom")),
        ("Nom du contact,Prénom du contact\nMartin,Lucie\nDurand,Marc", None, ("Prénom du contact", "Nom du contact")),
        ("Nom du contact,Prénom\nLucie Martin,Lucie\nMarc Durand,Marc", None, ("Nom du contact",)),
        (
            "Account Name,First Name,Last Name\nPaige Orr,Paige,Orr\nAmir Khan,Amir,Khan",
            None,
            ("First Name", "Last Name"),
        ),
        ("name,first_name,last_name\nErik Ek,Erik,Ek\nDani Ek,Dani,Ek", None, ("first_name", "last_name")),
        ("Name,Company\nA Inc,Us\nB Inc,Us\nC Inc,Us\nD Inc,Us\nE Inc,Us", ("Name",), None),
        ("Name,Company\nAnn Lee,Ox\nBo Ray,Ox\nCy Dee,Ox\nDi Foy,Ox\nEd Kay,Ox", ("Company",), ("Name",)),
        ("名前,電話番号\n株式会社山田,03-1234-5678\n有限会社佐藤,03-1234-5679", ("名前",), None),
    ],
)
def test_a_name_is_a_company_or_a_person_as_the_file_says(
    lines: str, company: tuple[str, ...] | None, contact: tuple[str, ...] | None
) -> None:
    mapping = found(lines).mapping
    assert (mapping.get("company"), mapping.get("contact")) == (company, contact)


PHONES = ("(646) 555-0131", "(646) 555-0132", "(646) 555-0133")
COUNTRIES = ("Germany", "France", "Spain")


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        ("Owner Phone|Sales Rep Mobile|Betreuer Telefon|Telefone do vendedor|営業担当電話番号", PHONES),
        ("Telefaxnummer|Télécopieur|Facsimile|Faks|ファックス番号", PHONES),
        ("Teléfono de la secretaria|Vorzimmer|Telefoon secretaresse|秘書電話番号|PA Phone", PHONES),
        ("Ship To Phone|Warenempfänger Telefon|Téléphone livraison|配送先電話番号", PHONES),
        ("Lieferland|Versandland|Afleverland|納品先国", COUNTRIES),
        ("Nationality|Geburtsland|Owner Country", COUNTRIES),
        ("Owner Role|Previous Owner", ("Ann Lee", "Ann Lee", "Ann Lee")),
    ],
)
def test_what_is_about_somebody_or_something_else_is_neither_taken_nor_offered(
    headers: str, cells: tuple[str, ...]
) -> None:
    for header in headers.split("|"):
        recognised = recognition(("Company", header), [("Acme", cell) for cell in cells], {})
        assert (recognised.mapping, recognised.offered) == ({"company": ("Company",)}, {}), header


def test_the_prefix_of_a_table_says_nothing() -> None:
    recognised = found("kun_id,kun_firma,kun_telefon,kun_land,user_id,kun_fax\n,,,,,").mapping
    assert {field: names[0] for field, names in recognised.items()} == {
        "crm_id": "kun_id",
        "company": "kun_firma",
        "phone": "kun_telefon",
        "country": "kun_land",
    }


@pytest.mark.parametrize(
    ("lines", "contact", "owner"),
    [
        ("会社名,担当者\n山田商店,田中太郎\n佐藤商店,鈴木花子", ("担当者",), None),
        ("会社名,氏名,担当者\n山田商店,田中太郎,林一\n佐藤商店,鈴木花子,林一", ("氏名",), ("担当者",)),
        ("担当者(名),担当者(姓)\n太郎,田中\n花子,鈴木", ("担当者(名)", "担当者(姓)"), None),
        ("姓,名,担当\n田中,太郎,林一\n鈴木,花子,林一", ("姓", "名"), ("担当",)),
        ("氏名,担当者,営業担当\n田中太郎,林一,森二\n鈴木花子,林一,森二", ("氏名",), ("営業担当",)),
    ],
)
def test_who_is_in_charge_is_the_contact_unless_that_is_somebody_else(
    lines: str, contact: tuple[str, ...], owner: tuple[str, ...] | None
) -> None:
    mapping = found(lines).mapping
    assert (mapping["contact"], mapping.get("account_owner")) == (contact, owner)


@pytest.mark.parametrize(
    "header",
    [
        "Företag;Kontaktperson;Telefon;E-post;Land;Säljare",
        "Virksomhed;Kontaktperson;Telefon;E-mail;Land;Kundeansvarlig",
        "Nazwa firmy;Imię i nazwisko;Telefon stacjonarny;Adres e-mail;Kraj;Opiekun",
        "Název společnosti;Kontaktní osoba;Telefonní číslo;E-mail;Země;Obchodník",
        "Cégnév;Kapcsolattartó;Telefonszám;E-mail cím;Ország;Felelős",
    ],
)
def test_neighbouring_languages_have_the_commonest_names(header: str) -> None:
    fields = ("company", "contact", "phone", "email", "country", "account_owner")
    assert found(f"{header}\n;;;;;").mapping == {
        field: (name,) for field, name in zip(fields, header.split(";"), strict=True)
    }


NAMES = st.sampled_from(sorted(meanings()))
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CELLS = st.sampled_from(
    ["", "a@b.example", "+12125550177", "2026-01-01", "Germany", "Acme GmbH", "Ann Lee", "1.5", "x"]
)


@given(st.data())
def test_no_header_fills_two_fields_and_every_one_is_there(data: st.DataObject) -> None:
    headers = displayed(data.draw(st.lists(NAMES | ODD, min_size=1, max_size=8)))
    width = len(headers)
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4))
    recognised = recognition(headers, rows, {})
    both = {*recognised.mapping.get("phone", ())} & {*recognised.mapping.get("email", ())}  # numbers beside addresses
    filled = [(field, header) for field, names in recognised.mapping.items() for header in names]
    used = [header for field, header in filled if field != "email" or header not in both]
    assert len(used) == len(set(used))
    assert set(used) <= set(headers)
    assert not set(used) & {header for names in recognised.offered.values() for header in names}


@given(st.data())
def test_the_order_of_columns_changes_nothing(data: st.DataObject) -> None:
    headers = data.draw(st.lists(NAMES, min_size=2, max_size=8, unique=True))
    width = len(headers)
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4))
    order = data.draw(st.permutations(range(width)))
    moved = [[row[place] for place in order] for row in rows]
    assert recognition(headers, rows, {}) == recognition([headers[place] for place in order], moved, {})


def test_any_order_of_one_export_is_read_alike() -> None:
    headers, rows = table("Name,Phone,Email,Owner\nAcme Inc,212 555 0177,a@acme.example,Ann Lee")
    read = [
        recognition([headers[place] for place in order], [[row[place] for place in order] for row in rows], {})
        for order in permutations(range(len(headers)))
    ]
    assert all(each == read[0] for each in read)


def test_what_a_person_maps_is_neither_guessed_nor_offered_again() -> None:
    recognised = recognition(("Firma", "A", "B"), [["X GmbH", "+12125550177", "a@x.example"]] * 4, {"notes": ("A",)})
    assert recognised.mapping == {"company": ("Firma",), "email": ("B",), "notes": ("A",)}
