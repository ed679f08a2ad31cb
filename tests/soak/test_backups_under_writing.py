"""Backups of a PostgreSQL that is written into all the time: each is one committed moment, on either database again.

The suite makes two; `make soak` fifty.
"""

import os
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.engine import URL

from callprogram.adapters.database import tables
from callprogram.adapters.database.audit import every_event
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.records import NAMES
from callprogram.adapters.database.store import Database
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.trail import Event, verified
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.services.act import act
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.customers import correcting
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.examples import MOORLICHT, NOW
from tests.servers.databases import IDS_FROM_1
from tests.servers.postgres import execute

BACKUPS = int(os.environ.get("SOAK_BACKUPS", "2"))
WRITERS = 3


@pytest.fixture
def there(empty_postgres_url: str) -> Iterator[Engine]:
    """The PostgreSQL that is written into."""
    engine = connect(empty_postgres_url)
    yield engine
    engine.dispose()


@contextmanager
def written_into(engine: Engine) -> Iterator[Callable[[], int]]:
    """Writers who log calls, promise and note at once; how much they have done so far."""
    store, over, done = Database(engine), threading.Event(), Counter[int]()
    program: Program = act(store, YOU, NOW, programs.set_program, "Customer calls", zone="Europe/London")
    with store.transaction(YOU, NOW, "importing.bring_in") as transaction:
        customers = [transaction.add(replace(MOORLICHT, crm_id=f"A-{number}")) for number in range(WRITERS)]

    def write(writer: int, customer: Customer) -> None:
        while not over.is_set():
            number = done[writer]
            talk = LoggedCall(customer.id, Outcome(Disposition.CONNECTED), note=f"{writer} heard {number}")
            call = act(store, YOU, NOW, outcomes.log, program, talk)
            act(store, YOU, NOW, promising.promise, customer.id, f"{writer} sends {number}", call_id=call.id)
            act(store, YOU, NOW, correcting.describe, customer.id, "", f"careful {number}")
            done[writer] += 1

    threads = [threading.Thread(target=write, args=each) for each in enumerate(customers)]
    for each in threads:
        each.start()
    try:
        yield done.total
    finally:
        over.set()
        for each in threads:
            each.join()


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in tables.metadata.sorted_tables
        }


def trail(engine: Engine) -> list[Event]:
    with engine.connect() as connection:
        return list(every_event(connection))


def check(copy: Engine, whole: list[Event]) -> None:
    """A committed moment: its trail is where the whole one began, and its rows are what that trail says."""
    lines, kept = trail(copy), rows(copy)
    assert verified(lines).troubles == ()
    assert lines == whole[: len(lines)]
    for kind, table in ((Call, tables.calls), (Commitment, tables.commitments)):
        made = [each for each in lines if each.kind == NAMES[kind] and each.before is None]
        assert [row[0] for row in kept[table.name]] == [each.row_id for each in made]
    for each in kept[tables.customers.name]:
        said = [line.after for line in lines if (line.kind, line.row_id) == (NAMES[Customer], each[0])]
        last = next(words["careful"] for words in reversed(said) if words and "careful" in words)
        assert each[list(tables.customers.c.keys()).index("careful")] == last


def test_each_backup_is_a_committed_moment_and_comes_back_on_both_databases(
    there: Engine, migrated_file: Path, emptied_postgres_url: str, tmp_path: Path
) -> None:
    store, progress = Database(there), list[int]()
    with written_into(there) as done:
        for number in range(BACKUPS):
            store.backup(tmp_path / f"{number}.db")
            progress.append(done())
    whole = trail(there)
    for number in range(BACKUPS):
        copy = connect(f"sqlite:///{tmp_path}/{number}.db")
        expected = rows(copy)
        check(copy, whole)
        copy.dispose()
        shutil.copy(migrated_file, tmp_path / "back.db")
        empty(emptied_postgres_url)
        for url in (f"sqlite:///{tmp_path}/back.db", emptied_postgres_url):
            back = connect(url)
            Database(back).restore(tmp_path / f"{number}.db")
            assert rows(back) == expected
            back.dispose()

    assert progress == sorted(progress)
    assert BACKUPS < 10 or progress[-1] > progress[0] + BACKUPS


def empty(url: str) -> None:
    """The shared database without a row."""
    names = [table.name for table in reversed(tables.metadata.sorted_tables)]
    engine = connect(url)
    target: URL = engine.url
    engine.dispose()
    execute(target, "; ".join([*(f"DELETE FROM {name}" for name in names), IDS_FROM_1]))  # noqa: S608 -- our own names
