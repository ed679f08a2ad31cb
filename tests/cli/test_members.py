"""`members`: who signs in and who gets messages."""

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("database")
ANNA = ["members", "add", "Anna@Example.com", "--name", "Anna Berg", "--role", "assistant"]


def test_nobody_is_a_member_at_first(run: Run) -> None:
    assert run("members", "--json").json == {"members": []}
    assert run("members").out == "Nothing here yet.\n"


def test_a_member_is_added_and_listed_in_the_zone_of_the_program(run: Run) -> None:
    anna = {"email": "anna@example.com", "name": "Anna Berg", "roles": ["assistant"], "zone": "Europe/Amsterdam"}
    assert run(*ANNA, "--json").json == {"members": [anna]}
    assert run("members", "--json").json == {"members": [anna]}
    assert "Anna Berg  anna@example.com  assistant  Europe/Amsterdam" in run("members").out


def test_a_second_role_is_added_to_the_first(run: Run) -> None:
    run(*ANNA)
    run(*ANNA[:-1], "admin", "--zone", "Asia/Tokyo")
    [anna] = run("members", "--json").json["members"]
    assert (anna["roles"], anna["zone"]) == (["admin", "assistant"], "Asia/Tokyo")


def test_a_member_is_removed(run: Run) -> None:
    run(*ANNA)
    assert run("members", "remove", "anna@example.com", "--json").json == {"members": []}
    assert "There is no member anna@example.com." in run("members", "remove", "anna@example.com").sentence


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["anna", "--name", "Anna", "--role", "assistant"], "“anna” is not an email address"),
        (["a@b.example\r\nBcc: x@y", "--name", "Anna", "--role", "assistant"], "is not an email address"),
        (["a@b.example", "--name", " ", "--role", "assistant"], "Say the name of the new member"),
        (["a@b.example", "--name", "Anna", "--role", "boss"], "“boss” is not a role; choose from executive, assistant"),
        (["a@b.example", "--name", "Anna", "--role", "admin", "--zone", "Mars"], "Mars"),
    ],
)
def test_what_cannot_be_used_is_a_sentence_and_nobody_is_added(run: Run, arguments: list[str], sentence: str) -> None:
    assert sentence in run("members", "add", *arguments).sentence
    assert run("members", "--json").json == {"members": []}


def test_several_executives_have_a_program_each(run: Run) -> None:
    run("--program", "Bob's calls", "program", "set", "--weekday", "friday")
    assert run("--program", "Bob's calls", *ANNA, "--json").code == 0
    assert run("--program", "Bob's calls", "program", "--json").json["weekday"] == "friday"
    assert run("program", "--json").json["weekday"] == "tuesday"
