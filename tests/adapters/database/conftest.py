"""The same store on both databases: a SQLite file and a PostgreSQL of the test's own."""

import shutil
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import URL, Engine, make_url

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database, DatabaseTransaction
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.call_hour import Program
from callprogram.domain.customers import Contact, Customer
from callprogram.domain.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.phones import read_phone
from tests.servers.postgres import execute

T = TypeVar("T")


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


@pytest.fixture
def copied_postgres(postgres_url: str, migrated_postgres: URL) -> Iterator[URL]:
    """A migrated PostgreSQL database of this test's own."""
    url = migrated_postgres.set(database=f"test_{uuid.uuid4().hex}")
    execute(make_url(postgres_url), f'CREATE DATABASE "{url.database}" TEMPLATE "{migrated_postgres.database}"')
    yield url
    execute(make_url(postgres_url), f'DROP DATABASE "{url.database}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    return str(request.getfixturevalue("empty_postgres_url"))


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database without any row."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "store.db")
        return f"sqlite:///{tmp_path}/store.db"
    copied: URL = request.getfixturevalue("copied_postgres")
    return copied.render_as_string(hide_password=False)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = connect(url)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Database:
    return Database(engine)


@pytest.fixture
def views(engine: Engine) -> DatabaseViews:
    return DatabaseViews(engine)


@pytest.fixture
def transaction(store: Database, program: Program, customer: Customer) -> Iterator[DatabaseTransaction]:
    """One open transaction, kept at the end of the test; program and customer are kept before."""
    assert program.id
    assert customer.id
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, now, "planning.set_program") as transaction:
        yield transaction


@pytest.fixture
def program(store: Database) -> Program:
    """A kept program: Tuesdays at 16:00 in Amsterdam."""
    wanted = Program(
        id=0,
        name="Customer calls",
        weekday=1,
        at=time(16),
        zone="Europe/Amsterdam",
        country="NL",
        minutes=60,
        call_minutes=10,
        buffer_minutes=2,
        starts_on=date(2026, 11, 16),
        calendar_uid="3f0c@callprogram",
        calendar_sequence=4,
        executive_name="Ada Byron",
        executive_email="ada@example.com",
        executive_phone="+31201234567",
    )
    return _kept(store, wanted)


@pytest.fixture
def customer(store: Database) -> Customer:
    """A kept customer: Moorlicht in Germany."""
    saskia = Contact("Saskia Tönnies", "CFO", "saskia@moorlicht.example", (read_phone("+49 30 23125 123", None),))
    return _kept(store, Customer(id=0, crm_id="ACC-1", company="Moorlicht Energie", country="DE", contacts=(saskia,)))


def _kept(store: Database, value: T) -> T:
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, now, "planning.set_program") as transaction:
        return transaction.add(value)
