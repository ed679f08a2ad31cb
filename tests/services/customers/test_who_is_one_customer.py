"""Files as people bring them in: who is one customer afterwards, with whom to talk to, whichever file comes first."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from callprogram.adapters.database.store import Database
from callprogram.adapters.exports import read
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.services.act import look
from callprogram.services.customers import importing
from tests.examples import NOW

pytestmark = pytest.mark.rules

ACCOUNTS = """Account ID,Account Name,Phone,Account Owner,Billing Country
001A,Harbor Mill Ltd,+44 20 7946 0950,Rita Vance,United Kingdom
001B,Tall Pine GmbH,+49 30 23125 800,Theo Lamb,Germany
"""
CONTACTS = """Contact ID,First Name,Last Name,Account ID,Account Name,Phone,Email,Contact Owner
003A,Anna,Verne,001A,Harbor Mill Ltd,+44 20 7946 0958,anna@harbor.example,Rita Vance
003B,Ben,Ott,001B,Tall Pine GmbH,+49 30 23125 820,ben@tallpine.example,Theo Lamb
003C,Cleo,Pons,001A,Harbor Mill Ltd,+44 20 7946 0959,cleo@harbor.example,Rita Vance
"""
WITHOUT_ACCOUNTS = "\n".join(
    ",".join(cell for place, cell in enumerate(line.split(",")) if place != 3) for line in CONTACTS.splitlines()
)
BOTH = {"Harbor Mill Ltd": ("Anna Verne", "Cleo Pons"), "Tall Pine GmbH": ("Ben Ott",)}


def customers_after(store: Database, files: Sequence[str]) -> list[Customer]:
    """The customers once these files are in, one after the other."""
    for text in files:
        reading = read("any.csv", text.encode(), "GB", {})
        seen = look(store, YOU, NOW, importing.preview, reading)
        assert importing.import_file(store, YOU, NOW, reading)[1] == seen
        assert reading.rows == len(reading.customers) + len(reading.rejects) + len(reading.not_customers)
    with store.transaction(YOU, NOW, "importing.preview") as transaction:
        return transaction.find(Customer)


def people(customers: Sequence[Customer]) -> dict[str, tuple[str, ...]]:
    """The names of each customer's contacts."""
    assert len({customer.name for customer in customers}) == len(customers)
    return {each.name: tuple(sorted(one.name for one in each.contacts if one.name)) for each in customers}


@pytest.mark.parametrize("files", [*permutations([ACCOUNTS, CONTACTS]), *permutations([ACCOUNTS, WITHOUT_ACCOUNTS])])
def test_companies_and_their_contacts_are_the_same_customers_whichever_comes_first(
    store: Database, files: Sequence[str]
) -> None:
    customers = customers_after(store, files)
    assert people(customers) == BOTH
    assert [customer.crm_id for customer in customers] == ["001A", "001B"]
    assert [each.crm_id for each in customers[0].contacts if each.name] == ["003A", "003C"]


@pytest.mark.parametrize("file", [CONTACTS, WITHOUT_ACCOUNTS])
def test_contacts_alone_are_contacts_of_their_companies(store: Database, file: str) -> None:
    assert people(customers_after(store, [file, file])) == BOTH


def test_a_contact_seen_again_by_its_own_id_stays_when_its_company_is_called_otherwise(store: Database) -> None:
    renamed = WITHOUT_ACCOUNTS.replace("Tall Pine GmbH", "Tall Spruce GmbH").replace("tallpine", "spruce")
    customers = customers_after(store, [WITHOUT_ACCOUNTS, renamed])
    assert [(customer.id, customer.company) for customer in customers] == [
        (1, "Harbor Mill Ltd"),
        (2, "Tall Spruce GmbH"),
    ]


def test_a_contact_who_moves_to_another_company_takes_nobody_along(store: Database) -> None:
    moved = "\n".join(line for line in WITHOUT_ACCOUNTS.splitlines() if "Anna" not in line)
    moved = moved.replace("Cleo,Pons,Harbor Mill Ltd", "Cleo,Pons,Quiet Lake SA")
    customers = customers_after(store, [WITHOUT_ACCOUNTS, moved])
    assert [customer.company for customer in customers] == ["Harbor Mill Ltd", "Tall Pine GmbH", "Quiet Lake SA"]


def test_namesakes_at_one_company_with_their_own_addresses_are_two_contacts(store: Database) -> None:
    file = """First Name,Last Name,Company,Phone,Email
Mo,Ali,Harbor Mill,+44 20 7946 0958,m1@harbor.example
Mo,Ali,Harbor Mill,+44 20 7946 0959,m2@harbor.example
"""
    (customer,) = customers_after(store, [file])
    assert [(each.email, len(each.phones)) for each in customer.contacts] == [
        ("m1@harbor.example", 1),
        ("m2@harbor.example", 1),
    ]


def test_colleagues_who_share_the_office_s_address_are_two_contacts(store: Database) -> None:
    file = """Company,Contact,Email,Phone
Harbor Mill,Anna Verne,office@harbor.example,+44 20 7946 0958
Harbor Mill,Ben Ott,office@harbor.example,+44 20 7946 0958
"""
    assert people(customers_after(store, [file])) == {"Harbor Mill": ("Anna Verne", "Ben Ott")}


@pytest.mark.parametrize("nobody", ["Self", "n/a", "Private", "-", "Individual", "Household", "Unknown"])
def test_people_whose_company_is_none_are_customers_of_their_own(store: Database, nobody: str) -> None:
    file = f"Company,Contact,Phone\n{nobody},Anna Verne,+44 20 7946 0958\n{nobody},Ben Ott,+44 20 7946 0959\n"
    assert people(customers_after(store, [file])) == {"Anna Verne": ("Anna Verne",), "Ben Ott": ("Ben Ott",)}


def test_people_of_a_crm_belong_to_their_organization_and_who_has_none_stays_alone(store: Database) -> None:
    file = """Person - ID,Person - Name,Person - Organization,Person - Phone - Work,Person - Owner
88,Jordan Vega,Acorn Restoration,+1 312 555 0122,Dana Wells
89,Ira Moss,Acorn Restoration,+1 312 555 0123,Dana Wells
90,Solo Person,,+1 312 555 0124,Kai Ritter
"""
    customers = customers_after(store, [file])
    assert people(customers) == {"Acorn Restoration": ("Ira Moss", "Jordan Vega"), "Solo Person": ("Solo Person",)}
    assert [(customer.crm_id, customer.contacts[0].crm_id) for customer in customers] == [(None, "88"), (None, "90")]


def test_branches_with_ids_of_their_own_stay_apart_and_whose_contact_it_is_nobody_guesses(store: Database) -> None:
    branches = "Account ID,Company,Phone\n1,Harbor Mill,+44 20 7946 0958\n2,Harbor Mill,+44 20 7946 0959\n"
    contacts = "Company,Contact,Phone\nHarbor Mill,Anna Verne,+44 20 7946 0950\n"
    assert {customer.crm_id for customer in customers_after(store, [branches, contacts])} == {"1", "2", None}
