"""A database of before: what it knew by words alone it knows by kind, and nothing else is taken for it."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Engine

from callprogram.adapters.database.store import Database
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, Kind, State
from callprogram.services.act import act
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.promises import promising
from tests.adapters.database.conftest import take_again
from tests.examples import MOORLICHT, NOW, PROGRAM

CALLED = "Call again on Thursday 3 December at 15:00"
THURSDAY = NOW.replace(month=12, day=3, hour=14)


def as_before(engine: Engine) -> None:
    """Take back what the migration does, and do it again."""
    columns = ("kind", "told_in_call")
    with engine.begin() as connection:
        take_again(connection, "0018", *(f"ALTER TABLE commitments DROP COLUMN {column}" for column in columns))


def test_promises_to_call_again_of_before_are_known_by_who_made_them(engine: Engine) -> None:
    store = Database(engine)
    with store.transaction(YOU, NOW, "importing.bring_in") as transaction:
        program = transaction.add(replace(PROGRAM, id=0))
        known = [transaction.add(replace(MOORLICHT, crm_id=f"A-{number}")) for number in range(4)]
    _asked_for_another_time(store, program, known[0])
    _asked_for_another_time(store, program, known[1])
    talk = act(store, YOU, NOW + timedelta(days=12), outcomes.log, program, LoggedCall(known[1].id, _TALKED))
    act(store, YOU, NOW, promising.promise, known[2].id, CALLED, owner="Ada Byron", due_on=date(2026, 12, 3))
    busy = act(store, YOU, NOW, outcomes.log, program, LoggedCall(known[3].id, Outcome(Disposition.BUSY)))
    words = "Call again on Monday with the price list"
    for said in (words, CALLED):
        act(store, YOU, NOW, promising.promise, known[3].id, said, owner="Priya", call_id=busy.id)

    as_before(engine)

    with store.transaction(YOU, NOW, "importing.preview") as transaction:
        found = [(each.kind, each.state, each.told_in_call) for each in transaction.find(Commitment)]
    assert found == [
        (Kind.CALL_AGAIN, State.OPEN, None),
        (Kind.CALL_AGAIN, State.TOLD, talk.id),
        (Kind.PROMISE, State.OPEN, None),
        (Kind.PROMISE, State.LOOSE, None),
        (Kind.PROMISE, State.LOOSE, None),
    ]


_TALKED = Outcome(Disposition.CONNECTED)


def _asked_for_another_time(store: Database, program: Program, customer: Customer) -> None:
    outcome = Outcome(Disposition.RESCHEDULED, call_again_at=THURSDAY)
    act(store, YOU, NOW, outcomes.log, program, LoggedCall(customer.id, outcome))
