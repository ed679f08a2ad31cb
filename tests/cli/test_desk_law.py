"""`desk hold`, `lift`, `export` and `verify`, as scripts read them."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
import sqlalchemy

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
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


def test_a_case_is_exported_as_it_came_and_looked_over_without_a_database(
    run: Run, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "case.zip"
    made = run("desk", "export", case, file, "--json").json

    assert made.keys() == {"case", "file", "files", "head", "left_out"}
    with ZipFile(file) as archive:
        names = archive.namelist()
        assert archive.read("letters/000001.eml") == MAIL.encode()
        whole = json.loads(archive.read("case.json"))
        page = archive.read("story.html").decode()
    assert made["files"] == len(names) - 2
    assert (whole["case"]["reference"], whole["customer"]["name"][:9]) == (case, "Moorlicht")
    assert "<script" not in page
    assert case in page
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", "nonsense://nowhere")
    for words in ((), ("--head", made["head"])):
        checked = run("desk", "verify", file, *words, "--json").json
        assert checked == {"ok": True, "files": made["files"], "head": made["head"], "problems": []}


def test_exporting_twice_gives_the_same_bytes_and_each_is_on_record(run: Run, case: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    heads = {run("desk", "export", case, file, "--json").json["head"] for file in (first, second)}

    assert first.read_bytes() == second.read_bytes()
    lines = [each for each in run("audit", "--json").json["events"] if each["action"] == "exporting.exported"]
    assert [each["after"]["head"] for each in lines] == [*heads] * 2


def test_a_changed_byte_is_found_and_named(run: Run, case: str, tmp_path: Path) -> None:
    file = tmp_path / "case.zip"
    run("desk", "export", case, file)
    content = bytearray(file.read_bytes())
    content[content.index(b"Moorlicht")] ^= 1
    file.write_bytes(content)

    failed = run("desk", "verify", file, "--json")

    assert failed.code == 1
    checked = json.loads(failed.out)
    assert checked["ok"] is False
    assert checked["problems"][0]["file"].endswith((".json", ".eml", ".html"))


def test_what_only_the_executive_reads_is_left_out_and_named(run: Run, case: str, tmp_path: Path, address: str) -> None:
    run("members", "add", "lena@example.com", "--name", "Lena Fischer", "--role", "legal")
    run("desk", "add", "--text", "In confidence", "--from", "saskia@x.example", "--channel", "post")
    run("desk", "decide", "2", "--route", "join", "--case", case)
    hidden = sqlalchemy.update(tables.letters).where(tables.letters.c.id == 2).values(hides=True)
    with connect(address).begin() as connection:
        connection.execute(hidden)

    theirs = run("desk", "export", case, tmp_path / "theirs.zip", "--as", "lena@example.com", "--json").json
    own = run("desk", "export", case, tmp_path / "own.zip", "--json").json

    assert (theirs["left_out"], own["left_out"]) == (["2"], [])
    assert b"In confidence" not in (tmp_path / "theirs.zip").read_bytes()
    assert b"In confidence" in (tmp_path / "own.zip").read_bytes()


def test_neither_the_desk_nor_a_file_that_is_not_there(run: Run, case: str, tmp_path: Path) -> None:
    refused = run("desk", "export", case, tmp_path / "a.zip", "--as", "marta@example.com").sentence

    assert "ask somebody who is executive or legal" in refused
    assert not (tmp_path / "a.zip").exists()
    assert "cannot be read" in run("desk", "verify", tmp_path / "none.zip").sentence
