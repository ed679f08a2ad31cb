"""Messages that wait in an older database: who they are for and what they speak of is found in what was kept."""

from collections.abc import Mapping
from dataclasses import asdict

import pytest
import sqlalchemy as sa
from alembic import command

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.people.members import FormerMember
from callprogram.domain.people.messages import Kind, Message
from callprogram.domain.program.call_hour import Week
from tests.adapters.database.conftest import begin, migrations_on
from tests.examples import LETTER, NOW, WEEK

TOM, EVE = "tom@example.com", "eve@example.com"


@pytest.fixture
def old(empty_url: str) -> str:
    """A database of before: a heads-up and news of a change wait for Tom, a letter for Eve, who was removed."""
    engine = sa.create_engine(empty_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        command.upgrade(migrations_on(connection), "0020")
        for key, recipient, concerning in (
            ("call list 7, entry 12", TOM, "entry 12"),
            ("call list 7, entry 13 skipped 2026-11-20T10:00:00+00:00", TOM, "entry 13"),
            ("after call 3", EVE, "call 3"),
        ):
            insert(connection, tables.messages, a_message(key, recipient, concerning))
        for email in (TOM, EVE):  # Tom has come back since
            insert(connection, tables.events, a_removal(email))
        member = {"email": TOM, "name": "Tom", "roles": [], "zone": "UTC", "channel": "", "serves": []}
        insert(connection, tables.members, member | {"quiet_from": NOW.time(), "quiet_until": NOW.time()})
    engine.dispose()
    return empty_url


def insert(connection: sa.Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    connection.execute(sa.insert(sa.Table(table.name, sa.MetaData(), autoload_with=connection)).values(row))


def a_message(key: str, recipient: str, concerning: str) -> dict[str, object]:
    at = NOW.replace(tzinfo=None)
    return {
        "key": key,
        "recipient": recipient,
        "letter": asdict(LETTER),
        "due_at": at,
        "queued_at": at,
        "message_id": f"<{key}@callprogram>",
        "concerning": concerning,
        "reply_to": "",
        "enclosures": [],
        "at_once": False,
        "state": "waiting",
        "attempts": 0,
        "trouble": "",
    }


def a_removal(email: str) -> dict[str, object]:
    before = {"email": email, "name": email.partition("@")[0].capitalize()}
    of_it = {"action": "membership.remove", "kind": "member", "row_id": 1, "before": before}
    return of_it | {"at": NOW.replace(tzinfo=None), "member": "ines@example.com"}


def test_what_waits_speaks_of_its_entries_and_nothing_waits_for_who_was_removed(old: str) -> None:
    engine = connect(old)
    with begin(Database(engine)) as transaction:
        messages = transaction.find(Message)
        former = transaction.find(FormerMember)
    engine.dispose()
    assert [(each.kind, each.about, dict(each.known), each.state.value) for each in messages] == [
        (Kind.HEADS_UP, 7, {"12": ""}, "waiting"),
        (Kind.HEADS_UP, 7, {"13": "something else"}, "waiting"),
        (Kind.CALL_REPORT, None, {"call 3": ""}, "withdrawn"),
    ]
    assert [(each.email, each.name, each.left_at) for each in former] == [(EVE, "Eve", NOW)]


@pytest.mark.parametrize(
    ("key", "concerning", "kind", "about", "week"),
    [
        ("uid 3", "calendar of program 4", Kind.CALENDAR, 4, None),
        ("uid 4", "calendar of program 4, 2026-W48", Kind.CALENDAR, 4, WEEK),
        ("told 5", "commitment 5", Kind.TOLD, 5, None),
        ("reminder owner 6 2026-12-04 2026-12-03", "commitment 6", Kind.CALL_REPORT, None, None),
        ("digest 2026-11-23", "digest 2026-11-23", Kind.AS_WRITTEN, None, None),
    ],
)
def test_what_a_message_is_about_is_read_off_the_words_that_said_so(
    empty_url: str, key: str, concerning: str, kind: Kind, about: int | None, week: Week | None
) -> None:
    engine = sa.create_engine(empty_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        command.upgrade(migrations_on(connection), "0021")
        insert(connection, tables.messages, a_message(key, TOM, concerning))
    engine.dispose()
    engine = connect(empty_url)
    with begin(Database(engine)) as transaction:
        [message] = transaction.find(Message)
    engine.dispose()
    assert (message.kind, message.about, message.week) == (kind, about, week)
