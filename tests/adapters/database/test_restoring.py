"""Coming back: from a backup or an export, into either database, and nothing is another afterwards."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import BadInputError, StateError
from tests.adapters.database.conftest import begin
from tests.adapters.database.test_copies import content
from tests.examples import A_MESSAGE, IMPORT, NOW, a_call, a_list, an_entry

MEMBER = Member(
    *("ada@example.com", "Ada", frozenset({Role.EXECUTIVE, Role.ADMIN})),
    quiet_from=time(21, 30), away=(date(2026, 12, 1), date(2026, 12, 3)), serves=frozenset({1}),
)  # fmt: skip


@pytest.fixture
def full(store: Database, program: Program, customer: Customer) -> Database:
    """A store with something of every kind of value."""
    fixed = Correction(Field.PHONE, "+493023125999", "she said so", "Anna", datetime(2026, 11, 2, 3, 4, 5, 6, UTC))
    with begin(store) as transaction:
        transaction.save(
            replace(customer, revenue=Decimal("1200.50"), corrections=(fixed,), renewal_on=date(2027, 1, 2))
        )
        call = transaction.add(replace(a_call(program, customer), price=Decimal("0.0130"), themes=("price", "péché")))
        transaction.add(PrivateNote(0, call.id, "between us\n=1+1"))
        transaction.add(Commitment(0, customer.id, "Send it", NOW, "@ada", date(2026, 12, 4), made_in_call=call.id))
        transaction.add(an_entry(transaction.add(a_list(program)).id, customer))
        transaction.add(A_MESSAGE)
        transaction.add(MEMBER)
        transaction.add(IMPORT)
        transaction.keep_files({"a" * 64: bytes(range(256))})
    with store.engine.begin() as connection:
        connection.execute(insert(tables.secrets).values(name="forgetting", value="00"))
        connection.execute(insert(tables.forgotten).values(mark="1f", at=NOW))
    return store


@pytest.fixture(params=["into sqlite", "into postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A new database beside the one that is copied."""
    if request.param == "into sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "new.db")
        engine = connect(f"sqlite:///{tmp_path}/new.db")
    else:
        engine = connect(str(request.getfixturevalue("empty_postgres_url")))
    yield engine
    engine.dispose()


@pytest.fixture
def new(migrated_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """A new SQLite file."""
    shutil.copy(migrated_file, tmp_path / "new.db")
    engine = connect(f"sqlite:///{tmp_path}/new.db")
    yield engine
    engine.dispose()


def text_of(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in sorted(folder.iterdir())}


def test_a_backup_comes_back_as_it_was(full: Database, empty: Engine, tmp_path: Path) -> None:
    full.backup(tmp_path / "monday.db")
    Database(empty).restore(tmp_path / "monday.db")

    assert content(empty) == content(full.engine)


def test_a_private_export_comes_back_as_it_was(full: Database, empty: Engine, tmp_path: Path) -> None:
    full.export(tmp_path / "out", private=True)
    Database(empty).restore(tmp_path / "out")
    Database(empty).export(tmp_path / "again", private=True)

    assert content(empty) == content(full.engine)
    assert text_of(tmp_path / "again") == text_of(tmp_path / "out")


def test_an_export_for_others_comes_back_without_what_is_private(full: Database, new: Engine, tmp_path: Path) -> None:
    full.export(tmp_path / "out", private=True)
    full.export(tmp_path / "out")
    Database(new).restore(tmp_path / "out")
    before, after = content(full.engine), content(new)

    assert {name for name in before if before[name] != after[name]} == {"private_notes", "secrets", "forgotten"}


def test_what_is_made_afterwards_has_ids_of_its_own(full: Database, empty: Engine, tmp_path: Path) -> None:
    full.backup(tmp_path / "monday.db")
    Database(empty).restore(tmp_path / "monday.db")
    with begin(Database(empty)) as transaction:
        made = transaction.add(Commitment(0, transaction.find(Customer)[0].id, "More", NOW))

    assert made.id == 2


def test_a_backup_of_an_older_version_is_brought_up_to_date(new: Engine, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with sqlite3.connect(old) as connection:
        connection.executescript((Path(__file__).parent / "made_by_0015.sql").read_text())
    before = old.read_bytes()
    Database(new).restore(old)

    assert content(new)["customers"]
    assert old.read_bytes() == before


def test_nothing_is_put_over_what_is_there(full: Database, tmp_path: Path) -> None:
    full.backup(tmp_path / "monday.db")

    with pytest.raises(StateError, match="There is something in this database; restore into a new one"):
        full.restore(tmp_path / "monday.db")


@pytest.mark.parametrize(
    ("name", "words"), [("none.db", "cannot be read"), ("a.csv", "is no backup"), ("in", "no export")]
)
def test_what_is_neither_is_said_so(new: Engine, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "a.csv").write_text("a,b")
    (tmp_path / "in").mkdir()

    with pytest.raises(BadInputError, match=words):
        Database(new).restore(tmp_path / name)


def test_a_damaged_export_changes_nothing(full: Database, new: Engine, tmp_path: Path) -> None:
    before = content(new)
    full.export(tmp_path / "out")
    (tmp_path / "out" / "calls.json").write_text('[{"id": 1, "started_at": "yesterday"}]')

    with pytest.raises(BadInputError, match="is not as `export` wrote it"):
        Database(new).restore(tmp_path / "out")
    assert content(new) == before
