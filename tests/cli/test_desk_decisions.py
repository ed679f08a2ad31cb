"""`desk decision`, `approve`, `refuse`, `take-back`, `budget` and `review`, as scripts read them."""

import pytest

from callprogram.cli.documents.values import Document
from tests.cli.conftest import Run

DECISION = {
    "id", "case", "kind", "amount", "currency", "asked", "taken", "why", "decided_by", "decided_at", "state",
    "approver", "budget_left",
}  # fmt: skip
MARTA, ADA, FIN = "marta@example.com", "ada@example.com", "fin@example.com"


@pytest.fixture
def case(run: Run) -> str:
    """The reference of a case, with Marta at the desk, Ada the executive, and finance."""
    run("members", "add", MARTA, "--name", "Marta Vos", "--role", "desk")
    run("members", "add", ADA, "--name", "Ada Byron", "--role", "executive")
    run("members", "add", FIN, "--name", "Fin Vogel", "--role", "finance")
    return str(run("escalate", "Moorlicht", "A date that holds", "--json").json["reference"])


def decided(run: Run, case: str, amount: str, *more: str) -> Document:
    words = ("--kind", "credit", "--amount", amount, "--currency", "eur", "--why", "Three weeks late")
    document: Document = run("desk", "decision", case, *words, "--as", MARTA, *more, "--json").json
    return document


@pytest.mark.usefixtures("sample")
def test_a_decision_has_what_the_contract_names(run: Run, case: str) -> None:
    run("desk", "budget", "set", MARTA, "--amount", "500", "--currency", "EUR", "--most", "150")
    made = decided(run, case, "120", "--asked", "All of it", "--taken", "A credit")

    assert made.keys() >= DECISION
    assert (made["case"], made["kind"], made["amount"], made["currency"]) == (case, "credit", "120.00", "EUR")
    assert (made["asked"], made["taken"], made["why"]) == ("All of it", "A credit", "Three weeks late")
    assert (made["state"], made["decided_by"], made["approver"]) == ("decided", MARTA, None)
    assert made["budget_left"] == "380.00"
    assert [each["id"] for each in run("desk", "show", case, "--json").json["decisions"]] == [made["id"]]
    assert run("desk", "list", "--json").json["cases"][0]["decisions"] == [made]


@pytest.mark.usefixtures("sample")
def test_what_is_dearer_waits_and_is_approved_refused_or_taken_back(run: Run, case: str) -> None:
    run("desk", "budget", "set", MARTA, "--amount", "500", "--currency", "EUR", "--most", "150")
    one, other, third = (decided(run, case, "151") for _ in range(3))
    assert (one["state"], one["approver"], one["budget_left"]) == ("waiting", ADA, "500.00")
    assert "Nobody approves" in run("desk", "approve", one["id"], "--as", MARTA).sentence

    assert run("desk", "approve", one["id"], "--as", FIN, "--json").json["state"] == "decided"
    refused = run("desk", "refuse", other["id"], "--why", "Enough", "--as", ADA, "--json").json
    assert (refused["state"], refused["ended_why"], refused["approver"]) == ("refused", "Enough", ADA)
    back = run("desk", "take-back", third["id"], "--why", "It came", "--as", MARTA, "--json").json
    assert back["state"] == "taken-back"
    assert "There is no decision 99." in run("desk", "approve", "99").sentence


@pytest.mark.usefixtures("sample")
def test_budgets_are_shown_set_and_removed(run: Run, case: str) -> None:
    assert case
    assert run("desk", "budget", "--json").json == {"budgets": []}
    run("desk", "budget", "set", MARTA, "--amount", "500", "--currency", "EUR", "--most", "150", "--look-above", "99.5")
    [found] = run("desk", "budget", "--json").json["budgets"]
    assert found == {
        "email": MARTA, "currency": "EUR", "amount": "500.00", "most": "150.00", "look_above": "99.50",
        "left": "500.00",
    }  # fmt: skip
    assert "€500.00 left of €500.00" in run("desk", "budget").out
    run("desk", "budget", "set", MARTA, "--currency", "EUR", "--remove")
    assert run("desk", "budget").out.strip() == "Nobody has a budget."
    assert "Write: desk budget set" in run("desk", "budget", "give", MARTA).sentence


@pytest.mark.usefixtures("sample")
def test_a_months_sample_is_looked_at_again(run: Run, case: str) -> None:
    made = decided(run, case, "20")
    month = str(made["decided_at"])[:7]
    found = run("desk", "review", "--month", month, "--json").json
    assert (found["month"], [each["id"] for each in found["decisions"]]) == (month, [made["id"]])
    assert found["decisions"][0]["again"] is None

    said = run("desk", "review", made["id"], "--again", "differently", "--note", "Ask", "--as", FIN, "--json").json

    assert (said["again"], said["note"], said["reviewed_by"]) == ("differently", "Ask", FIN)
    [seen] = run("desk", "review", "--month", month, "--as", ADA, "--json").json["decisions"]
    assert (seen["again"], seen["note"]) == ("differently", None)
    assert "Say --again yes, no or differently." in run("desk", "review", made["id"]).sentence
    assert "is not a month" in run("desk", "review", "--month", "November").sentence
    assert "Nothing was decided in" in run("desk", "review").out


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "credit", "--amount", "5", "--why", "x"), "An amount needs its currency"),
        (("--kind", "credit", "--amount", "5", "--currency", "euros", "--why", "x"), "is not a currency"),
        (("--kind", "credit", "--amount", "5.001", "--currency", "EUR", "--why", "x"), "smallest amount is 0.01"),
        (("--kind", "no", "--amount", "5", "--currency", "EUR", "--why", "x"), "A no costs nothing"),
        (("--kind", "gesture", "--why", " "), "Say why"),
    ],
)
def test_what_cannot_be_decided_is_said(run: Run, case: str, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in run("desk", "decision", case, *words).sentence


@pytest.mark.usefixtures("sample")
def test_whoever_needs_no_money_decides_without_a_budget(run: Run, case: str) -> None:
    made = run("desk", "decision", case, "--kind", "no", "--asked", "All", "--why", "It worked", "--json").json
    assert (made["amount"], made["currency"], made["budget_left"], made["state"]) == (None, None, None, "decided")
