"""What every command shares: exit codes, the database, and nobody ever seeing a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Run, content

ROOT = Path(__file__).parents[2]
COMMANDS = [
    "import", "imports", "undo-import", "customers", "program", "members", "plan", "simulate", "hours", "calendar",
    "log", "call", "calls", "commit", "kept", "told", "commitments", "work", "write-back", "export", "erase", "backup",
    "restore", "doctor", "serve",
]  # fmt: skip


def process(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "callprogram", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_contract_is_there(run: Run, command: str) -> None:
    result = run(command, "--help")

    assert result.code == 0
    assert result.out.startswith(f"Usage: callprogram {command}")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["--nonsense"],
        ["import"],
        ["kept"],
        ["backup"],
        ["plan", "--weak", "2026-W49"],
        ["export", "a", "b"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_and_changes_nothing(run: Run, database: str, arguments: list[str]) -> None:
    before = content(database)
    result = run(*arguments)

    assert result.code == 2
    assert "Usage: callprogram" in result.out + result.err
    assert content(database) == before


def test_the_database_is_a_url_or_a_file(run: Run, tmp_path: Path) -> None:
    for address in (tmp_path / "new" / "one.db", f"sqlite:///{tmp_path}/new/two.db"):
        assert run("--database", address, "customers", "--json").json["total"] == 0

    assert {file.name for file in (tmp_path / "new").glob("*.db")} == {"one.db", "two.db"}
    assert not (tmp_path / "callprogram.db").exists()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("oracle://host/name", "The database address cannot be read; write one like sqlite:////data/callprogram.db"),
        ("postgresql://anna:secret@127.0.0.1:1/name", "The database cannot be opened"),
        ("/", "The database cannot be opened: unable to open database file."),
        (str(SAMPLE), "The database cannot be opened: file is not a database."),
    ],
)
def test_a_database_that_cannot_be_opened_says_so(run: Run, address: str, words: str) -> None:
    before = SAMPLE.read_bytes()
    sentence = run("--database", address, "customers", "--json").sentence

    assert words in sentence
    assert "secret" not in sentence
    assert SAMPLE.read_bytes() == before


def test_a_first_run_makes_the_database_and_the_program(run: Run, address: str) -> None:
    assert run("program", "--json").json["name"] == "Customer calls"
    assert "'Customer calls'" in str(content(address))


@pytest.mark.usefixtures("database")
def test_what_nobody_foresaw_is_one_sentence_and_a_log(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def examine(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the secret of the universe")

    monkeypatch.setattr("callprogram.cli.operations.examine", examine)
    sentence = run("doctor").sentence
    log = (tmp_path / "data" / "callprogram" / "callprogram.log").read_text("utf-8")

    assert sentence.startswith("Something went wrong on our side; it is in ")
    assert "secret" not in sentence
    assert "ZeroDivisionError\n" in log
    assert "secret" not in log.replace('ZeroDivisionError("the secret of the universe")', "")  # but for the code itself
    assert sentence.rstrip(".").rpartition(" ")[2] in log


def test_as_a_process_it_answers_json_and_nothing_else(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/process.db"
    done = process("--database", database, "import", SAMPLE, "--json")
    found = process("customers", "--query", "moorlicht", "--json", CALLPROGRAM_DATABASE_URL=database)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["created"] == 82
    assert json.loads(found.stdout)["customers"][0]["contact"] == "Saskia Tönnies"


def test_what_a_library_in_c_prints_is_no_part_of_the_answer(sample: str) -> None:
    noisy = (
        "import ctypes; from callprogram.domain.lists import planning; from callprogram.cli import main\n"
        "choose = planning.choose\n"
        "def noisily(*known):\n    ctypes.CDLL(None).puts(b'Presolving model')\n    return choose(*known)\n"
        "planning.choose = noisily; main()"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", noisy, "--database", sample, "plan", "--week", "2026-W49", "--json"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
    )

    assert json.loads(done.stdout)["week"] == "2026-W49"
    assert done.stderr == "Presolving model\n"


def test_as_a_process_it_exits_1_with_one_sentence(tmp_path: Path) -> None:
    done = process("kept", "7", "--json", CALLPROGRAM_DATABASE_URL=f"sqlite:///{tmp_path}/process.db")

    assert (done.returncode, done.stdout, done.stderr) == (1, "", "There is no promise 7.\n")


HOSTILE = "Ev\u202eil\x1b[2J\x9b31m\u2066 Ltd"


def test_nothing_from_a_crm_moves_the_cursor_or_turns_letters_around(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "crm.csv"
    file.write_text(f"Company,Phone\n{HOSTILE},+1 212 555 0177\n", "utf-8")
    said = [run("import", file), run("customers"), run("customers", "--json"), run("plan", "--json")]
    said += [run("why-not", HOSTILE), run("log", HOSTILE, "--disposition", "nonsense")]
    for result in said:
        assert not set("\x1b\x9b\u202e\u2066") & set(result.out + result.err), result
    assert "Evil[2J31m Ltd" in said[1].out
    assert "\x1b" in said[2].json["customers"][0]["company"]  # as it is, for whoever reads it from here


def test_an_argument_that_is_no_utf_8_is_a_sentence(run: Run) -> None:
    strange = os.fsdecode(b"M\xfcller")
    assert run("customers", "--query", strange).sentence == (
        "“Mller” has letters that are no UTF-8; type it anew, or give the file another name."
    )
