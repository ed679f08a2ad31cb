"""Likely duplicates: what two customers have in common, and what is never enough."""

from dataclasses import replace

import pytest

from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.duplicates import lasting_keys, likely_pair
from callprogram.domain.customers.phones import shown
from tests.examples import LONDON, WASHINGTON

ANN = Contact("Ann Lee", "CFO", "ann@acme.example", (WASHINGTON,))
BOB = Contact("Bob Ray", "CTO", "bob@acme.example", (LONDON,))
ACME = Customer(1, "A-1", "Acme Widgets Inc.", "US", contacts=(ANN,))
OTHER = Customer(2, "A-2", "ACME Widgets", "US", contacts=(BOB,))


def why(one: Customer, other: Customer) -> tuple[str, ...]:
    pair = likely_pair(one, other)
    return pair.why if pair else ()


def test_the_same_emails_domain_and_a_company_called_alike_are_shown() -> None:
    assert why(ACME, OTHER) == ("emails at acme.example", "similar names")


def test_the_same_contact_at_a_company_called_alike_is_shown() -> None:
    assert why(ACME, replace(OTHER, contacts=(Contact("ann  lee", email="ann@else.example"),))) == (
        "the contact Ann Lee",
        "similar names",
    )


def test_one_number_at_two_companies_is_shown() -> None:
    globex = Customer(2, "A-2", "Globex", "US", contacts=(Contact("Cy Fox", phones=(WASHINGTON,)),))
    assert why(ACME, globex) == ("the number +1 202-555-0143",)


@pytest.mark.parametrize(
    "other",
    [
        replace(OTHER, contacts=()),
        replace(OTHER, country="DE"),
        replace(OTHER, company="Globex"),
        replace(OTHER, contacts=(Contact("Bob Ray", email="bob@gmail.com"),)),
    ],
    ids=["names alone", "in another country", "another company", "an address that anybody has"],
)
def test_too_little_in_common_is_not_shown(other: Customer) -> None:
    assert why(replace(ACME, contacts=(replace(ANN, email=other.contact.email.replace("bob", "ann")),)), other) == ()


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Delta", "DELTA", ("the name",)),
        ("Harbor Mill", "Harbor Mill Ltd", ("the name, but for its legal form",)),
        ("Harbor Mill Limited", "Harbor Mill Ltd.", ("the name",)),
        ("Harbor Mill GmbH", "Harbor Mill Ltd", ()),
        ("Self", "self", ()),
    ],
)
def test_the_same_name_is_asked_about_unless_the_crm_counts_two(one: str, other: str, said: tuple[str, ...]) -> None:
    first, second = Customer(1, company=one), Customer(2, company=other)
    assert why(first, second) == said
    assert why(replace(first, country="GB"), replace(second, country="DE")) == ()
    assert why(replace(first, crm_id="A-1"), replace(second, crm_id="A-2")) == ()


def test_an_office_s_address_and_a_switchboard_say_less_than_a_person_s() -> None:
    main = replace(LONDON, label="main")
    one = Customer(1, company="Harbor Mill", contacts=(Contact("Ann", email="info@agency.example"),))
    other = Customer(2, company="Tall Pine", contacts=(Contact("Ben", email="info@agency.example"),))
    assert why(one, other) == ()
    for number, said in ((main, ()), (LONDON, (f"the number {shown(LONDON)}",))):
        both = [replace(each, contacts=(Contact(phones=(number,)),)) for each in (one, other)]
        assert why(both[0], both[1]) == said


def test_the_order_decides_nothing() -> None:
    pair, turned = likely_pair(ACME, OTHER), likely_pair(OTHER, ACME)
    assert pair is not None
    assert turned is not None
    assert (pair.score, pair.why) == (turned.score, turned.why)


def test_what_the_one_who_goes_was_known_by_lasts_with_its_company_or_its_person() -> None:
    keys = lasting_keys(ACME, OTHER)
    assert keys == (
        "id A-2",
        "email bob@acme.example\nacme widgets",
        "email bob@acme.example\nbob ray",
        f"number {LONDON.e164} \nacme widgets",
        f"number {LONDON.e164} \nbob ray",
        "email bob@acme.example",
        "name bob ray\nacme widgets",
        "company\nacme widgets",
    )
    assert "id A-2" not in lasting_keys(replace(ACME, crm_id=None), OTHER)
