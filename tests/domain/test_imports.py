"""What the rows of a CRM file change: every customer once, and an empty cell changes nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.customers import Contact, Customer
from callprogram.domain.imports import Changes, Source, changes_of, joined, key_of, updated
from callprogram.domain.phones import read_phone

DESK = read_phone("+1 202 555 0143", None, "desk")
MOBILE = read_phone("+1 202 555 0144", None, "mobile")
DOUBTFUL = read_phone("555-0143", "US")
ANN = Contact("Ann Lee", "CFO", "ann@acme.example", (DESK,))
BOB = Contact("Bob Ray", "CTO", "bob@acme.example", (MOBILE,))


def a_row(crm_id: str | None = None, company: str = "", *contacts: Contact) -> Customer:
    """A customer as a file's row says it, before it has an id of ours."""
    return Customer(0, crm_id=crm_id, company=company, contacts=contacts)


@st.composite
def rows(draw: st.DrawFn) -> Customer:
    """Rows of few companies and people, so that some of them are the same customer."""
    contact = Contact(
        name=draw(st.sampled_from(["", "Ann Lee", "ann lee", "Bob Ray"])),
        title=draw(st.sampled_from(["", "CFO"])),
        email=draw(st.sampled_from(["", "ann@acme.example", "ANN@acme.example"])),
        phones=draw(st.sampled_from([(), (DESK,), (MOBILE, DESK), (DOUBTFUL,)])),
    )
    return Customer(
        id=0,
        crm_id=draw(st.sampled_from([None, "7", "8"])),
        company=draw(st.sampled_from(["", "Acme", "ACME", "Globex"])),
        country=draw(st.sampled_from([None, "US"])),
        revenue=draw(st.sampled_from([None, Decimal(0), Decimal(900)])),
        open_cases=draw(st.sampled_from([None, 0, 3])),
        do_not_call=draw(st.booleans()),
        notes=draw(st.sampled_from(["", "Prefers mornings."])),
        contacts=(contact,),
    )


FILES = st.lists(rows(), max_size=8).map(tuple)


def stored(customers: tuple[Customer, ...]) -> dict[str, Customer]:
    """The customers as the store knows them: each with an id, by key."""
    return {key_of(each): replace(each, id=number) for number, each in enumerate(customers, start=1)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_row("7", "Acme", ANN), a_row("7", "Globex", BOB)),
        (a_row(None, "Acme", Contact(email="ann@acme.example")), a_row(None, "", Contact(email="Ann@Acme.example"))),
        (a_row(None, "Acme", Contact("Ann Lee")), a_row(None, "ACME", Contact("ann lee", phones=(DESK,)))),
        (a_row(None, "Acme", Contact(phones=(DESK,))), a_row(None, "", Contact("Ann Lee", phones=(DESK, MOBILE)))),
        (a_row(None, "Acme"), a_row(None, "acme")),
    ],
)
def test_two_rows_are_one_customer_by_id_else_email_else_names_else_number(one: Customer, other: Customer) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_row("7", "Acme", ANN), a_row("8", "Acme", ANN)),
        (a_row(None, "Acme", ANN), a_row(None, "Acme", BOB)),
        (a_row(None, "Acme", Contact("Ann Lee")), a_row(None, "Acme", Contact("Bob Ray"))),
        (a_row(None, "Acme", Contact("Ann Lee")), a_row(None, "Globex", Contact("Ann Lee"))),
        (a_row(None, "", Contact(phones=(DESK,))), a_row(None, "", Contact(phones=(MOBILE,)))),
        (
            a_row(None, "", Contact(phones=(read_phone("+1 202 555 0143 x1", None),))),
            a_row(None, "", Contact(phones=(read_phone("+1 202 555 0143 x2", None),))),
        ),
        (a_row("ann@acme.example"), a_row(None, "", Contact(email="ann@acme.example"))),
        (a_row(None, "Acme"), a_row(None, "Globex")),
    ],
)
def test_two_rows_that_differ_in_what_names_them_are_two_customers(one: Customer, other: Customer) -> None:
    assert key_of(one) != key_of(other)


def test_a_new_customer_is_created_a_changed_one_saved_and_the_rest_left_alone() -> None:
    known = stored((a_row("1", "Acme"), a_row("2", "Globex")))
    changes = changes_of(known, (a_row("1", "Acme"), a_row("2", "Globex Ltd"), a_row("3", "Initech")))
    assert changes == Changes(
        created=(a_row("3", "Initech"),),
        updated=(Customer(2, crm_id="2", company="Globex Ltd"),),
        unchanged=1,
        merged=0,
    )


def test_two_rows_of_one_customer_become_one_with_both_contacts() -> None:
    changes = changes_of({}, (a_row("7", "Acme", ANN), a_row("7", "", BOB)))
    assert changes == Changes(created=(a_row("7", "Acme", ANN, BOB),), updated=(), unchanged=0, merged=1)


def test_of_two_rows_the_first_is_right_and_the_second_fills_its_gaps() -> None:
    first = replace(a_row("7", "Acme"), country="US", open_cases=0)
    second = replace(a_row("7", "Acme Inc"), country="GB", open_cases=5, revenue=Decimal(900), notes="Mornings.")
    assert joined(first, second) == replace(first, revenue=Decimal(900), notes="Mornings.")


def test_one_person_in_two_rows_is_one_contact_with_every_number_valid_ones_first() -> None:
    by_email = a_row("7", "Acme", Contact("A. Lee", email="ANN@acme.example", phones=(MOBILE, DESK)))
    by_name = a_row("7", "Acme", Contact("ann lee", phones=(DOUBTFUL,)))
    first = a_row("7", "Acme", replace(ANN, phones=(DOUBTFUL, DESK)))
    assert joined(first, by_email).contacts == (replace(ANN, phones=(DESK, MOBILE, DOUBTFUL)),)
    assert joined(first, by_name).contacts == (replace(ANN, phones=(DESK, DOUBTFUL)),)


def test_two_people_of_one_name_with_their_own_emails_stay_two() -> None:
    namesake = Contact("Ann Lee", email="ann.lee@acme.example")
    assert joined(a_row("7", "Acme", ANN), a_row("7", "Acme", namesake)).contacts == (ANN, namesake)


@pytest.mark.xfail(strict=True, reason="of the second row's contact only the numbers are taken")
def test_the_second_row_fills_the_gaps_of_a_contact_too() -> None:
    first, second = a_row("7", "Acme", Contact("Ann Lee", phones=(DESK,))), a_row("7", "Acme", ANN)
    assert joined(first, second).contacts == (ANN,)


def test_what_the_file_says_replaces_what_was_known_and_an_empty_cell_does_not() -> None:
    known = Customer(
        5, crm_id="7", company="Acme", country="US", health=80, open_cases=3, notes="Old.", contacts=(ANN,)
    )
    row = replace(a_row("7", "Acme Inc"), open_cases=0, renewal_on=date(2027, 3, 3))
    assert updated(known, row) == replace(known, company="Acme Inc", open_cases=0, renewal_on=date(2027, 3, 3))


@pytest.mark.xfail(strict=True, reason="a row's contact replaces the known one whole, numbers and all")
@pytest.mark.parametrize(
    "named", [Contact("Ann Lee"), Contact("Ann Lee", email="ann@acme.example"), Contact("Ann Lee", phones=(DESK,))]
)
def test_an_empty_cell_of_a_contact_changes_nothing_either(named: Contact) -> None:
    known = Customer(5, crm_id="7", company="Acme", contacts=(ANN,))
    assert updated(known, a_row("7", "Acme", named)) == known


@pytest.mark.parametrize(("before", "said"), [(True, False), (False, True), (True, True)])
def test_nobody_who_asked_not_to_be_called_is_called_again_because_of_a_file(*, before: bool, said: bool) -> None:
    known = Customer(5, crm_id="7", do_not_call=before)
    assert updated(known, replace(a_row("7"), do_not_call=said)).do_not_call
    assert joined(replace(a_row("7"), do_not_call=before), replace(a_row("7"), do_not_call=said)).do_not_call


@given(FILES, FILES)
def test_every_row_is_accounted_for_once(before: tuple[Customer, ...], file: tuple[Customer, ...]) -> None:
    changes = changes_of(stored(changes_of({}, before).created), file)
    assert len(changes.created) + len(changes.updated) + changes.unchanged + changes.merged == len(file)


@given(FILES, FILES)
def test_an_import_never_makes_a_known_customer_a_second_time_nor_changes_whose_it_is(
    before: tuple[Customer, ...], file: tuple[Customer, ...]
) -> None:
    known = stored(changes_of({}, before).created)
    changes = changes_of(known, file)
    ids = {customer.id for customer in known.values()}
    assert {customer.id for customer in changes.created} <= {0}
    assert {customer.id for customer in changes.updated} <= ids
    assert len({customer.id for customer in changes.updated}) == len(changes.updated)
    assert changes_of(known, tuple(row for row in file if key_of(row) in known)).created == ()


@given(FILES, FILES)
def test_no_import_makes_anybody_callable_who_asked_not_to_be(
    before: tuple[Customer, ...], file: tuple[Customer, ...]
) -> None:
    known = stored(changes_of({}, before).created)
    spared = {customer.id for customer in known.values() if customer.do_not_call}
    assert all(after.do_not_call for after in changes_of(known, file).updated if after.id in spared)


@given(st.lists(rows().map(lambda row: replace(row, crm_id="7")), max_size=6).map(tuple))
def test_a_file_with_the_crms_ids_brought_in_twice_changes_nothing_the_second_time(file: tuple[Customer, ...]) -> None:
    first = changes_of({}, file)
    again = changes_of(stored(first.created), file)
    assert again == Changes(created=(), updated=(), unchanged=len(first.created), merged=first.merged)


@pytest.mark.xfail(strict=True, reason="joined by their number, the two have names, and so another key")
def test_a_file_without_ids_brought_in_twice_changes_nothing_the_second_time() -> None:
    file = (a_row(None, "", Contact("Ann Lee", phones=(DESK,))), a_row(None, "Acme", Contact(phones=(DESK,))))
    again = changes_of(stored(changes_of({}, file).created), file)
    assert again == Changes(created=(), updated=(), unchanged=1, merged=1)


def test_headers_that_fill_no_field_are_ignored_ones_in_the_files_order() -> None:
    source = Source(
        file="crm.csv",
        encoding="utf-8",
        delimiter=",",
        header_row=1,
        headers=("Shoe size", "Company", "Phone", "Mobile", "Fax"),
        mapping={"company": ("Company",), "phone": ("Phone", "Mobile")},
    )
    assert source.ignored_headers == ("Shoe size", "Fax")
