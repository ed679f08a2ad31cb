"""A database of an earlier version opens, with everything that was in it."""

import sqlite3
from datetime import date
from pathlib import Path

from sqlalchemy import select

from callprogram.adapters.database.connection import connect, is_up_to_date
from callprogram.adapters.database.records import all_of
from callprogram.adapters.database.tables import call_lists, calls, commitments, customers, import_profiles, messages
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import ImportProfile
from callprogram.domain.customers.reachability import place_kept
from callprogram.domain.lists.call_list import CallList, ListState
from callprogram.domain.people.messages import Message
from callprogram.domain.promises.commitments import Commitment, State

# What version 0015 of the schema left behind after an import, a list, two calls and three promises.
OLD = Path(__file__).with_name("made_by_0015.sql")


def test_what_was_written_before_the_steps_were_put_into_one_is_read(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with sqlite3.connect(file) as old:
        old.executescript(OLD.read_text("utf-8"))
    old.close()

    engine = connect(f"sqlite:///{file}")
    with engine.connect() as connection:
        assert is_up_to_date(connection)
        kept_beside = connection.execute(select(customers.c.number, customers.c.place).order_by(customers.c.id)).all()
        people = all_of(connection, Customer, select(customers).order_by(customers.c.id))
        promised = {each.text: each for each in all_of(connection, Commitment, select(commitments))}
        lists = all_of(connection, CallList, select(call_lists))
        called = [each.disposition for each in all_of(connection, Call, select(calls))]
        kept = [each.name for each in all_of(connection, ImportProfile, select(import_profiles))]
        told = [each.content.subject for each in all_of(connection, Message, select(messages))]
    engine.dispose()

    assert [each.name for each in people] == ["Moorlicht GmbH", "Tin Roof Ltd", "Quiet Lake AB"]
    assert [*map(tuple, kept_beside)] == [(each.phone and each.phone.e164, place_kept(each)) for each in people]
    assert any(each.phone for each in people)
    assert {each.state for each in promised.values()} == {State.OPEN}
    assert promised["Send the export fix"].due_on == date(2026, 12, 4)
    assert [each.state for each in lists] == [ListState.FROZEN]
    assert called == [Disposition.CONNECTED, Disposition.RESCHEDULED]
    assert kept == ["weekly"]
    assert all(told)
