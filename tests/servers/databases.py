"""Databases for tests: migrated once and then copied or emptied, which is faster than migrating for every test.

Every test that needs a database gets a SQLite file of its own; with TEST_DATABASE=postgres it gets PostgreSQL.
Statements are compiled once for all of them.
"""

import json
import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry, Pool

from callprogram.adapters import rates
from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.domain.cases.desk import WORKING_DAYS
from tests.servers.postgres import connected, execute

# But for events: a last event that was there before would be taken for a sign that nothing has happened since.
IDS_FROM_1 = (
    "SELECT setval(quote_ident(sequencename)::regclass, 1, false) FROM pg_sequences"
    " WHERE last_value > 0 AND sequencename <> 'events_id_seq'"
)


@pytest.fixture(scope="session", autouse=True)
def careless_sqlite() -> Iterator[None]:
    """Nobody minds losing what these tests write; servers that are killed are processes of their own."""
    event.listen(Pool, "checkout", _never_wait_for_the_disk)
    yield
    event.remove(Pool, "checkout", _never_wait_for_the_disk)


def _never_wait_for_the_disk(connection: Any, record: ConnectionPoolEntry, _: object) -> None:  # noqa: ANN401 -- whichever driver's
    """Once each: what is checked out first has been prepared by then."""
    if isinstance(connection, sqlite3.Connection) and not record.info.setdefault("careless", False):
        connection.execute("PRAGMA synchronous=OFF").close()
        record.info["careless"] = True


class _Compiled(dict[Any, Any]):
    """What was compiled for one database serves every other of its kind: SQLAlchemy keeps it for each engine alone."""

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 -- SQLAlchemy's own
        dialect, *statement = key
        return super().get((dialect.name, *statement), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:  # noqa: ANN401 -- the same
        dialect, *statement = key
        super().__setitem__((dialect.name, *statement), compiled)


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Every test has an engine of its own, and none compiles what another has."""
    compiled = _Compiled()

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=compiled)

    event.listen(Engine, "engine_connect", share)
    yield
    event.remove(Engine, "engine_connect", share)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy, which is faster than migrating for every test."""
    file = tmp_path_factory.mktemp("migrated") / "store.db"
    connect(f"sqlite:///{file}").dispose()
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> Iterator[URL]:
    """A migrated PostgreSQL database, made to be a template of others."""
    url = make_url(postgres_url).set(database=f"migrated_{uuid.uuid4().hex}")
    execute(make_url(postgres_url), f'CREATE DATABASE "{url.database}"')
    connect(url.render_as_string(hide_password=False)).dispose()
    yield url
    execute(make_url(postgres_url), f'DROP DATABASE "{url.database}" WITH (FORCE)')


@pytest.fixture(scope="session")
def shared_postgres(postgres_url: str, migrated_postgres: URL) -> Iterator[URL]:
    """A migrated PostgreSQL database that one test after another may fill."""
    url = migrated_postgres.set(database=f"shared_{uuid.uuid4().hex}")
    execute(make_url(postgres_url), f'CREATE DATABASE "{url.database}" TEMPLATE "{migrated_postgres.database}"')
    yield url
    execute(make_url(postgres_url), f'DROP DATABASE "{url.database}" WITH (FORCE)')


def _rates() -> str:
    """The statement that puts the exchange rates in with which a database begins."""
    rows = ", ".join(f"('{each.currency}', '{each.per_euro}', '{each.as_of}')" for each in rates.shipped())
    return f"INSERT INTO rates (currency, per_euro, as_of) VALUES {rows}"  # noqa: S608 -- our own figures


def _desk() -> str:
    """The statement that puts in the desk with which a database begins."""
    hours = json.dumps([asdict(each) for each in WORKING_DAYS])
    empty = "'', '', '', '[]', '2', '4', '{}'"
    names = "id, hours, zone, country, region, closed, answer_hours, side_hours, redirects"
    return f"INSERT INTO desks ({names}) VALUES (1, '{hours}', {empty})"  # noqa: S608 -- our own figures


_RETENTION = "INSERT INTO retention (id, acts) VALUES (1, false)"


@pytest.fixture(scope="session")
def at_hand(shared_postgres: URL) -> Iterator[psycopg.Connection]:
    """A connection to it that stays: a new one reads what tables there are ten times as long as it empties them."""
    with connected(shared_postgres) as connection:
        yield connection


@pytest.fixture(scope="session")
def stays_connected(shared_postgres: URL) -> Iterator[Engine]:
    """An engine whose connections stay: each new one learns anew what tables there are, at its first statements."""
    engine = connect(shared_postgres.render_as_string(hide_password=False))
    yield engine
    engine.dispose()


@pytest.fixture
def emptied_postgres_url(shared_postgres: URL, at_hand: psycopg.Connection) -> str:
    """The shared database as a new one is, and ids from 1 on; TRUNCATE would make dozens of files anew."""
    names = [table.name for table in reversed(tables.metadata.sorted_tables)]
    begins = [IDS_FROM_1, _rates(), _desk(), _RETENTION]
    at_hand.execute("; ".join([*(f"DELETE FROM {name}" for name in names), *begins]).encode())  # noqa: S608 -- our own names
    return shared_postgres.render_as_string(hide_password=False)


@pytest.fixture
def engine(request: pytest.FixtureRequest, database_url: str) -> Iterator[Engine]:
    """What speaks to this database, closed afterwards where it is of this test alone."""
    if os.environ.get("TEST_DATABASE") == "postgres":
        yield request.getfixturevalue("stays_connected")
        return
    found = connect(database_url)
    yield found
    found.dispose()


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database without any row, of this test's own."""
    if os.environ.get("TEST_DATABASE") == "postgres":
        return str(request.getfixturevalue("emptied_postgres_url"))
    shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "callprogram.db")
    return f"sqlite:///{tmp_path}/callprogram.db"
