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
        "country": "NL",
        "phone": None,
        "language": None,
        "quiet": "20:00-07:00",
        "channel": None,
        "digest": True,
        "away": None,
        "stands_for": [],
    }
    assert run(*ANNA, "--json").json == {"members": [anna]}
    assert run("members", "--json").json == {"members": [anna]}
    assert "Anna Berg  anna@example.com  assistant  Europe/Amsterdam" in run("members").out


def test_a_second_role_is_added_to_the_first(run: Run) -> None:
    run(*ANNA)
    run(*ANNA[:-1], "admin", "--zone", "Asia/Tokyo")
    [anna] = run("members", "--json").json["members"]
    assert (anna["roles"], anna["zone"]) == (["admin", "assistant"], "Asia/Tokyo")


def test_roles_are_set_in_place_of_those_before(run: Run) -> None:
    run(*ANNA)
    set_to = ["members", "set", "anna@example.com", "--role"]
    [anna] = run(*set_to, "desk", "--role", "legal", "--json").json["members"]
    assert anna["roles"] == ["desk", "legal"]
    assert "“boss” is not a role" in run(*set_to, "boss").sentence


def test_a_member_has_a_lead_or_none(run: Run) -> None:
    run(*ANNA)
    run("members", "add", "tom@example.com", "--name", "Tom", "--role", "teammate")
    [tom] = run("members", "set", "TOM@example.com", "--lead", "Anna@example.com", "--json").json["members"]
    assert tom["lead"] == "anna@example.com"
    [tom] = run("members", "set", "tom@example.com", "--lead", "none", "--json").json["members"]
    assert tom["lead"] is None
    assert (
        "There is no member eve@example.com; add them on People."
        in run("members", "set", "tom@example.com", "--lead", "eve@example.com").sentence
    )
    assert "cannot be their own lead" in run("members", "set", "tom@example.com", "--lead", "tom@example.com").sentence


def test_how_a_member_is_reached_is_set_one_by_one_and_the_rest_stays(run: Run) -> None:
    run(*ANNA)
    away = ["--away", "2026-12-21..2027-01-03", "--quiet", "18:30-08:00", "--digest", "off"]
    run("members", "set", "anna@example.com", "--country", "be", "--phone", "0470 12 34 56", "--language", "NL", *away)
    [anna] = run("members", "set", "anna@example.com", "--zone", "europe/brussels", "--json").json["members"]
    assert (anna["country"], anna["phone"], anna["language"]) == ("BE", "+32470123456", "nl")
    assert (anna["zone"], anna["quiet"], anna["digest"]) == ("Europe/Brussels", "18:30-08:00", False)
    assert anna["away"] == {"from": "2026-12-21", "to": "2027-01-03"}
    [anna] = run("members", "set", "anna@example.com", "--away", "none", "--phone", "none", "--json").json["members"]
    assert (anna["away"], anna["phone"], anna["country"]) == (None, None, "BE")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (["--country", "Belgium"], "is not a country"),
        (["--language", "Dutch"], "is not a language"),
        (["--quiet", "at night"], "is not a span of hours"),
        (["--away", "2026-12-21..2026-12-01"], "ends before it begins"),
        (["--away", "soon"], "is not a date"),
        (["--phone", "12"], "is not a number that can be rung"),
        (["--channel", "syslog://"], "The address for messages cannot be used"),
    ],
)
def test_how_nobody_is_reached_is_refused_in_a_sentence(run: Run, wrong: list[str], sentence: str) -> None:
    run(*ANNA)
    before = run("members", "--json").json
    assert sentence in run("members", "set", "anna@example.com", *wrong).sentence
    assert run("members", "--json").json == before


def test_whoever_leaves_hands_over_what_they_owe_and_lead(run: Run) -> None:
    run(*ANNA)
    for email, name in (("tom@example.com", "Tom Berger"), ("mia@example.com", "Mia Lund")):
        run("members", "add", email, "--name", name, "--role", "teammate")
    run("members", "set", "mia@example.com", "--lead", "tom@example.com")
    refused = run("members", "remove", "tom@example.com")
    assert refused.sentence.endswith("Tom Berger leads Mia Lund; say who takes over with --to EMAIL, or --to nobody.")
    left = run("members", "remove", "tom@example.com", "--to", "anna@example.com", "--json").json["members"]
    assert [(each["name"], each["lead"]) for each in left] == [("Anna Berg", None), ("Mia Lund", "anna@example.com")]
    assert left[0]["stands_for"] == ["tom@example.com", "Tom Berger"]


def test_a_member_is_removed(run: Run) -> None:
    run(*ANNA)
    assert run("members", "remove", "anna@example.com", "--json").json == {"members": []}
    assert "There is no member anna@example.com" in run("members", "remove", "anna@example.com").sentence


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
