"""`desk claim`, `hand-over`, `ask`, `side`, `answer`, `settle`, `merge`, `call` and the rest, as scripts read them."""

from pathlib import Path

import pytest

from callprogram.cli.documents.values import Document
from tests.cli.conftest import Run
from tests.cli.test_desk import MAIL

CASE = {
    "reference", "state", "kind", "customer_id", "crm_id", "company", "person", "wants", "owner", "urgent", "causes",
    "opened_at", "answer_by", "answered_at", "late", "hear_by", "waiting_since", "hold", "letters", "sides",
    "decisions", "commitments",
}  # fmt: skip
ANSWER = {"reference", "letter", "to", "subject", "text", "draft", "message_id", "missing"}


@pytest.fixture
def case(run: Run, tmp_path: Path) -> str:
    """The reference of a case that a letter opened, with Marta at the desk and Tom who said no."""
    (tmp_path / "drive.eml").write_text(MAIL, encoding="utf-8")
    run("members", "add", "marta@example.com", "--name", "Marta Vos", "--role", "desk")
    run("members", "set", "marta@example.com", "--phone", "+31 20 794 0800")
    run("members", "add", "tom@example.com", "--name", "Tom Hale", "--role", "teammate")
    run("desk", "add", tmp_path / "drive.eml")
    return str(run("desk", "decide", "1", "--customer", "Moorlicht", "--route", "desk", "--json").json["case"])


def shown(run: Run, case: str) -> Document:
    document: Document = run("desk", "show", case, "--json").json
    return document


@pytest.mark.usefixtures("sample")
def test_a_case_has_what_the_contract_names(run: Run, case: str) -> None:
    found = run("desk", "claim", case, "--owner", "marta@example.com", "--json").json

    assert found.keys() >= CASE
    assert (found["reference"], found["state"], found["owner"]) == (case, "open", "marta@example.com")
    assert (found["letters"], found["late"], found["hold"]) == (["1"], False, None)
    mine = run("desk", "list", "--mine", "marta@example.com", "--json").json["cases"]
    assert [each["reference"] for each in mine] == [case]
    assert run("desk", "list", "--state", "settled", "--json").json["cases"] == []
    assert run("desk", "show", "1", "--json").json["case"] == case


@pytest.mark.usefixtures("sample")
def test_an_answer_is_drafted_with_what_it_lacks_and_sent_once(run: Run, case: str) -> None:
    draft = run("desk", "answer", case, "--draft", "--json").json
    assert draft.keys() == ANSWER
    assert (draft["draft"], draft["message_id"], draft["missing"]) == (True, None, ["owner", "hear by"])
    run("desk", "claim", case, "--owner", "marta@example.com")
    day = str(shown(run, case)["opened_at"])[:10]
    assert "say until when" in run("desk", "answer", case).sentence.lower()

    sent = run("desk", "answer", case, "--hear-by", day, "--json").json

    assert (sent["to"], sent["draft"], sent["missing"]) == ("saskia@x.example", False, [])
    assert sent["message_id"].startswith("<")
    assert "+31 20 794 0800" in sent["text"]
    again = run("desk", "answer", case, "--hear-by", day, "--text", sent["text"]).sentence
    assert again == "This very text went out before; say what is different this time."
    after = shown(run, case)
    assert (after["hear_by"], after["letters"]) == (day, ["1", sent["letter"]])
    assert after["answered_at"]


@pytest.mark.usefixtures("sample")
def test_what_an_answer_promises_is_a_commitment(run: Run, case: str) -> None:
    run("desk", "claim", case, "--owner", "marta@example.com")
    day = str(shown(run, case)["opened_at"])[:10]

    run("desk", "answer", case, "--hear-by", day, "--text", "Dear Saskia,\nI will send you the new drive by Friday.")

    [promised] = shown(run, case)["commitments"]
    [found] = [each for each in run("commitments", "--json").json["commitments"] if each["id"] == promised]
    assert found["owner"] == "Marta Vos"


@pytest.mark.usefixtures("sample")
def test_the_other_side_is_asked_and_heard_before_the_call(run: Run, case: str) -> None:
    question = ("--question", "Why was it refused?", "--hours", "2")
    [side] = run("desk", "ask", case, "tom@example.com", *question, "--json").json["sides"]
    assert (side["email"], side["state"], side["text"]) == ("tom@example.com", "asked", None)
    due = run("desk", "clock", "--from", side["asked_at"], "--hours", "2", "--json").json["due"]
    assert due[0]["due_at"][:16] == side["due_at"][:16]
    call = run("desk", "call", case, "--json").json
    assert (call["granted"], call["because"]) == (False, "Tom Hale was asked for their side and may still answer.")

    run("desk", "side", case, "--text", "By the rules that was right.", "--as", "tom@example.com")

    assert [each["state"] for each in shown(run, case)["sides"]] == ["given"]
    assert run("desk", "call", case, "--json").json["granted"] is True


@pytest.mark.usefixtures("sample")
def test_a_case_ends_and_is_taken_up_again(run: Run, case: str) -> None:
    assert run("desk", "settle", case, "--how", "A new drive", "--json").json["state"] == "settled"
    assert run("desk", "close", case, "--why", "They said thanks", "--json").json["state"] == "closed"
    assert run("desk", "reopen", case, "--json").json["state"] == "open"
    other = run("escalate", "Moorlicht", "Money back", "--json").json["reference"]
    assert run("desk", "merge", other, case, "--json").json["reference"] == case
    assert shown(run, other)["state"] == "closed"
    assert run("desk", "split", other, "--json").json["state"] == "open"


@pytest.mark.usefixtures("sample")
def test_what_is_not_there_or_not_theirs_is_refused_in_the_same_words(run: Run, case: str) -> None:
    nothing = run("desk", "show", "CE-2019-0001").sentence
    assert nothing == "There is no case “CE-2019-0001”; desk list shows all of them."
    for command in (("note", case, "Hello"), ("settle", case, "--how", "x"), ("claim", case)):
        assert run("desk", *command, "--as", "tom@example.com").sentence == nothing.replace("CE-2019-0001", case)
    assert "has this case already" in _twice(run, case)


def _twice(run: Run, case: str) -> str:
    run("desk", "claim", case, "--owner", "marta@example.com")
    return str(run("desk", "hand-over", case, "--to", "marta@example.com", "--note", "x").sentence)
