"""`work`, `backup`, `export`, `restore`, `serve` and `doctor`."""

import os
from pathlib import Path

import pytest
from pyrage import x25519

from tests.cli.conftest import Run, content
from tests.examples import NOW


@pytest.mark.usefixtures("database")
def test_without_a_provider_there_is_no_work(run: Run) -> None:
    assert run("work", "--json").json == {"sent": 0, "reconciled": 0, "signed_off": 0, "finished": 0, "problems": []}
    assert run("work", "--once").out == "0 messages sent, 0 calls brought up to date.\n"


def test_a_backup_is_a_database_like_this_one(run: Run, sample: str, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "monday.db"

    assert run("backup", copy, "--json").json == {"file": str(copy), "encrypted": False}
    assert content(f"sqlite:///{copy}") == content(sample)
    assert run("--database", copy, "customers", "--json").json["total"] == 82


@pytest.mark.usefixtures("sample")
def test_a_backup_never_overwrites(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "there.db"
    file.write_bytes(b"mine")

    assert "exists already" in run("backup", file).sentence
    assert file.read_bytes() == b"mine"


@pytest.mark.usefixtures("sample")
def test_everything_is_exported(run: Run, tmp_path: Path) -> None:
    files = run("export", tmp_path / "out", "--json").json["files"]

    assert {Path(file).name for file in files} >= {"customers.csv", "customers.json", "events.csv"}
    assert all(Path(file).is_file() for file in files)
    assert len((tmp_path / "out" / "customers.csv").read_text("utf-8").splitlines()) > 82


@pytest.mark.usefixtures("sample")
def test_a_folder_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "The export cannot be written to" in run("export", tmp_path / "file").sentence


def test_an_export_comes_back_into_an_empty_database(run: Run, sample: str, tmp_path: Path) -> None:
    run("export", tmp_path / "out", "--private", "--json")
    new = f"sqlite:///{tmp_path}/new.db"
    back = run("--database", new, "restore", tmp_path / "out", "--json").json
    run("--database", new, "export", tmp_path / "again", "--private", "--json")

    assert (back["rows"]["customers"], back["erased_again"]) == (82, [])
    for file in (tmp_path / "out").iterdir():
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()
    assert "There is something in this database" in run("restore", tmp_path / "out").sentence
    assert sample


def test_the_doctor_opens_the_last_backup_of_the_night(
    run: Run, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> tuple[bool, str]:
        found = run("doctor", "--json").json["findings"][-1]
        return found["well"], found["words"]

    assert sample
    monkeypatch.setenv("CALLPROGRAM_BACKUP_FOLDER", str(tmp_path / "nights"))
    assert said() == (False, "there is none yet; keep the app running, or run callprogram work.")
    run("work")
    [file] = (tmp_path / "nights").glob("*.db")
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    assert said() == (True, "the last is from 22 Nov 2026 10:00 UTC, opens, with 82 customers in it and 82 here.")
    file.write_bytes(file.read_bytes()[:5000])
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    assert said()[1].endswith("and does not open; make one with callprogram backup.")


@pytest.mark.usefixtures("database")
def test_the_doctor_says_what_to_do_next(run: Run) -> None:
    findings = run("doctor", "--json").json["findings"]

    assert [(each["what"], each["well"]) for each in findings] == [
        ("Database", True),
        ("Customers", False),
        ("The hour", False),
        ("Calling", True),
        ("Messages", True),
        ("Calendar", False),
        ("Audit trail", True),
        ("Backups", True),
    ]
    assert "– Customers: there are none yet; bring in a CRM export on the Import page." in run("doctor").out


@pytest.mark.usefixtures("sample")
def test_the_doctor_sees_half_a_twilio(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "very-secret")
    said = run("doctor").out

    assert "Twilio is set up only in part" in said
    assert "very-secret" not in said


def test_serving_opens_streamlit_on_the_same_database(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[list[str], dict[str, str]]] = []

    def instead(_: str, arguments: list[str], environment: dict[str, str]) -> None:
        started.append((arguments, environment))

    monkeypatch.setattr(os, "execve", instead)
    assert run("--database", tmp_path / "other.db", "serve", "--port", 9000).code == 0
    [(arguments, environment)] = started

    assert arguments[1:4] == ["-m", "streamlit", "run"]
    assert arguments[-4:] == ["--server.address", "127.0.0.1", "--server.port", "9000"]
    assert environment["CALLPROGRAM_DATABASE_URL"] == f"sqlite:///{tmp_path}/other.db"


@pytest.mark.parametrize("port", ["0", "65536", "web"])
def test_an_impossible_port_is_wrong_usage(run: Run, port: str) -> None:
    assert run("serve", "--port", port).code == 2


def test_backups_are_encrypted_for_whoever_is_named(
    run: Run, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = x25519.Identity.generate()
    (tmp_path / "identity.txt").write_text(str(identity))
    monkeypatch.setenv("CALLPROGRAM_BACKUP_RECIPIENT", str(identity.to_public()))
    monkeypatch.setenv("CALLPROGRAM_BACKUP_FOLDER", str(tmp_path / "nights"))
    assert run("backup", tmp_path / "monday.age", "--json").json["encrypted"] is True
    run("work")
    assert [file.suffixes[-2:] for file in (tmp_path / "nights").glob("callprogram-*")] == [[".db", ".age"]]

    assert "and encrypted; callprogram doctor --identity FILE opens it." in run("doctor").out
    assert "opens, with 82 customers in it" in run("doctor", "--identity", tmp_path / "identity.txt").out
    new = f"sqlite:///{tmp_path}/new.db"
    assert "is encrypted" in run("--database", new, "restore", tmp_path / "monday.age").sentence
    back = run("--database", new, "restore", tmp_path / "monday.age", "--identity", tmp_path / "identity.txt", "--json")
    assert (back.json["rows"]["customers"], bool(sample)) == (82, True)
