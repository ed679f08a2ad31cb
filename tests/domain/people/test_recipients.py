"""Where messages for the owner of a promise go."""

from dataclasses import replace

import pytest

from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.recipients import at_the_desk, executive_at, executive_of, reached_at
from callprogram.domain.promises.commitments import own_promises
from tests.examples import PROGRAM, PROMISE

ADA = replace(PROGRAM, executive_email="ada@example.com")
TOM = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}))
ANNA = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}), serves=frozenset({PROGRAM.id}))
OTHER = Member("otto@example.com", "Otto", frozenset({Role.ASSISTANT}), serves=frozenset({99}))


@pytest.mark.parametrize(
    ("owner", "emails"),
    [
        ("tom", ("tom@example.com",)),
        (" TOM@example.com ", ("tom@example.com",)),
        ("sam@elsewhere.example", ("sam@elsewhere.example",)),
        ("Ada Byron", ("ada@example.com",)),
        ("ada@example.com", ("ada@example.com",)),
        ("Priya", ()),
        ("", ()),
    ],
)
def test_a_member_an_address_or_the_executive_is_reached(owner: str, emails: tuple[str, ...]) -> None:
    assert reached_at(owner, [TOM, ANNA, OTHER], ADA) == emails


def test_the_executive_is_reached_as_the_member_who_they_are() -> None:
    by_name = Member("byron@example.com", "Ada Byron", frozenset({Role.EXECUTIVE}))
    by_role = Member("a.b@example.com", "Ada B.", frozenset({Role.EXECUTIVE}), serves=frozenset({PROGRAM.id}))
    assert reached_at("Ada Byron", [TOM, ANNA, by_name], PROGRAM) == ("byron@example.com",)
    assert reached_at("Ada Byron", [TOM, ANNA, by_role], PROGRAM) == ("a.b@example.com",)


def test_where_nobody_knows_the_executive_s_address_the_desk_is_reached() -> None:
    assert reached_at("Ada Byron", [TOM, ANNA, OTHER], PROGRAM) == ("anna@example.com",)
    assert reached_at("Ada Byron", [TOM], PROGRAM) == ()
    assert executive_at([TOM, ANNA], None) == ()


def test_the_desk_is_the_assistants_of_the_program_or_all_of_them() -> None:
    assert at_the_desk([TOM, ANNA, OTHER], PROGRAM) == (ANNA,)
    assert at_the_desk([TOM, ANNA, OTHER], None) == (ANNA, OTHER)


def test_the_executive_is_named_by_address_else_by_name_else_as_you() -> None:
    nameless = replace(PROGRAM, executive_name="")
    assert [executive_of(each) for each in (ADA, PROGRAM, nameless)] == ["ada@example.com", "Ada Byron", "You"]


@pytest.mark.parametrize("owner", ["ada@example.com", " ADA Byron", "You"])
def test_what_the_executive_promised_is_their_own_by_whatever_they_are_called(owner: str) -> None:
    assert own_promises([replace(PROMISE, owner=owner)], ADA) == {PROMISE.id}


@pytest.mark.parametrize("owner", ["", "Bob", "tom@example.com", "otto@example.com"])
def test_what_somebody_else_or_nobody_keeps_is_not_the_executives_own(owner: str) -> None:
    assert own_promises([replace(PROMISE, owner=owner)], ADA) == frozenset()
