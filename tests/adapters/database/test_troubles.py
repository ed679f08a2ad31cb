"""A database that is busy, full or gone says so in a sentence, and changes nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, insert, text
from sqlalchemy.exc import IntegrityError

from callprogram.adapters.database import connection as connecting
from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.errors import DatabaseGoneError, DatabaseTroubleError
from tests.examples import NOW


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "callprogram.db"


@pytest.fixture
def store(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setattr(connecting, "_BUSY_SECONDS", 0.1)
    engine = connect(f"sqlite:///{file}")
    yield Database(engine)
    engine.dispose()


def add(store: Database, notes: str = "") -> None:
    with store.transaction(YOU, NOW, "importing.bring_in") as transaction:
        transaction.add(Customer(0, company="Tin Roof", notes=notes))


def customers(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("SELECT count(*) FROM customers").fetchone()[0])


def test_somebody_else_who_writes_for_long(store: Database, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(
            DatabaseTroubleError, match=r"^The database does not answer; nothing was changed\. Try again\.$"
        ):
            add(store)
        other.execute("ROLLBACK")
    add(store)
    assert customers(file) == 1


def test_a_full_disk(store: Database, file: Path) -> None:
    def small(database: sqlite3.Connection, _: object) -> None:
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count={pages}").close()

    store.engine.dispose()
    event.listen(store.engine, "connect", small)
    with pytest.raises(DatabaseTroubleError, match=r"^The disk is full, so nothing was changed; make room on it"):
        add(store, "long " * 100_000)
    assert customers(file) == 0


def test_a_file_that_takes_no_changes(store: Database, file: Path) -> None:
    store.engine.dispose()
    event.listen(store.engine, "connect", lambda database, _: database.execute("PRAGMA query_only=ON").close())
    with pytest.raises(
        DatabaseTroubleError, match=r"^The database is read-only, so nothing was changed; let this user write it"
    ):
        add(store)
    assert customers(file) == 0


def test_a_look_at_a_file_that_is_no_database_any_more(store: Database, file: Path) -> None:
    store.engine.dispose()
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(
        DatabaseTroubleError, match=r"^The database does not answer; nothing was changed\. Try again\.$"
    ):
        DatabaseViews(store.engine).customers("", 5)


def test_a_look_at_a_folder_that_is_gone(store: Database, file: Path, tmp_path: Path) -> None:
    store.engine.dispose()
    file.parent.rename(tmp_path.parent / f"{tmp_path.name}-elsewhere")
    with pytest.raises(
        DatabaseTroubleError, match=r"^The database does not answer; nothing was changed\. Try again\.$"
    ):
        DatabaseViews(store.engine).has_customers()
    (tmp_path.parent / f"{tmp_path.name}-elsewhere").rename(file.parent)


def test_postgres_that_stops_and_comes_back(emptied_postgres_url: str) -> None:
    store = Database(connect(emptied_postgres_url))
    views, stop = DatabaseViews(store.engine), text("SELECT pg_terminate_backend(:served_by)")
    add(store)
    with store.engine.connect() as looking, store.engine.connect() as ending:
        served_by = looking.execute(text("SELECT pg_backend_pid()")).scalar()
        ending.execute(stop, {"served_by": served_by})
        with pytest.raises(DatabaseGoneError, match="The database does not answer; nothing was changed"):
            looking.execute(text("SELECT 1"))

    assert views.customer_count() == 1
    store.engine.dispose()


def test_what_is_our_own_mistake_is_no_sentence(store: Database) -> None:
    wrong = insert(tables.aliases).values(customer_id=0, key="nobody")
    with pytest.raises(IntegrityError), store.transaction(YOU, NOW, "importing.bring_in") as transaction:
        transaction.connection.execute(wrong)
