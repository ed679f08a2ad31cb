"""The command line in this process: its words, its exit code, and a database that one can compare."""

import contextlib
import json
import logging
import shutil
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlalchemy import make_url, select

import callprogram.cli
from callprogram import bootstrap
from callprogram.adapters import exports
from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.services.act import act
from callprogram.services.customers import importing
from callprogram.services.program import programs
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
    """SQLite files to copy, which is faster than filling one for every test."""
    folder = tmp_path_factory.mktemp("templates")
    for customers in (False, True):
        fill(f"sqlite:///{folder}/{customers}.db", customers=customers)
    return folder


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where commands look for their database, which is not there before something has been put there."""
    return f"sqlite:///{tmp_path}/callprogram.db"


@pytest.fixture
def database(address: str, templates: Path) -> str:
    """The database that commands use: the program, and no customer."""
    return filled(address, templates / "False.db")


@pytest.fixture
def sample(address: str, templates: Path) -> str:
    """The database with the sample customers in it."""
    return filled(address, templates / "True.db")


def filled(url: str, template: Path) -> str:
    """The database at this address, as in the template."""
    shutil.copy(template, make_url(url).database or "")
    return url


def fill(url: str, *, customers: bool) -> None:
    """The program in a database, and the sample customers too."""
    with using(url) as store:
        act(store, YOU, NOW, programs.set_program, "Customer calls", at=time(16), zone="Europe/Amsterdam", country="NL")
        if customers:
            reading = exports.read(SAMPLE.name, SAMPLE.read_bytes(), "NL", {})
            act(store, YOU, NOW, importing.bring_in, reading)


@contextlib.contextmanager
def using(url: str) -> Iterator[Database]:
    """The store at an address."""
    engine = connect(url)
    yield Database(engine)
    engine.dispose()


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, address: str
) -> Iterator[Run]:
    """Run one command on Sunday 22 November 2026, 10:00 UTC, as a fresh process would."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*arguments: object) -> Result:
        monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", address)
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


def content(url: str) -> list[Any]:
    """Every row of every table, to compare."""
    with using(url) as store, store.engine.connect() as connection:
        found = [connection.execute(select(table)) for table in tables.metadata.sorted_tables]
        return [sorted(map(repr, rows)) for rows in found]
