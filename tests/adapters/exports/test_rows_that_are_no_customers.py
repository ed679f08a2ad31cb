# ruff: noqa: RUF001 - words are in their own letters
"""Rows that are about no customer are left out, counted and named; whoever asked not to be rung is not counted."""

import pytest

from callprogram.adapters.exports import read
from callprogram.adapters.exports.files import bulk_rows
from callprogram.adapters.exports.files.rows import UnsoundError
from callprogram.domain.customers.imports import Reading
from callprogram.domain.customers.matching.changes import changes_of


def read_text(text: str) -> Reading:
    return read("export.csv", text.encode(), "GB", {})


def both_ways(text: str, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The text read in bulk, which must be what it is row by row."""
    found = read_text(text)

    def unsound(*_: object) -> None:
        raise UnsoundError("by order of a test")

    with monkeypatch.context() as changed:
        changed.setattr(bulk_rows, "opened", unsound)
        other = read_text(text)
    assert (found.source, found.rows, found.not_customers) == (other.source, other.rows, other.not_customers)
    assert (list(found.customers), list(found.problems)) == (list(other.customers), list(other.problems))
    return found


def names(found: Reading) -> list[str]:
    return [customer.name for customer in found.customers]


def apart(found: Reading) -> list[tuple[int, str, str]]:
    return [(each.row, each.name, each.why) for each in found.not_customers]


def test_who_is_deleted_is_no_customer_and_who_refuses_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = both_ways(
        "Name,Phone,Email Opt Out,Do Not Call,Status,Is Deleted\n"
        "Ann Roe,+44 20 7946 0958,true,false,Active,false\n"
        "Bob Poe,+44 20 7946 0959,false,true,Active,false\n"
        "Cy Noe,+44 20 7946 0960,false,false,Inactive,true\n"
        "Di Foe,+44 20 7946 0961,false,false,Do not contact,false\n",
        monkeypatch,
    )
    assert [(each.name, each.do_not_call) for each in found.customers] == [
        ("Ann Roe", False),
        ("Bob Poe", True),
        ("Di Foe", True),
    ]
    assert apart(found) == [(3, "Cy Noe", "deleted in the CRM (Is Deleted “true”)")]
    assert (found.rows, found.rejects) == (4, ())
    totals = changes_of({}, found.customers).totals
    assert (totals.customers, totals.callable, totals.doubtful) == (3, 1, 0)


def test_a_status_alone_can_say_that_nobody_may_ring() -> None:
    found = read_text("Company,Phone,Tags\nAcme,+44 20 7946 0958,VIP; Do-not-call\nBolt,+44 20 7946 0959,VIP\n")
    assert [(each.company, each.do_not_call) for each in found.customers] == [("Acme", True), ("Bolt", False)]


@pytest.mark.parametrize(
    "cell", ["do not call 212 555 0177", "212 555 0177 (DNC)", "DO NOT CALL!", "nicht anrufen: +49 30 23125014"]
)
def test_a_refusal_beside_a_number_or_in_its_place_is_one(cell: str) -> None:
    found = read_text(f"Company,Phone,Mobile\nAcme,{cell},212 555 0178\nBolt,212 555 0179,\n")
    assert [each.do_not_call for each in found.customers] == [True, False]


@pytest.mark.parametrize(
    "cell", ["212 555 0177 ext. 12", "212 555 0177 (do not call before 9)", "ask for Maria 212 555 0177"]
)
def test_other_words_beside_a_number_refuse_nothing(cell: str) -> None:
    found = read_text(f"Company,Phone\nAcme,{cell}\n")
    assert [each.do_not_call for each in found.customers] == [False]


@pytest.mark.parametrize(
    "header", ["Opted Out of Calls", "Phone Unsubscribed", "Opt out calls", "Kontaktsperre", "Bloctel", "Telefonsperre"]
)
def test_a_column_of_objections_refuses_where_it_says_yes(header: str) -> None:
    found = read_text(f"Company,Phone,{header}\nAcme,212 555 0177,Yes\nBolt,212 555 0178,No\nCog,212 555 0179,\n")
    assert [each.do_not_call for each in found.customers] == [True, False, False]


@pytest.mark.parametrize(
    "header",
    [
        "Call consent",
        "Phone Opt In",
        "Calls allowed",
        "OK to call",
        "Einwilligung Telefon",
        "Telefonwerbung erlaubt",
        "Telefonwerbung",
        "Werbung per Telefon",
        "Consentement téléphone",
        "Consenso telefono",
        "Toestemming bellen",
        "Zgoda na telefon",
    ],
)
def test_a_column_of_consents_refuses_where_it_says_no(header: str) -> None:
    rows = ["Acme,212 555 0177,Opted out", "Bolt,212 555 0178,No", "Cog,212 555 0179,Yes", "Dot,212 555 0180,"]
    found = read_text("\n".join([f"Company,Phone,{header}", *rows]))
    assert [each.do_not_call for each in found.customers] == [True, True, False, False]


def test_a_column_of_consents_that_nobody_uses_refuses_nothing() -> None:
    found = read_text("Company,Phone,Phone Opt In\nAcme,212 555 0177,FALSE\nBolt,212 555 0178,FALSE\n")
    assert [each.do_not_call for each in found.customers] == [False, False]


@pytest.mark.parametrize("header", ["Email consent", "Preferred contact method", "Call center"])
def test_what_is_not_about_calls_refuses_nothing(header: str) -> None:
    found = read_text(f"Company,Phone,{header}\nAcme,212 555 0177,No\nBolt,212 555 0178,Yes\n")
    assert [each.do_not_call for each in found.customers] == [False, False]


@pytest.mark.parametrize(
    "header", ["Keine Telefonwerbung", "No phone consent", "Call consent withdrawn", "Pas d'accord téléphone"]
)
def test_a_column_of_consents_that_are_denied_refuses_where_it_says_yes(header: str) -> None:
    found = read_text(f"Company,Phone,{header}\nAcme,212 555 0177,Yes\nBolt,212 555 0178,No\nCog,212 555 0179,\n")
    assert [each.do_not_call for each in found.customers] == [True, False, False]


@pytest.mark.parametrize(
    ("header", "dead", "alive"),
    [
        ("Is Deceased", "1", ""),
        ("Deceased?", "Yes", "No"),
        ("Contact Deceased", "true", "false"),
        ("Deceased Date", "2026-02-11", ""),
        ("Date of death", "11/02/2026", ""),
        ("Account Status", "Deceased", "Active"),
        ("Verstorben", "ja", "nein"),
        ("Verstorben am", "11.02.2026", ""),
        ("Overleden", "ja", "nee"),
        ("Décédé", "oui", "non"),
    ],
)
def test_nobody_rings_the_dead(header: str, dead: str, alive: str) -> None:
    found = read_text(
        f"First Name,Last Name,Phone,{header}\nAnn,Roe,212 555 0177,{dead}\nBob,Poe,212 555 0178,{alive}\n"
    )
    assert [(each.name, each.do_not_call) for each in found.customers] == [("Ann Roe", True), ("Bob Poe", False)]
    assert found.source.unused == ()


@pytest.mark.parametrize("header", ["Studied", "Field studied"])
def test_what_somebody_studied_says_nothing_of_their_death(header: str) -> None:
    found = read_text(f"First Name,Last Name,Phone,{header}\nAnn,Roe,212 555 0177,Law\n")
    assert [each.do_not_call for each in found.customers] == [False]


def test_the_widowed_can_be_rung() -> None:
    found = read_text("First Name,Last Name,Phone,Spouse Deceased\nAnn,Roe,212 555 0177,Yes\n")
    assert [each.do_not_call for each in found.customers] == [False]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Communication Restrictions", "Do Not Mail | Do Not Call"),
        ("Solicit Codes", "Do Not Phone; Do Not Mail"),
        ("Phone Is Do Not Call", "Yes"),
        ("CnPh_1_01_Do_Not_Call", "Yes"),
        ("Sperrvermerk", "nicht anrufen"),
    ],
)
def test_whatever_a_charity_calls_it_who_is_not_to_be_rung_is_not(header: str, said: str) -> None:
    found = read_text(f"First Name,Last Name,Phone,{header}\nAnn,Roe,212 555 0177,{said}\nBob,Poe,212 555 0178,\n")
    assert [each.do_not_call for each in found.customers] == [True, False]


def test_a_second_column_can_refuse_and_what_it_means_is_not_guessed_away() -> None:
    found = read_text(
        "Company,Phone,Do Not Call,Do Not Contact\n"
        "Acme,+44 20 7946 0958,no,yes\n"
        "Bolt,+44 20 7946 0959,no,no\n"
        "Cord,+44 20 7946 0960,no,perhaps\n"
        "Dorn,+44 20 7946 0961,no,\n"
    )
    assert [each.do_not_call for each in found.customers] == [True, False, True, False]


@pytest.mark.parametrize(
    ("header", "sound", "gone"),
    [
        ("Action", "update", "delete"),
        ("Operation", "", "REMOVE"),
        ("Deleted", "0", "1"),
        ("Deleted At", "", "2026-03-01 10:00:00"),
        ("deleted_at", "0000-00-00 00:00:00", "2026-03-01"),
        ("Status", "active", "Deleted"),
        ("Gelöscht", "nein", "ja"),
        ("Supprimé le", "", "2026-03-01"),
    ],
)
def test_what_the_crm_has_deleted_stays_out(
    header: str, sound: str, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"Company,Phone,{header}\nAcme,+44 20 7946 0958,{sound}\nBolt,+44 20 7946 0959,{gone}\n"
    found = both_ways(text, monkeypatch)
    assert (names(found), apart(found)) == (["Acme"], [(2, "Bolt", f"deleted in the CRM ({header} “{gone}”)")])


@pytest.mark.parametrize(
    "below",
    [
        "Name,Phone,Owner.Name,annualrevenue",
        "Account.Name,Account.Phone,Owner.Name,AnnualRevenue",
        "name,phone,hubspot_owner_id,annualrevenue",
    ],
)
def test_names_of_fields_below_the_header_are_no_customer(below: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Account Name,Phone,Account Owner,Annual Revenue\n{below}\nAcme,+44 20 7946 0958,Mia Fox,1200\n"
    found = both_ways(text, monkeypatch)
    assert names(found) == ["Acme"]
    assert [(each.row, each.why) for each in found.not_customers] == [(1, "names of fields, no customer")]


def test_a_company_that_is_called_like_its_column_stays() -> None:
    assert names(read_text("Company,Phone\nCompany,+44 20 7946 0958\nAcme,+44 20 7946 0959\n")) == ["Company", "Acme"]


def test_suppliers_and_makers_are_no_customers_beside_customers(monkeypatch: pytest.MonkeyPatch) -> None:
    found = both_ways(
        "Company,Phone,Account Type\n"
        "Acme,+44 20 7946 0958,Customer\n"
        "Bolt,+44 20 7946 0959,Supplier\n"
        "Cord,+44 20 7946 0960,Manufacturer\n"
        "Dorn,+44 20 7946 0961,Customer; Supplier\n"
        "Erle,+44 20 7946 0962,\n",
        monkeypatch,
    )
    assert names(found) == ["Acme", "Dorn", "Erle"]
    assert apart(found) == [
        (2, "Bolt", "no customer but a supplier (Account Type “Supplier”)"),
        (3, "Cord", "no customer but a supplier (Account Type “Manufacturer”)"),
    ]


def test_makers_among_retailers_are_customers() -> None:
    found = read_text("Company,Phone,Type\nAcme,+44 20 7946 0958,Manufacturer\nBolt,+44 20 7946 0959,Retailer\n")
    assert names(found) == ["Acme", "Bolt"]


def test_a_status_of_addresses_refuses_no_calls() -> None:
    found = read_text("Company,Phone,Email Status\nAcme,+44 20 7946 0958,Opted out\n")
    assert [each.do_not_call for each in found.customers] == [False]


@pytest.mark.parametrize(
    ("headers", "kept", "refusing", "deleted", "supplier"),
    [
        ("Firma,Typ,Status", "Kunde,Aktiv", "Kunde,Bitte nicht anrufen", "Kunde,gelöscht", "Lieferant,Aktiv"),
        ("Société,Type,Statut", "Client,Actif", "Client,Ne pas contacter", "Client,Supprimé", "Fournisseur,Actif"),
        ("Razón social,Tipo,Estado", "Cliente,Activo", "Cliente,No contactar", "Cliente,Eliminado", "Proveedor,Activo"),
        ("Firma,Typ,Status", "Klient,Aktywny", "Klient,Nie dzwonić", "Klient,Usunięty", "Dostawca,Aktywny"),
        ("Firma,Typ,Stav", "Zákazník,Aktivní", "Zákazník,Nevolat!", "Zákazník,Smazáno", "Dodavatel,Aktivní"),
        ("Компания,Тип,Статус", "Клиент,Активен", "Клиент,Не звонить", "Клиент,Удалено", "Поставщик,Активен"),
        ("Компанія,Тип,Стан", "Клієнт,Діє", "Клієнт,Не дзвонити", "Клієнт,Видалено", "Постачальник,Діє"),
        ("Şirket,Tür,Durum", "Müşteri,Aktif", "Müşteri,Aramayın", "Müşteri,Silindi", "Tedarikçi,Aktif"),
        ("Εταιρεία,Τύπος,Κατάσταση", "Πελάτης,Ναι", "Πελάτης,Μην καλείτε", "Πελάτης,Διαγραμμένο", "Προμηθευτής,Ναι"),
        ("الشركة,النوع,الحالة", "عميل,نشط", "عميل,لا تتصل", "عميل,محذوف", "مورد,نشط"),
        ("公司,类型,状态", "客户,正常", "客户,请勿联系", "客户,已删除", "供应商,正常"),
        ("회사,유형,상태", "고객,정상", "고객,전화 금지", "고객,삭제됨", "공급업체,정상"),
        ("会社名,種別,ステータス", "顧客,有効", "顧客,連絡不可", "顧客,削除済み", "仕入先,有効"),
    ],
)
def test_rows_say_in_their_language_what_they_are(
    headers: str, kept: str, refusing: str, deleted: str, supplier: str
) -> None:
    rows = zip("ABCD", (kept, refusing, deleted, supplier), strict=True)
    text = "".join(f"{name},{said},+44 20 7946 095{place}\n" for place, (name, said) in enumerate(rows))
    found = read_text(f"{headers},Tel\n{text}")
    assert [(each.company, each.do_not_call) for each in found.customers] == [("A", False), ("B", True)]
    assert [why.partition(" (")[0] for _, _, why in apart(found)] == [
        "deleted in the CRM",
        "no customer but a supplier",
    ]


def test_an_action_deletes_by_its_letter_too() -> None:
    found = read_text("Company,Action,Tel\nA,I,+44 20 7946 0958\nB,D,+44 20 7946 0959\nC,U,+44 20 7946 0960\n")
    assert (names(found), [name for _, name, _ in apart(found)]) == (["A", "C"], ["B"])


def test_a_household_beside_its_people_is_no_customer_of_its_own() -> None:
    found = read_text(
        "Contact ID,Contact Type,Display Name,First Name,Last Name,Household Name,Organization Name,Phone\n"
        "11,Household,The Roe Household,,,The Roe Household,,+44 20 7946 0958\n"
        "12,Individual,Mrs. Ann Roe,Ann,Roe,The Roe Household,,+44 20 7946 0958\n"
        "13,Individual,Sir Bob Roe,Bob,Roe,The Roe Household,,+44 20 7946 0958\n"
        "14,Organization,Vyner Trust,,,,Vyner Trust,+44 20 7946 0959\n"
        "15,Individual,Dr. Cy Roe,Cy,Roe,The Roe Household,,+44 20 7946 0960\n"
    )
    assert [(each.crm_id, each.name, each.company) for each in found.customers] == [
        ("12", "Ann Roe", ""),
        ("13", "Bob Roe", ""),
        ("14", "Vyner Trust", "Vyner Trust"),
        ("15", "Cy Roe", ""),
    ]
    assert apart(found) == [
        (
            1,
            "The Roe Household",
            "no customer but a household, whose people have rows of their own (Contact Type “Household”)",
        )
    ]


def test_households_alone_are_customers() -> None:
    found = read_text("Account ID,Type,Name,Phone\n1,Household,Roe Household,+44 20 7946 0958\n")
    assert (names(found), apart(found)) == (["Roe Household"], [])


def test_who_was_a_customer_is_left_out_by_any_status_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    found = both_ways(
        "Company,Phone,Status,Lifecycle Stage,Type\n"
        "Acme,+44 20 7946 0958,Active,Customer,Customer\n"
        "Bolt,+44 20 7946 0959,Churned,Customer,Customer\n"
        "Cord,+44 20 7946 0960,gekündigt,Customer,Customer\n"
        "Dorn,+44 20 7946 0961,Active,Former Customer,Customer\n"
        "Elm,+44 20 7946 0962,Active,Customer,Ex-Customer\n"
        "Fern,+44 20 7946 0963,Inactive,Opportunity,Prospect\n",
        monkeypatch,
    )
    assert names(found) == ["Acme", "Fern"]
    assert apart(found) == [
        (2, "Bolt", "no customer any more (Status “Churned”)"),
        (3, "Cord", "no customer any more (Status “gekündigt”)"),
        (4, "Dorn", "no customer any more (Lifecycle Stage “Former Customer”)"),
        (5, "Elm", "no customer any more (Type “Ex-Customer”)"),
    ]


def test_a_payment_that_was_cancelled_leaves_nobody_out() -> None:
    found = read_text("Company,Phone,Payment Status\nAcme,+44 20 7946 0958,Cancelled\nBolt,+44 20 7946 0959,Paid\n")
    assert names(found) == ["Acme", "Bolt"]
