"""Every change is on record: who, when, and what; on both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import Engine

from callprogram.adapters.database.store import Database
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.people.trail import verified
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from tests.adapters.database.conftest import begin, events
from tests.examples import NOW, a_call


def test_a_new_value_is_on_record_with_who_when_and_what(store: Database, engine: Engine, customer: Customer) -> None:
    with begin(store, "promising.promise") as transaction:
        promise = transaction.add(Commitment(0, customer.id, "Send it", NOW, "ada@example.com", date(2026, 12, 4)))
    event = events(engine)[-1]

    assert (event.at, event.member, event.action) == (NOW, "anna@example.com", "promising.promise")
    assert (event.kind, event.row_id, event.before) == ("promise", promise.id, None)
    assert event.after["due_on"] == "2026-12-04"


def test_several_new_values_are_a_line_each_and_the_trail_stays_whole(
    store: Database, engine: Engine, customer: Customer
) -> None:
    with begin(store) as transaction:
        one = transaction.add(Commitment(0, customer.id, "One", NOW, "ada"))
        two, three = transaction.add_all([Commitment(0, customer.id, each, NOW, "ada") for each in ("Two", "Three")])
        last = transaction.save(replace(three, owner="ben"))
        assert transaction.add_all([]) == []
        assert transaction.find(Commitment, text=["Three", "One", "Nine"]) == [one, last]

    assert [(each.row_id, each.after.get("text")) for each in events(engine)[-4:]] == [
        (one.id, "One"),
        (two.id, "Two"),
        (three.id, "Three"),
        (three.id, None),
    ]
    assert verified(events(engine)).troubles == ()


def test_a_change_is_on_record_with_nothing_but_what_changed(
    store: Database, engine: Engine, customer: Customer
) -> None:
    richer = replace(customer, revenue=Decimal("1200.50"), health=40)
    with begin(store) as transaction:
        transaction.save(richer)
    event = events(engine)[-1]

    assert event.before == {"revenue": None, "health": None}
    assert event.after == {"revenue": "1200.50", "health": 40}


def test_what_is_typed_in_one_go_is_one_line_of_the_trail(
    store: Database, engine: Engine, program: Program, customer: Customer
) -> None:
    with begin(store) as transaction:
        call = transaction.add(a_call(program, customer))
    for text in ("H", "He", "Hello"):
        with begin(store, "noting.write") as transaction:
            transaction.save(replace(call, note=text), typed=True)
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, NOW, "noting.write") as transaction:
        transaction.save(replace(call, note="Hello all"), typed=True)
    *_, anna, you = events(engine)

    assert (anna.member, anna.before, anna.after) == ("anna@example.com", {"note": ""}, {"note": "Hello"})
    assert (you.before, you.after) == ({"note": "Hello"}, {"note": "Hello all"})


def test_the_words_of_a_private_note_are_not_on_record(
    store: Database, engine: Engine, program: Program, customer: Customer
) -> None:
    with begin(store, member=THE_PERSON_AT_THE_KEYBOARD) as transaction:
        call = transaction.add(a_call(program, customer))
        transaction.save(replace(transaction.add(PrivateNote(0, call.id, "")), text="between us"))
    first, second = events(engine)[-2:]

    assert (first.before, second.before) == (None, None)
    assert first.after == second.after == {"call_id": call.id}


def test_saving_what_did_not_change_is_not_on_record_and_touches_nothing(
    store: Database, engine: Engine, customer: Customer
) -> None:
    before = len(events(engine))
    with begin(store) as transaction:
        transaction.save(customer)
        touched = transaction.touched

    assert (len(events(engine)), touched) == (before, frozenset())
