"""Several at once: one call rings, one list is made, nobody's update is lost; on both databases."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.calls.calls import Call, Mode
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError, StateError
from callprogram.services.act import act
from callprogram.services.calls import ringing
from callprogram.services.calls.ringing import Press
from callprogram.services.lists import planning
from callprogram.services.ports import Identified, Store, Transaction
from callprogram.services.views.directory import DirectoryFilter
from tests.adapters.database.conftest import ANNA, begin
from tests.examples import MOORLICHT, NOW, PROGRAM, WEEK, a_call


def in_two_places(url: str, work: Callable[[Store], object]) -> list[object]:
    """What the same work gives when done at the same moment over two engines, as two processes would."""
    ready = Barrier(2)

    def one(_: int) -> object:
        engine = connect(url)
        ready.wait()
        try:
            return work(Database(engine))
        except CallprogramError as error:
            return error
        finally:
            engine.dispose()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, range(2)))


def ringing_call(program: Program, customer: Customer) -> Call:
    return replace(a_call(program, customer, Mode.BRIDGE_POLLING), executive_phone=program.executive_phone)


def test_the_database_lets_only_one_call_ring_an_executive(
    store: Database, program: Program, customer: Customer
) -> None:
    with begin(store) as transaction:
        transaction.add(ringing_call(program, customer))
    with pytest.raises(IntegrityError), begin(store) as transaction:
        transaction.add(ringing_call(program, customer))


def test_the_database_lets_a_press_have_one_call_only(store: Database, program: Program, customer: Customer) -> None:
    pressed = replace(a_call(program, customer, Mode.BRIDGE_POLLING), press="p1", ended_at=NOW)
    with begin(store) as transaction:
        transaction.add(pressed)
    with pytest.raises(IntegrityError), begin(store) as transaction:
        transaction.add(pressed)


def test_an_ended_call_an_own_phone_and_another_executive_do_not_hinder_a_ringing_one(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    other = transaction.add(replace(program, name="Other", executive_phone="+491713920024"))
    transaction.add(ringing_call(program, customer))
    transaction.add(replace(ringing_call(program, customer), ended_at=NOW))
    transaction.add(a_call(program, customer, Mode.OWN_PHONE))
    transaction.add(ringing_call(other, customer))

    assert len(transaction.find(Call)) == 4


def test_of_two_presses_at_the_same_moment_one_is_told_that_a_call_is_running(
    url: str, program: Program, customer: Customer
) -> None:
    def press(store: Store) -> object:
        return act(
            store,
            THE_PERSON_AT_THE_KEYBOARD,
            NOW,
            ringing.reserve,
            program,
            customer.id,
            Press(reason="they asked"),
        )

    results = in_two_places(url, press)
    refused = [result for result in results if isinstance(result, StateError)]

    assert [str(error) for error in refused] == [
        "The call to Moorlicht Energie is still running; hang up or give it an outcome before the next one."
    ]


@pytest.mark.parametrize("service", [planning.plan, planning.freeze])
def test_a_week_planned_in_two_places_at_the_same_moment_is_one_list(
    url: str, store: Database, program: Program, customer: Customer, service: Callable[..., CallList]
) -> None:
    assert customer.id
    results = in_two_places(
        url, lambda store: act(store, THE_PERSON_AT_THE_KEYBOARD, NOW, service, program, WEEK).state
    )
    with begin(store) as transaction:
        kept = transaction.find(CallList)

    assert [each.state for each in kept] * 2 == results


@pytest.mark.parametrize("how", ["get", "find"])
def test_two_writers_at_once_do_not_lose_an_update(url: str, store: Database, customer: Customer, how: str) -> None:
    def count_up(transaction: Transaction, _: Member, __: datetime) -> None:
        known = transaction.get(Customer, customer.id) if how == "get" else transaction.find(Customer)[0]
        transaction.save(replace(known, open_cases=(known.open_cases or 0) + 1))

    def twenty_times(store: Store) -> None:
        for _ in range(20):
            with store.transaction(ANNA, NOW, "importing.bring_in") as transaction:
                count_up(transaction, ANNA, NOW)

    in_two_places(url, twenty_times)
    with begin(store) as transaction:
        assert transaction.get(Customer, customer.id).open_cases == 40


def test_a_reader_does_not_wait_for_a_writer_and_sees_what_was_kept(
    store: Database, engine: Engine, customer: Customer
) -> None:
    with begin(store) as transaction, engine.connect() as reader:
        transaction.save(replace(customer, company="Not yet"))
        seen = reader.execute(text("SELECT company FROM customers")).scalar_one()

    assert seen == "Moorlicht Energie"


def test_a_database_that_was_put_back_is_looked_at_anew(tmp_path: Path, migrated_file: Path) -> None:
    file = Path(shutil.copy(migrated_file, tmp_path / "store.db"))
    engine = connect(f"sqlite:///{file}")
    store, views = Database(engine), DatabaseViews(engine)
    add(store, NOW, MOORLICHT)
    assert views.directory(DirectoryFilter(), NOW.date()).total == 1
    with closing(sqlite3.connect(migrated_file)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)
    add(store, NOW + timedelta(seconds=1), PROGRAM)

    assert views.directory(DirectoryFilter(), NOW.date()).total == 0
    engine.dispose()


def add(store: Store, at: datetime, value: Identified) -> None:
    with store.transaction(ANNA, at, "importing.bring_in") as transaction:
        transaction.add(value)
