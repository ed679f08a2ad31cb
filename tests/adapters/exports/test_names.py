"""Names beside names: whom each row is about, cell by cell, and nobody without a name."""

import pytest

from callprogram.adapters.exports import read
from callprogram.domain.customers.customers import Customer

PHONE = "+44 20 7946 0958"


def customers(text: str, by_hand: dict[str, tuple[str, ...]] | None = None) -> list[Customer]:
    return [*read("any.csv", text.encode(), "GB", by_hand or {}).customers]


def names(text: str) -> list[tuple[str, str]]:
    return [(customer.company, customer.contact.name) for customer in customers(text)]


@pytest.mark.parametrize("name", ["Name", "Display Name", "Customer full name", "Customer"])
def test_the_client_s_own_name_fills_what_company_and_person_leave_blank(name: str) -> None:
    text = f"""{name},FirstName,LastName,CompanyName,Phone
New Harbor,Ann,Roe,New Harbor,{PHONE}
Cash sale,,,,{PHONE}
Bob Poe,Bob,Poe,,{PHONE}
"Noe, Cy J.",Cy,Noe,,{PHONE}
Di Foe Catering,Di,Foe,,{PHONE}
"""
    assert names(text) == [
        ("New Harbor", "Ann Roe"),
        ("Cash sale", ""),
        ("", "Bob Poe"),
        ("", "Cy Noe"),
        ("Di Foe Catering", "Di Foe"),
    ]


def test_a_column_of_companies_and_last_names_is_each_where_its_first_name_says() -> None:
    text = f"Co./Last Name,First Name,Phone\nHaven Medical,,{PHONE}\nTanaka,Kenji,{PHONE}\n"
    assert names(text) == [("Haven Medical", ""), ("", "Kenji Tanaka")]


def test_columns_that_somebody_took_for_company_and_person_are_companies() -> None:
    both = ("Name", "Other")
    [customer] = customers(f"Name,Other,Phone\nAcme,,{PHONE}\n", {"company": both, "contact": both})
    assert (customer.company, customer.contact.name) == ("Acme", "")


def test_of_two_columns_of_companies_each_cell_is_the_contact_s_own_else_the_associated_one() -> None:
    text = f"""Record ID,First Name,Last Name,Company Name,Associated Company,Contact owner,Phone Number
1,Dora,Fields,,Oakline Supply,Rita Vance,{PHONE}
2,Milo,Grant,Brightfen,Oakline Supply,Rita Vance,{PHONE}
3,Sela,Ortiz,Marlow,,Rita Vance,{PHONE}
"""
    assert [company for company, _ in names(text)] == ["Oakline Supply", "Brightfen", "Marlow"]


def test_a_whole_name_fills_what_its_halves_leave_blank() -> None:
    text = f"Company,First Name,Last Name,Full Name,Phone\nAcme,Ann,Roe,,{PHONE}\nBolt,,,Bob Poe,{PHONE}\n"
    assert names(text) == [("Acme", "Ann Roe"), ("Bolt", "Bob Poe")]


def test_a_whole_name_that_is_said_twice_is_said_once() -> None:
    head = "Account Name,Contact Name,Last Name,Phone"
    rows = f"Acme,Ann Roe ann Roe,Ann Roe,{PHONE}\nBolt,Jay Jay,Jay,{PHONE}\nCog,Bo Ray Bo,Bo,{PHONE}\n"
    assert names(f"{head}\n{rows}") == [("Acme", "Ann Roe"), ("Bolt", "Jay Jay"), ("Cog", "Bo Ray Bo")]
    halves = f"Company,First Name,Last Name,Phone\nAcme,Ann Roe,Ann Roe,{PHONE}\n"
    assert names(halves) == [("Acme", "Ann Roe")]


def test_names_with_the_family_name_first_are_turned() -> None:
    text = f"""Account Name,Contact Name,Phone
Acme,"Adams, Brian",{PHONE}
Bolt,"Martin, Ruth A.",{PHONE}
Cog,"Smith Jr., John",{PHONE}
Dot,"O'Neil, Mary, PhD",{PHONE}
Eco,"de la Cruz, María José",{PHONE}
Fox,"Poe, MD",{PHONE}
Gum,Michael Wilson,{PHONE}
Hat,"Vogt, Dr. Katharina",{PHONE}
"""
    assert [name for _, name in names(text)] == [
        "Brian Adams",
        "Ruth A. Martin",
        "John Smith Jr.",
        "Mary O'Neil, PhD",
        "María José de la Cruz",
        "Poe, MD",
        "Michael Wilson",
        "Dr. Katharina Vogt",
    ]


@pytest.mark.parametrize("cell", ["Ann, Tom", "Ann Lee, CEO", "Ann Lee, Head of Sales", "Einkauf, Zentrale"])
def test_what_else_has_a_comma_stays(cell: str) -> None:
    assert names(f'Company,Contact,Phone\nAcme,"{cell}",{PHONE}\n') == [("Acme", cell)]


def test_a_column_with_one_company_in_every_row_is_nobody_s_name() -> None:
    rows = "".join(f"Person {letter}x,Home Office,,{PHONE}\n" for letter in "ABCDEF")
    text = f"Contact,Organization,Company,Phone\n{rows}Gil Orr,Home Office,Acme,{PHONE}\n"
    assert {company for company, _ in names(text)} == {"", "Acme"}


def test_what_was_read_from_several_columns_is_read_so_from_a_mapping_too() -> None:
    text = f"Name,FirstName,LastName,CompanyName,Phone\nCash sale,,,,{PHONE}\nBob Poe,Bob,Poe,,{PHONE}\n"
    reading = read("any.csv", text.encode(), "GB", {})
    assert reading.source.mapping["company"] == ("CompanyName", "Name")
    assert customers(text, {**reading.source.mapping}) == [*reading.customers]


def test_two_addresses_of_a_person_are_read_as_one_where_the_first_is_blank() -> None:
    rows = f"Ann Roe,,ann@roe.example,{PHONE}\nBob Poe,bob@x.example,b@p.example,{PHONE}\n"
    text = f"Contact,Work Email,Home Email,Phone\n{rows}"
    assert [each.contact.email for each in customers(text)] == ["ann@roe.example", "bob@x.example"]


def test_an_address_that_cannot_be_read_names_nobody() -> None:
    reading = read("any.csv", f"Email,Phone\nnobody,{PHONE}\nann@roe.example,{PHONE}\n".encode(), "GB", {})
    assert ([each.name for each in reading.customers], len(reading.rejects)) == (["ann@roe.example"], 1)


def test_of_several_associated_companies_the_first_is_the_contact_s_with_its_id() -> None:
    head = "Record ID,First Name,Last Name,Phone Number,Contact owner,Associated Company IDs,Associated Company"
    rows = f"1,Ann,Roe,{PHONE},Rita Vance,9001;9002,Tin Roof;Bolt\n2,Bob,Poe,{PHONE},Rita Vance,9001,Tin Roof\n"
    assert [(each.crm_id, each.company) for each in customers(f"{head}\n{rows}")] == [("9001", "Tin Roof")] * 2


def test_an_owner_s_id_is_nobody_s_name() -> None:
    text = f"Id,Name,BillingCountry,Phone,OwnerId\n1,Acme,United Kingdom,{PHONE},0055g000001abcD\n"
    reading = read("any.csv", text.encode(), "GB", {})
    assert [each.account_owner for each in reading.customers] == [""]
    assert [(each.column, each.message) for each in reading.problems] == [
        ("OwnerId", "an owner's id and no name; export the owners' names too")
    ]
