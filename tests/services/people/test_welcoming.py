"""Welcoming: whoever is added hears of it once, in one short letter."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.people.members import GIVEN, Member, Role
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.people import membership
from tests.services.conftest import NOW, Desk

INES = Member("ines@example.com", "Ines", frozenset({Role.ADMIN}))


def add(desk: Desk, program: Program, role: Role = Role.TEAMMATE, email: str = "tom@example.com") -> Member:
    return act(desk.store, INES, NOW, membership.add, email, "Tom", role, program, by_mail=True)


def test_who_is_added_hears_by_whom_what_it_is_and_what_they_will_see(desk: Desk, program: Program) -> None:
    add(desk, replace(program, executive_name="Ada Byron"))
    [message] = desk.all(Message)
    assert (message.recipient, message.due_at) == ("tom@example.com", NOW + timedelta(minutes=10))
    letter = message.content
    assert letter.subject == "Ines added you to callprogram"
    assert letter.opening.startswith("Ines added you to callprogram. It keeps one hour a week in which Ada Byron calls")
    assert letter.sections[0].points == ("Which of your customers are called and when, and what was promised to them.",)
    assert (letter.link, letter.link_words) == ("/", "Open callprogram")


@pytest.mark.parametrize("role", GIVEN)
def test_every_role_has_something_to_see(desk: Desk, program: Program, role: Role) -> None:
    add(desk, program, role)
    [message] = desk.all(Message)
    assert len(message.content.sections[0].points) == 1


def test_nobody_in_particular_is_not_called_you(desk: Desk, program: Program) -> None:
    desk.do(membership.add, "tom@example.com", "Tom", Role.TEAMMATE, program, by_mail=True)
    [message] = desk.all(Message)
    assert message.content.subject == "You were added to callprogram"


def test_another_role_says_nothing_more(desk: Desk, program: Program) -> None:
    add(desk, program)
    add(desk, program, Role.DESK)
    assert len(desk.all(Message)) == 1


def test_who_is_removed_at_once_hears_nothing_and_once_when_they_are_back(desk: Desk, program: Program) -> None:
    tom = add(desk, program)
    act(desk.store, INES, NOW, membership.remove, tom.email)
    assert [each.state for each in desk.all(Message)] == [Delivery.WITHDRAWN]
    add(desk, program)
    assert [each.state for each in desk.all(Message)] == [Delivery.WAITING]


def test_nobody_writes_to_themselves(desk: Desk, program: Program) -> None:
    add(desk, program, Role.ADMIN, INES.email)
    assert desk.all(Message) == []


def test_without_mail_nothing_waits_for_it(desk: Desk, program: Program) -> None:
    desk.do(membership.add, "tom@example.com", "Tom", Role.TEAMMATE, program)
    assert desk.all(Message) == []
