"""The keyed hashes of whom nobody brings back without asking, and the key."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import some_at_once
from callprogram.domain.customers.matching.forgetting import Forgotten

_KEY = "forgetting"
_KEY_BYTES = 32
_marks, _secrets = tables.forgotten, tables.secrets


def forgotten(connection: Connection) -> Forgotten:
    """Whoever was erased."""
    key = connection.execute(select(_secrets.c.value).where(_secrets.c.name == _KEY)).scalar()
    marks = connection.execute(select(_marks.c.mark)).scalars()
    return Forgotten(bytes.fromhex(key), frozenset(marks)) if key else Forgotten(b"", frozenset())


def key_of(connection: Connection) -> bytes:
    """The key, made at its first use."""
    found = forgotten(connection)
    if found.key:
        return found.key
    key = secrets.token_bytes(_KEY_BYTES)
    connection.execute(insert(_secrets).values(name=_KEY, value=key.hex()))
    return key


def keep(connection: Connection, marks: Iterable[str], at: datetime) -> None:
    """Keep these marks, each once."""
    known = forgotten(connection).marks
    rows = [{"mark": each, "at": at} for each in sorted(set(marks) - known)]
    if rows:
        connection.execute(insert(_marks), rows)


def keep_all(connection: Connection, others: Forgotten, at: datetime) -> None:
    """Keep the marks of another list too where they have the same key; those of another say nothing here."""
    own = forgotten(connection)
    if not others.key:
        return
    if not own.key:
        connection.execute(insert(_secrets).values(name=_KEY, value=others.key.hex()))
    if own.key in {b"", others.key}:
        keep(connection, others.marks, at)


def drop(connection: Connection, marks: Iterable[str]) -> None:
    """Forget these marks: who they stand for is here again because somebody said so."""
    for some in some_at_once(sorted(marks)):
        connection.execute(delete(_marks).where(_marks.c.mark.in_(some)))
