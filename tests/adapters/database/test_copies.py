"""Copies: one file to go back to, and plain files that no spreadsheet runs."""

import csv
import json
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.calls.calls import Call
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import BadInputError
from tests.adapters.database.conftest import begin
from tests.examples import NOW, a_call
from tests.servers.waiting import wait_until


@pytest.fixture
def busy(store: Database, program: Program, customer: Customer) -> Database:
    """A store with something in most tables."""
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, NOW, "promising.promise") as transaction:
        transaction.save(replace(customer, revenue=Decimal("276000.50")))
        call = transaction.add(a_call(program, customer))
        transaction.add(Commitment(0, customer.id, "=1+1", NOW, "@ada", date(2026, 12, 4), made_in_call=call.id))
    return store


def content(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in tables.metadata.sorted_tables
        }


def cells(file: Path) -> dict[str, str]:
    """The first row of a CSV file."""
    with file.open(encoding="utf-8", newline="") as rows:
        return next(csv.DictReader(rows))


# Backup


def test_a_backup_opens_and_has_the_same_rows(busy: Database, tmp_path: Path) -> None:
    busy.backup(tmp_path / "copies" / "monday.db")
    copy = connect(f"sqlite:///{tmp_path}/copies/monday.db")

    assert content(copy) == content(busy.engine)
    assert len(content(copy)["commitments"]) == 1
    copy.dispose()


def test_a_backup_leaves_one_file_and_no_leftovers(busy: Database, tmp_path: Path) -> None:
    busy.backup(tmp_path / "copies" / "monday.db")

    assert [file.name for file in (tmp_path / "copies").iterdir()] == ["monday.db"]


@pytest.mark.parametrize("name", ["a b.db", "100%25.db", "what?x=1.db", "#1.db", "montág.db"])
def test_a_backup_may_have_any_name(busy: Database, tmp_path: Path, name: str) -> None:
    busy.backup(tmp_path / "copies" / name)

    assert [file.name for file in (tmp_path / "copies").iterdir()] == [name]


def test_a_backup_never_overwrites(busy: Database, tmp_path: Path) -> None:
    (tmp_path / "monday.db").write_text("precious")

    with pytest.raises(BadInputError, match="exists already; name a new file for the backup"):
        busy.backup(tmp_path / "monday.db")
    assert (tmp_path / "monday.db").read_text() == "precious"


def test_what_an_interrupted_backup_left_behind_does_not_hinder(busy: Database, tmp_path: Path) -> None:
    (tmp_path / "monday.db.unfinished").write_text("half")
    busy.backup(tmp_path / "monday.db")

    assert not (tmp_path / "monday.db.unfinished").exists()


def test_a_place_that_cannot_be_written_is_named(busy: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(BadInputError, match=r"^The backup cannot be written to .*file/monday.db: File exists"):
        busy.backup(tmp_path / "file" / "monday.db")


def test_a_backup_that_breaks_off_leaves_nothing(
    busy: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(BadInputError, match="No space left on device"):
        busy.backup(tmp_path / "copies" / "monday.db")

    assert list((tmp_path / "copies").iterdir()) == []


@pytest.mark.usefixtures("busy")
def test_a_backup_that_is_killed_leaves_nothing(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    command = [sys.executable, "-m", "callprogram", "--database", url, "backup", str(folder / "monday.db")]
    for moment in (0.0, 0.1, 0.3):
        with subprocess.Popen(command, cwd=tmp_path) as killed:  # noqa: S603  # our own command
            wait_until(lambda: (folder / "monday.db.unfinished").exists() or killed.poll() is not None)
            time.sleep(moment)
            killed.kill()
        (folder / "monday.db").unlink(missing_ok=True)  # it was quick
        wait_until(lambda: list(folder.iterdir()) == [])


def test_a_backup_has_one_moment_while_somebody_else_writes(
    busy: Database, url: str, program: Program, customer: Customer, tmp_path: Path
) -> None:
    """A writer adds a call and its promise together: a copy has as many of the one as of the other."""
    stop, other = threading.Event(), Database(connect(url))

    def write() -> None:
        while not stop.is_set():
            with other.transaction(THE_PERSON_AT_THE_KEYBOARD, NOW, "promising.promise") as transaction:
                call = transaction.add(a_call(program, customer))
                transaction.add(Commitment(0, customer.id, "More", NOW, made_in_call=call.id))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            busy.backup(tmp_path / f"{number}.db")
    finally:
        stop.set()
        writer.join()
        other.engine.dispose()
    for number in range(3):
        copy = connect(f"sqlite:///{tmp_path}/{number}.db")
        kept = content(copy)
        copy.dispose()

        assert len(kept["calls"]) == len(kept["commitments"])


# Export


NOT_FOR_OTHERS = {"private_notes", "outlets", "secrets", "forgotten"}  # the executive's own words, and what is secret
FOR_ITSELF = {"remembered_exports", "remembered_rows", "remembered_keys"}  # the next import makes it anew


def test_an_export_has_every_table_as_csv_and_as_json(busy: Database, tmp_path: Path) -> None:
    files = busy.export(tmp_path / "out")

    assert {file.name for file in files} == {
        f"{name}.{kind}" for name in {*tables.metadata.tables} - NOT_FOR_OTHERS - FOR_ITSELF for kind in ("csv", "json")
    }
    assert all(file.is_file() for file in files)


def test_no_export_has_a_word_of_the_private_notes(busy: Database, tmp_path: Path) -> None:
    with begin(busy, "noting.write_privately", THE_PERSON_AT_THE_KEYBOARD) as transaction:
        [call] = transaction.find(Call)
        kept = transaction.add(PrivateNote(0, call.id, "between us"))
        transaction.save(replace(kept, text="between us alone"))
    files = busy.export(tmp_path / "out")

    assert [file.name for file in files if "between us" in file.read_text("utf-8")] == []


def test_an_exports_json_has_the_values(busy: Database, tmp_path: Path) -> None:
    busy.export(tmp_path)
    [customer] = json.loads((tmp_path / "customers.json").read_text("utf-8"))

    assert customer["company"] == "Moorlicht Energie"
    assert customer["revenue"] == "276000.50"
    assert customer["contacts"][0]["name"] == "Saskia Tönnies"


def test_no_cell_of_an_export_is_run_as_a_formula(busy: Database, tmp_path: Path) -> None:
    busy.export(tmp_path)

    assert cells(tmp_path / "commitments.csv")["text"] == "'=1+1"
    assert cells(tmp_path / "commitments.csv")["owner"] == "'@ada"
    assert json.loads((tmp_path / "commitments.json").read_text("utf-8"))[0]["text"] == "=1+1"


@pytest.mark.parametrize("words", ["=cmd|' /C calc'!A0", "+SUM(1)", "-2+3", "@SUM(1)", "\t=1", "\r=1"])
def test_whatever_a_spreadsheet_would_run_is_text(busy: Database, tmp_path: Path, words: str) -> None:
    with busy.engine.begin() as connection:
        connection.execute(text("UPDATE customers SET notes = :words"), {"words": words})
    busy.export(tmp_path)

    assert cells(tmp_path / "customers.csv")["notes"] == f"'{words}"


def test_telephone_numbers_and_lists_stay_as_they_are(busy: Database, tmp_path: Path) -> None:
    busy.export(tmp_path)

    assert cells(tmp_path / "calls.csv")["phone"] == "+493023125123"
    assert json.loads(cells(tmp_path / "customers.csv")["contacts"])[0]["title"] == "CFO"


def test_an_export_may_be_repeated_into_the_same_folder(busy: Database, tmp_path: Path) -> None:
    assert busy.export(tmp_path) == busy.export(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(busy: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(BadInputError, match=r"^The export cannot be written to .*file: File exists"):
        busy.export(tmp_path / "file")
