"""Files brought in: one event, and every customer added or updated; on both databases."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect

from callprogram.adapters.database.store import Database
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.adapters.frames.customers import spooled
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Changes, Import, Reading, Source
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.services.customers.importing import import_file
from tests.adapters.database.conftest import begin, events
from tests.examples import IMPORT, NOW


def test_a_file_brought_in_is_one_event(store: Database, engine: Engine, customer: Customer) -> None:
    before = len(events(engine))
    changes = Changes((Customer(0, "ACC-2"), Customer(0, "ACC-3")), (replace(customer, company="Moorlicht AG"),), 0, 0)
    with begin(store, "importing.bring_in") as transaction:
        kept = transaction.imports.bring_in(IMPORT, changes)
        touched = transaction.touched
    [event] = events(engine)[before:]

    assert touched == {Customer, Import}
    assert (event.action, event.kind, event.row_id) == ("importing.bring_in", "import", kept.id)
    assert (event.before, event.after["created"]) == (None, 80)


def test_a_file_brought_in_adds_and_updates(transaction: DatabaseTransaction, customer: Customer) -> None:
    changes = Changes((Customer(0, "ACC-2"),), (replace(customer, company="Moorlicht AG"),), 0, 0)
    transaction.imports.bring_in(IMPORT, changes)
    transaction.imports.bring_in(IMPORT, Changes((), (), 2, 0))

    known = [(each.crm_id, each.company) for each in transaction.find(Customer)]

    assert known == [("ACC-1", "Moorlicht AG"), ("ACC-2", "")]


class Stopped(BaseException):
    """What a page raises when somebody cancels."""


def test_an_import_stopped_while_it_is_written_leaves_nothing(
    store: Database, engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = sorted(tmp_path.iterdir()), inspect(engine).get_table_names()
    heard: list[str] = []

    def stop(what: str, _: float) -> None:
        heard.append(what)
        if what == "Writing the new customers":
            raise Stopped

    rows = spooled([Customer(0, f"ACC-{number}") for number in range(3_000)])
    source = Source("crm.csv", "utf-8", ",", 1, (), {})
    with pytest.raises(Stopped):
        import_file(store, THE_PERSON_AT_THE_KEYBOARD, NOW, Reading(source, 3_000, rows, (), ()), stop)

    assert [heard[0], heard[-1]] == ["Comparing with the customers you have", "Writing the new customers"]
    assert (sorted(tmp_path.iterdir()), inspect(engine).get_table_names()) == before
    with begin(store) as transaction:
        assert (transaction.find(Customer), transaction.find(Import)) == ([], [])


# SQLite says no more of an index on part of a name than that it is there.
@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_thousands_come_in_as_the_first_and_beside_others_with_their_indexes(store: Database, engine: Engine) -> None:
    before = {index["name"] for index in inspect(engine).get_indexes("customers")}
    source = Source("crm.csv", "utf-8", ",", 1, (), {})
    for first in (0, 3_000):
        rows = spooled([Customer(0, f"ACC-{number}") for number in range(first, first + 3_000)])
        import_file(store, THE_PERSON_AT_THE_KEYBOARD, NOW, Reading(source, 3_000, rows, (), ()))
    with begin(store) as transaction:
        found = transaction.find(Customer)

    assert [each.id for each in found] == list(range(1, 6_001))
    assert [each.crm_id for each in found] == [f"ACC-{number}" for number in range(6_000)]
    assert {index["name"] for index in inspect(engine).get_indexes("customers")} == before
