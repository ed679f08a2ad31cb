"""`members`: who signs in and who gets messages; `deputy`: who holds the hour while the executive is away."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("database")
ANNA = ["members", "add", "Anna@Example.com", "--name", "Anna Berg", "--role", "assistant"]


def test_nobody_is_a_member_at_first(run: Run) -> None:
    assert run("members", "--json").json == {"members": []}
    assert run("members").out == "Nothing here yet.\n"


def test_a_member_is_added_and_listed_in_the_zone_of_the_program(run: Run) -> None:
    anna = {
        "email": "anna@example.com",
        "name": "Anna Berg",
        "roles": ["assistant"],
        "zone": "Europe/Amsterdam",
        "lead": None,
    }
    assert run(*ANNA, "--json").json == {"members": [anna]}
    assert run("members", "--json").json == {"members": [anna]}
    assert "Anna Berg  anna@example.com  assistant  Europe/Amsterdam" in run("members").out


def test_a_second_role_is_added_to_the_first(run: Run) -> None:
    run(*ANNA)
    run(*ANNA[:-1], "admin", "--zone", "Asia/Tokyo")
    [anna] = run("members", "--json").json["members"]
    assert (anna["roles"], anna["zone"]) == (["admin", "assistant"], "Asia/Tokyo")


def test_a_member_has_a_lead_or_none(run: Run) -> None:
    run(*ANNA)
    run("members", "add", "tom@example.com", "--name", "Tom", "--role", "teammate")
    [tom] = run("members", "set", "TOM@example.com", "--lead", "Anna@example.com", "--json").json["members"]
    assert tom["lead"] == "anna@example.com"
    [tom] = run("members", "set", "tom@example.com", "--lead", "none", "--json").json["members"]
    assert tom["lead"] is None
    assert (
        "There is no member eve@example.com."
        in run("members", "set", "tom@example.com", "--lead", "eve@example.com").sentence
    )
    assert "cannot be their own lead" in run("members", "set", "tom@example.com", "--lead", "tom@example.com").sentence


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


FIRST, LAST = (f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}" for days in (30, 36))
SET = ["deputy", "set", "tom@example.com", "--from", FIRST, "--to", LAST]


@pytest.fixture
def tom(database: None, run: Run) -> None:
    del database
    run("members", "add", "tom@example.com", "--name", "Tom Berger", "--role", "teammate")


@pytest.mark.usefixtures("tom")
def test_a_member_is_set_shown_and_cleared(run: Run) -> None:
    held = {"email": "tom@example.com", "name": "Tom Berger", "from": FIRST, "to": LAST, "phone": ""}
    assert run(*SET, "--json").json == {"deputies": [held]}
    assert run("deputy", "--json").json == {"deputies": [held]}
    assert f"Tom Berger  tom@example.com  {FIRST}" in run("deputy").out
    assert run("deputy", "clear", "--json").json == {"deputies": []}


@pytest.mark.usefixtures("tom")
def test_a_telephone_that_rings_first_then_is_read_as_any_other(run: Run) -> None:
    [held] = run(*SET, "--phone", "+49 171 3920023", "--json").json["deputies"]
    assert held["phone"] == "+491713920023"


def test_whoever_is_no_member_cannot_hold_it(run: Run) -> None:
    assert "There is no member tom@example.com" in run(*SET).sentence
