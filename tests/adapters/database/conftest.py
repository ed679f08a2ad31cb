"""The same store on both databases: a SQLite file and a PostgreSQL of the test's own."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, select, text

from callprogram.adapters.database import migrations, tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.services.ports import Identified
from tests.examples import MOORLICHT, NOW, PROGRAM

T = TypeVar("T", bound=Identified)
ANNA = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT, Role.ADMIN}))


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
    return str(request.getfixturevalue("emptied_postgres_url"))


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
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, NOW, "planning.set_program") as transaction:
        yield transaction


@pytest.fixture
def program(store: Database) -> Program:
    """A kept program: Tuesdays at 16:00 in Amsterdam."""
    wanted = replace(PROGRAM, id=0, executive_email="ada@example.com")
    return _kept(store, wanted)


@pytest.fixture
def customer(store: Database) -> Customer:
    """A kept customer: Moorlicht in Germany."""
    return _kept(store, MOORLICHT)


def _kept(store: Database, value: T) -> T:
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, NOW, "planning.set_program") as transaction:
        return transaction.add(value)


def begin(
    store: Database, action: str = "promising.promise", member: Member = ANNA
) -> AbstractContextManager[DatabaseTransaction]:
    """A transaction, of Anna's where nobody else is named."""
    return store.transaction(member, NOW, action)


def events(engine: Engine) -> list[Any]:
    """Every change on record, in the order in which they were made."""
    with engine.connect() as connection:
        return list(connection.execute(select(tables.events).order_by(tables.events.c.id)))


def migrations_on(connection: Connection) -> Config:
    """Alembic's own commands, on this connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    return config


def take_again(connection: Connection, revision: str, *undone: str) -> None:
    """One step of the schema taken again, once these statements have undone what it does to the tables."""
    config = migrations_on(connection)
    steps = ScriptDirectory.from_config(config)
    for statement in undone:
        connection.execute(text(statement))
    for at, then in ((steps.get_revision(revision).down_revision, revision), (steps.get_current_head(), None)):
        connection.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": str(at)})
        if then:
            command.upgrade(config, then)
