"""`erase`, `held`, `retention` and `audit`."""

import json
import pwd
from os import getuid
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cli.conftest import SAMPLE, Run, using

HERS = ("Agaves de Zapotl", "Ximena Arriaga", "33 1000 0059", "3310000059", "ximena")


def grepped(folder: Path) -> list[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return [f"{file.name}: {each}" for file in files for each in HERS if each.encode() in file.read_bytes()]


def test_nobody_is_erased_by_mistake(run: Run, sample: str) -> None:
    assert sample
    assert "say --yes to erase Agaves de Zapotlán for good" in run("erase", "Agaves", "--json").sentence
    assert run("customers", "--query", "Agaves", "--json").json["total"] == 1


def test_what_was_erased_is_in_no_file(run: Run, sample: str, tmp_path: Path) -> None:
    assert sample
    run("log", "Agaves", "--disposition", "connected", "--note", "Ximena Arriaga Núñez is leaving")
    done = run("erase", "Agaves", "--yes", "--json").json
    run("export", tmp_path / "out", "--private")
    run("import", SAMPLE, "--json")

    assert (done["rows"]["calls"], done["customer_id"], done["others"]) == (1, "c23", [])
    assert grepped(tmp_path) == []
    assert run("audit", "--verify", "--json").json["whole"] is True


def test_what_letters_from_and_about_them_said_is_in_no_file_either(run: Run, sample: str, tmp_path: Path) -> None:
    assert sample
    (tmp_path / "her.eml").write_text(
        "From: Ximena <x@herself.example>\nMessage-ID: <1@herself.example>\nSubject: Late\n\nWhere is my quokka?\n",
        encoding="utf-8",
    )
    run("members", "add", "tom@example.com", "--name", "Tom", "--role", "teammate")
    run("desk", "add", tmp_path / "her.eml")
    run("desk", "decide", "1", "--route", "desk", "--customer", "Agaves")
    run("commit", "Agaves", "Send a quokka", "--owner", "tom@example.com", "--due", "2026-12-04")
    run("log", "Agaves", "--disposition", "connected", "--note", "Likes a quokka")
    (tmp_path / "her.eml").unlink()
    run("erase", "Agaves", "--yes", "--json")
    run("export", tmp_path / "out", "--private")

    kept = (file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert not [each for each in kept if b"quokka" in each or b"herself.example" in each]
    assert run("audit", "--verify", "--json").json["whole"] is True


def test_whoever_was_erased_stays_so_after_going_back(run: Run, sample: str, tmp_path: Path) -> None:
    run("backup", tmp_path / "monday.db")
    run("erase", "Agaves", "--yes", "--json")
    new = f"sqlite:///{tmp_path}/new.db"
    back = run("--database", new, "restore", tmp_path / "monday.db", "--json").json
    (tmp_path / "monday.db").unlink()

    assert (sample, back["erased_again"]) == (sample, ["c23"])
    assert grepped(tmp_path) == []


def test_what_is_held_on_somebody_is_written_down(run: Run, sample: str, tmp_path: Path) -> None:
    assert sample
    run("commit", "Agaves", "Send the list", "--owner", "ada@example.com", "--due", "2026-12-04")
    rows = run("held", "Agaves", "--out", tmp_path / "held.json", "--json").json["rows"]
    held = json.loads((tmp_path / "held.json").read_text())

    assert rows == {"commitments": 1, "customers": 1, "messages": 1, "steps": 1}
    assert (held["customers"][0]["contacts"][0]["name"], held["commitments"][0]["text"]) == (
        "Ximena Arriaga Núñez",
        "Send the list",
    )


def test_the_trail_says_who_ran_a_command(run: Run, sample: str) -> None:
    assert sample
    run("log", "Agaves", "--disposition", "connected")
    mine = run("audit", "--customer", "Agaves", "--json").json
    system_user = pwd.getpwuid(getuid()).pw_name

    assert {(each["ran_by"], each["kind"]) for each in mine["events"]} == {(system_user, "call")}
    assert run("audit", "--since", "2026-11-23", "--json").json["total"] == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE events SET after = '{}' WHERE id = 2", "line 2 was changed after it was written"),
        ("UPDATE events SET member = 'bob@example.com' WHERE id = 2", "before line 2 something is missing"),
        ("DELETE FROM events WHERE id = 2", "before line 3 something is missing"),
        ("UPDATE events SET before = NULL, after = NULL, salt = NULL WHERE id = 2", "the words of line 2 are gone"),
    ],
    ids=["words", "name", "line", "erased"],
)
def test_a_changed_or_missing_line_is_found(run: Run, sample: str, change: str, words: str) -> None:
    run("log", "Agaves", "--disposition", "connected")
    with using(sample) as store, store.engine.begin() as connection:
        connection.execute(text(change))
    verified, doctor = run("audit", "--verify"), run("doctor")

    assert words in verified.sentence
    assert words in doctor.out


def test_how_long_things_are_kept_is_shown_before_it_acts(run: Run, sample: str) -> None:
    assert sample
    assert run("retention", "--json").json == {
        "on": False,
        "months": dict.fromkeys(("notes", "calls", "messages", "imports", "log", "binned", "applications", "cases")),
        "would_go": {},
        "proposed": {"binned": 1, "applications": 6, "cases": 36},
        "on_legal_hold": {},
    }
    run("log", "Agaves", "--disposition", "connected", "--note", "An old word", "--at", "2025-11-20T16:00")
    shown = run("retention", "set", "--notes", 6, "--log", 0, "--json").json
    assert (shown["on"], shown["months"]["notes"], shown["would_go"]) == (False, 6, {"notes": 1})
    assert run("retention", "on", "--json").json["on"] is True
    assert run("retention", "off", "--json").json["on"] is False
    assert run("retention", "set", "--notes", 601).sentence == "Say how many months from 1 to 600, or 0 for ever."


def test_a_link_from_a_letter_shows_that_lines_were_cut_off(run: Run, sample: str) -> None:
    assert sample
    head = run("audit", "--verify", "--json").json["head"]
    run("log", "Agaves", "--disposition", "connected")
    later = run("audit", "--verify", "--head", head, "--json").json
    assert (later["whole"], later["head"] != head) == (True, True)
    with using(sample) as store, store.engine.begin() as connection:
        connection.execute(text("DELETE FROM events WHERE id > 1"))
    cut = run("audit", "--verify", "--head", later["head"])
    assert (cut.code, f"no line has the link {later['head']}" in cut.sentence) == (1, True)
    assert run("audit", "--verify").code == 0
