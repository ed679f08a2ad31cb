"""`desk hold` and `lift`, as scripts read them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_desk import MAIL

HOLD = {
    "id", "case", "customer_id", "crm_id", "cause", "why", "set_by", "set_at", "lifted_by", "lifted_at", "lifted_why",
}  # fmt: skip


@pytest.fixture
def case(run: Run, tmp_path: Path) -> str:
    """The reference of a case that a letter opened, with Marta at the desk."""
    (tmp_path / "drive.eml").write_text(MAIL, encoding="utf-8")
    run("members", "add", "marta@example.com", "--name", "Marta Vos", "--role", "desk")
    run("desk", "add", tmp_path / "drive.eml")
    return str(run("desk", "decide", "1", "--customer", "Moorlicht", "--route", "desk", "--json").json["case"])


pytestmark = pytest.mark.usefixtures("sample")


def test_a_case_is_held_and_the_hold_lifted(run: Run, case: str) -> None:
    made = run("desk", "hold", case, "--why", "a claim in court", "--json").json

    assert made.keys() == HOLD
    assert (made["case"], made["cause"], made["customer_id"], made["lifted_at"]) == (case, None, None, None)
    on_case = run("desk", "show", case, "--json").json["hold"]
    assert on_case == {each: made[each] for each in ("id", "why", "set_by", "set_at")}
    assert run("desk", "hold", "--json").json == {"holds": [made]}

    over = run("desk", "lift", made["id"], "--why", "withdrawn", "--json").json

    assert (over["id"], over["lifted_by"]) == (made["id"], "you@localhost")
    assert over["lifted_at"]
    assert run("desk", "show", case, "--json").json["hold"] is None
    assert run("desk", "hold", "--json").json == {"holds": []}


def test_a_customer_or_a_cause_is_held(run: Run, case: str) -> None:
    on_customer = run("desk", "hold", "--customer", "Moorlicht", "--why", "a claim", "--json").json
    on_cause = run("desk", "hold", "--cause", "late dates", "--why", "a claim", "--json").json

    assert on_customer["customer_id"] == run("desk", "show", case, "--json").json["customer_id"]
    assert on_customer["crm_id"]
    assert (on_cause["cause"], on_cause["case"], on_cause["customer_id"]) == ("late dates", None, None)
    assert run("desk", "show", case, "--json").json["hold"]["id"] == on_customer["id"]


def test_what_is_missing_is_said_in_a_sentence(run: Run, case: str) -> None:
    assert run("desk", "hold", case).sentence == "Say why it is held, in a few words."
    assert run("desk", "hold", "--why", "a claim").sentence.startswith("Name one thing to hold")
    assert run("desk", "hold", case, "--cause", "dates", "--why", "a").sentence.startswith("Name one thing to hold")
    assert run("desk", "lift", "9", "--why", "over").sentence == "There is no legal hold 9."


def test_the_desk_does_not_answer_out_of_a_held_case(run: Run, case: str) -> None:
    run("members", "add", "lena@example.com", "--name", "Lena Fischer", "--role", "legal")
    run("desk", "hold", case, "--why", "a claim", "--as", "lena@example.com")
    words = ("desk", "answer", case, "--text", "We are on it.", "--waits", "--as")

    assert "needs the role legal" in run(*words, "marta@example.com").sentence
    assert run(*words, "lena@example.com", "--json").json["message_id"]


def test_erasing_who_is_held_changes_nothing(run: Run, case: str) -> None:
    run("desk", "hold", case, "--why", "a claim in court")

    refused = run("erase", "Moorlicht", "--yes").sentence

    assert refused.startswith(f"{case} is on legal hold since")
    assert run("desk", "show", case, "--json").json["company"].startswith("Moorlicht")
    assert run("desk", "show", "1", "--original", Path("/dev/null"), "--json").json["subject"]
