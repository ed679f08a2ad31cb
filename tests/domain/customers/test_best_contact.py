"""Whom to call of several: who can be reached, decides, has a number of their own; and the reason in words."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.frames.customers import frame_of
from callprogram.adapters.frames.places import places_in
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import Phone
from callprogram.domain.customers.reachability import place_kept
from tests.examples import BERLIN, COSTLY, DOUBTFUL, LONDON, MOBILE, WASHINGTON

CLERK = Contact("Ann Lee", "Buyer", phones=(WASHINGTON,))


def at_acme(*people: Contact) -> Customer:
    return Customer(1, company="Acme", contacts=people)


def labelled(phone: Phone, label: str) -> tuple[Phone, ...]:
    return (replace(phone, label=label),)


@pytest.mark.parametrize(
    ("best", "why"),
    [
        (Contact("Bob Ray", "CEO", phones=(LONDON,)), "leads the company"),
        (Contact("Eva Nowak", "Geschäftsführerin", phones=(LONDON,)), "leads the company"),
        (Contact("Bob Ray", "Head of IT", phones=(LONDON,)), "has a leading role"),
        (Contact("Bob Ray", phones=labelled(LONDON, "direct")), "has a number of their own"),
        (
            Contact("Bob Ray", "Owner", phones=labelled(LONDON, "mobile")),
            "leads the company and has a number of their own",
        ),
    ],
)
def test_the_best_is_who_decides_then_who_has_a_number_of_their_own(best: Contact, why: str) -> None:
    customer = at_acme(CLERK, best)
    assert (customer.contact, customer.why_contact) == (best, why)


def test_a_leader_who_cannot_be_reached_is_not_called_before_who_can() -> None:
    customer = at_acme(Contact("Bob Ray", "CEO", phones=(DOUBTFUL, COSTLY)), CLERK)
    assert (customer.contact, customer.why_contact) == (CLERK, "the only one with a number that can be called")


def test_a_switchboard_that_two_have_is_no_number_of_their_own() -> None:
    shared = labelled(LONDON, "direct")
    first = Contact("Cy Fox", phones=shared)
    customer = at_acme(first, Contact("Di Foe", phones=shared))
    assert (customer.contact, customer.why_contact) == (first, "stands first in the CRM")


def test_somebody_by_name_comes_before_the_company_s_own_number() -> None:
    assert at_acme(Contact(phones=(LONDON,)), CLERK).contact == CLERK


def test_whoever_is_alone_needs_no_reason() -> None:
    assert at_acme(CLERK).why_contact == ""
    assert at_acme(CLERK, Contact("Bob Ray")).why_contact == "the only one with a number that can be called"
    assert at_acme(Contact("Cy Fox"), Contact("Bob Ray")).why_contact == "nobody there has a number that can be called"


PEOPLE: st.SearchStrategy[Any] = st.builds(
    Contact,
    name=st.sampled_from(["", "Ann Lee", "Bob Ray"]),
    title=st.sampled_from(["", "CEO", "Head of IT", "GÉRANT", "Buyer", "Director of Sales"]),
    phones=st.lists(
        st.builds(
            replace,
            st.sampled_from([WASHINGTON, MOBILE, LONDON, BERLIN, COSTLY, DOUBTFUL]),
            label=st.sampled_from(["phone", "direct", "mobile"]),
        ),
        max_size=2,
        unique_by=lambda phone: phone.e164,
    ).map(tuple),
)


@given(st.lists(st.lists(PEOPLE, max_size=3).map(lambda people: at_acme(*people)), min_size=1, max_size=3))
def test_whole_frames_have_the_place_of_the_same_contact(customers: list[Customer]) -> None:
    found = places_in(frame_of(enumerate(customers)))
    assert found["place"].to_list() == [place_kept(customer) for customer in customers]
    assert found["number"].to_list() == [each.phone and each.phone.e164 for each in customers]
