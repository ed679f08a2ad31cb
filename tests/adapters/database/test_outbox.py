"""The outbox on both databases: what may go, for one sender at a time, also when the one before it died."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.outbox import sole_sender
from callprogram.adapters.database.store import Database
from callprogram.domain.people.messages import Delivery, Message
from tests.adapters.database.conftest import begin
from tests.examples import A_MESSAGE, NOW
from tests.servers.waiting import wait_until

DIES_WHILE_SENDING = """
import os, sys
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.outbox import sole_sender
with sole_sender(connect(sys.argv[1])) as alone:
    print(alone, flush=True)
    sys.stdin.readline()
    os._exit(1)
"""


def keep(store: Database, *messages: Message) -> list[int]:
    with begin(store) as transaction:
        return [transaction.add(each).id for each in messages]


def a_message(number: int) -> Message:
    return replace(A_MESSAGE, key=f"message {number}", message_id=f"<{number}@callprogram>")


def test_what_may_go_comes_the_longest_due_first(store: Database) -> None:
    later, due, put_off, sent, longest = keep(
        store,
        replace(a_message(1), due_at=NOW + timedelta(seconds=1)),
        a_message(2),
        replace(a_message(3), next_at=NOW + timedelta(minutes=5)),
        replace(a_message(4), state=Delivery.SENT),
        replace(a_message(5), due_at=NOW - timedelta(weeks=3), next_at=NOW - timedelta(minutes=1)),
    )
    with store.sending(NOW, 9) as waiting:
        assert list(waiting) == [longest, due]
    with store.sending(NOW, 1) as waiting:
        assert list(waiting) == [longest]
    with store.sending(NOW + timedelta(minutes=5), 9) as waiting:
        assert list(waiting) == [longest, due, later, put_off]
    assert sent not in waiting


def test_while_one_sends_nobody_else_is_given_anything(store: Database, url: str) -> None:
    keep(store, a_message(1))
    other = Database(connect(url))
    with store.sending(NOW, 9) as mine, other.sending(NOW, 9) as others:
        assert (len(mine), len(others)) == (1, 0)
    with other.sending(NOW, 9) as others:
        assert len(others) == 1
    other.engine.dispose()


def test_no_transaction_is_open_while_one_sends(store: Database) -> None:
    with store.sending(NOW, 9), begin(store) as transaction:
        assert transaction.find(Message) == []


def is_free(engine: Engine) -> bool:
    with sole_sender(engine) as alone:
        return alone


def test_a_sender_that_dies_leaves_the_outbox_to_the_next_at_once(engine: Engine, url: str) -> None:
    command = [sys.executable, "-c", DIES_WHILE_SENDING, url]
    with subprocess.Popen(  # noqa: S603 -- ourselves
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": "."}
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "True\n"
        with sole_sender(engine) as alone:
            assert not alone
        process.communicate("\n")
    wait_until(lambda: is_free(engine))  # a server sees within a moment that its client is gone


def test_the_database_itself_refuses_the_same_thing_twice_to_the_same_person(store: Database) -> None:
    keep(store, a_message(1))
    with pytest.raises(IntegrityError):
        keep(store, replace(a_message(1), message_id="<other@callprogram>"))
