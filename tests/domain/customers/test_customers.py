"""Whom to call at a customer, on which number, and by what name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.customers.customers import Contact, Customer, best_first, callable_, doubtful, read_reference
from callprogram.domain.customers.phones import Phone, read_phone
from tests.examples import COSTLY, DOUBTFUL, LONDON, WASHINGTON, a_customer

UNREADABLE = read_phone("ask Ann", "US")
PHONES = st.sampled_from([WASHINGTON, LONDON, COSTLY, DOUBTFUL, UNREADABLE, Phone("ask Bob"), Phone("x", "mobile")])


def test_the_contact_is_the_first_who_can_be_dialled() -> None:
    ann, bob = Contact("Ann", phones=(UNREADABLE, COSTLY)), Contact("Bob", phones=(DOUBTFUL, WASHINGTON))
    customer = Customer(1, contacts=(ann, bob))
    assert customer.contact is bob
    assert customer.phone == WASHINGTON


def test_the_contact_is_the_first_where_nobody_can_be_dialled() -> None:
    ann, bob = Contact("Ann", phones=(COSTLY,)), Contact("Bob", phones=(DOUBTFUL,))
    customer = Customer(1, contacts=(ann, bob))
    assert customer.contact is ann
    assert customer.phone is None


def test_a_customer_without_contacts_has_nobody_to_call() -> None:
    customer = Customer(1, company="Acme")
    assert (customer.contact, customer.phone, customer.phones) == (Contact(), None, ())


def test_the_numbers_of_the_contact_to_call_come_before_those_of_the_others() -> None:
    ann, bob = Contact("Ann", phones=(DOUBTFUL,)), Contact("Bob", phones=(WASHINGTON, LONDON))
    cleo = Contact("Cleo", phones=(COSTLY,))
    assert Customer(1, contacts=(ann, bob, cleo)).phones == (WASHINGTON, LONDON, DOUBTFUL, COSTLY)


@given(st.lists(st.lists(PHONES, max_size=3).map(tuple), max_size=4))
def test_the_number_to_call_is_one_of_the_contacts_and_never_a_costly_or_doubtful_one(
    phones: list[tuple[Phone, ...]],
) -> None:
    customer = Customer(
        1, contacts=tuple(Contact(f"Contact {place}", phones=each) for place, each in enumerate(phones))
    )
    assert customer.phone in {WASHINGTON, LONDON, None}
    assert (customer.phone is None) == (not {WASHINGTON, LONDON} & {phone for each in phones for phone in each})
    assert sorted(map(str, customer.phones)) == sorted(str(phone) for each in phones for phone in each)


@pytest.mark.parametrize(
    ("customer", "name", "person"),
    [
        (Customer(7, company="Acme", contacts=(Contact("Ann", email="ann@acme.example"),)), "Acme", "Ann"),
        (Customer(7, company="Acme", contacts=(Contact(email="ann@acme.example"),)), "Acme", "Acme"),
        (Customer(7, contacts=(Contact("Ann", email="ann@acme.example"),)), "Ann", "Ann"),
        (Customer(7, contacts=(Contact(email="ann@acme.example"),)), "ann@acme.example", "ann@acme.example"),
        (Customer(7), "Customer 7", "Customer 7"),
    ],
)
def test_a_customer_always_has_a_name_and_somebody_to_ask_for(customer: Customer, name: str, person: str) -> None:
    assert (customer.name, customer.person) == (name, person)


@pytest.mark.parametrize(
    ("phones", "can_be_called", "is_doubtful"),
    [
        ((), False, False),
        ((UNREADABLE,), False, False),
        ((UNREADABLE, DOUBTFUL), False, True),
        ((DOUBTFUL, WASHINGTON), True, False),
        ((WASHINGTON,), True, False),
    ],
)
def test_a_customer_is_callable_with_a_valid_number_and_doubtful_with_only_a_readable_one(
    phones: tuple[Phone, ...], *, can_be_called: bool, is_doubtful: bool
) -> None:
    customer = a_customer(*phones)
    assert (callable_(customer), doubtful(customer)) == (can_be_called, is_doubtful)


@given(st.integers(0, 10**18 - 1))
def test_a_customer_goes_by_a_reference_that_reads_back(customer_id: int) -> None:
    assert read_reference(f" {Customer(customer_id).reference} ") == customer_id


@pytest.mark.parametrize("text", ["", "12", "c", "C12", "c-12", "c12a", "c 12", "c1234567890123456789"])
def test_a_crm_id_is_not_taken_for_a_reference(text: str) -> None:
    assert read_reference(text) is None


def test_numbers_are_tried_valid_first_then_doubtful_then_what_cannot_be_read() -> None:
    assert best_first((UNREADABLE, DOUBTFUL, LONDON, WASHINGTON)) == (LONDON, WASHINGTON, DOUBTFUL, UNREADABLE)


def test_a_number_written_twice_is_tried_once_under_its_first_label() -> None:
    desk, mobile = read_phone("+1 202 555 0143", None, "desk"), read_phone("(202) 555-0143", "US", "mobile")
    assert best_first((desk, mobile)) == (desk,)


def test_two_extensions_of_one_number_are_two_numbers() -> None:
    front, back = read_phone("+1 202 555 0143 x1", None), read_phone("+1 202 555 0143 x2", None)
    assert best_first((front, back)) == (front, back)


@given(st.lists(PHONES))
def test_best_first_loses_no_number_and_changes_nothing_the_second_time(phones: list[Phone]) -> None:
    best = best_first(tuple(phones))
    assert set(best) == set(phones)
    assert len(best) == len(set(best))
    assert best_first(best) == best


@pytest.mark.parametrize(
    ("name", "first_name"),
    [
        ("Jane Okafor", "Jane"),
        ("Dr. Katharina Vogt", "Katharina"),
        ("Prof. Dr. Anna Maria Berg", "Anna"),
        ("Herr Müller", "Herr Müller"),
        ("Dr. Vogt", "Dr. Vogt"),
        ("Cher", "Cher"),
        ("", ""),
    ],
)
def test_a_first_name_leaves_titles_out(name: str, first_name: str) -> None:
    assert Contact(name).first_name == first_name
