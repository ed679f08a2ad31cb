"""What the rows of a CRM file change: every customer once, and an empty cell changes nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.imports import Changes
from callprogram.domain.customers.matching.changes import changes_of, joined, updated
from callprogram.domain.customers.matching.keys import keys_of
from callprogram.domain.customers.phones import read_phone
from tests.examples import ANN, BOB, DOUBTFUL, MOBILE, WASHINGTON, a_row

BOB_AT_ANNS = replace(BOB, email=ANN.email, phones=ANN.phones)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_row("7", "Acme", ANN), a_row("7", "Globex", BOB)),
        (a_row("7", "Acme", ANN), a_row(None, "ACME", Contact("Dee Doe", email="ANN@acme.example"))),
        (a_row(None, "", ANN), a_row(None, "Acme", replace(ANN, phones=()))),
        (a_row(None, "", Contact("Ann Lee", phones=(WASHINGTON,))), a_row(None, "Acme", replace(ANN, email=""))),
        (a_row(None, "", Contact(email=ANN.email)), a_row(None, "", replace(ANN, email="ANN@ACME.example"))),
        (a_row(None, "Acme", Contact(email="ann@acme.example")), a_row(None, "", Contact(email="Ann@Acme.example"))),
        (a_row(None, "Acme", Contact("Ann Lee")), a_row(None, "ACME", Contact("ann lee", phones=(WASHINGTON,)))),
        (
            a_row(None, "Acme", Contact(phones=(WASHINGTON,))),
            a_row(None, "acme", Contact("Ann Lee", phones=(WASHINGTON, MOBILE))),
        ),
        (a_row(None, "Acme"), a_row(None, "acme")),
        (a_row(None, "Acme", Contact("Ann Lee")), a_row(None, "Acme")),
        (a_row(None, "Acme", Contact("Ann Lee")), a_row(None, "Acme", Contact("Bob Ray"))),
        (a_row(None, "Acme", ANN), a_row(None, "Acme", BOB)),
    ],
)
def test_two_rows_are_one_customer_by_id_email_number_or_names(one: Customer, other: Customer) -> None:
    assert set(keys_of(one)) & set(keys_of(other))
    assert changes_of((), [one, other]) == Changes((joined(one, other),), (), 0, 1)
    assert changes_of([replace(one, id=5)], [other]).created == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_row("7", "Acme", ANN), a_row("8", "Acme", ANN)),
        (a_row(None, "Acme", Contact("Ann Lee")), a_row(None, "Globex", Contact("Ann Lee"))),
        (
            a_row(None, "Acme", Contact(phones=(WASHINGTON,))),
            a_row(None, "Globex", Contact("Ann Lee", phones=(WASHINGTON,))),
        ),
        (a_row(None, "", Contact(phones=(WASHINGTON,))), a_row(None, "", Contact(phones=(MOBILE,)))),
        (
            a_row(None, "", Contact(phones=(read_phone("+1 202 555 0143 x1", None),))),
            a_row(None, "", Contact(phones=(read_phone("+1 202 555 0143 x2", None),))),
        ),
        (a_row("ann@acme.example"), a_row(None, "", Contact(email="ann@acme.example"))),
        (a_row(None, "Acme"), a_row(None, "Globex")),
        (a_row("7", "Acme", ANN), a_row(None, "Globex", Contact(email=ANN.email))),
        (a_row(None, "Acme", ANN), a_row(None, "Globex", ANN)),
        (a_row(None, "Acme", ANN), a_row("8", "Acme Inc", ANN)),
        (a_row(None, "", ANN), a_row(None, "", BOB_AT_ANNS)),
        (a_row(None, "Acme", ANN), a_row(None, "", BOB_AT_ANNS)),
        (a_row(None, "Acme", replace(ANN, name="")), a_row(None, "", BOB_AT_ANNS)),
    ],
)
def test_two_rows_that_differ_in_what_names_them_are_two_customers(one: Customer, other: Customer) -> None:
    assert changes_of((), [one, other]) == Changes((one, other), (), 0, 0)
    assert changes_of([replace(one, id=5)], [other]) == Changes((other,), (), 0, 0)


def test_the_crms_id_is_surer_than_an_email_and_that_than_a_number_and_that_than_names() -> None:
    kinds = [key.split()[0] for key in keys_of(a_row("7", "Acme", replace(ANN, phones=(WASHINGTON,))))]
    assert kinds == ["id", "email", "email", "number", "number", "email", "name", "company"]
    known = [Customer(1, crm_id="7", company="Acme"), Customer(2, company="Globex", contacts=(ANN,))]
    assert changes_of(known, [a_row("7", "Globex", ANN)]).updated == (
        Customer(1, crm_id="7", company="Globex", contacts=(ANN,)),
    )


def test_a_customer_of_whom_nothing_is_said_is_nobody_known() -> None:
    assert keys_of(Customer(1, notes="Prefers mornings.")) == ()


def test_a_new_customer_is_created_a_changed_one_saved_and_the_rest_left_alone() -> None:
    known = (Customer(1, crm_id="1", company="Acme"), Customer(2, crm_id="2", company="Globex"))
    changes = changes_of(known, (a_row("1", "Acme"), a_row("2", "Globex Ltd"), a_row("3", "Initech")))
    assert changes == Changes(
        created=(a_row("3", "Initech"),),
        updated=(Customer(2, crm_id="2", company="Globex Ltd"),),
        unchanged=1,
        merged=0,
    )


def test_two_rows_of_one_customer_become_one_with_both_contacts() -> None:
    changes = changes_of((), (a_row("7", "Acme", ANN), a_row("7", "", BOB)))
    assert changes == Changes(created=(a_row("7", "Acme", ANN, BOB),), updated=(), unchanged=0, merged=1)


def test_two_rows_that_only_what_is_known_shows_to_be_one_customer_change_it_together() -> None:
    known = Customer(5, crm_id="7", company="Acme", contacts=(ANN,))
    file = [replace(a_row("7"), health=80), replace(a_row(None, "", Contact(email=ANN.email)), nps=9)]
    assert changes_of([known], file) == Changes((), (replace(known, health=80, nps=9),), 0, 1)


def test_a_customer_who_had_no_crm_id_gets_the_files() -> None:
    known = Customer(5, company="Acme", contacts=(ANN,))
    assert changes_of([known], [a_row("7", "Acme", ANN)]).updated == (replace(known, crm_id="7"),)


def test_of_two_rows_the_first_is_right_and_the_second_fills_its_gaps() -> None:
    first = replace(a_row("7", "Acme"), country="US", open_cases=0)
    second = replace(a_row("7", "Acme Inc"), country="GB", open_cases=5, revenue=Decimal(900), notes="Mornings.")
    assert joined(first, second) == replace(first, revenue=Decimal(900), notes="Mornings.")


def test_one_person_in_two_rows_is_one_contact_with_every_number_valid_ones_first() -> None:
    by_email = a_row("7", "Acme", Contact("A. Lee", email="ANN@acme.example", phones=(MOBILE, WASHINGTON)))
    by_name = a_row("7", "Acme", Contact("ann lee", phones=(DOUBTFUL,)))
    first = a_row("7", "Acme", replace(ANN, phones=(DOUBTFUL, WASHINGTON)))
    assert joined(first, by_email).contacts == (replace(ANN, phones=(WASHINGTON, MOBILE, DOUBTFUL)),)
    assert joined(first, by_name).contacts == (replace(ANN, phones=(WASHINGTON, DOUBTFUL)),)


def test_two_people_of_one_name_with_their_own_emails_stay_two() -> None:
    namesake = Contact("Ann Lee", email="ann.lee@acme.example")
    assert joined(a_row("7", "Acme", ANN), a_row("7", "Acme", namesake)).contacts == (ANN, namesake)


def test_the_second_row_fills_the_gaps_of_a_contact_too() -> None:
    first, second = a_row("7", "Acme", Contact("Ann Lee", phones=(WASHINGTON,))), a_row("7", "Acme", ANN)
    assert joined(first, second).contacts == (ANN,)


def test_what_the_file_says_replaces_what_was_known_and_an_empty_cell_does_not() -> None:
    known = Customer(
        5, crm_id="7", company="Acme", country="US", health=80, open_cases=3, notes="Old.", contacts=(ANN,)
    )
    row = replace(a_row("7", "Acme Inc"), open_cases=0, renewal_on=date(2027, 3, 3))
    assert updated(known, row) == replace(known, company="Acme Inc", open_cases=0, renewal_on=date(2027, 3, 3))


@pytest.mark.parametrize(
    "named",
    [Contact("Ann Lee"), Contact("Ann Lee", email="ann@acme.example"), Contact("Ann Lee", phones=(WASHINGTON,))],
)
def test_an_empty_cell_of_a_contact_changes_nothing_either(named: Contact) -> None:
    known = Customer(5, crm_id="7", company="Acme", contacts=(ANN,))
    assert updated(known, a_row("7", "Acme", named)) == known


@pytest.mark.parametrize(("before", "said"), [(True, False), (False, True), (True, True)])
def test_nobody_who_asked_not_to_be_called_is_called_again_because_of_a_file(*, before: bool, said: bool) -> None:
    known = Customer(5, crm_id="7", do_not_call=before)
    assert updated(known, replace(a_row("7"), do_not_call=said)).do_not_call
    assert joined(replace(a_row("7"), do_not_call=before), replace(a_row("7"), do_not_call=said)).do_not_call


def test_contacts_whom_a_file_does_not_name_stay_after_those_whom_it_does() -> None:
    known = Customer(5, crm_id="7", contacts=(ANN, BOB))
    renamed = Contact("Bob Ray-Moss", email="BOB@acme.example", phones=(WASHINGTON,))
    assert updated(known, a_row("7", "", renamed)).contacts == (
        Contact("Bob Ray-Moss", "CTO", "BOB@acme.example", (WASHINGTON, MOBILE)),
        ANN,
    )


def test_a_person_whose_name_is_written_the_other_way_round_is_one() -> None:
    known = Customer(5, crm_id="7", company="Acme", contacts=(Contact("Lee, Ann", "CTO", phones=(MOBILE,)),))
    assert updated(known, a_row("7", "Acme", Contact("Ann Lee", phones=(WASHINGTON,)))).contacts == (
        Contact("Ann Lee", "CTO", phones=(WASHINGTON, MOBILE)),
    )


def test_companies_and_their_people_in_two_files_by_turns_change_nothing_any_more() -> None:
    companies, people = a_row("7", "Acme", Contact(phones=(WASHINGTON,))), a_row("7", "", ANN)
    known = updated(updated(replace(companies, id=5), people), companies)
    assert [contact.name for contact in known.contacts] == ["Ann Lee", ""]
    assert (updated(known, people), updated(known, companies)) == (known, known)


def test_an_address_is_one_row_s_and_not_made_of_parts_of_several() -> None:
    ann = replace(a_row("7", "Acme", ANN), city="San Francisco", country="US")
    bob = replace(a_row("7", "Acme", BOB), city="Austin", state="TX", postal_code="73301")
    (customer,) = changes_of((), [ann, bob]).created
    assert (customer.city, customer.state, customer.postal_code, customer.country) == ("San Francisco", "", "", "US")


def test_another_row_says_more_of_the_same_address() -> None:
    ann = replace(a_row("7", "Acme", ANN), city="Austin")
    bob = replace(a_row("7", "Acme", BOB), city="Austin", state="TX", postal_code="73301")
    (customer,) = changes_of((), [ann, bob]).created
    assert (customer.city, customer.state, customer.postal_code) == ("Austin", "TX", "73301")


def test_a_customer_who_moves_keeps_nothing_of_where_it_was() -> None:
    known = Customer(5, city="Austin", state="TX", postal_code="73301")
    there, here = updated(known, replace(a_row(), city="Reno")), updated(known, replace(a_row(), state="Texas"))
    assert (there.city, there.state, there.postal_code) == ("Reno", "", "")
    assert (here.city, here.state, here.postal_code) == ("Austin", "Texas", "73301")


def test_companies_and_people_by_turns_leave_a_customer_where_its_people_are() -> None:
    company = replace(a_row("7", "Acme"), city="New York", state="NY", country="US")
    person = replace(a_row("7", "Acme", ANN), city="San Francisco", state="CA")
    known = replace(company, id=5)
    for row in (person, company, person, company):
        changes = changes_of([known], [row], have_people_places=True)
        known = changes.updated[0] if changes.updated else known
        assert (known.city, known.state, known.country) == ("San Francisco", "CA", "US")


def test_a_company_s_address_is_its_customer_s_where_nobody_s_own_is_known() -> None:
    known = Customer(5, crm_id="7", company="Acme", contacts=(ANN,))
    company = replace(a_row("7", "Acme"), city="New York", state="NY")
    (there,) = changes_of([known], [company], have_people_places=True).updated
    assert there.city == "New York"
    moved_to = changes_of([there], [replace(company, city="Boston", state="MA")])
    assert [each.city for each in moved_to.updated] == ["Boston"]


OFFICE = "office@agency.example"
STRANGERS = [
    a_row(None, "Harbor Mill Ltd", Contact("Anna Verne", email=OFFICE)),
    a_row(None, "Tall Pine GmbH", Contact("Ben Ott", email=OFFICE)),
    a_row(None, "Harbor Mill Ltd", Contact("Dora Fields", email=OFFICE)),
]


def test_colleagues_find_each_other_past_a_stranger_who_shares_their_address() -> None:
    changes = changes_of((), STRANGERS)
    assert changes.merged == 1
    assert [customer.company for customer in changes.created] == ["Harbor Mill Ltd", "Tall Pine GmbH"]


@pytest.mark.parametrize("alias", [f"email {OFFICE}", f"email {OFFICE}\ntall pine gmbh", f"email {OFFICE}\nben ott"])
def test_who_was_joined_is_told_by_company_or_person_and_not_by_a_shared_address(alias: str) -> None:
    anna, ben = a_row(None, "Harbor Mill Ltd", Contact("Anna Verne")), STRANGERS[1]
    known = replace(joined(anna, ben), id=5)
    cleo = a_row(None, "Quiet Lake SA", Contact("Ben Ott", email=OFFICE))
    person = replace(ben, company="")
    assert changes_of([known], [cleo], {alias: 5}).created == (cleo,)
    assert changes_of([known], [person], {alias: 5}).created == ()
    assert (changes_of([known], [ben], {alias: 5}).created == ()) == alias.endswith("gmbh")


def test_one_person_whom_the_crm_has_twice_is_one_contact_with_the_first_id() -> None:
    twice = [a_row(None, "Acme", replace(ANN, crm_id=crm_id)) for crm_id in ("501", "502")]
    (acme,) = changes_of([], twice).created
    assert [(each.name, each.crm_id) for each in acme.contacts] == [(ANN.name, "501")]


def test_namesakes_with_ids_and_addresses_of_their_own_stay_two() -> None:
    rows = [
        a_row(None, "Acme", replace(ANN, crm_id="501")),
        a_row(None, "Acme", replace(ANN, crm_id="502", email="ann.lee.2@acme.example", phones=(MOBILE,))),
    ]
    (acme,) = changes_of([], rows).created
    assert [each.crm_id for each in acme.contacts] == ["501", "502"]
