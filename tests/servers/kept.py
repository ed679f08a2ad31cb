"""What was brought about once in a SQLite database, and from then on by copying: an import costs as much as a page."""

import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from typing import Any, TypeVar

from sqlalchemy import Engine

_AFTERWARDS: dict[Hashable, tuple[bytes, Any]] = {}
T = TypeVar("T")


def once(engine: Engine, what: Hashable, happens: Callable[[], T]) -> T:
    """Let it happen, or make the database what this came to before and answer the same; on PostgreSQL it happens."""
    if engine.dialect.name != "sqlite":
        return happens()
    with closing(sqlite3.connect(str(engine.url.database))) as database:
        if what not in _AFTERWARDS:
            came_to = happens()
            _AFTERWARDS[what] = _without_log(database.serialize()), came_to
            return came_to
        content, answer = _AFTERWARDS[what]
        database.execute("PRAGMA synchronous=OFF")
        with closing(sqlite3.connect(":memory:")) as kept:
            kept.deserialize(content)
            kept.backup(database)
        found: T = answer
        return found


def _without_log(content: bytes) -> bytes:
    """As its header has it for a database without a write-ahead log, which one in memory cannot have."""
    return content[:18] + b"\x01\x01" + content[20:]
