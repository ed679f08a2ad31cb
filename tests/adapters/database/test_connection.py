"""Connecting: migrated before first use, locked while writing, and a sentence where it cannot be opened."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, inspect, text
from sqlalchemy.exc import IntegrityError

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect, is_up_to_date, migrate
from callprogram.adapters.database.store import Database
from callprogram.domain.customers.customers import Customer
from callprogram.errors import BadInputError
from tests.adapters.database.conftest import begin, take_again


@pytest.fixture
def on_sqlite(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/store.db"


def pragma(url: str, name: str) -> object:
    engine = connect(url)
    with engine.connect() as connection:
        value = connection.execute(text(f"PRAGMA {name}")).scalar_one()
    engine.dispose()
    return value


def test_a_new_database_has_its_tables(engine: Engine) -> None:
    assert {"customers", "calls", "commitments", "events"} <= set(inspect(engine).get_table_names())


def test_migrating_twice_is_harmless(engine: Engine) -> None:
    for _ in range(2):
        with engine.begin() as connection:
            migrate(connection)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 1


def test_a_database_is_up_to_date_once_the_last_migration_has_run(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection)
        current = is_up_to_date(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        assert (current, is_up_to_date(connection)) == (True, False)
        connection.execute(text("DROP TABLE alembic_version"))
        assert not is_up_to_date(connection)
        connection.rollback()


def test_blank_ids_of_before_are_no_ids_any_more(engine: Engine, store: Database) -> None:
    with begin(store) as transaction:
        made = [transaction.add(Customer(0, crm_id=each)) for each in ("A-1", "B-1", "C-1", "日本")]
    with engine.begin() as connection:
        connection.execute(text("UPDATE customers SET crm_id = '' WHERE crm_id = 'B-1'"))
        connection.execute(text("UPDATE customers SET crm_id = '\u200b-' WHERE crm_id = 'C-1'"))
        take_again(connection, "0016", "ALTER TABLE import_profiles DROP COLUMN used_at")
        ids = connection.execute(text("SELECT crm_id FROM customers ORDER BY id")).scalars().all()

    assert (len(made), ids) == (4, ["A-1", None, None, "日本"])


@pytest.mark.parametrize("blank", ["", " ", "-", "\u200b"])
def test_a_blank_id_is_none_in_the_database(store: Database, blank: str) -> None:
    with begin(store) as transaction:
        for _ in range(2):
            transaction.add(Customer(0, crm_id=blank))
        assert [each.crm_id for each in transaction.find(Customer)] == [None, None]


def test_several_may_open_a_new_database_at_once(empty_url: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        engines = list(pool.map(connect, [empty_url] * 6))
    for engine in engines:
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM customers")).scalar_one() == 0
        engine.dispose()


def test_foreign_keys_are_kept(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO entries VALUES (1, 9, 1, 9, 'new', 1, '', '2026-11-24 15:00', '[]', false, 'pending', '')"
            )
        )


def test_sqlite_writes_ahead_so_that_readers_need_not_wait(on_sqlite: str) -> None:
    assert pragma(on_sqlite, "journal_mode") == "wal"


def test_sqlite_checks_foreign_keys(on_sqlite: str) -> None:
    assert pragma(on_sqlite, "foreign_keys") == 1


def test_a_writer_waits_for_another_one(on_sqlite: str) -> None:
    assert pragma(on_sqlite, "busy_timeout") == 10_000


def test_the_folder_of_a_database_is_made(tmp_path: Path) -> None:
    connect(f"sqlite:///{tmp_path}/new/and/deeper/store.db").dispose()

    assert (tmp_path / "new/and/deeper/store.db").is_file()


@pytest.mark.parametrize(
    "url", ["nonsense", "oracle://host/name", "mysql://host/name", "sqlite://", "sqlite:///:memory:"]
)
def test_an_address_of_another_kind_says_how_to_write_one(url: str) -> None:
    with pytest.raises(BadInputError, match=r"^The database address cannot be read; write one like sqlite:////data/"):
        connect(url)


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_text("Dear diary, " * 100)

    with pytest.raises(BadInputError, match=r"^The database cannot be opened: file is not a database\.$"):
        connect(f"sqlite:///{tmp_path}/store.db")


def test_a_folder_in_place_of_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"^The database cannot be opened: unable to open database file\.$"):
        connect(f"sqlite:///{tmp_path}")


def test_a_file_in_place_of_the_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(BadInputError, match=r"^The database cannot be opened: .*file"):
        connect(f"sqlite:///{tmp_path}/file/store.db")


def test_a_server_that_does_not_answer_says_so_without_the_password() -> None:
    with pytest.raises(
        BadInputError, match=r"^The database cannot be opened: .*refused.*, then try again\.$"
    ) as caught:
        connect("postgresql://anna:secret@127.0.0.1:1/callprogram")

    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_database_of_a_newer_version_says_to_update(empty_url: str) -> None:
    engine = connect(empty_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(BadInputError, match=r"made by a newer callprogram; update this one"):
        connect(empty_url)


def test_no_error_of_the_database_has_what_it_was_asked(engine: Engine) -> None:
    wrong = insert(tables.aliases).values(customer_id=0, key="saskia@moorlicht.example")
    with pytest.raises(IntegrityError) as raised, engine.begin() as connection:
        connection.execute(wrong)
    assert "SQL parameters hidden" in str(raised.value)
