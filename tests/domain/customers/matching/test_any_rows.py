"""What any file changes: no row lost, nobody known lost or made twice, and nothing the second time."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.matching.changes import changes_of, updated
from callprogram.domain.customers.matching.keys import keys_of
from tests.examples import ANN, BOB, DOUBTFUL, MOBILE, WASHINGTON, a_row

CONTACTS = st.builds(
    Contact,
    name=st.sampled_from(["", "Ann Lee", "ann lee", "Bob Ray"]),
    title=st.sampled_from(["", "CFO"]),
    email=st.sampled_from(["", "ann@acme.example", "ANN@acme.example", "bob@acme.example"]),
    phones=st.sampled_from([(), (WASHINGTON,), (MOBILE, WASHINGTON), (DOUBTFUL,)]),
)
CRM_IDS = st.sampled_from(["7", "8"])
ANY_OR_NO_ID = st.none() | CRM_IDS


@st.composite
def people(draw: st.DrawFn, *, email_known: bool = False) -> Contact:
    """Ann or Bob, each with an address of their own, where it is known."""
    somebody = draw(st.sampled_from([ANN, BOB]))
    email = somebody.email if email_known or draw(st.booleans()) else ""
    return replace(draw(CONTACTS), name=somebody.name, email=email)


@st.composite
def rows(
    draw: st.DrawFn,
    crm_ids: st.SearchStrategy[str | None] = ANY_OR_NO_ID,
    contacts: st.SearchStrategy[Contact] = CONTACTS,
) -> Customer:
    """Rows of few companies and people, so that some of them are the same customer."""
    contact = draw(contacts)
    return Customer(
        id=0,
        crm_id=draw(crm_ids),
        company=draw(st.sampled_from(["", "Acme", "ACME", "Globex"])),
        country=draw(st.sampled_from([None, "US"])),
        revenue=draw(st.sampled_from([None, Decimal(0), Decimal(900)])),
        open_cases=draw(st.sampled_from([None, 0, 3])),
        do_not_call=draw(st.booleans()),
        notes=draw(st.sampled_from(["", "Prefers mornings."])),
        contacts=(contact,) if contact != Contact() else (),
    )


FILES = st.lists(rows(), max_size=5)
WITH_IDS = st.lists(rows(CRM_IDS, people()), max_size=5)
WITH_EMAILS = st.lists(rows(st.none(), people(email_known=True)), max_size=5)
CUSTOMERS = st.lists(CONTACTS, max_size=3).map(lambda contacts: Customer(5, crm_id="7", contacts=tuple(contacts)))


def after(known: Iterable[Customer], file: Iterable[Customer]) -> tuple[Customer, ...]:
    """The customers as the store has them once the file is in: each with an id of ours, in their order."""
    stored = {customer.id: customer for customer in known}
    changes = changes_of(stored.values(), file)
    stored |= {customer.id: customer for customer in changes.updated}
    created = enumerate(changes.created, start=max(stored, default=0) + 1)
    return (*stored.values(), *(replace(customer, id=number) for number, customer in created))


def crm_ids(customers: Iterable[Customer]) -> set[str]:
    return {customer.crm_id for customer in customers if customer.crm_id}


def numbers(contact: Contact) -> set[str]:
    return {phone.e164 or phone.raw for phone in contact.phones}


@given(CUSTOMERS, CUSTOMERS)
def test_nothing_known_of_a_contact_is_lost_by_an_update(known: Customer, row: Customer) -> None:
    contacts = updated(known, row).contacts
    for before in known.contacts:
        assert any(
            (not before.email or before.email.casefold() == contact.email.casefold())
            and (contact.name or not before.name)
            and (contact.title or not before.title)
            and numbers(before) <= numbers(contact)
            for contact in contacts
        )


@given(rows(), rows())
def test_after_an_update_every_cell_is_the_files_or_where_that_is_empty_the_known_one(
    known: Customer, row: Customer
) -> None:
    changed = updated(replace(known, id=5), row)
    assert (changed.id, changed.company) == (5, row.company or known.company)
    assert changed.open_cases == (known.open_cases if row.open_cases is None else row.open_cases)
    assert changed.revenue == (known.revenue if row.revenue is None else row.revenue)
    assert (changed.crm_id, changed.notes) == (row.crm_id or known.crm_id, row.notes or known.notes)
    assert updated(changed, replace(row, contacts=())) == changed


@given(FILES, FILES)
def test_every_row_is_accounted_for_once(before: list[Customer], file: list[Customer]) -> None:
    known = after((), before)
    changes = changes_of(known, file)
    assert len(changes.created) + len(changes.updated) + changes.unchanged + changes.merged == len(file)


@given(FILES, FILES)
def test_an_import_gives_no_new_customer_an_id_and_changes_each_known_one_once(
    before: list[Customer], file: list[Customer]
) -> None:
    known = {customer.id: customer for customer in after((), before)}
    changes = changes_of(known.values(), file)
    assert {customer.id for customer in changes.created} <= {0}
    assert {customer.id for customer in changes.updated} <= set(known)
    assert len({customer.id for customer in changes.updated}) == len(changes.updated)
    assert all(customer != known[customer.id] for customer in changes.updated)


@given(FILES, st.data())
def test_a_row_that_shares_an_email_and_the_company_with_a_known_customer_never_makes_another(
    before: list[Customer], data: st.DataObject
) -> None:
    known = after((), before)
    pairs = {(customer.company, each.email) for customer in known for each in customer.contacts if each.email}
    pairs = {(company, email) for company, email in pairs if company}
    assume(pairs)
    company, email = data.draw(st.sampled_from(sorted(pairs)))
    assert changes_of(known, [a_row(None, company.swapcase(), Contact(email=email))]).created == ()


PEOPLE = st.builds(
    Contact,
    name=st.sampled_from(["", "Anna Verne", "ANNA VERNE", "Ben Ott", "Cleo Pons"]),
    email=st.sampled_from(["", "office@agency.example", "OFFICE@agency.example", "anna@harbor.example"]),
    phones=st.sampled_from([(), (WASHINGTON,), (MOBILE,)]),
)
COMPANIES = st.sampled_from(["", "Harbor Mill", "HARBOR MILL", "Tall Pine", "Quiet Lake"])
AT_ONE_OFFICE = st.builds(lambda company, contact: a_row(None, company, contact), COMPANIES, PEOPLE)


# Companies with contacts as CRMs have them: with and without ids of either, namesakes, and names of nobody.
COMPANY_ROWS = st.builds(
    lambda crm_id, company, country, owner, contacts: Customer(
        0, crm_id, company, country, account_owner=owner, contacts=contacts
    ),
    ANY_OR_NO_ID,
    st.sampled_from(["", "Harbor Mill", "Harbor Mill Ltd", "HARBOR MILL Limited", "Delta", "Self", "Tall Pine"]),
    st.sampled_from([None, "GB", "DE"]),
    st.sampled_from(["", "Rita Vance", "Theo Lamb"]),
    st.lists(
        st.builds(
            Contact,
            name=st.sampled_from(["", "Anna Verne", "Ben Ott", "Ott"]),
            email=st.sampled_from(["", "info@harbor.example", "anna@harbor.example", "anna@pine.example"]),
            phones=st.sampled_from([(), (WASHINGTON,)]),
            crm_id=st.sampled_from([None, "3A", "3B", "7"]),
        ),
        max_size=1,
    ).map(tuple),
).filter(keys_of)


def together(known: Iterable[Customer], file: list[Customer]) -> Iterable[list[Customer]]:
    """The rows of the file about one customer, with that customer where it is known."""
    by_id = {customer.id: customer for customer in known}
    found: dict[int, list[Customer]] = {of: [customer] for of, customer in by_id.items()}
    for place, of in changes_of(known, file).whose.items():
        found.setdefault(of, []).append(file[place])
    return found.values()


@given(st.lists(AT_ONE_OFFICE, max_size=5), st.lists(AT_ONE_OFFICE, max_size=8))
def test_no_address_and_no_number_makes_two_companies_one_customer(
    before: list[Customer], file: list[Customer]
) -> None:
    for rows_of_one in together(after((), before), file):
        assert len({row.company.casefold() for row in rows_of_one if row.company}) <= 1


@given(st.lists(AT_ONE_OFFICE, max_size=5), st.lists(AT_ONE_OFFICE, max_size=8))
def test_no_address_and_no_number_makes_two_people_without_a_company_one_customer(
    before: list[Customer], file: list[Customer]
) -> None:
    for rows_of_one in together(after((), before), file):
        names = {each.name.casefold() for row in rows_of_one for each in row.contacts if each.name}
        assert len(names) <= 1 or any(row.company for row in rows_of_one)


@given(st.lists(COMPANY_ROWS, max_size=6))
def test_companies_with_contacts_brought_in_twice_make_nobody_the_second_time(file: list[Customer]) -> None:
    assert changes_of(after((), file), file).created == ()


@given(st.lists(COMPANY_ROWS, max_size=4), st.lists(COMPANY_ROWS, max_size=6))
def test_every_row_of_companies_with_contacts_is_somebody_s(before: list[Customer], file: list[Customer]) -> None:
    known = after((), before)
    changes = changes_of(known, file)
    counts = len(changes.created) + len(changes.updated) + changes.unchanged
    assert (counts + changes.merged, changes.totals.customers) == (len(file), counts)
    assert {*changes.whose} == {*range(len(file))}


@given(st.lists(AT_ONE_OFFICE, max_size=6))
def test_colleagues_at_one_address_or_number_are_one_customer_in_any_order(file: list[Customer]) -> None:
    created = changes_of((), file).created
    told = [
        (customer.company.casefold(), each.email.casefold())
        for customer in created
        for each in {each.email.casefold(): each for each in customer.contacts}.values()
        if customer.company and each.email
    ]
    assert len(told) == len(set(told))


def test_two_companies_at_one_switchboard_stay_two_however_often_they_come() -> None:
    file = [a_row(None, "Acme", UNNAMED), a_row(None, "Globex", UNNAMED)]
    known = after((), file)
    assert len(known) == 2
    again = changes_of(known, file)
    assert (again.created, again.updated) == ((), ())


@given(FILES, FILES)
def test_no_import_makes_anybody_callable_who_asked_not_to_be(before: list[Customer], file: list[Customer]) -> None:
    known = after((), before)
    spared = {customer.id for customer in known if customer.do_not_call}
    assert all(customer.do_not_call for customer in after(known, file) if customer.id in spared)


@given(WITH_IDS, WITH_IDS)
def test_each_crm_id_is_one_customer_and_no_two_are_ever_joined(before: list[Customer], file: list[Customer]) -> None:
    customers = after(after((), before), file)
    assert sorted(customer.crm_id or "" for customer in customers) == sorted(crm_ids(before + file))


@given(WITH_IDS, WITH_IDS)
def test_a_file_with_the_crms_ids_brought_in_twice_changes_nothing_the_second_time(
    before: list[Customer], file: list[Customer]
) -> None:
    known = after(after((), before), file)
    changes = changes_of(known, file)
    assert (changes.created, changes.updated) == ((), ())
    assert changes.unchanged == len(crm_ids(file))


@given(WITH_EMAILS)
def test_a_file_with_emails_brought_in_twice_changes_nothing_the_second_time(file: list[Customer]) -> None:
    changes = changes_of(after((), file), file)
    assert (changes.created, changes.updated) == ((), ())


UNNAMED = Contact(phones=(WASHINGTON,))


def test_a_colleague_at_the_same_switchboard_does_not_make_the_first_contact_new_again() -> None:
    known = (Customer(1, company="Acme", contacts=(ANN,)),)
    file = [a_row(None, "Acme", replace(ANN, phones=())), a_row(None, "Acme", replace(BOB, phones=(WASHINGTON,)))]
    again = changes_of(after(known, file), file)
    assert (again.created, again.updated) == ((), ())


def test_a_row_that_is_like_two_before_it_makes_the_three_one_customer() -> None:
    by_email, by_number = a_row(None, "", replace(ANN, phones=())), a_row(None, "Acme", UNNAMED)
    file = [by_email, by_number, a_row(None, "Acme", replace(UNNAMED, email=ANN.email))]
    again = changes_of(after((), file), file)
    assert (again.created, again.updated) == ((), ())


def test_an_email_goes_to_whose_it_is_before_it_goes_to_somebody_without_a_name() -> None:
    file = [a_row("7", "Acme", UNNAMED), a_row("7", "Acme", ANN), a_row("7", "Acme", Contact(email=ANN.email))]
    again = changes_of(after((), file), file)
    assert (again.created, again.updated) == ((), ())


@pytest.mark.parametrize("rows_before_the_file", [0, 1])
def test_two_crm_ids_are_two_customers_also_where_a_row_without_one_is_like_both(rows_before_the_file: int) -> None:
    everything = [a_row(None, "Acme", ANN), a_row("7", "Acme", ANN), a_row("8", "Acme", ANN)]
    known = after((), everything[:rows_before_the_file])
    assert crm_ids(after(known, everything[rows_before_the_file:])) == {"7", "8"}


def test_two_people_of_one_name_without_a_company_are_two_customers() -> None:
    one, other = Contact("Ann Lee", email="ann@lee.example"), Contact("Ann Lee", email="ann.lee@globex.example")
    assert changes_of((), [a_row(None, "", one), a_row(None, "", other)]).merged == 0
