"""`desk cause` and `desk patterns`, as scripts read them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_desk import MAIL

PATTERN = {"cause", "cases", "customers", "since", "references", "worth_calling"}


@pytest.fixture
def cases(run: Run, tmp_path: Path) -> list[str]:
    """The references of three cases: Moorlicht wrote one, a colleague told us of the others."""
    (tmp_path / "drive.eml").write_text(MAIL, encoding="utf-8")
    run("desk", "add", tmp_path / "drive.eml")
    wrote = str(run("desk", "decide", "1", "--customer", "Moorlicht", "--route", "desk", "--json").json["case"])
    told = [run("escalate", who, "A date", "--json").json["reference"] for who in ("Moorlicht", "ACC-10052")]
    return [wrote, *told]


@pytest.mark.usefixtures("sample")
def test_a_cause_is_said_in_a_word_and_taken_back(run: Run, cases: list[str]) -> None:
    assert run("desk", "cause", cases[0], "Billing", "late delivery", "--json").json["causes"] == [
        "Billing",
        "late delivery",
    ]
    assert run("desk", "cause", cases[1], " BILLING ", "--json").json["causes"] == ["Billing"]
    listed = run("desk", "list", "--cause", "billing", "--json").json["cases"]
    assert {each["reference"] for each in listed} == set(cases[:2])
    assert run("desk", "list", "--cause", "bill", "--json").json["cases"] == []
    assert run("desk", "cause", cases[1], "none", "--json").json["causes"] == []
    assert "Say the cause in a word" in run("desk", "cause", cases[1], " ").sentence
    assert run("desk", "cause", cases[1]).code == 2


@pytest.mark.usefixtures("sample")
def test_a_pattern_has_what_the_contract_names(run: Run, cases: list[str]) -> None:
    for each in cases[:2]:
        run("desk", "cause", each, "billing")
    assert run("desk", "patterns", "--json").json == {"patterns": []}
    assert "Nothing here yet." in run("desk", "patterns").out

    run("desk", "cause", cases[2], "Billing")

    [found] = run("desk", "patterns", "--weeks", "2", "--json").json["patterns"]
    assert found.keys() == PATTERN
    assert (found["cause"], found["cases"], found["customers"]) == ("billing", 3, 2)
    assert set(found["references"]) == set(cases)
    quiet, loud = (run("desk", "show", each, "--json").json["customer_id"] for each in (cases[2], cases[0]))
    assert found["worth_calling"] == [quiet, loud]
    assert run("desk", "patterns", "--weeks", "0").code == 2


@pytest.mark.usefixtures("sample")
def test_each_customer_of_a_cause_is_told_once_by_a_letter_that_was_shown_first(run: Run, cases: list[str]) -> None:
    for each in cases[:2]:
        run("desk", "cause", each, "billing")
    made = run("desk", "changed", "billing", "We check each invoice twice.", "--on", "2026-11-20", "--json").json["id"]

    shown = run("desk", "tell", made, cases[1], "--draft", "--json").json
    assert shown.keys() == {"id", "case", "to", "subject", "text", "draft", "message_id"}
    assert (shown["case"], shown["draft"], shown["message_id"]) == (cases[0], True, None)
    assert "We check each invoice twice" in shown["text"]

    sent = run("desk", "tell", made, cases[0], "--text", "Dear Saskia, twice from now on.", "--json").json
    assert (sent["text"], sent["draft"]) == ("Dear Saskia, twice from now on.", False)
    assert sent["message_id"].endswith("@callprogram>")
    assert "was told already" in run("desk", "tell", made, cases[1]).sentence
    assert "has another cause than “billing”" in run("desk", "tell", made, cases[2]).sentence
    assert "There is no change 9; desk changed says its id." in run("desk", "tell", "9", cases[0]).sentence


@pytest.mark.usefixtures("sample")
def test_what_was_changed_is_written_down_with_a_letter_for_each_and_none_goes(run: Run, cases: list[str]) -> None:
    for each in cases:
        run("desk", "cause", each, "billing")
    made = run("desk", "changed", "Billing", "We check each invoice twice.", "--on", "2026-11-20", "--json").json
    assert (made["cause"], made["text"], made["on"]) == ("billing", "We check each invoice twice.", "2026-11-20")
    assert [each["case"] for each in made["letters"]] == [cases[0], cases[2]]
    assert all("We check each invoice twice" in each["text"] for each in made["letters"])
    assert [each["told_at"] for each in made["letters"]] == [None, None]
    assert "written down already" in run("desk", "changed", "billing", made["text"], "--on", "2026-11-20").sentence
    assert "No case has the cause" in run("desk", "changed", "weather", "x", "--on", "2026-11-20").sentence
    assert run("desk", "changed", "billing", "x").code == 2


@pytest.mark.usefixtures("sample")
def test_what_writing_brought_is_set_beside_what_others_got(run: Run, cases: list[str]) -> None:
    for each in cases[1:]:
        run("desk", "cause", each, "billing")
    assert run("desk", "fairness", "--since", "2030-01-01", "--json").json == {"causes": []}
    run("desk", "cause", cases[0], "Billing")
    run("desk", "settle", cases[2], "--how", "A date")

    [found] = run("desk", "fairness", "--json").json["causes"]

    assert found.keys() == {"cause", "wrote_to_the_executive", "others", "enough"}
    assert (found["cause"], found["enough"]) == ("billing", False)
    wrote, others = found["wrote_to_the_executive"], found["others"]
    assert wrote.keys() == others.keys() == {"customers", "answer_hours", "goodwill", "settled_days", "promises"}
    assert (wrote["customers"], wrote["settled_days"], wrote["goodwill"]) == (1, None, {})
    assert (others["customers"], others["settled_days"], others["answer_hours"]) == (1, 0, None)
    assert "too few to say: 1 who wrote, 1 who did not" in run("desk", "fairness").out


@pytest.mark.usefixtures("sample")
def test_goodwill_is_a_decimal_string_in_each_currency(run: Run, cases: list[str]) -> None:
    for each in cases:
        run("desk", "cause", each, "billing")
    given = ("--kind", "refund", "--amount", "99.50", "--currency", "eur", "--why", "It was ours")
    assert run("desk", "decision", cases[0], *given, "--json").json["state"] == "decided"
    [found] = run("desk", "fairness", "--json").json["causes"]
    assert (found["wrote_to_the_executive"]["goodwill"], found["others"]["goodwill"]) == ({"EUR": "99.50"}, {})
