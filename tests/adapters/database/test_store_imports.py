"""Files brought in: one event, and every customer added or updated; on both databases."""

from dataclasses import replace

from sqlalchemy import Engine

from callprogram.adapters.database.store import Database, DatabaseTransaction
from callprogram.domain.customers import Customer
from callprogram.domain.imports import Changes, Import
from tests.adapters.database.conftest import begin, events
from tests.examples import IMPORT


def test_a_file_brought_in_is_one_event(store: Database, engine: Engine, customer: Customer) -> None:
    before = len(events(engine))
    changes = Changes((Customer(0, "ACC-2"), Customer(0, "ACC-3")), (replace(customer, company="Moorlicht AG"),), 0, 0)
    with begin(store, "importing.bring_in") as transaction:
        kept = transaction.bring_in(IMPORT, changes)
        touched = transaction.touched
    [event] = events(engine)[before:]

    assert touched == {Customer, Import}
    assert (event.action, event.kind, event.row_id) == ("importing.bring_in", "import", kept.id)
    assert (event.before, event.after["created"]) == (None, 80)


def test_a_file_brought_in_adds_and_updates(transaction: DatabaseTransaction, customer: Customer) -> None:
    changes = Changes((Customer(0, "ACC-2"),), (replace(customer, company="Moorlicht AG"),), 0, 0)
    transaction.bring_in(IMPORT, changes)
    transaction.bring_in(IMPORT, Changes((), (), 2, 0))

    known = [(each.crm_id, each.company) for each in transaction.find(Customer)]

    assert known == [("ACC-1", "Moorlicht AG"), ("ACC-2", "")]
