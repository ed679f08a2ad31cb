"""Asking: one letter to each account owner, with the list to fill in."""

import pytest

from callprogram.adapters import exports
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Role
from callprogram.domain.people.messages import Message
from callprogram.domain.program.call_hour import Program
from callprogram.errors import StateError
from callprogram.services.customers import importing
from callprogram.services.lists import asking
from callprogram.services.people import membership
from tests.services.conftest import Desk

EXPORT = (
    b"ID,Company,Contact,Phone,Country,Account Owner\n"
    b"A-1,Alder Mill,Ann Lee,+1 202 555 0143,US,Tom Reed\n"
    b"A-2,Birch Works,Bo Lind,2O7 946 0011,GB,Tom Reed\n"
    b"A-3,Cedar House,Cy Noe,,GB,Tom Reed\n"
    b"A-4,Dogwood Ltd,Di Fox,ext. 12,GB,Priya Raman\n"
    b"A-5,Elm Street Cafe,Ed Gray,,GB,\n"
)


@pytest.fixture
def ids(desk: Desk) -> list[int]:
    """Five customers, of whom four cannot be called."""
    desk.do(importing.bring_in, exports.read("crm.csv", EXPORT, "US", {}))
    return [each.id for each in desk.all(Customer)]


def test_an_account_owner_gets_one_letter_of_all_their_customers_with_the_list(
    desk: Desk, program: Program, ids: list[int]
) -> None:
    desk.do(membership.add, "tom@example.com", "Tom Reed", Role.TEAMMATE, program)
    [message] = desk.do(asking.ask_owners, ids, exports.wanted_csv)
    assert (message.recipient, message.content.subject) == (
        "tom@example.com",
        "2 customers of yours to call, without a number",
    )
    assert message.content.sections[0].points == (
        "Birch Works (Bo Lind): “2O7 946 0011”, no such number is in use",
        "Cedar House (Cy Noe): no number at all",
    )
    [enclosure] = message.enclosures
    answers = exports.answers_in(enclosure.name, enclosure.content.encode())
    assert answers
    assert [answer.name for answer in answers] == ["Birch Works", "Cedar House"]


def test_asking_twice_on_a_day_writes_once(desk: Desk, program: Program, ids: list[int]) -> None:
    desk.do(membership.add, "tom@example.com", "Tom Reed", Role.TEAMMATE, program)
    before = len(desk.all(Message))
    desk.do(asking.ask_owners, ids, exports.wanted_csv)
    desk.do(asking.ask_owners, ids, exports.wanted_csv)
    assert len(desk.all(Message)) == before + 1


def test_where_nobody_can_be_reached_that_is_said(desk: Desk, ids: list[int]) -> None:
    with pytest.raises(StateError, match="Nobody knows an address"):
        desk.do(asking.ask_owners, ids, exports.wanted_csv)
