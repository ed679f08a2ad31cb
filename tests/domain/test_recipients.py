"""Where messages for the owner of a promise go."""

from dataclasses import replace

import pytest

from callprogram.domain.members import Member, Role
from callprogram.domain.recipients import at_the_desk, reached_at
from tests.examples import PROGRAM

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
        ("Ada Byron", ("anna@example.com",)),
        ("ada@example.com", ("anna@example.com",)),
        ("Priya", ()),
        ("", ()),
    ],
)
def test_a_member_an_address_or_the_desk_of_the_executive_is_reached(owner: str, emails: tuple[str, ...]) -> None:
    assert reached_at(owner, [TOM, ANNA, OTHER], ADA) == emails


def test_without_an_assistant_the_executive_is_reached() -> None:
    assert reached_at("Ada Byron", [TOM, OTHER], ADA) == ("ada@example.com",)
    assert reached_at("Ada Byron", [TOM], PROGRAM) == ()


def test_the_desk_is_the_assistants_of_the_program_or_all_of_them() -> None:
    assert at_the_desk([TOM, ANNA, OTHER], PROGRAM) == (ANNA,)
    assert at_the_desk([TOM, ANNA, OTHER], None) == (ANNA, OTHER)
