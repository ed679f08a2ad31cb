"""The command line in this process: its words, its exit code, and a database that one can compare."""

import contextlib
import json
import logging
import shutil
import sqlite3
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import pytest
import time_machine

import callprogram.cli
from callprogram import bootstrap
from callprogram.adapters import crm_csv
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.services import importing, planning
from callprogram.services.act import act
from tests.examples import NOW

SAMPLE = Path(__file__).parents[2] / "sample_customers.csv"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: object
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command answers
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one sentence of a command that could not be done."""
        assert (self.code, self.out) == (1, "")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.strip()


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Databases to copy: `empty.db` has the program, `sample.db` the sample customers too."""
    folder = tmp_path_factory.mktemp("templates")
    reading = crm_csv.read(SAMPLE.name, SAMPLE.read_bytes(), "NL", {})
    for name in ("empty", "sample"):
        engine = connect(f"sqlite:///{folder}/{name}.db")
        store, you = Database(engine), THE_PERSON_AT_THE_KEYBOARD
        act(store, you, NOW, planning.set_program, "Customer calls", at=time(16), zone="Europe/Amsterdam", country="NL")
        if name == "sample":
            act(store, you, NOW, importing.bring_in, reading)
        engine.dispose()
    return folder


@pytest.fixture
def database(templates: Path, tmp_path: Path) -> Path:
    """The database that commands use: the program, and no customer."""
    return Path(shutil.copy(templates / "empty.db", tmp_path / "callprogram.db"))


@pytest.fixture
def sample(database: Path, templates: Path) -> Path:
    """The database with the sample customers in it."""
    return Path(shutil.copy(templates / "sample.db", database))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Run]:
    """Run one command on Sunday 22 November 2026, 10:00 UTC, as a fresh process would."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*arguments: object) -> Result:
        monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", f"sqlite:///{tmp_path}/callprogram.db")
        monkeypatch.setattr(sys, "argv", ["callprogram", *map(str, arguments)])
        bootstrap.app.cache_clear()
        with pytest.raises(SystemExit) as left:
            callprogram.cli.main()
        close()
        said = capsys.readouterr()
        return Result(left.value.code or 0, said.out, said.err)

    with time_machine.travel(NOW):
        yield run
    bootstrap.app.cache_clear()
    zoneinfo.reset_tzpath()
    log = logging.getLogger("callprogram")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def close() -> None:
    """Close the connections of the pieces that a command put together, if it did."""
    if bootstrap.app.cache_info().currsize:
        store = bootstrap.app().store
        assert isinstance(store, Database)
        store.engine.dispose()


def content(file: Path) -> list[str]:
    """Everything in a database, to compare."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())
