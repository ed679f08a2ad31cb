"""A file compared in bulk does what the domain says of its rows one by one; on both databases."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from callprogram.adapters.database.bulk import comparing
from callprogram.adapters.database.bulk.comparing import compared
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.adapters.frames.customers import spooled
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.imports import Changes
from callprogram.domain.customers.matching.changes import changes_of
from tests.adapters.database.conftest import begin
from tests.domain.customers.matching.test_any_rows import AT_ONE_OFFICE, COMPANY_ROWS, rows
from tests.examples import ANN, a_row


@pytest.fixture(scope="module")
def one_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('comparing')}/store.db")
    yield engine
    engine.dispose()


class NotKeptError(Exception):
    """The transaction of an example is not kept."""


def told(changes: Changes) -> tuple[object, ...]:
    """What a change does, whatever the order of those updated."""
    updated = sorted(changes.updated, key=lambda customer: customer.id)
    return list(changes.created), updated, changes.unchanged, changes.merged, changes.totals


def together(known: list[Customer]) -> list[Customer]:
    """Customers that may be known beside each other: no CRM id twice."""
    ids = [customer.crm_id for customer in known]
    return [one for place, one in enumerate(known) if one.crm_id is None or one.crm_id not in ids[:place]]


SOME = st.lists(rows(), max_size=4) | st.lists(AT_ONE_OFFICE, max_size=4) | st.lists(COMPANY_ROWS, max_size=4)
MORE = st.lists(rows(), max_size=6) | st.lists(AT_ONE_OFFICE, max_size=6) | st.lists(COMPANY_ROWS, max_size=6)


@given(SOME.map(together), MORE)
def test_what_a_file_does_is_the_same_in_bulk_and_one_by_one(
    one_engine: Engine, known: list[Customer], file: list[Customer]
) -> None:
    with suppress(NotKeptError), begin(Database(one_engine), "importing.bring_in") as transaction:
        stored = [transaction.add(customer) for customer in known]
        assert told(compared(transaction.connection, spooled(file))) == told(changes_of(stored, file))
        raise NotKeptError


def test_many_are_looked_at_some_at_a_time(transaction: DatabaseTransaction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_AT_ONCE", 3)
    known = [transaction.add(a_row(str(number), f"Company {number}")) for number in range(20)]
    file = [replace(each, id=0, notes="new") for each in known]

    changes = compared(transaction.connection, spooled([*file, *file]))

    assert sorted(customer.id for customer in changes.updated) == [customer.id for customer in known]
    assert (len(changes.created), changes.merged) == (0, 20)


def test_new_customers_come_in_the_order_of_their_first_rows(transaction: DatabaseTransaction) -> None:
    ann = Contact(ANN.name, email="ann@acme.example")
    file = [a_row("1", "Acme", ann), a_row("2", "Bolt"), a_row("1", "Acme", ann), a_row("3", "Corp")]

    changes = compared(transaction.connection, spooled(file))

    assert [customer.company for customer in changes.created] == ["Acme", "Bolt", "Corp"]


def test_companies_of_which_nobody_is_known_are_one_by_their_name(transaction: DatabaseTransaction) -> None:
    known = transaction.add(a_row(None, "Acme"))

    changes = compared(transaction.connection, spooled([a_row(None, "ACME"), a_row(None, "Bolt"), a_row(None, "Bolt")]))

    assert [customer.company for customer in changes.created] == ["Bolt"]
    assert (changes.unchanged + len(changes.updated), changes.merged) == (1, 1)
    assert known.id in changes.whose.values()


def test_a_name_that_several_ids_have_is_so_in_bulk_too(transaction: DatabaseTransaction) -> None:
    for crm_id in (None, "7"):
        transaction.add(a_row(crm_id, "Acme"))

    changes = compared(transaction.connection, spooled([a_row("8", "Acme")]))

    assert [customer.crm_id for customer in changes.created] == ["8"]
