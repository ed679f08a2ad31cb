"""A database of an earlier version opens, with everything that was in it."""

import sqlite3
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, select

from callprogram.adapters.database.connection import connect, is_up_to_date
from callprogram.adapters.database.records import all_of
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.tables import (
    call_lists,
    calls,
    case_years,
    cases,
    commitments,
    customers,
    import_profiles,
    messages,
    programs,
)
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.cases import State as CaseState
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import ImportProfile
from callprogram.domain.customers.reachability import place_kept
from callprogram.domain.lists.call_list import CallList, ListState
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.messages import Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.services.act import act
from callprogram.services.cases import escalating
from tests.examples import NOW

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


def test_its_escalations_are_cases_numbered_by_the_year_in_which_they_came(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with sqlite3.connect(file) as old:
        old.executescript(OLD.read_text("utf-8"))
        old.executemany(
            "INSERT INTO escalations (id, customer_id, raised_on, wants, owner, settled_on) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (7, 1, "2026-11-03", "Their invoices are wrong", "Bob", None),
                (8, 2, "2025-12-30", "A date that holds", "", "2026-01-09"),
                (9, 1, "2026-11-02", "Money back", "", None),
            ],
        )
    old.close()

    engine = connect(f"sqlite:///{file}")
    with engine.connect() as connection:
        found = all_of(connection, Case, select(cases).order_by(cases.c.id))
        years = {each.year: each.last for each in connection.execute(select(case_years))}
    made = act(Database(engine), YOU, NOW, escalating.escalate, _program(engine), 2, "Nobody rings back")
    engine.dispose()

    assert [(each.id, each.customer_id, each.reference, each.state, each.owner, each.channel) for each in found] == [
        (7, 1, "CE-2026-0002", CaseState.OPEN, "Bob", "in-person"),
        (8, 2, "CE-2025-0001", CaseState.SETTLED, "", "in-person"),
        (9, 1, "CE-2026-0001", CaseState.OPEN, "", "in-person"),
    ]
    assert [(each.wants, each.raised_on, each.settled_on, each.for_call) for each in found] == [
        ("Their invoices are wrong", date(2026, 11, 3), None, True),
        ("A date that holds", date(2025, 12, 30), date(2026, 1, 9), True),
        ("Money back", date(2026, 11, 2), None, True),
    ]
    assert years == {2025: 1, 2026: 2}
    assert made.reference == "CE-2026-0003"


def _program(engine: Engine) -> Program:
    with engine.connect() as connection:
        return all_of(connection, Program, select(programs))[0]
